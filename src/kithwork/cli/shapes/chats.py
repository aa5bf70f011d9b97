"""Chats as JSON."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from kithwork.cli.shapes import rehearsals, values
from kithwork.domain.chats import ChatCard
from kithwork.domain.goals import GoalCard
from kithwork.domain.readiness import Readiness
from kithwork.domain.rehearsals import Rehearsed
from kithwork.flows.invitations import Confirmation


def chat(card: ChatCard) -> dict[str, Any]:
    """One row of `kith chats`."""
    return {
        "id": str(card.id),
        "chat": str(card.id),
        "person": str(card.person),
        "name": card.name,
        "state": card.state.value,
        "kind": card.kind.value,
        "minutes": card.minutes,
        "agreed_at": values.moment(card.agreed_at),
        "starts_at": values.moment(card.starts_at),
        "zone": card.zone,
        "mode": card.venue.mode.value,
        "where": card.venue.where,
        "sequence": card.sequence,
        "held_at": values.moment(card.held_at),
        "referred_by": values.identity(card.referred_by),
    }


def booked(card: ChatCard, ics: Path | None) -> dict[str, Any]:
    """A chat with the file of its invitation; null where none is made."""
    return {**chat(card), "ics": None if ics is None else str(ics)}


def letter(chat: UUID, found: Confirmation) -> dict[str, Any]:
    """What is written to somebody about a chat."""
    message = found.message
    return {
        "chat": str(chat),
        "subject": message.subject,
        "text": message.text,
        "mailto": found.mailto,
    }


def whole(
    card: ChatCard, ready: Readiness, told: Rehearsed | None, aims: Sequence[GoalCard]
) -> dict[str, Any]:
    """A chat with how it is prepared."""
    return {
        **chat(card),
        "goals": rehearsals.goals(aims),
        "readiness": rehearsals.readiness(ready),
        "rehearsed": rehearsals.rehearsed(told),
    }
