"""Homework for a chat, and who else is known at the organisations of a person's history."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.briefs import ResearchKind, ResearchLine
from kithwork.domain.errors import NotFound
from kithwork.store import access
from kithwork.store.models import Organisation, Position, Research

MOST_OTHERS = 8


class NoSuchResearch(NotFound):
    """No line of homework has that id."""

    def __init__(self, public_id: object) -> None:
        super().__init__(f"There is no homework {public_id}.")


def research(*, actor: Actor, chat: UUID) -> tuple[ResearchLine, ...]:
    """The homework for a chat, the oldest first in each kind."""
    rows = access.visible(actor, Research).filter(chat__public_id=chat, removed_at__isnull=True)
    order = list(ResearchKind)
    lines = [
        ResearchLine(row.public_id, ResearchKind(row.kind), row.text, row.source, row.on)
        for row in rows.order_by("pk")
    ]
    return tuple(sorted(lines, key=lambda line: order.index(line.kind)))


def research_row(*, actor: Actor, research: UUID) -> Research:
    """One line, removed or not; raises NoSuchResearch."""
    rows = access.visible(actor, Research).select_related("chat")
    found = rows.filter(public_id=research).first()
    if found is None:
        raise NoSuchResearch(research)
    return found


def places(*, actor: Actor, organisations: Sequence[UUID]) -> dict[UUID, Organisation]:
    """Organisations by their ids."""
    rows = access.visible(actor, Organisation).filter(public_id__in=organisations)
    return {row.public_id: row for row in rows}


def others_at(
    *, actor: Actor, organisations: Sequence[UUID], but: int
) -> dict[UUID, tuple[str, ...]]:
    """Names of people at each organisation, but for the seeker and one person (primary key)."""
    rows = access.visible(actor, Position).filter(
        organisation__public_id__in=organisations,
        removed_at__isnull=True,
        person__removed_at__isnull=True,
        person__merged_into__isnull=True,
        person__is_me=False,
    )
    found: dict[UUID, list[str]] = defaultdict(list)
    named = rows.exclude(person_id=but).order_by("-current", "person__name", "person_id")
    for place, name in named.values_list("organisation__public_id", "person__name"):
        if name not in found[place] and len(found[place]) < MOST_OTHERS:
            found[place].append(name)
    return {place: tuple(names) for place, names in found.items()}
