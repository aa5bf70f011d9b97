"""What every page knows: where it is, what just happened, whose workspace it shows."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from kithwork.store.queries import workspaces
from kithwork.web import notices


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the navigation; `here` when the page lies in it."""

    name: str
    icon: str
    address: str
    here: bool


# In the order of the loop: who next, the people, the ways to them, what I look for, messages.
SECTIONS = (
    ("Today", "sun", "today", ("/",)),
    ("People", "users", "people", ("/people", "/organisations", "/ties", "/review")),
    ("Paths", "route", "paths", ("/path",)),
    ("Campaign", "compass", "campaign", ("/campaign", "/welcome")),
    ("Asks", "send", "asks", ("/asks",)),
    ("Import", "download", "import", ("/import",)),
)


def page(request: HttpRequest) -> dict[str, Any]:
    """The names every template may use; empty for who was not let in, and after a fault."""
    actor = getattr(request, "actor", None)
    if actor is None or getattr(request, "broken", False):
        return {}
    return {
        "sections": [
            Section(name, icon, reverse(route), _within(request.path, prefixes))
            for name, icon, route, prefixes in SECTIONS
        ],
        "workspace": workspaces.show(actor=actor),
        "notices": notices.take(request.session),
        "today": timezone.localdate(),
    }


def _within(path: str, prefixes: tuple[str, ...]) -> bool:
    return any(path == prefix or (prefix != "/" and path.startswith(prefix)) for prefix in prefixes)
