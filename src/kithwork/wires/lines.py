"""Connections that lead only where they may, and end when their time is up.

A read that waits a little again and again would wait for ever: all reads and writes of one
call share what is left of its time.
"""

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore2
from httpcore2 import ConnectTimeout, NetworkBackend, NetworkStream, ReadTimeout

from kithwork.wires import addresses
from kithwork.wires.addresses import STRICT, Allowance, LookUp

Options = Iterable[Any] | None


class Deadline:
    """When a call must be over, counted from now."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, timeout: float | None) -> float:
        """What a single step may take: `timeout`, or what is left; ReadTimeout when nothing is."""
        rest = self._end - time.monotonic()
        if rest <= 0:
            raise ReadTimeout
        return rest if timeout is None else min(rest, timeout)


class Lines(NetworkBackend):
    """Connects to addresses that were judged, and to no others."""

    def __init__(
        self,
        *,
        deadline: Deadline,
        allowed: Allowance = STRICT,
        look_up: LookUp = addresses.looked_up,
    ) -> None:
        self._deadline = deadline
        self._allowed = allowed
        self._look_up = look_up
        self._backend = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Options = None,
    ) -> NetworkStream:
        """A connection to the first address of the host that answers."""
        found = addresses.judged(host=host, port=port, allowed=self._allowed, look_up=self._look_up)
        failure: Exception = ConnectTimeout()
        for place in found:
            try:
                rest = self._deadline.left(timeout)
                opened = self._backend.connect_tcp(place, port, rest, local_address, socket_options)
                return _Line(opened, self._deadline)
            except (httpcore2.ConnectError, ConnectTimeout) as error:
                failure = error
        raise failure


class _Line(NetworkStream):
    """A connection whose every step is bounded by the deadline."""

    def __init__(self, stream: NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> NetworkStream:
        rest = self._deadline.left(timeout)
        return _Line(self._stream.start_tls(ssl_context, server_hostname, rest), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
