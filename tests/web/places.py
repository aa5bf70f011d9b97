"""The routes of the program and the address of each, read from the program itself."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, get_resolver

# Open without a session.
OPEN = {
    "healthz",
    "readyz",
    "enter",
    "pair",
    "manifest",
    "service-worker",
    "offline",
    "unsent",
    "own-feed",
}


def routes() -> Iterator[URLPattern]:
    """Every route, those of included modules too."""
    for one in get_resolver().url_patterns:
        yield from getattr(one, "url_patterns", [one])


def address(route: URLPattern, things: dict[str, Any]) -> str:
    """Where a route leads, with the ids of these things."""
    made = str(route.pattern)
    for name, converter in route.pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower()
        kind = {"string": "str"}.get(kind, kind)
        made = made.replace(f"<{kind}:{name}>", str(things[name]))
    return f"/{made}"


def guarded() -> list[URLPattern]:
    """The routes that need a session."""
    return [route for route in routes() if route.name not in OPEN]
