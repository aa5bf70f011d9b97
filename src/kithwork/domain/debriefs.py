"""A debrief: what was learned in a chat, written down right after it (practice.md F15, F20)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from kithwork.domain.errors import Conflict
from kithwork.domain.follow_ups import FollowUp, Whose
from kithwork.domain.goals import Answered, GoalCard
from kithwork.domain.runs import Outcome

LONGEST_LINE, LONGEST_TEXT = 300, 4000
# Nobody writes more after twenty minutes; a file that does is another file.
MOST_LINES = 200


# How much one liked somebody: not at all to very much.
LEAST_LIKING, MOST_LIKING = 1, 5


class RemarkKind(StrEnum):
    """What a talk brought that is kept as it was said (A25, F18; words of the trade: L41).

    COMMON is what the two have in common (E01), WORTH what it saved the seeker (D11).
    """

    HELPFUL = "helpful"
    WORD = "word"
    OPENING = "opening"
    COMMON = "common"
    WORTH = "worth"


class Aspect(StrEnum):
    """Which part of what the seeker is a sign of fit touches (VIPS; practice.md A19, C23)."""

    UNSAID = ""
    VALUES = "values"
    INTERESTS = "interests"
    PERSONALITY = "personality"
    SKILLS = "skills"


class InquiryKind(StrEnum):
    """What there is to look into (practice.md A21)."""

    ORGANISATION = "organisation"
    READING = "reading"
    GATHERING = "gathering"
    OTHER = "other"


class InquiryState(StrEnum):
    """Where an inquiry stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Writer(StrEnum):
    """Who writes to the person that was named (practice.md A20)."""

    SEEKER = "seeker"
    GIVER = "giver"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a question: `question` is its wording, or the key of a planned one.

    `to` names whom they redirected it to (practice.md C31).
    """

    question: str
    outcome: Outcome = Outcome.ANSWERED
    text: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class NameGiven:
    """Somebody they named: `person` once the seeker said who of their contacts it is."""

    name: str
    organisation: str = ""
    role: str = ""
    email: str = ""
    how_known: str = ""
    may_use_name: bool = False
    writer: Writer = Writer.SEEKER
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class GoalAnswer:
    """What the talk taught towards one of its goals, which `goal` names by its words (C35)."""

    goal: str
    answered: Answered = Answered.OPEN
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise; without a day of its own it is due a week after the talk."""

    whose: Whose
    text: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim; `about` a role, an organisation, a field; `confidence` 0..1, None if unsaid."""

    claim: str
    about: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """A sign, +1 or −1, that a role, an organisation or a way of working would suit (A19)."""

    on: str
    sign: int
    text: str = ""
    aspect: Aspect = Aspect.UNSAID


@dataclass(frozen=True, slots=True)
class Inquired:
    """Something to look into."""

    text: str
    kind: InquiryKind = InquiryKind.OTHER
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Debrief:
    """All that is written down after one chat; every part may be empty.

    `held_at` and `minutes` are what really was; left out, what was booked holds. `goal` says
    whether the talk as a whole taught what it was for, `goals` one by one. `again`:
    whether they would talk again (D23); `liking` how much the seeker liked them, 1 to 5 (E09),
    for the seeker alone; each None while unsaid.
    """

    held_at: datetime | None = None
    minutes: int | None = None
    answers: tuple[Answer, ...] = ()
    helpful: tuple[str, ...] = ()
    names: tuple[NameGiven, ...] = ()
    promises: tuple[Promised, ...] = ()
    findings: tuple[Finding, ...] = ()
    words: tuple[str, ...] = ()
    fit: tuple[Fit, ...] = ()
    openings: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    worth: tuple[str, ...] = ()
    inquiries: tuple[Inquired, ...] = ()
    goal: Answered = Answered.OPEN
    goals: tuple[GoalAnswer, ...] = ()
    again: bool | None = None
    liking: int | None = None


@dataclass(frozen=True, slots=True)
class Referral:
    """A name somebody gave in a chat. `person` is None until it is clear who is meant.

    `candidates` are then the contacts it may be, as (id, description).
    """

    id: UUID
    giver: UUID
    giver_name: str
    name: str
    organisation: str
    role: str
    email: str
    how_known: str
    may_use_name: bool
    writer: Writer
    person: UUID | None
    candidates: tuple[tuple[UUID, str], ...] = ()

    def as_given(self) -> NameGiven:
        """The name as it was given."""
        return NameGiven(
            self.name,
            self.organisation,
            self.role,
            self.email,
            self.how_known,
            self.may_use_name,
            self.writer,
            self.person,
        )


@dataclass(frozen=True, slots=True)
class InquiryCard:
    """Something to look into, as shown."""

    id: UUID
    kind: InquiryKind
    text: str
    due_on: date | None
    state: InquiryState


@dataclass(frozen=True, slots=True)
class DebriefCard:
    """A debrief as it was kept, with what it led to."""

    id: UUID
    chat: UUID
    person: UUID
    name: str
    held_at: datetime
    minutes: int
    goal: Answered
    goals: tuple[GoalCard, ...]
    again: bool | None
    liking: int | None
    answers: tuple[Answer, ...]
    remarks: tuple[tuple[RemarkKind, str], ...]
    findings: tuple[Finding, ...]
    fit: tuple[Fit, ...]
    referrals: tuple[Referral, ...]
    inquiries: tuple[InquiryCard, ...]
    follow_ups: tuple[FollowUp, ...]

    def said(self, kind: RemarkKind) -> tuple[str, ...]:
        """The remarks of one kind, as they were said."""
        return tuple(text for one, text in self.remarks if one is kind)

    def as_written(self) -> Debrief:
        """The debrief as it could be written again, but for promises: they are duties by now."""
        return Debrief(
            held_at=self.held_at,
            minutes=self.minutes,
            answers=self.answers,
            helpful=self.said(RemarkKind.HELPFUL),
            names=tuple(one.as_given() for one in self.referrals),
            findings=self.findings,
            words=self.said(RemarkKind.WORD),
            fit=self.fit,
            openings=self.said(RemarkKind.OPENING),
            common=self.said(RemarkKind.COMMON),
            worth=self.said(RemarkKind.WORTH),
            inquiries=tuple(Inquired(one.text, one.kind, one.due_on) for one in self.inquiries),
            goal=self.goal,
            goals=tuple(GoalAnswer(one.text, one.answered, one.answer) for one in self.goals),
            again=self.again,
            liking=self.liking,
        )


class Debriefed(Conflict):
    """A chat is debriefed once."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Your chat with {name} was written down already. Nothing was changed; take that "
            "back first to write it anew."
        )
