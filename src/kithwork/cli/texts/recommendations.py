"""Recommendations in words."""

from collections.abc import Sequence

from kithwork.cli import tables
from kithwork.domain.recommendations import Recommendation

NONE_YET = (
    "Nobody spoke for you yet, as far as is noted here. When somebody does: "
    "kith recommendation add PERSON --to NAME --for WHAT"
)


def listing(cards: Sequence[Recommendation], *, width: int | None) -> str:
    """Who spoke for the seeker, the latest first, and what came of it."""
    if not cards:
        return NONE_YET
    rows = [
        (f"{one.on}", one.name, one.to, one.matter, one.outcome.value, str(one.id)) for one in cards
    ]
    heads = ("Recommended on", "By", "To", "For", "What came of it", "Id")
    return tables.draw(heads=heads, rows=rows, width=width)


def recommendation(card: Recommendation) -> str:
    """One of them, as a sentence."""
    to = f" to {card.to}" if card.to else ""
    matter = f", for {card.matter}" if card.matter else ""
    return f"{card.name} recommended you{to}{matter} on {card.on}: {card.outcome.value}. {card.id}"
