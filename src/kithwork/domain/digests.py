"""A digest: one week told in one go, and what was missed while nobody looked (practice.md D22)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from kithwork.domain.follow_ups import FollowUp
from kithwork.domain.weeks import IsoWeek

# --- What rows tell; all moments in UTC.


class SaidKind(StrEnum):
    """What a talk brought."""

    FINDING = "finding"
    HELPFUL = "helpful"
    WORD = "word"
    OPENING = "opening"
    FIT = "fit"
    COMMON = "common"
    WORTH = "worth"


LEARNED = frozenset({SaidKind.FINDING, SaidKind.HELPFUL, SaidKind.WORD, SaidKind.FIT})


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a talk taught; `about` what it is on, or empty. `sign` is that of a fit."""

    kind: SaidKind
    text: str
    person: UUID
    name: str
    chat: UUID
    at: datetime
    about: str = ""
    sign: int = 0


@dataclass(frozen=True, slots=True)
class Talked:
    """A talk that took place: who sent the seeker there, and how many names it brought.

    `is_first` when the two had not talked before; `written` that it was written down.
    """

    chat: UUID
    person: UUID
    name: str
    at: datetime
    is_first: bool
    written: bool
    sender: UUID | None = None
    sender_name: str = ""
    names: int = 0


@dataclass(frozen=True, slots=True)
class Booked:
    """A chat that has a day, by the clock of `zone` that it was agreed by."""

    chat: UUID
    person: UUID
    name: str
    starts_at: datetime
    minutes: int
    zone: str


@dataclass(frozen=True, slots=True)
class Introduced:
    """Somebody brought the seeker together with somebody else."""

    person: UUID
    name: str
    target: UUID
    target_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Encounter:
    """Somebody whom the seeker just met and noted; `where` empty if not known."""

    person: UUID
    name: str
    on: date
    where: str


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """All that a digest rests on; of what happened, perhaps a day more on either side.

    `asked` are asks for a chat, `asked_who` those for a name.
    """

    talks: tuple[Talked, ...] = ()
    said: tuple[Said, ...] = ()
    encounters: tuple[Encounter, ...] = ()
    introduced: tuple[Introduced, ...] = ()
    asked: tuple[datetime, ...] = ()
    asked_who: tuple[datetime, ...] = ()
    answered: tuple[datetime, ...] = ()
    settled: tuple[FollowUp, ...] = ()
    waiting: tuple[FollowUp, ...] = ()
    booked: tuple[Booked, ...] = ()


# --- What a digest says.


@dataclass(frozen=True, slots=True)
class Late:
    """A duty whose day has passed, so many days ago, and what is still worth doing.

    `presses` where somebody waits for it: thanks, a report, the seeker's own promise.
    """

    follow_up: FollowUp
    days: int
    worth: str
    presses: bool


@dataclass(frozen=True, slots=True)
class DayAhead:
    """A day to come, with its chats and what is due on it."""

    on: date
    chats: tuple[Booked, ...]
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """A week: learning and people first, then what was done, then what comes.

    `asks` are for a chat, `name_asks` for a name, and `answers` to the former.
    `late` and `ahead` are empty for a week long past. `later` counts what is due after the days
    of `ahead`, so that nothing that waits is left unsaid.
    """

    week: IsoWeek
    line: str
    talks: tuple[Talked, ...]
    encounters: tuple[Encounter, ...]
    said: tuple[Said, ...]
    introduced: tuple[Introduced, ...]
    thanked: tuple[FollowUp, ...]
    kept: tuple[FollowUp, ...]
    done: tuple[FollowUp, ...]
    asks: int
    name_asks: int
    answers: int
    late: tuple[Late, ...]
    ahead: tuple[DayAhead, ...]
    later: int

    def of_kind(self, kind: SaidKind) -> tuple[Said, ...]:
        """What was learned, of one kind."""
        return tuple(one for one in self.said if one.kind is kind)

    @property
    def learned(self) -> tuple[Said, ...]:
        """What was learned, without what was offered, shared, or what it was worth."""
        return tuple(one for one in self.said if one.kind in LEARNED)

    @property
    def thanks_and_promises(self) -> int:
        """How many thanks went out, and promises were kept."""
        return len(self.thanked) + len(self.kept)

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened in it."""
        happened = (
            *(self.talks, self.encounters, self.said, self.introduced),
            *(self.thanked, self.kept, self.done),
        )
        return not any(happened) and not (self.asks or self.name_asks or self.answers)
