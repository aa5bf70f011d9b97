"""Landed: the seeker found something; who helped on the way, and what they now offer (B26)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from kithwork.domain.errors import Conflict, Invalid
from kithwork.domain.follow_ups import FollowUp, FollowUpState

# What the mark of a landing's news begins with.
OCCASION = "landed:"
LONGEST_LINE, LONGEST_TOPICS, MOST_CHATS = 200, 500, 20


class HelpKind(StrEnum):
    """How somebody helped, what mattered most first."""

    RECOMMENDED = "recommended"
    INTRODUCED = "introduced"
    NAMED = "named"
    OPENING = "opening"
    TALKED = "talked"
    PROMISE = "promise"
    FAN = "fan"


@dataclass(frozen=True, slots=True)
class Help:
    """One thing that somebody did for the search, on a day by the seeker's clock.

    `whom` is whom it led to (or to whom they spoke for the seeker), `key` tells those people
    apart, `led` that a talk with them, or an interview, came of it, `made` that an introduction
    was made and not only agreed to. `what` is what was said,
    promised or told; of a fan nothing but the day is known.
    """

    kind: HelpKind
    on: date | None = None
    whom: str = ""
    key: int | None = None
    led: bool = False
    made: bool = True
    what: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may have helped, by primary key."""

    key: int
    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All rows that tell of help; `people` are those who may be written to."""

    people: Mapping[int, Person]
    helps: tuple[tuple[int, Help], ...] = ()


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who helped, with how: the helps of one kind together, what mattered most first.

    `helped` says it in words for the seeker.
    """

    key: int
    person: UUID
    name: str
    helps: tuple[Help, ...]
    helped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """What the seeker now offers others; None is "not said"."""

    chats: bool | None = None
    chats_a_month: int | None = None
    introductions: bool | None = None
    topics: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said yet."""
        return self == Offer()


@dataclass(frozen=True, slots=True)
class Found:
    """What the seeker found, as far as they want to say it."""

    title: str = ""
    organisation: str = ""
    starts_on: date | None = None


@dataclass(frozen=True, slots=True)
class News:
    """Somebody who helped, and the news they are told; `note` is None until it is made."""

    helper: Helper
    note: FollowUp | None

    @property
    def is_left_out(self) -> bool:
        """Whether the seeker chose not to tell them."""
        return self.note is not None and self.note.state is FollowUpState.DROPPED

    @property
    def is_told(self) -> bool:
        """Whether they heard it."""
        return self.note is not None and self.note.state is FollowUpState.DONE


@dataclass(frozen=True, slots=True)
class Landed:
    """Where the landing stands. `campaign` and `landed_at` are None while the search goes on."""

    campaign: UUID | None
    landed_at: datetime | None
    found: Found
    news: tuple[News, ...]
    offer: Offer

    @property
    def told(self) -> int:
        """How many heard the news."""
        return sum(one.is_told for one in self.news)

    @property
    def waiting(self) -> int:
        """How many wait for it."""
        return sum(not (one.is_told or one.is_left_out) for one in self.news)


class HasLanded(Conflict):
    """A search that has landed neither rests nor goes on; it can be taken back, or begun anew."""

    def __init__(self) -> None:
        super().__init__(
            "This search has landed. `kith landed --undo` takes that back; "
            "`kith campaign set --role …` begins a new one."
        )


class NotLanded(Conflict):
    """There is no landing to take back."""

    def __init__(self) -> None:
        super().__init__("Nothing has landed, so there is nothing to take back.")


class AnotherRuns(Conflict):
    """A new search was begun after the landing, and one runs at a time."""

    def __init__(self) -> None:
        super().__init__(
            "A new search was begun since, and one runs at a time. The landing stays as it is."
        )


def checked_offer(offer: Offer) -> Offer:
    """`offer` when it can be kept; Invalid otherwise."""
    number = offer.chats_a_month
    if number is not None and not 1 <= number <= MOST_CHATS:
        raise Invalid("chats_a_month", f"must be 1 to {MOST_CHATS}.")
    topics = " ".join(offer.topics.split())
    if len(topics) > LONGEST_TOPICS:
        raise Invalid("topics", f"is {len(topics)} characters long; {LONGEST_TOPICS} is the most.")
    return Offer(offer.chats, number if offer.chats else None, offer.introductions, topics)


def checked_line(name: str, text: str) -> str:
    """A line as it is kept; Invalid when it is too long."""
    words = " ".join(text.split())
    if len(words) > LONGEST_LINE:
        raise Invalid(name, f"is {len(words)} characters long; {LONGEST_LINE} is the most.")
    return words


def occasion(campaign: UUID) -> str:
    """What marks the news of a landing: nobody is told one thing twice."""
    return f"{OCCASION}{campaign}"
