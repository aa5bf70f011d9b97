"""What a request is once the door has let it in."""

from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxDetails

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Invalid

LONGEST_LETTER = 20_000
# The one character that PostgreSQL keeps in no text.
NUL = "\x00"
# Where a phone's session keeps the id of its device.
DEVICE = "device"


class AuthedRequest(HttpRequest):
    """A request of a known actor; `require_actor` refuses all others."""

    actor: Actor
    htmx: HtmxDetails
    session: SessionBase


def exact(values: QueryDict, name: str, *, longest: int) -> str:
    """One value of a query or form as it stands, cut to what a field holds."""
    return values.get(name, "").replace(NUL, "")[:longest]


def text(values: QueryDict, name: str, *, longest: int = 500) -> str:
    """One value of a query or form as one line, cut to what a field holds."""
    return " ".join(values.get(name, "").replace(NUL, "").split())[:longest]


def whole(values: QueryDict, name: str, *, default: int) -> int:
    """A whole number of a query; the default where there is none."""
    found = values.get(name, "")
    return int(found) if found.isascii() and found.isdigit() and len(found) < 7 else default


def identity(values: QueryDict, name: str) -> UUID | None:
    """An id of a query or form; None where it is absent, Invalid where it is none."""
    found = values.get(name, "").strip()
    if not found:
        return None
    try:
        return UUID(found)
    except ValueError:
        raise Invalid(name, _("is no id of Kithwork's.")) from None


def both(values: QueryDict) -> tuple[UUID, UUID]:
    """The two people that a form names left and right."""
    left, right = identity(values, "left"), identity(values, "right")
    if left is None or right is None:
        raise Invalid("left", "and right must name two people.")
    return left, right


State = TypeVar("State", bound=StrEnum)


def state(states: type[State], found: str) -> State:
    """The state that a button names; Invalid where there is none of that name."""
    try:
        return states(found)
    except ValueError:
        raise Invalid("state", _("is none that this can come into.")) from None


def letter(values: QueryDict) -> dict[str, str]:
    """A subject and a text as they stand in their editor, saved or not."""
    body = exact(values, "text", longest=LONGEST_LETTER)
    return {"subject": text(values, "subject"), "text": body}
