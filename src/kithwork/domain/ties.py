"""A tie between two persons: its evidence, its strength 0..1 and its warmth.

Strength says how close two people are; warmth says how likely an introduction is passed
on along their tie. Sources: practice.md P1, P2 and c-16 (Gilbert & Karahalios 2009).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Dimension(StrEnum):
    """The seven dimensions of tie strength (practice.md c-16)."""

    INTIMACY = "intimacy"
    INTENSITY = "intensity"
    DURATION = "duration"
    CLOSENESS = "closeness"
    SERVICES = "services"
    EMOTIONAL = "emotional"
    STRUCTURE = "structure"


# Shares of the explained variance, practice.md c-16.
WEIGHTS: dict[Dimension, float] = {
    Dimension.INTIMACY: 0.328,
    Dimension.INTENSITY: 0.197,
    Dimension.DURATION: 0.165,
    Dimension.CLOSENESS: 0.138,
    Dimension.SERVICES: 0.079,
    Dimension.EMOTIONAL: 0.048,
    Dimension.STRUCTURE: 0.045,
}
PRIOR_WEIGHT = 0.3
PRIOR_STRENGTH = 0.25

# A group larger than this gives no tie by itself: sharing an employer of thousands is no tie.
LARGEST_GROUP = 150
GROUP_CEILING = 0.25


class Origin(StrEnum):
    """Where a tie comes from, as the seeker says it (practice.md E02)."""

    UNKNOWN = ""
    WORK = "work"
    SCHOOL = "school"
    EVENT = "event"
    SOCIAL = "social"
    FAMILY = "family"
    ONLINE = "online"
    REFERRAL = "referral"


class EvidenceKind(StrEnum):
    """Why we believe in a tie."""

    CONNECTED = "connected"
    ADDRESS_BOOK = "address book"
    TYPED = "typed"
    SAME_WORK = "same organisation"
    SAME_SCHOOL = "same school"
    TOUCH = "touch"
    FAN = "fan"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason to believe in a tie, in words for the seeker, with its date when known."""

    kind: EvidenceKind
    text: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Signs:
    """What the data says about the tie of two people; None is "not known", never zero.

    `known_since`: first day of the tie. `touches_a_year`: talks and messages a year.
    """

    known_since: date | None = None
    last_touch_on: date | None = None
    touches_a_year: float | None = None
    has_phone: bool = False
    is_fan: bool = False
    is_typed: bool = False
    shared_group: bool = False


def strength(*, scores: Mapping[Dimension, float]) -> float:
    """P2: (0.3·0.25 + Σ w·x) / (0.3 + Σ w) over the dimensions that have data.

    Each x is 0..1; a dimension without data is left out, never zero. Result 0..1.
    """
    total = PRIOR_WEIGHT + sum(WEIGHTS[dimension] for dimension in scores)
    weighted = PRIOR_WEIGHT * PRIOR_STRENGTH
    weighted += sum(WEIGHTS[dimension] * x for dimension, x in scores.items())
    return round(weighted / total, 4)


def scores(*, signs: Signs, today: date) -> dict[Dimension, float]:
    """The dimensions that have data, each scaled to 0..1 ([ours] where P2 gives no scale)."""
    found: dict[Dimension, float] = {}
    intimacy = _intimacy(signs, today)
    if intimacy is not None:
        found[Dimension.INTIMACY] = intimacy
    if signs.touches_a_year is not None:
        found[Dimension.INTENSITY] = _log_share(signs.touches_a_year, full=52)
    if signs.known_since is not None:
        years = max(0, (today - signs.known_since).days) / 365.25
        found[Dimension.DURATION] = _log_share(years, full=20)
    if signs.shared_group:
        found[Dimension.CLOSENESS] = 1.0
    return found


def _intimacy(signs: Signs, today: date) -> float | None:
    """The strongest of: offered to help, recent touch (half-life half a year), phone, typed tie."""
    candidates: list[float] = []
    if signs.is_fan:
        candidates.append(1.0)
    if signs.last_touch_on is not None:
        days = max(0, (today - signs.last_touch_on).days)
        candidates.append(0.5 ** (days / 182.6))
    if signs.has_phone:
        candidates.append(0.7)
    if signs.is_typed:
        candidates.append(0.5)
    return max(candidates, default=None)


def _log_share(value: float, *, full: float) -> float:
    return min(1.0, math.log1p(max(0.0, value)) / math.log1p(full))


def group_strength(*, size: int) -> float:
    """The strength of a tie that rests on a shared group alone: min(0.25, 2/√size); 0 past 150."""
    if size < 2 or size > LARGEST_GROUP:
        return 0.0
    return min(GROUP_CEILING, 2 / math.sqrt(size))


def warmth(*, strength: float) -> float:
    """0.2 + 0.6 × strength, so weak .25, middling .67, strong 1 give P1's .35, .60, .80.

    Strength 0 is no tie and has warmth 0.
    """
    return 0.0 if strength <= 0 else 0.2 + 0.6 * strength


def strength_at(*, warmth: float) -> float:
    """The strength of a tie that is so warm, 0..1: the inverse of `warmth`."""
    return min(1.0, max(0.0, (warmth - 0.2) / 0.6))
