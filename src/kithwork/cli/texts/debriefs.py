"""Debriefs in words."""

from collections.abc import Iterator

from kithwork.cli import tables
from kithwork.cli.texts import follow_ups
from kithwork.domain.debriefs import DebriefCard, Referral


def debrief(card: DebriefCard) -> str:
    """What was written down, and what follows from it."""
    return tables.joined(
        f"Your chat with {card.name} is written down.",
        "\n".join(_named(card)),
        "\n".join(_due(card)),
    )


def _named(card: DebriefCard) -> Iterator[str]:
    for one in card.referrals:
        yield f"Named: {one.name}{_which(one)}"


def _which(one: Referral) -> str:
    if one.person is not None:
        return f" ({one.person})"
    lines = [f"\n    {person}  {text}" for person, text in one.candidates]
    how = f"Say who with `kith chat referral {one.id} PERSON`, or `… new`:"
    return f", who may be one of several. {how}{''.join(lines)}"


def _due(card: DebriefCard) -> Iterator[str]:
    for one in card.follow_ups:
        day = f"{one.due_at.astimezone():%Y-%m-%d}"
        yield f"Due {day}: {one.kind.value}, {one.name}. {follow_ups.what(one)}"
