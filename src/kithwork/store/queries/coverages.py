"""What became of questions in talks, and which talks were written down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from kithwork.domain.actors import Actor
from kithwork.domain.findings import Talk
from kithwork.domain.questions import Theme
from kithwork.domain.records import Stay
from kithwork.domain.runs import Outcome
from kithwork.store import access
from kithwork.store.models import Answer, Debrief, OwnQuestion, Position
from kithwork.store.queries.question_plans import OWN


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it went in a talk; `key` is empty for one that stood in no plan."""

    key: str
    text: str
    outcome: Outcome
    person: UUID
    name: str
    at: datetime


def asked(*, actor: Actor) -> tuple[Asked, ...]:
    """Every question whose outcome was written down, with people who are there."""
    rows = access.visible(actor, Answer).filter(chat__person__removed_at__isnull=True)
    found = rows.order_by("pk").values_list(
        *("key", "question", "outcome", "chat__person__public_id", "chat__person__name"),
        *("chat__held_at", "chat__agreed_at"),
    )
    return tuple(
        Asked(key, text, Outcome(outcome), person, name, held_at or agreed_at)
        for key, text, outcome, person, name, held_at, agreed_at in found
    )


def own_themes(*, actor: Actor) -> Mapping[str, Theme]:
    """The theme of each question of the seeker's own, taken away or not, by its key."""
    rows = access.visible(actor, OwnQuestion).order_by("pk").values_list("public_id", "theme")
    return {f"{OWN}{public_id}": Theme(theme) for public_id, theme in rows}


def talks(*, actor: Actor) -> tuple[Talk, ...]:
    """Every talk that was written down, with the field of whoever it was with."""
    rows = access.visible(actor, Debrief).filter(chat__person__removed_at__isnull=True)
    counted = rows.annotate(
        likes=Count("chat__fit", filter=Q(chat__fit__sign=1)),
        dislikes=Count("chat__fit", filter=Q(chat__fit__sign=-1)),
    )
    found = counted.order_by("pk").values_list(
        *("chat__public_id", "chat__person_id", "chat__person__public_id"),
        *("chat__person__industry", "again", "likes", "dislikes", "liking"),
    )
    fields = _fields(actor)
    return tuple(
        Talk(chat, person, own or fields.get(pk, ""), *rest)
        for chat, pk, person, own, *rest in found
    )


def _fields(actor: Actor) -> dict[int, str]:
    """The industry of where each talked-with person works now, by primary key."""
    rows = access.visible(actor, Position).filter(
        person__chats__debrief__isnull=False,
        removed_at__isnull=True,
        current=True,
        stay=Stay.WORK,
        organisation__removed_at__isnull=True,
    )
    known = rows.exclude(organisation__industry="").order_by("-pk")
    return dict(known.values_list("person_id", "organisation__industry"))
