"""A given introduction as plain values: for the export and for the logical dump."""

from collections.abc import Callable
from typing import Any

from kithwork.flows.export_cells import cells
from kithwork.store.models import GivenIntroduction

_GIVEN = (
    "left_why", "right_why", "left_consent", "right_consent", "state", "changed_at", "made_on",
)  # fmt: skip


def of(row: GivenIntroduction, called: Callable[[int], Any]) -> dict[str, Any]:
    """Who, why, what each said, and the messages that the seeker changed."""
    letters = sorted(row.letters.all(), key=lambda one: one.side)
    return {
        "left": called(row.left_id),
        "right": called(row.right_id),
        **cells(row, _GIVEN),
        "letters": [cells(one, ("side", "subject", "text")) for one in letters],
    }
