"""Readiness: what a chat still lacks, by name (practice.md B16, B20, D25)."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from kithwork.domain.chats import ChatKind, Mode


class Item(StrEnum):
    """One line of the checklist, in the order in which it is seen to."""

    DAY = "day"
    PLACE = "place"
    ZONE = "zone"
    GOAL = "goal"
    HOMEWORK = "homework"
    BRIEF = "brief"
    QUESTIONS = "questions"
    REHEARSAL = "rehearsal"
    CONFIRMED = "confirmed"
    LINK = "link"
    NUMBER = "number"
    QUIET = "quiet"
    EARLY = "early"
    LOOK = "look"
    CARD = "card"
    RESUME = "resume"
    COFFEE = "coffee"


class Dress(StrEnum):
    """How people of a field dress; empty where nobody knows (practice.md C37, F12)."""

    UNKNOWN = ""
    FORMAL = "formal"
    NEAT = "neat"
    STURDY = "sturdy"


# What the rows tell; every other item is the seeker's own to tick.
COMPUTED = frozenset(
    {Item.DAY, Item.PLACE, Item.GOAL, Item.HOMEWORK, Item.QUESTIONS, Item.REHEARSAL}
)


@dataclass(frozen=True, slots=True)
class Preparation:
    """What is known of how a chat is prepared.

    `other_clock` says that the day was agreed by another clock than the seeker's; `field` is
    what is known of the field they work in, in any words.
    """

    kind: ChatKind = ChatKind.ONE_TO_ONE
    mode: Mode = Mode.IN_PERSON
    has_day: bool = False
    has_place: bool = False
    other_clock: bool = False
    goals: int = 0
    homework: int = 0
    questions: int = 0
    rehearsals: int = 0
    ticked: Collection[Item] = ()
    field: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """An item of the checklist; `by_hand` says that the seeker ticks it."""

    item: Item
    is_done: bool
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Readiness:
    """The checklist of one chat: `score` in hundredths, 100 without a gap.

    `is_ready` says that nothing is missing without which a talk fails; what else is missing is
    only advised. `dress` is a hint for what to wear.
    """

    lines: tuple[Line, ...]
    score: int
    is_ready: bool
    dress: Dress = Dress.UNKNOWN

    @property
    def gaps(self) -> tuple[Item, ...]:
        """What is missing, in the order in which to see to it."""
        return tuple(one.item for one in self.lines if not one.is_done)
