"""A feed: the address of a calendar on the web. Whoever has it can read it, so it is a secret."""

from enum import StrEnum
from urllib.parse import quote, urlsplit, urlunsplit

from kithwork.domain.errors import Invalid

LONGEST = 2_000
# What calendar programs call a feed; the answer comes over http all the same.
_SPOKEN = {"webcal": "https", "webcals": "https", "https": "https", "http": "http"}
# The signs of a path and a query that stand for themselves.
PLAIN = "%/:@!$&'()*+,;=-._~?"
_PORTS = {"https": 443, "http": 80}


class CalendarSource(StrEnum):
    """Where a calendar that was read came from."""

    FILE = "file"
    FEED = "feed"
    SERVER = "server"


class NoFeed(Invalid):
    """A text that is no address a calendar can be read from."""

    def __init__(self, why: str) -> None:
        super().__init__("address", why)


def address(text: str) -> str:
    """The address as it is asked: https or http, plain letters, no fragment; raises NoFeed."""
    typed = text.strip()
    if not typed or len(typed) > LONGEST:
        raise NoFeed(f"must have 1 to {LONGEST} letters.")
    if not typed.isprintable() or any(sign in typed for sign in ' \\"<>^`{|}'):
        raise NoFeed("holds a space or a sign that no address has.")
    try:
        parts = urlsplit(typed)
        host, port = parts.hostname or "", parts.port
        ascii_host = host.encode("idna").decode() if not host.isascii() else host
    except ValueError:
        raise NoFeed("is no address such as https://example.org/calendar.ics.") from None
    scheme = _SPOKEN.get(parts.scheme.lower(), "")
    if not scheme or not host:
        raise NoFeed("must begin with https://, http:// or webcal:// and name a place.")
    user = quote(parts.netloc.rpartition("@")[0], safe=":%!$&'()*+,;=-._~")
    place = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    place += f":{port}" if port and port != _PORTS[scheme] else ""
    path, query = (quote(part, safe=PLAIN) for part in (parts.path, parts.query))
    return urlunsplit((scheme, f"{user}@{place}" if user else place, path or "/", query, ""))


def host(feed: str) -> str:
    """The place that an address names, without all that is secret in it."""
    return urlsplit(feed).hostname or ""


def shortened(feed: str) -> str:
    """An address as it is shown: where it leads, and nothing that opens it."""
    parts = urlsplit(feed)
    place = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{place}/…" if place else ""
