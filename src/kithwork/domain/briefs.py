"""A brief: one page of homework before a chat, from what is known (practice.md A09, A10, D26)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from kithwork.domain.chats import ChatCard
from kithwork.domain.goals import GoalCard
from kithwork.domain.question_plans import PlannedQuestion
from kithwork.domain.rehearsals import Rehearsed


class ResearchKind(StrEnum):
    """What a line of homework is: a fact, a guess, an open point, or a trail (D27, D28)."""

    KNOWN = "known"
    ASSUMED = "assumed"
    UNKNOWN = "unknown"
    TRAIL = "trail"


@dataclass(frozen=True, slots=True)
class ResearchLine:
    """A line of homework with where it was found, and on which day."""

    id: UUID
    kind: ResearchKind
    text: str
    source: str
    on: date


@dataclass(frozen=True, slots=True)
class Employer:
    """One organisation of a person's history, with who else of the network is there."""

    id: UUID
    name: str
    title: str
    from_on: date | None
    to_on: date | None
    is_current: bool
    is_school: bool
    industry: str
    place: str
    website: str
    note: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that happened or was written on a day."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Brief:
    """All that is known for one chat. Lists are empty, and texts too, where nothing is.

    `goal` is what the whole search hopes to learn, `goals` what this chat is to teach (C35).
    `promised` is what either side still owes, by its day; `heard` what earlier chats said of
    them and of where they were. `opening` is the first minute as it may be said (A12, A14);
    `common` what links the two, `seen_in` where what is known of them comes from.
    """

    chat: ChatCard
    headline: str
    place: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    profiles: tuple[str, ...]
    goal: str
    opening: str
    common: tuple[str, ...]
    employers: tuple[Employer, ...]
    touches: tuple[Dated, ...]
    notes: tuple[Dated, ...]
    seen_in: tuple[str, ...]
    research: tuple[ResearchLine, ...]
    questions: tuple[PlannedQuestion, ...]
    goals: tuple[GoalCard, ...] = ()
    promised: tuple[Dated, ...] = ()
    heard: tuple[Dated, ...] = ()
    rehearsed: Rehearsed | None = None
