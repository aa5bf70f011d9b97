"""Ends TLS in front of the server on the loopback interface (docs/decisions/0011).

One thread with an event loop: a connection that says nothing, or speaks without TLS, costs no
thread of the server's and keeps nobody waiting.
"""

import asyncio
import contextlib
import socket
import ssl
import threading
from collections.abc import Callable
from typing import Any

from kithwork.bootstrap import outside

SECONDS_FOR_HANDSHAKE = 10
# Fewer than the server takes at once, so that the desk always gets in.
MOST_AT_ONCE = 64
PIECE = 1 << 16


class Forwarder:
    """Passes what comes over TLS on to `to`, byte for byte, until it is closed."""

    def __init__(
        self, *, listener: socket.socket, context: ssl.SSLContext, to: tuple[str, int]
    ) -> None:
        self._listener = listener
        self._context = context
        self._to = to
        self._open = 0
        self._ready = threading.Event()
        self._end: Callable[[], object] = lambda: None
        self._thread = threading.Thread(target=self._run, name="tls", daemon=True)

    def start(self) -> None:
        """Begin, in a thread of its own."""
        self._thread.start()
        self._ready.wait()

    def close(self) -> None:
        """Take nothing new and end what is open."""
        self._end()
        if self._thread.is_alive():
            self._thread.join()
        self._listener.close()

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        loop, ended = asyncio.get_running_loop(), asyncio.Event()
        loop.set_exception_handler(_say_nothing)
        server = await asyncio.start_server(
            self._joined,
            sock=self._listener,
            ssl=self._context,
            ssl_handshake_timeout=SECONDS_FOR_HANDSHAKE,
            limit=PIECE,
        )
        self._end = lambda: loop.call_soon_threadsafe(ended.set)
        self._ready.set()
        await ended.wait()
        server.close()

    async def _joined(self, outer: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        """One connection, whose handshake is done."""
        if self._open >= MOST_AT_ONCE:
            back.close()
            return
        self._open += 1
        try:
            inner, there = await asyncio.open_connection(*self._to, limit=PIECE)
            port = str(there.get_extra_info("sockname")[1])
            # Known as one that came over TLS before its first byte arrives.
            outside.ENDED_TLS.add(port)
            try:
                await _until_one_ends(_pass_on(outer, there), _pass_on(inner, back))
            finally:
                there.close()
                outside.ENDED_TLS.discard(port)
        except OSError:
            pass  # Either side went away: that is how connections end.
        finally:
            back.close()
            self._open -= 1


async def _until_one_ends(*directions: Any) -> None:
    """Both directions, until one of them has nothing more to come."""
    tasks = [asyncio.ensure_future(one) for one in directions]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _pass_on(source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while piece := await source.read(PIECE):
            to.write(piece)
            await to.drain()


def _say_nothing(_loop: asyncio.AbstractEventLoop, _what: dict[str, Any]) -> None:
    """A handshake that failed is the other side's; logs name nobody who knocked."""
