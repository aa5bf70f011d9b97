"""What the rows tell of how a chat is prepared."""

from uuid import UUID

from django.db.models import Count

from kithwork.domain.actors import Actor
from kithwork.domain.readiness import Item
from kithwork.domain.records import Stay
from kithwork.store import access
from kithwork.store.models import Chat, Person, Position, Research, Tick


def ticked(*, actor: Actor, chat: UUID) -> frozenset[Item]:
    """What the seeker ticked by hand for a chat."""
    rows = access.visible(actor, Tick).filter(chat__public_id=chat)
    return frozenset(Item(item) for item in rows.values_list("item", flat=True))


def counted(*, actor: Actor, chat: UUID) -> dict[str, int]:
    """How many goals and rehearsals a chat has, and how many lines of homework."""
    homework = access.visible(actor, Research).filter(chat__public_id=chat, removed_at__isnull=True)
    row = (
        access.visible(actor, Chat)
        .filter(public_id=chat)
        .annotate(
            count_goals=Count("goals", distinct=True),
            count_rehearsals=Count("rehearsals", distinct=True),
        )
        .values("count_goals", "count_rehearsals")
        .first()
    ) or {"count_goals": 0, "count_rehearsals": 0}
    return {
        "goals": row["count_goals"],
        "rehearsals": row["count_rehearsals"],
        "homework": homework.count(),
    }


def industries(*, actor: Actor, person: UUID) -> tuple[str, ...]:
    """The industries a person is in now: their own word first, then their employers'."""
    rows = access.visible(actor, Position).filter(
        person__public_id=person, removed_at__isnull=True, current=True, stay=Stay.WORK
    )
    places = rows.order_by("pk").values_list("organisation__industry", flat=True)
    own = access.visible(actor, Person).filter(public_id=person).values_list("industry", flat=True)
    return tuple(filter(None, [*own, *places]))
