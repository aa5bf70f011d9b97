"""What talks taught, held side by side: claims, signs of fit, people met (practice.md C24)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from kithwork.domain.debriefs import Aspect, InquiryKind, InquiryState
from kithwork.domain.errors import Conflict, Invalid

# Nobody decides on one view: three to five people a field (practice.md F20).
FEWEST_VIEWS, MOST_VIEWS = 3, 5
# Whether one would like the people of a field shows from so many talks on (practice.md E09).
FEWEST_CHATS = 5


class Stance(StrEnum):
    """What one finding does to another."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class FindingCard:
    """A claim with who said it, when, and how sure the seeker is; counts are of comparisons."""

    id: UUID
    claim: str
    about: str
    confidence: float | None
    chat: UUID
    person: UUID
    name: str
    at: datetime
    supported: int = 0
    contradicted: int = 0


@dataclass(frozen=True, slots=True)
class ComparisonCard:
    """Two findings held side by side; the earlier told one is `left`."""

    id: UUID
    left: FindingCard
    right: FindingCard
    stance: Stance


@dataclass(frozen=True, slots=True)
class Topic:
    """What findings are about, and how many there are; `about` is empty for the others."""

    about: str
    findings: int


@dataclass(frozen=True, slots=True)
class SignCard:
    """A sign for (+1) or against (−1), with whose talk gave it."""

    on: str
    sign: int
    text: str
    chat: UUID
    person: UUID
    name: str
    at: datetime
    aspect: Aspect = Aspect.UNSAID


@dataclass(frozen=True, slots=True)
class Signs:
    """All signs on one thing, the oldest first: how many for and against, from how many talks."""

    on: str
    signs: tuple[SignCard, ...]

    @property
    def likes(self) -> int:
        """How many speak for it."""
        return sum(one.sign > 0 for one in self.signs)

    @property
    def dislikes(self) -> int:
        """How many speak against it."""
        return len(self.signs) - self.likes

    @property
    def talks(self) -> int:
        """From how many talks they come."""
        return len({one.chat for one in self.signs})


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk that was written down, with the field its partner works in ("" if unknown)."""

    chat: UUID
    person: UUID
    field: str
    again: bool | None
    likes: int = 0
    dislikes: int = 0
    liking: int | None = None


@dataclass(frozen=True, slots=True)
class FieldPeople:
    """Whether the people of a field would suit (practice.md E09), from `talks` with `people`.

    `again` of `said` would talk again; likes and dislikes are signs of fit from those talks.
    `liked` is the mean of the `rated` talks, 1 to 5.
    """

    field: str
    talks: int
    people: int
    again: int
    said: int
    likes: int
    dislikes: int
    liked: float | None = None
    rated: int = 0

    @property
    def is_enough(self) -> bool:
        """Whether there are talks enough to show anything; few they stay."""
        return self.talks >= FEWEST_CHATS


@dataclass(frozen=True, slots=True)
class Advised:
    """What somebody said that helped, and what became of it: done, with its result (D09, F08)."""

    text: str
    chat: UUID
    person: UUID
    name: str
    at: datetime
    did: str = ""
    came: str = ""


@dataclass(frozen=True, slots=True)
class InquiryLine:
    """Something to look into, with who brought it up."""

    id: UUID
    kind: InquiryKind
    text: str
    due_on: date | None
    state: InquiryState
    chat: UUID
    person: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the trade; `meaning` is empty where nobody wrote it down."""

    word: str
    meaning: str
    name: str
    chat: UUID


class OneFinding(Invalid):
    """A finding is not held against itself."""

    def __init__(self) -> None:
        super().__init__("other", "must be another finding.")


class InquirySettled(Conflict):
    """An inquiry was settled in that way already."""

    def __init__(self, state: InquiryState) -> None:
        super().__init__(f"This is {state.value} already. Nothing was changed.")
