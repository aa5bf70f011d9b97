"""What the server answers a request that never reaches the pages: too large, or not readable.

The server's own answer is a bare line without the headers that every other answer carries.
"""

from functools import partial
from html import escape
from importlib import import_module
from typing import Any

Headers = tuple[tuple[str, str], ...]
# The same as settings.base gives the pages, less what a page without scripts and forms needs.
POLICY = (
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
    "object-src 'none'; frame-ancestors 'none'"
)
HEADERS = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
)
# Where phones come over TLS; a browser heeds it there alone (the same as settings.base says).
LASTING_TLS = ("Strict-Transport-Security", "max-age=31536000")
UNREADABLE = ("That could not be read", "The request was too long or malformed.")
FEWER = (
    "Files of more than 300 MB together are not taken. Choose fewer files, or for LinkedIn "
    "the small archive with “Connections” alone."
)
STYLES = "".join(
    f'<link rel="stylesheet" href="/static/css/{name}.css">' for name in ("tokens", "base", "pages")
)
SAID = {413: ("That is more than goes in at once", FEWER)}


class Refusal:
    """A server's error, told as a page."""

    def __init__(self, error: Any, headers: Headers) -> None:
        self.error = error
        self.headers = headers

    def to_response(self, _ident: str | None = None) -> tuple[str, list[tuple[str, str]], bytes]:
        """Status, headers and body, as the server asks its errors for them."""
        title, what = SAID.get(self.error.code, UNREADABLE)
        return f"{self.error.code} {self.error.reason}", list(self.headers), page(title, what)


def page(title: str, what: str) -> bytes:
    """A page in the look of the others, made without them."""
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} · Kithwork</title>"
        f"{STYLES}"
        f'<main class="narrow"><div class="failure"><h1>{escape(title)}</h1>'
        f'<p class="intro">{escape(what)}</p><p>Nothing was changed. Go back and try again.</p>'
        "</div></main></html>"
    ).encode()


def channel_class(*, extra: Headers = ()) -> type:
    """The server's kind of connection, whose refusals are pages with `extra` headers, too."""
    plain = import_module("waitress.channel").HTTPChannel
    told = partial(_told, headers=(*HEADERS, *extra))
    return type("Channel", (plain,), {"error_task_class": staticmethod(told)})


def _told(channel: Any, request: Any, *, headers: Headers) -> Any:
    request.error = Refusal(request.error, headers)
    return import_module("waitress.task").ErrorTask(channel, request)
