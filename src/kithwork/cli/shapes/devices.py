"""Paired phones as JSON."""

from typing import Any

from kithwork.cli.shapes import values
from kithwork.store.queries.devices import DeviceCard


def device(card: DeviceCard) -> dict[str, Any]:
    """One phone."""
    return {
        "id": str(card.id),
        "name": card.name,
        "paired_at": values.moment(card.paired_at),
        "seen_at": values.moment(card.seen_at),
    }
