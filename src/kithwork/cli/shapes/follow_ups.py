"""Follow-ups as JSON."""

from typing import Any

from kithwork.cli.shapes import messages, values
from kithwork.domain.follow_ups import FollowUp
from kithwork.domain.occasions import FollowUpDraft


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


def draft(card: FollowUpDraft) -> dict[str, Any]:
    """What `kith follow-up draft` answers: the text, what the checker found, its digest."""
    return {
        "id": str(card.id),
        "kind": card.kind.value,
        "person": str(card.person),
        "name": card.name,
        "state": card.state.value,
        "due": values.moment(card.due_at),
        "channel": card.channel.value,
        "subject": card.subject,
        "text": card.text,
        "findings": [messages.finding(remark) for remark in card.remarks],
        "missing": card.missing or {},
        "did": card.did,
        "came": card.came,
        "chat": values.identity(card.chat),
        "ask": values.identity(card.ask),
        "mailto": card.mailto,
        "digest": card.digest,
    }
