"""Follow-ups as JSON."""

from typing import Any

from kithwork.cli.shapes import values
from kithwork.domain.follow_ups import FollowUp


def follow_up(card: FollowUp) -> dict[str, Any]:
    """One row of `kith follow-ups`."""
    return {
        "id": str(card.id),
        "kind": card.kind.value,
        "person": str(card.person),
        "name": card.name,
        "due": values.moment(card.due_at),
        "state": card.state.value,
        "reason": card.reason,
        "text": card.text,
        "whose": card.whose.value if card.whose else None,
        "chat": values.identity(card.chat),
        "note": card.note,
    }
