"""A rehearsal: the talk said aloud beforehand, by the clock (practice.md D07, D39-D41)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

# Confidence and a rating of oneself run from 1 (not at all) to 5 (fully).
LEAST, MOST = 1, 5
# With so little confidence a warm-up comes first (practice.md F09).
LOW = 2
# The opening is a part of what is said aloud; it has this key beside those of the questions.
OPENING = "opening"


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said aloud: `seconds` it took, and the keys at which the seeker hesitated.

    `hesitations` counts how often, by the key of a question, or OPENING. The ratings are 1 to
    5, None where nothing was said.
    """

    seconds: int
    hesitations: Mapping[str, int] = field(default_factory=dict)
    rating: int | None = None
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Stumble:
    """Where the seeker hesitated, as it was worded then, and how often."""

    key: str
    text: str
    times: int


@dataclass(frozen=True, slots=True)
class RehearsalCard:
    """A rehearsal as kept; `before` and `after` are confidence, 1 to 5 or None."""

    id: UUID
    begun_at: datetime
    ended_at: datetime
    seconds: int
    rating: int | None
    before: int | None
    after: int | None
    stumbles: tuple[Stumble, ...] = ()


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What a chat's rehearsals say together.

    `first` is the confidence before the first of them, `last` after the last, each the nearest
    that was told. `stumbles` are those of the last rehearsal.
    """

    times: int
    last_at: datetime
    first: int | None
    last: int | None
    rating: int | None
    stumbles: tuple[Stumble, ...]


def together(cards: Sequence[RehearsalCard]) -> Rehearsed | None:
    """The rehearsals of one chat, the oldest first, in one; None where there is none."""
    if not cards:
        return None
    said = [one for card in cards for one in (card.before, card.after) if one is not None]
    return Rehearsed(
        times=len(cards),
        last_at=cards[-1].ended_at,
        first=said[0] if said else None,
        last=said[-1] if said else None,
        rating=cards[-1].rating,
        stumbles=cards[-1].stumbles,
    )
