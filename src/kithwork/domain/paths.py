"""The answer to "through whom do I reach them?", as the seeker reads it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from kithwork.domain.ties import Evidence

DEFAULT_INTRODUCERS = 3
DEFAULT_TOP = 5
# Below this a path is cold [ours]: about three unmotivated asks in a row (.35³ = .04) are
# hopeless, one warm and one unmotivated (.6 × .35 = .21) are worth a try.
COLD = 0.1


class TargetKind(StrEnum):
    """What a path or a campaign's target leads to."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class PathStep:
    """One person on a path, with the tie that leads to them."""

    person: UUID
    name: str
    headline: str
    warmth: float
    strength: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class WarmPath:
    """A chain from the first introducer to the target, without the seeker.

    `warmth` is the product over the ties, 0..1. `weakest` is the index of the coldest step.
    """

    warmth: float
    steps: tuple[PathStep, ...]
    weakest: int

    @property
    def introducers(self) -> int:
        """How many people stand between the seeker and the target."""
        return len(self.steps) - 1

    @property
    def ask_first(self) -> UUID:
        """Whom the seeker writes to: the first introducer, or the target of a direct tie."""
        return self.steps[0].person


@dataclass(frozen=True, slots=True)
class AskAround:
    """A contact likely to know somebody there, and why."""

    person: UUID
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class GroupCoverage:
    """How many people known here would do, and how many of them are at most so many ties away."""

    people: int
    within_2: int
    within_3: int


@dataclass(frozen=True, slots=True)
class GroupBroker:
    """A contact with whom the warmest ways to some of a target group begin.

    `reaches`: to how many. `warmth`: how warm those ways are on average, 0..1, and `without`: how
    warm the best ways would be on which this contact does not stand.
    """

    person: UUID
    name: str
    reaches: int
    warmth: float
    without: float


@dataclass(frozen=True, slots=True)
class PathAnswer:
    """What `kith path` and the Path page say. `none_because` stands when no way is warm.

    `coverage` and `brokers` are those of a group, an organisation's or a role's people.
    """

    kind: TargetKind
    target: str
    target_id: UUID | None
    paths: tuple[WarmPath, ...]
    none_because: str | None
    ask_around: tuple[AskAround, ...]
    # What those are asked for: an organisation, a kind of work, or the person.
    ask_about: str
    ask_about_kind: TargetKind
    # Large groups that gave no tie by themselves, said on the page.
    left_out: tuple[str, ...] = ()
    coverage: GroupCoverage | None = None
    brokers: tuple[GroupBroker, ...] = ()

    @property
    def leading(self) -> tuple[GroupBroker, ...]:
        """The brokers that lead to several: of one to a single person, `paths` says enough."""
        return tuple(one for one in self.brokers if one.reaches > 1)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A contact who may know somebody at a target: what advice ranks them by.

    `strength` is of the tie to the seeker; `worked_there_until` is None when they never did,
    or when the date is not known (then `worked_there` alone says it).
    """

    person: UUID
    name: str
    strength: float
    worked_there: bool = False
    worked_there_until: date | None = None
    same_industry: str = ""
    same_school: str = ""
    same_place: str = ""
    organisation: str = ""
