"""Upkeep: how often one is in touch with whom, and what a tie loses meanwhile (P3, c-18)."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from kithwork.domain.errors import Invalid

# Nudges a week unless the seeker says otherwise (P3: at most N).
USUAL_NUDGES, MOST_NUDGES = 3, 20


class Layer(StrEnum):
    """How often two people are in touch; NONE is “no contact, by choice” (practice.md E06).

    UNSET leaves it to the strength of the tie (c-18: layers of 5, 15, 50, 150).
    """

    UNSET = ""
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"
    NONE = "none"


# Days between two touches (P3, c-18), and how it is said.
DAYS: dict[Layer, int] = {
    Layer.WEEKLY: 7,
    Layer.MONTHLY: 30,
    Layer.HALF_YEARLY: 180,
    Layer.YEARLY: 365,
}
EVERY: dict[Layer, str] = {
    Layer.WEEKLY: "every week",
    Layer.MONTHLY: "every month",
    Layer.HALF_YEARLY: "every half year",
    Layer.YEARLY: "every year",
}


@dataclass(frozen=True, slots=True)
class Quiet:
    """The hours of the day, by the seeker's clock, in which no new nudge is made."""

    first: time
    last: time

    def holds(self, now: datetime) -> bool:
        """Whether `now`, which knows its zone, lies in them; they may go past midnight."""
        clock = now.time()
        if self.first <= self.last:
            return self.first <= clock < self.last
        return clock >= self.first or clock < self.last


def quiet(first: str, last: str) -> Quiet | None:
    """Quiet hours as typed, such as 21:00 and 08:00; none when both are empty. Raises Invalid."""
    if not first.strip() and not last.strip():
        return None
    found = Quiet(_clock("quiet_from", first), _clock("quiet_to", last))
    if found.first == found.last:
        raise Invalid("quiet_to", "must not be when they begin; leave both empty for none.")
    return found


def _clock(field: str, text: str) -> time:
    try:
        return time.fromisoformat(text.strip()).replace(tzinfo=None, second=0, microsecond=0)
    except ValueError:
        raise Invalid(field, f"“{text[:40]}” is no time such as 21:00.") from None


@dataclass(frozen=True, slots=True)
class Settings:
    """What the seeker says of upkeep as a whole: nudges a week at most, and quiet hours."""

    nudges: int = USUAL_NUDGES
    quiet: Quiet | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A contact as upkeep sees them; `key` is a primary key, `layer` what the seeker said.

    `strength` 0..1 as it stands; `last_touch_on` None when nothing ever happened; `is_family`
    ties fade last, `is_bridge` ties, to people nobody else here knows, first (c-18, c-19).
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
    """Somebody it is time to be in touch with: `score` is days since over days between, from 1.

    `nudge` is the follow-up that speaks of them, if there is one.
    """

    who: Kept
    layer: Layer
    days: int
    score: float
    reason: str
    nudge: UUID | None = None


@dataclass(frozen=True, slots=True)
class Fading:
    """A tie that is slipping away: its strength now, and in three months without a word."""

    who: Kept
    now: float
    later: float


@dataclass(frozen=True, slots=True)
class Silent:
    """A tie that has been silent for years, and what speaks for reviving it (practice.md F28).

    `trust` 0..1 is how strong it was at the last touch; `shared` counts contacts in common.
    """

    key: int
    id: UUID
    name: str
    trust: float
    since: date
    title: str = ""
    organisation: str = ""
    other_field: bool = False
    shared: int = 0


@dataclass(frozen=True, slots=True)
class Dormant:
    """A silent tie that is worth a line, with its worth 0..1 and the reason."""

    who: Silent
    worth: float
    reason: str


@dataclass(frozen=True, slots=True)
class Briefed:
    """Somebody on the seeker's side (practice.md E14).

    `watching_for` is what they were last asked about, "" when nothing particular; `briefed_on`
    the day of the last message that said what the seeker looks for.
    """

    id: UUID
    name: str
    strength: float
    watching_for: str = ""
    briefed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Helper:
    """How likely the seeker comes to a helper's mind, 0..1, and why so (practice.md E15)."""

    who: Briefed
    in_mind: float
    reason: str


@dataclass(frozen=True, slots=True)
class NextTouch:
    """When the next touch with one person is due; `on` None is “no contact, by choice”.

    `layer` is the one that counts, `chosen` the one the seeker set.
    """

    chosen: Layer
    layer: Layer
    on: date | None


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The whole page: who is due, who slips away, who is worth reviving, who helps."""

    settings: Settings
    due: tuple[Due, ...]
    fading: tuple[Fading, ...]
    dormant: tuple[Dormant, ...]
    helpers: tuple[Helper, ...]
    known: int
