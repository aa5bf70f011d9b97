"""Upkeep: how often one is in touch with whom, and what a tie loses meanwhile (P3, c-18)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

# Nudges a week unless the seeker says otherwise (P3: at most N).
USUAL_NUDGES, MOST_NUDGES = 3, 20


class Layer(StrEnum):
    """How often two people are in touch; NONE is “no contact, by choice” (practice.md E06).

    UNSET leaves it to the order of tie strengths (c-18: layers of 5, 15, 50, 150).
    """

    UNSET = ""
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"
    NONE = "none"


# Days between two touches (P3, c-18), and how many people a layer holds with those within it.
DAYS: dict[Layer, int] = {
    Layer.WEEKLY: 7,
    Layer.MONTHLY: 30,
    Layer.HALF_YEARLY: 180,
    Layer.YEARLY: 365,
}
HOLDS: tuple[tuple[Layer, int], ...] = (
    (Layer.WEEKLY, 5),
    (Layer.MONTHLY, 15),
    (Layer.HALF_YEARLY, 50),
    (Layer.YEARLY, 150),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A contact as upkeep sees them; `key` is a primary key, `layer` what the seeker said.

    `strength` 0..1; `last_touch_on` None when nothing ever happened; `is_family` ties fade last,
    `is_bridge` ties, to people nobody else here knows, first (c-18, c-19).
    """

    key: int
    id: UUID
    name: str
    strength: float
    last_touch_on: date | None
    layer: Layer = Layer.UNSET
    is_fan: bool = False
    is_family: bool = False
    is_bridge: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody it is time to be in touch with: `score` is days since over days between, from 1."""

    who: Kept
    layer: Layer
    days: int
    score: float


@dataclass(frozen=True, slots=True)
class Fading:
    """A tie that loses: strength at the last touch, as it stands, and in three months."""

    who: Kept
    now: float
    later: float
