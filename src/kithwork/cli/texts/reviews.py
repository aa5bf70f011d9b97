"""Possible duplicates in words."""

from collections.abc import Sequence

from kithwork.cli import tables
from kithwork.cli.texts import people
from kithwork.store.queries.look_alikes import LookAlikeCard
from kithwork.store.queries.people import PersonRow


def listing(cards: Sequence[LookAlikeCard]) -> str:
    """Each pair with what speaks for and against, and what to type."""
    if not cards:
        return "Nobody waits for review."
    return tables.joined(*[_pair(card) for card in cards])


def _pair(card: LookAlikeCard) -> str:
    return "\n".join(
        [
            _side(card.left),
            _side(card.right),
            f"  for: {'; '.join(card.speaks_for) or 'nothing'}",
            f"  against: {'; '.join(card.speaks_against) or 'nothing'}",
            f"  the same: kith merge {card.left.id} {card.right.id}",
            f"  two people: kith review --apart {card.left.id} {card.right.id}",
        ]
    )


def _side(row: PersonRow) -> str:
    parts = (row.name, people.work(row.positions, row.headline), *row.emails[:1])
    return " · ".join(part for part in parts if part)
