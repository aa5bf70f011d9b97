"""The guide in words: what each part of a search is called, and where its next point is done."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kithwork.domain.guides import Guide, Part, Point

NAMES: dict[Part, str | Promise] = {
    Part.PREPARE: _("Prepare"),
    Part.FRAME: _("Frame"),
    Part.LISTEN: _("Listen"),
    Part.ASK_FOR_PEOPLE: _("Ask for people"),
    Part.FOLLOW_UP: _("Follow up"),
}
# What is still to do, the page that does it, and the part of that page.
POINTS: dict[Point, tuple[str | Promise, str, str]] = {
    Point.BRIEF: (_("Say who you are and what you look for"), "campaign", "brief"),
    Point.CONTACTS: (_("Bring in the people you know"), "import", ""),
    Point.FAN: (_("Name somebody who is on your side"), "campaign", "fans"),
    Point.TARGET: (_("Name whom you want to reach"), "campaign", "targets"),
    Point.NAME: (_("Say what your messages are signed with"), "me", ""),
    Point.REACHABLE: (_("Add the phone number people can call you on"), "me", ""),
    Point.LEARN: (_("Say what you hope to learn from people"), "campaign", "brief"),
    Point.DRAFT: (_("Draft your first ask"), "paths", ""),
    Point.SENT: (_("Send your first ask"), "asks", ""),
    Point.YES: (_("Wait for the first yes; most answer kindly"), "asks", ""),
    Point.TALK: (_("Note the first talk you had"), "people", ""),
    Point.WHO_THEY_KNOW: (_("Ask somebody who they know"), "new-ask", ""),
    Point.INTRODUCED: (_("Be introduced to somebody new"), "paths", ""),
    Point.NOTE: (_("Write down one thing you heard"), "people", ""),
    Point.BACK_AGAIN: (_("Get back to somebody who helped you"), "people", ""),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One part as shown; `label` and `address` are of its first open point, empty when done."""

    name: str
    done: int
    of: int
    label: str = ""
    address: str = ""


def rows(guide: Guide) -> tuple[Row, ...]:
    """The five parts as rows of the page."""
    return tuple(
        Row(str(NAMES[stage.part]), stage.done, stage.of, *_next(stage.first))
        for stage in guide.stages
    )


def _next(point: Point | None) -> tuple[str, str]:
    if point is None:
        return "", ""
    label, route, part = POINTS[point]
    return str(label), f"{reverse(route)}#{part}" if part else reverse(route)
