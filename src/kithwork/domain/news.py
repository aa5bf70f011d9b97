"""News: real milestones of a search, and whom each matters to (A27, B25, F08, F22)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from kithwork.domain.errors import Conflict


class MilestoneKind(StrEnum):
    """What happened, the most telling first."""

    LANDED = "landed"
    RESULT = "result"
    CHAT = "chat"
    TURN = "turn"
    AIM = "aim"
    COUNT = "count"
    GOAL = "goal"


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something that really happened, on a day by the seeker's clock.

    `key` marks it for good. `did` and `came` tell it in the seeker's own voice, `title` to the
    seeker. `owed` are those it is owed to because they led there, with why; `told` those who
    hear or heard of it otherwise (all primary keys).
    """

    kind: MilestoneKind
    key: str
    on: date
    title: str
    did: str
    came: str = ""
    owed: tuple[tuple[int, str], ...] = ()
    told: frozenset[int] = frozenset()


# --- What rows tell. People are named by their primary keys, and days go by the seeker's clock.


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk that took place: `led` are those who sent, named or introduced; `told` hear of it."""

    key: str
    person: int
    name: str
    on: date
    led: frozenset[int] = frozenset()
    told: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Result:
    """What was done with somebody's advice, and what came of it."""

    key: str
    person: int
    on: date
    did: str
    came: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal that a talk answered."""

    key: str
    person: int
    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A brief that looks for something else than before."""

    key: str
    on: date
    to: str
    former: str


@dataclass(frozen=True, slots=True)
class Aim:
    """A place or a role that became a target."""

    key: str
    on: date
    name: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that milestones rest on; `landing` is the campaign that landed, and when."""

    talks: tuple[Talk, ...] = ()
    results: tuple[Result, ...] = ()
    goals: tuple[Goal, ...] = ()
    turns: tuple[Turn, ...] = ()
    aims: tuple[Aim, ...] = ()
    landing: tuple[str, date] | None = None


# --- What it makes of them.


@dataclass(frozen=True, slots=True)
class Reader:
    """A past chat partner or fan, and when they last heard from the seeker.

    `talked_on` is the last talk, `wrote_on` the days on which they were told something,
    `waits`: a message to them is open already. `heard` are keys of milestones.
    """

    key: int
    person: UUID
    name: str
    talked_on: date | None
    fan_on: date | None = None
    wrote_on: tuple[date, ...] = ()
    waits: bool = False
    heard: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whom to tell what, and why it matters to them. `others` are further news since."""

    person: UUID
    name: str
    milestone: Milestone
    why: str
    others: tuple[Milestone, ...] = ()


@dataclass(frozen=True, slots=True)
class NewsPage:
    """What happened lately, and the few people for whom it matters; `resting` heard lately."""

    milestones: tuple[Milestone, ...]
    proposals: tuple[Proposal, ...]
    more: int = 0
    resting: int = 0


class NoNews(Conflict):
    """There is nothing new for them, or it is too soon for another word."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is no news for {name} now: either nothing happened since they last heard "
            "from you, or it is too soon for another word. `kith news` lists whom it suits."
        )
