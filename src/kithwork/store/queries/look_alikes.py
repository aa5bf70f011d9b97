"""Possible duplicates: two people who may be one, with what speaks for and against."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from kithwork.domain.actors import Actor
from kithwork.store import access
from kithwork.store.models import LookAlike
from kithwork.store.queries import people
from kithwork.store.queries.people import PersonRow


@dataclass(frozen=True, slots=True)
class LookAlikeCard:
    """A pair waiting for review: the two people and the reasons to think they are one."""

    id: UUID
    left: PersonRow
    right: PersonRow
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


def listing(*, actor: Actor, limit: int = 50) -> tuple[LookAlikeCard, ...]:
    """Open pairs, oldest first."""
    pairs = list(_open(actor).order_by("pk")[:limit])
    ids = sorted({pk for pair in pairs for pk in (pair.left_id, pair.right_id)})
    rows = {row.pk: row for row in people.rows(actor=actor, people=ids)}
    return tuple(
        LookAlikeCard(
            id=pair.public_id,
            left=rows[pair.left_id],
            right=rows[pair.right_id],
            speaks_for=tuple(pair.reasons),
            speaks_against=_against(rows[pair.left_id], rows[pair.right_id]),
        )
        for pair in pairs
    )


def count(*, actor: Actor) -> int:
    """How many pairs wait."""
    return _open(actor).count()


def _open(actor: Actor) -> QuerySet[LookAlike]:
    rows = access.visible(actor, LookAlike).filter(state=LookAlike.OPEN)
    for side in ("left", "right"):
        rows = rows.filter(
            **{f"{side}__removed_at__isnull": True, f"{side}__merged_into__isnull": True}
        )
    return rows


def _against(left: PersonRow, right: PersonRow) -> tuple[str, ...]:
    """What differs, in words; facts only."""
    found = []
    if left.emails and right.emails and not set(left.emails) & set(right.emails):
        found.append(f"different e-mail addresses ({left.emails[0]}, {right.emails[0]})")
    at = [{position.organisation for position in row.positions} for row in (left, right)]
    if at[0] and at[1] and not at[0] & at[1]:
        found.append(f"different organisations ({min(at[0])}, {min(at[1])})")
    if left.place and right.place and left.place != right.place:
        found.append(f"different places ({left.place}, {right.place})")
    return tuple(found)
