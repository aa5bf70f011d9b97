"""Follow-ups in words."""

from collections.abc import Sequence
from datetime import datetime

from kithwork.cli import tables
from kithwork.cli.texts import messages
from kithwork.domain.follow_ups import WAITING, FollowUp, FollowUpKind, FollowUpState
from kithwork.domain.occasions import FollowUpDraft


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
    if card.state is FollowUpState.OPEN:
        return ""
    return f"{card.state.value}: {card.note}" if card.note else card.state.value


def draft(card: FollowUpDraft) -> str:
    """The message of a follow-up, what the checker found, and what to do next."""
    letter = f"Subject: {card.subject}\n\n{card.text}" if card.subject else card.text
    return tables.joined(
        f"To {card.name} ({card.kind.value}, {card.channel.value}, {card.state.value})",
        "\n".join(f"    {line}".rstrip() for line in letter.splitlines()),
        messages.findings(card.remarks) if card.remarks else "",
        _missing(card),
        _next(card),
    )


def _missing(card: FollowUpDraft) -> str:
    lines = list((card.missing or {}).values())
    return f"It would be better still with:\n{tables.bullets(lines)}" if lines else ""


def _next(card: FollowUpDraft) -> str:
    if card.state not in WAITING:
        return ""
    if card.kind is not FollowUpKind.WRITE_TO:
        return f"When you have sent it: kith follow-up done {card.id}"
    if card.ask is None:
        return f"To keep this draft: kith ask {card.person}"
    return f"When you have sent it: kith ask mark {card.ask} sent"
