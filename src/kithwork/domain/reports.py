"""A report: what a search brought so far, and how sure one can be of it (practice.md D22, B28)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from kithwork.domain.asks import AskState, Channel, Purpose
from kithwork.domain.chats import ChatKind, ChatState
from kithwork.domain.closeness import Rung
from kithwork.domain.follow_ups import FollowUpKind, FollowUpState
from kithwork.domain.recommendations import CAME, Recommendation
from kithwork.domain.shares import Product, Rate, Share

# --- What rows tell. People are named by their primary keys.


@dataclass(frozen=True, slots=True)
class AskRow:
    """An ask that was sent; `with_reason` when the seeker said why this very person."""

    key: int
    person: int
    channel: Channel
    purpose: Purpose
    state: AskState
    sent_at: datetime
    answered_at: datetime | None
    with_reason: bool


@dataclass(frozen=True, slots=True)
class IntroductionRow:
    """An introducer who said yes, for an ask."""

    ask: int
    introducer: int
    target: int
    at: datetime


@dataclass(frozen=True, slots=True)
class ChatRow:
    """A chat; `sender` is who sent the seeker there, `written` that it was written down."""

    key: int
    id: UUID
    person: int
    ask: int | None
    sender: int | None
    state: ChatState
    kind: ChatKind
    agreed_at: datetime
    held_at: datetime | None
    written: bool
    again: bool | None


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name that was given in a chat; `person` once it is clear who is meant."""

    chat: int
    person: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A follow-up towards a person after a chat."""

    kind: FollowUpKind
    person: int
    chat: int | None
    state: FollowUpState


@dataclass(frozen=True, slots=True)
class GivenRow:
    """Two people whom the seeker introduced, and the chat that is credited with it."""

    left: int
    right: int
    chat: int | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody the report tells of; empty text is "not known"."""

    key: int
    id: UUID
    name: str
    industry: str = ""
    organisation: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class FromChat:
    """A line of a debrief: an opening somebody raised (A27), or what a chat was worth (D11)."""

    text: str
    person: UUID
    name: str
    chat: UUID
    on: date


@dataclass(frozen=True, slots=True)
class Learned:
    """What the talks taught, counted."""

    findings: int = 0
    helpful: int = 0
    words: int = 0
    goals: int = 0
    openings: tuple[FromChat, ...] = ()
    worth: tuple[FromChat, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All rows of a search that a report rests on.

    `known`: since when the seeker has known somebody, as far as a day is written down; only
    people who were asked. `pairs`: those talked with who know each other, with the strength of
    their tie; `own`: the strength of the seeker's with each. `rungs`: how close each came.
    """

    asks: tuple[AskRow, ...] = ()
    introductions: tuple[IntroductionRow, ...] = ()
    chats: tuple[ChatRow, ...] = ()
    names: tuple[NameRow, ...] = ()
    duties: tuple[DutyRow, ...] = ()
    given: tuple[GivenRow, ...] = ()
    people: Mapping[int, PersonRow] = field(default_factory=dict)
    known: Mapping[int, date] = field(default_factory=dict)
    pairs: tuple[tuple[int, int, float], ...] = ()
    own: Mapping[int, float] = field(default_factory=dict)
    learned: Learned = Learned()
    rungs: Mapping[int, Rung] = field(default_factory=dict)
    recommendations: tuple[Recommendation, ...] = ()


# --- What the report says.


class StageName(StrEnum):
    """The stages from an ask to a talk with somebody who was named."""

    ASKS = "asks"
    ANSWERS = "answers"
    CHATS = "chats"
    REFERRALS = "referrals"
    ONWARD = "onward"


@dataclass(frozen=True, slots=True)
class Stage:
    """How many came so far; `share` of those of the stage before that are settled.

    `waiting` are not settled yet and counted in no share. `rate` stands in the place of a share
    where one of the stage before may bring several (names in a chat). `other_ways` came by none
    of the stage before (a chat without an ask), and are counted in no share, either.
    """

    name: StageName
    count: int
    waiting: int = 0
    share: Share | None = None
    rate: Rate | None = None
    other_ways: int = 0


class Footing(StrEnum):
    """On what an ask rests, the warmest first."""

    WARM = "warm"
    REASON = "reason"
    COLD = "cold"


@dataclass(frozen=True, slots=True)
class Replies:
    """How often asks of one sort were answered; `name` is a Footing or a Channel."""

    name: str
    share: Share
    waiting: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How many days something took: quartiles and median of `of` cases."""

    of: int
    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True)
