"""Recommendations as JSON."""

from typing import Any

from kithwork.cli.shapes import values
from kithwork.domain.recommendations import Recommendation


def recommendation(card: Recommendation) -> dict[str, Any]:
    """One row of `kith recommendation list`."""
    return {
        "id": str(card.id),
        "person": str(card.person),
        "name": card.name,
        "to": card.to,
        "for": card.matter,
        "on": values.day(card.on),
        "outcome": card.outcome.value,
        "outcome_on": values.day(card.outcome_on),
    }
