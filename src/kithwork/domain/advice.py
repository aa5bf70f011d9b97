"""Advice: a proposed next step, always with its reason in words for the seeker."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from kithwork.domain.follow_ups import FollowUp


class Step(StrEnum):
    """What to do next."""

    IMPORT = "import"
    CAMPAIGN = "campaign"
    TARGET = "target"
    FAN = "fan"
    ASK = "ask"
    ASK_INTRODUCER = "ask-introducer"
    ASK_AROUND = "ask-around"
    SEND = "send"
    NUDGE = "nudge"
    PASS_ON = "pass-on"
    BOOK = "book"
    PREPARE = "prepare"
    LOOK_BACK = "look-back"
    THANK_YOU = "thank-you"
    REPORT_BACK = "report-back"
    WRITE_TO = "write-to"
    PROMISE = "promise"
    CONNECT = "connect"
    ADVICE_RESULT = "advice-result"
    NEWS = "news"
    UPDATE = "update"
    CONGRATULATE = "congratulate"
    KEEP_IN_TOUCH = "keep-in-touch"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Advice:
    """One next step. `worth` 0..1 orders the list; `due` is a date when there is one.

    `person` is whom the step is with, `subject` the id of the ask, introduction, target or
    chat it is about; `for_name` the person or place it leads to.
    """

    step: Step
    reason: str
    worth: float
    person: UUID | None = None
    name: str = ""
    due: date | None = None
    subject: UUID | None = None
    for_name: str = ""


@dataclass(frozen=True, slots=True)
class OpenAsk:
    """An ask or introduction that waits: what advice needs to know of it.

    `since` is when it came into its state (of a sent one: when it last left). `written`
    counts how often this person was written to for it, the first message included. `is_first`
    says of a chat that it is the first one, and was not rehearsed (practice.md D39), `is_over`
    that the minutes of a booked one have passed.
    """

    id: UUID
    person: UUID
    name: str
    state: str
    since: datetime
    for_name: str = ""
    via_pending: bool = False
    written: int = 1
    is_first: bool = False
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class TargetWay:
    """A target with the best way to it, as far as one is known.

    `direct`: the seeker knows the target, or somebody at it. `first` is whom to write to;
    `tried` says an ask or introduction towards it is open already.
    """

    target: UUID
    target_name: str
    motivation: int
    warmth: float = 0.0
    direct: bool = False
    first: UUID | None = None
    first_name: str = ""
    reach: UUID | None = None
    reach_name: str = ""
    ask_around: UUID | None = None
    ask_around_name: str = ""
    ask_around_reason: str = ""
    tried: bool = False


@dataclass(frozen=True, slots=True)
class JustMet:
    """Somebody met whom the seeker said they would write to, and did not yet."""

    person: UUID
    name: str
    on: date
    where: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """All that advice looks at; counts and open things, no rows."""

    contacts: int = 0
    has_brief: bool = False
    fans: int = 0
    targets: tuple[TargetWay, ...] = ()
    drafted: tuple[OpenAsk, ...] = ()
    sent: tuple[OpenAsk, ...] = ()
    later: tuple[OpenAsk, ...] = ()
    introductions: tuple[OpenAsk, ...] = ()
    agreed_chats: tuple[OpenAsk, ...] = ()
    # Their `since` is when they begin, by the seeker's clock.
    booked_chats: tuple[OpenAsk, ...] = ()
    # Held, and not written down.
    not_written: tuple[OpenAsk, ...] = ()
    # By the seeker's clock.
    owed: tuple[FollowUp, ...] = ()
    just_met: tuple[JustMet, ...] = ()
    to_review: int = 0
    easiest: UUID | None = None
    easiest_name: str = ""
    easiest_reason: str = ""


class PersonStep(StrEnum):
    """The one next thing to do with a person, the most pressing first."""

    BOOK = "book"
    PREPARE = "prepare"
    KEEP_WORD = "keep-your-word"
    PASS_ON = "pass-on"
    SEND = "send"
    ASK = "ask"
    KEEP_IN_TOUCH = "keep-in-touch"
    HELP = "tell-how-to-help"
    WAIT = "wait"
    FIND_WAY = "find-a-way"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do next with a person, and why."""

    step: PersonStep
    reason: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand with a person: what advice needs to name the one next step.

    `owed` says what the seeker owes them; `met` when and where the two met, while the seeker
    means to write to them after that; `turn` why it is their turn to
    hear from the seeker, `no_contact` that it is left at that, by choice.
    """

    name: str
    do_not_contact: bool = False
    chat_agreed: bool = False
    chat_booked: bool = False
    owed: str = ""
    introduction_agreed: bool = False
    ask_drafted: bool = False
    introduction_drafted: bool = False
    introduction_pending: bool = False
    ask_open: bool = False
    met: str = ""
    is_target: bool = False
    is_fan: bool = False
    tied: bool = False
    turn: str = ""
    no_contact: bool = False
