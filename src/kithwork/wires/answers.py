"""One question to one place of the web, and its answer: bounded in time and size, told in words.

No text of a failure holds more of an address than its host: the rest may be a secret.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import httpcore2

from kithwork.domain import feeds as rules
from kithwork.domain.errors import Invalid
from kithwork.wires.addresses import Unreachable
from kithwork.wires.lines import Lines

LEADS_ON = (301, 302, 303, 307, 308)
MOST_REDIRECTS = 5
_PORTS = {"https": 443, "http": 80}


class TooLarge(Invalid):
    """The answer is larger than anything that is read."""

    def __init__(self, host: str, most: int) -> None:
        super().__init__("address", f"leads to more than {most // 1000:,} kB at {host}; not read.")


@dataclass(frozen=True, slots=True)
class Caps:
    """How long all of a call may take, in seconds, and how many bytes one answer may have."""

    seconds: float = 20.0
    size: int = 20_000_000


USUAL = Caps()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a place answered; header names in small letters, no body but for a good answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def next_place(self) -> str:
        """Where it sends whoever asks; empty for an answer that ends here."""
        return self.headers.get("location", "") if self.status in LEADS_ON else ""


def ask(
    *,
    place: str,
    lines: Lines,
    headers: Mapping[str, str],
    caps: Caps = USUAL,
    method: str = "GET",
    body: bytes = b"",
) -> Answer:
    """Ask one place, following nothing; raises Unreachable, TooLarge, addresses.NotAllowed."""
    host = rules.host(place)
    sent = {
        "Host": urlsplit(place).netloc.rpartition("@")[2],
        "User-Agent": "Kithwork",
        "Accept-Encoding": "identity",
        "Connection": "close",
        **headers,
    }
    try:
        with (
            httpcore2.ConnectionPool(network_backend=lines, max_connections=1) as pool,
            pool.stream(
                method, _url(place), headers=list(sent.items()), content=body or None
            ) as found,
        ):
            known = {name.decode().lower(): _plain(value) for name, value in found.headers}
            whole = _body(host, found.iter_stream(), known, caps) if found.status < 300 else b""
            return Answer(found.status, known, whole)
    except httpcore2.TimeoutException:
        raise Unreachable(f"{host} did not answer within {caps.seconds:g} seconds.") from None
    except httpcore2.ConnectError as error:
        raise Unreachable(_why_not(host, error)) from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError):
        raise Unreachable(f"{host} broke off in the middle, or speaks no HTTP.") from None


def origin(place: str) -> tuple[str, str, int]:
    """Scheme, host and port: whom credentials are meant for."""
    parts = urlsplit(place)
    return parts.scheme, parts.hostname or "", parts.port or _PORTS[parts.scheme]


def _url(place: str) -> httpcore2.URL:
    parts = urlsplit(place)
    scheme, host, port = origin(place)
    # A server's own words may hold signs that have to be written in another way.
    target = quote(parts.path + (f"?{parts.query}" if parts.query else ""), safe=rules.PLAIN)
    return httpcore2.URL(
        scheme=scheme.encode(), host=host.encode("ascii", "ignore"), port=port, target=target
    )


def _plain(value: bytes) -> str:
    return value.decode("latin-1")


def _why_not(host: str, error: httpcore2.ConnectError) -> str:
    said = str(error).upper()
    if "CERTIFICATE" in said:
        return f"{host} could not prove that it is {host}: its certificate is not accepted."
    if "SSL" in said:
        return f"{host} speaks no safe connection there (https)."
    return f"{host} cannot be reached. Is this machine online, and that one?"


def _body(host: str, parts: Iterator[bytes], known: Mapping[str, str], caps: Caps) -> bytes:
    if known.get("content-encoding", "identity").lower() not in ("identity", ""):
        raise Unreachable(f"{host} packed its answer, though it was asked not to.")
    said = known.get("content-length", "")
    if said.isascii() and said.isdigit() and int(said[:20]) > caps.size:
        raise TooLarge(host, caps.size)
    found = bytearray()
    for part in parts:
        found += part
        if len(found) > caps.size:
            raise TooLarge(host, caps.size)
    return bytes(found)
