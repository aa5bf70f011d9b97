"""Chats in words."""

from collections.abc import Sequence
from pathlib import Path

from kithwork.cli import tables
from kithwork.cli.texts import rehearsals
from kithwork.domain import zones
from kithwork.domain.chats import ChatCard, ChatState, Mode
from kithwork.domain.goals import GoalCard
from kithwork.domain.readiness import Readiness
from kithwork.domain.rehearsals import Rehearsed

MODES = {Mode.IN_PERSON: "in person", Mode.VIDEO: "by video", Mode.PHONE: "by phone"}

# Nobody prepares these any more.
OVER = {ChatState.HELD, ChatState.CANCELLED}


def chats(cards: Sequence[ChatCard], *, width: int | None) -> str:
    """The chats: booked ones by their day, then those to book, then those that are over."""
    if not cards:
        return "No chats yet. A yes to an ask makes one."
    rows = [
        (card.name, card.state.value, day(card), f"{card.minutes} min", str(card.id))
        for card in cards
    ]
    return tables.draw(heads=("With", "State", "When", "Length", "Id"), rows=rows, width=width)


def day(card: ChatCard) -> str:
    """When it begins, by the clock it was agreed by; empty until it is booked."""
    if card.starts_at is None:
        return ""
    return f"{card.starts_at.astimezone(zones.named(card.zone)):%Y-%m-%d %H:%M} {card.zone}"


def booked(card: ChatCard, ics: Path | None) -> str:
    """What was agreed, and what to do with the invitation."""
    where = f", {card.venue.where}" if card.venue.where else ""
    return tables.joined(
        f"{card.name}: {day(card)}, {card.minutes} minutes, {MODES[card.venue.mode]}{where}.",
        f"Chat {card.id}",
        f"The invitation lies in {ics}. Send it to {card.name}." if ics else "",
    )


def whole(
    card: ChatCard, ready: Readiness, told: Rehearsed | None, aims: Sequence[GoalCard]
) -> str:
    """A chat with how it is prepared."""
    return tables.joined(
        booked(card, None),
        rehearsals.goals(aims) if aims else "",
        rehearsals.readiness(ready) if card.state not in OVER else "",
        rehearsals.rehearsed(told),
    )
