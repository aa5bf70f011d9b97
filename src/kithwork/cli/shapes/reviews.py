"""Possible duplicates as JSON."""

from typing import Any

from kithwork.cli.shapes import people
from kithwork.store.queries.look_alikes import LookAlikeCard
from kithwork.store.queries.people import PersonRow


def pair(card: LookAlikeCard) -> dict[str, Any]:
    """One row of `kith review`: two people who may be one, and what speaks for and against."""
    return {
        "id": str(card.id),
        "left": _side(card.left),
        "right": _side(card.right),
        "for": list(card.speaks_for),
        "against": list(card.speaks_against),
    }


def _side(row: PersonRow) -> dict[str, Any]:
    return {
        "person": str(row.id),
        "name": row.name,
        "emails": list(row.emails),
        "positions": [people.position(card) for card in row.positions],
    }
