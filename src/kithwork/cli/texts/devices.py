"""Paired phones in words."""

from collections.abc import Sequence

from kithwork.cli import tables
from kithwork.store.queries.devices import DeviceCard

NONE = (
    "No phone is paired. Settings pairs one, and the Help page “Kithwork on your phone” says how."
)


def devices(cards: Sequence[DeviceCard], *, width: int | None) -> str:
    """The table of phones."""
    if not cards:
        return NONE
    rows = [
        (str(card.id), card.name, f"{card.paired_at:%Y-%m-%d}", f"{card.seen_at:%Y-%m-%d}")
        for card in cards
    ]
    return tables.draw(heads=("id", "name", "paired", "last seen"), rows=rows, width=width)