class Growth:
    """P5: people named per chat × share followed up × share that became a chat.

    `r` above 1 grows: each chat leads to more than one new chat.
    """

    r: Product
    named: Rate
    followed: Share
    held: Share


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as the report names them."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Introducer:
    """Who led the seeker to chats, and what they got back.

    `told` how it went, `owed` a word; `introduced` counts whom the seeker introduced them to.
    """

    who: Somebody
    chats: int
    told: int
    owed: int
    with_whom: tuple[Somebody, ...]
    introduced: int = 0


@dataclass(frozen=True, slots=True)
class Yield:
    """What one chat led to: names, chats with them, introductions made and given (E13, E16)."""

    chat: UUID
    who: Somebody
    on: date
    came_through: Somebody | None
    names: int
    chats: int
    introductions: int
    given: int = 0


class Reached(StrEnum):
    """How far the seeker came with somebody of the tree; who only introduced is a helper."""

    HELD = "held"
    BOOKED = "booked"
    ASKED = "asked"
    NAMED = "named"
    HELPER = "helper"


@dataclass(frozen=True, slots=True)
class Branch:
    """Somebody of the tree; `through` whom they were reached, None for those reached directly.

    `depth`: by how many people they are away from the first. `below`: all who came after.
    """

    who: Somebody
    through: Somebody | None
    depth: int
    reached: Reached
    chats: int
    below: int


@dataclass(frozen=True, slots=True)
class Tree:
    """Who led to whom: each before those they led to. `generations`: talked with, by depth."""

    branches: tuple[Branch, ...] = ()
    generations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """What happened in the week that begins on a Monday."""

    on: date
    asks: int
    answers: int
    chats: int
    names: int


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The weeks, without a verdict; `of_last_four` had an ask or a chat, `in_a_row` up to now."""

    weeks: tuple[Week, ...]
    this_week: Week
    of_last_four: int
    in_a_row: int


class Field(StrEnum):
    """By what people who were talked with differ, as far as rows know."""

    INDUSTRY = "industry"
    ORGANISATION = "organisation"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Variety:
    """How varied those are whom the seeker talked with, by one field.

    `known` of them have the field; `kinds` differ. `as_many`: as varied as so many equally
    frequent kinds (Hill 1973, order 1). `evenness`: Pielou 1966, 0..1, None below two kinds.
    `top` are the most frequent. `months`: kinds met until the end of each month.
    """

    by: Field
    known: int
    unknown: int
    kinds: int
    as_many: float
    evenness: float | None
    top: tuple[tuple[str, int], ...]
    months: tuple[tuple[date, int], ...]
    mostly: str = ""


@dataclass(frozen=True, slots=True)
class Circle:
    """How much those talked with know each other already (D16).

    `effective`: Burt's effective size, as how many separate sources they count; None below two
    people. `constraint`: Burt's, low where sources do not know each other (P4); None where nothing
    is known. `effective_before` and `before`: the same two before the one met last, named `last`.
    """

    people: int
    tied: int
    effective: float | None
    constraint: float | None = None
    before: float | None = None
    last: str = ""
    effective_before: float | None = None

    @property
    def opened(self) -> bool | None:
        """Whether the one met last opened the circle; None where that cannot be said."""
        if self.constraint is None or self.before is None:
            return None
        return self.constraint < self.before


@dataclass(frozen=True, slots=True)
class Report:
    """Everything, from the first ask or chat on; `since` is None before that."""

    since: date | None
    asks: int
    answers: int
    chats: int
    referrals: int
    who_do_you_know: int
    warm_ups: int
    would_again: Share
    met_again: Share
    met: int
    learned: Learned
    stages: tuple[Stage, ...]
    by_footing: tuple[Replies, ...]
    by_channel: tuple[Replies, ...]
    until_chat: Spread | None
    growth: Growth
    introducers: tuple[Introducer, ...]
    yields: tuple[Yield, ...]
    tree: Tree
    rhythm: Rhythm
    varieties: tuple[Variety, ...]
    circle: Circle
    # How many of those talked with stand on each rung, the closest first.
    closeness: tuple[tuple[Rung, int], ...]
    recommendations: tuple[Recommendation, ...] = ()

    @property
    def recommendations_that_came(self) -> int:
        """Of how many recommendations something came."""
        return sum(one.outcome in CAME for one in self.recommendations)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked and nobody talked with yet."""
        return self.since is None
