"""Follow-ups in words."""

from collections.abc import Sequence
from datetime import datetime

from kithwork.cli import tables
from kithwork.domain.follow_ups import FollowUp, FollowUpState


def listing(cards: Sequence[FollowUp], *, now: datetime, width: int | None) -> str:
    """What is owed, the soonest due first; days by the seeker's clock."""
    if not cards:
        return "You owe nobody a word. A chat that was written down makes follow-ups."
    rows = [
        (_due(card, now), card.kind.value, card.name, what(card), _state(card), str(card.id))
        for card in cards
    ]
    heads = ("Due", "What", "Whom", "Why", "State", "Id")
    return tables.draw(heads=heads, rows=rows, width=width)


def _due(card: FollowUp, now: datetime) -> str:
    return f"{card.due_at.astimezone(now.tzinfo):%Y-%m-%d %H:%M}"


def what(card: FollowUp) -> str:
    """What it is about: what was promised, else why it is due."""
    return card.text or card.reason


def _state(card: FollowUp) -> str:
    return "" if card.state is FollowUpState.OPEN else card.state.value
