"""Given introductions as JSON."""

from typing import Any

from kithwork.cli.shapes import messages, values
from kithwork.domain.given_introductions import (
    GivenCard,
    GivenDraft,
    Party,
    Suggestion,
    Suggestions,
)


def suggestions(found: Suggestions) -> dict[str, Any]:
    """What `kith give suggest` answers."""
    return {
        "pairs": [_suggestion(one) for one in found.pairs],
        "known": found.known,
        "note": found.note,
    }


def _suggestion(one: Suggestion) -> dict[str, Any]:
    return {
        "left": {"person": str(one.left), "name": one.left_name},
        "right": {"person": str(one.right), "name": one.right_name},
        "reasons": list(one.reasons),
        "worth": one.worth,
    }


def given(card: GivenCard) -> dict[str, Any]:
    """One row of `kith give list`."""
    return {
        "id": str(card.id),
        "state": card.state.value,
        "left": _party(card.left),
        "right": _party(card.right),
        "chat": values.identity(card.chat),
        "chat_with": card.chat_name,
        "created_at": values.moment(card.created_at),
        "changed_at": values.moment(card.changed_at),
        "made_on": card.made_on.isoformat() if card.made_on else None,
    }


def _party(one: Party) -> dict[str, Any]:
    return {
        "person": str(one.id),
        "name": one.name,
        "line": one.line,
        "why": one.why,
        "consent": one.consent.value,
        "met_through": values.identity(one.met_through),
        "met_through_name": one.met_through_name,
    }


def shown(card: GivenCard, drafts: tuple[GivenDraft, ...]) -> dict[str, Any]:
    """What `kith give show` answers: the row, and the messages that may be written now."""
    return {**given(card), "messages": [_draft(one) for one in drafts]}


def _draft(one: GivenDraft) -> dict[str, Any]:
    return {
        "to": one.side.value,
        "subject": one.message.subject,
        "text": one.message.text,
        "findings": [messages.finding(remark) for remark in one.remarks],
        "typed": one.is_typed,
        "mailto": one.mailto,
    }
