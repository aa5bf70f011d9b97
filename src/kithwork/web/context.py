"""What every page knows: where it is, what just happened, whose workspace it shows."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kithwork.store.queries import workspaces
from kithwork.web import notices, preferences


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the navigation; `here` when the page lies in it, `keys` lead to it.

    One that `folds` goes into the menu where the bar has no room for it.
    """

    name: str
    icon: str
    address: str
    here: bool
    keys: str
    folds: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """What a section is made of: its route, and the addresses that lie in it."""

    name: str | Promise
    icon: str
    route: str
    within: tuple[str, ...]
    keys: str = ""
    folds: bool = False


PEOPLE = ("/people", "/organisations", "/ties", "/review", "/keep-in-touch")
# In the order of the loop: who next, the people, the ways to them, what I look for, messages.
SECTIONS = (
    Place(_("Today"), "sun", "today", ("/", "/week", "/missed"), "g t"),
    Place(_("People"), "users", "people", PEOPLE, "g p"),
    Place(_("Paths"), "route", "paths", ("/path",), "g w"),
    Place(_("Campaign"), "compass", "campaign", ("/campaign", "/welcome", "/landed"), "g c"),
    Place(_("Asks"), "send", "asks", ("/asks",), "g a"),
    Place(_("Chats"), "coffee", "chats", ("/chats",), "g k"),
    Place(_("Learned"), "lightbulb", "learned", ("/learned", "/inquiries"), "g l", folds=True),
)
# What is needed now and then, behind one button.
MENU = (
    Place(_("You"), "user", "me", ("/card",)),
    Place(_("Map"), "waypoints", "map", ("/map",), "g m"),
    Place(_("Report"), "chart-line", "report", ("/report",), "g r"),
    Place(_("Import"), "download", "import", ("/import",), "g i"),
    Place(_("Settings"), "settings", "settings", ("/settings", "/retention"), "g s"),
    Place(_("Help"), "circle-question-mark", "help", ("/help",), "g h"),
)


def page(request: HttpRequest) -> dict[str, Any]:
    """The names every template may use; empty for who was not let in, and after a fault."""
    actor = getattr(request, "actor", None)
    if actor is None or getattr(request, "broken", False):
        return {}
    return {
        "sections": [_entry(place, request.path) for place in SECTIONS],
        "menu": [_entry(place, request.path) for place in MENU],
        "preferences": preferences.of(request.session),
        "workspace": workspaces.show(actor=actor),
        "notices": notices.take(request.session),
        "today": timezone.localdate(),
    }


def _entry(place: Place, path: str) -> Section:
    here = _within(path, place.within)
    return Section(str(place.name), place.icon, reverse(place.route), here, place.keys, place.folds)


def _within(path: str, prefixes: tuple[str, ...]) -> bool:
    return any(path == prefix or (prefix != "/" and path.startswith(prefix)) for prefix in prefixes)
