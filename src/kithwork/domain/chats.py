"""A chat: the 15 to 30 minute talk itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from kithwork.domain.errors import Conflict

# What people grant, and what is asked for unless something else was agreed (practice.md A07).
USUAL_MINUTES = 20
# The touch that a talk leaves behind.
HELD_TOUCH = "chat"
FEWEST_MINUTES, MOST_MINUTES = 5, 480
# What a chat is called in calendars is its id, followed by this.
UID_END = "@kithwork"


class ChatState(StrEnum):
    """Where a chat stands. Thanked and kept warm are read from what follows, never stored."""

    IDEA = "idea"
    ASKED = "asked"
    AGREED = "agreed"
    SCHEDULED = "scheduled"
    HELD = "held"
    MISSED = "missed"
    CANCELLED = "cancelled"


class ChatKind(StrEnum):
    """What sort of talk it is; a warm-up is practice on a hobby, with no stakes (F09).

    Whoever asks the questions in a job interview is met like anybody else, and thanked (E07).
    """

    ONE_TO_ONE = "one-to-one"
    GROUP = "group"
    WARM_UP = "warm-up"
    JOB_INTERVIEW = "job-interview"


class Mode(StrEnum):
    """How two people talk, in the order to offer it (practice.md B15, C29)."""

    IN_PERSON = "in-person"
    VIDEO = "video"
    PHONE = "phone"


_OPEN = frozenset({ChatState.IDEA, ChatState.ASKED, ChatState.AGREED})
_BOOKED = ChatState.SCHEDULED
MOVES: dict[ChatState, frozenset[ChatState]] = {
    ChatState.IDEA: frozenset(
        {ChatState.ASKED, ChatState.AGREED, _BOOKED, ChatState.HELD, ChatState.CANCELLED}
    ),
    ChatState.ASKED: frozenset({ChatState.AGREED, _BOOKED, ChatState.HELD, ChatState.CANCELLED}),
    ChatState.AGREED: frozenset({_BOOKED, ChatState.HELD, ChatState.CANCELLED}),
    ChatState.SCHEDULED: frozenset(
        {ChatState.AGREED, _BOOKED, ChatState.HELD, ChatState.MISSED, ChatState.CANCELLED}
    ),
    # Who was missed is asked for another day; so is who comes back to it.
    ChatState.MISSED: frozenset({_BOOKED, ChatState.HELD, ChatState.CANCELLED}),
    ChatState.CANCELLED: frozenset({ChatState.AGREED, _BOOKED}),
    ChatState.HELD: frozenset(),
}


class CannotMove(Conflict):
    """The chat is not in a state that leads to the one wanted."""

    def __init__(self, now: ChatState, wanted: ChatState) -> None:
        super().__init__(f"A chat that is “{now}” cannot become “{wanted}”.")


def before(wanted: ChatState) -> frozenset[ChatState]:
    """The states from which a chat may become `wanted`."""
    return frozenset(state for state, after in MOVES.items() if wanted in after)


@dataclass(frozen=True, slots=True)
class Venue:
    """How and where two people talk: a place, a link or a number, as `mode` says."""

    mode: Mode = Mode.IN_PERSON
    where: str = ""


@dataclass(frozen=True, slots=True)
class ChatCard:
    """A chat as listed; `minutes` is what was agreed (practice.md A07, default 20).

    `starts_at` is in UTC and `zone` the zone it was agreed in; both empty until it is booked.
    `sequence` counts how often an invitation went out anew (RFC 5545).
    """

    id: UUID
    person: UUID
    name: str
    state: ChatState
    minutes: int
    agreed_at: datetime
    kind: ChatKind = ChatKind.ONE_TO_ONE
    starts_at: datetime | None = None
    zone: str = ""
    venue: Venue = Venue()
    sequence: int = 0
    held_at: datetime | None = None
    referred_by: UUID | None = None
    referred_by_name: str = ""

    @property
    def ends_at(self) -> datetime | None:
        """When its agreed minutes are over, in UTC."""
        return self.starts_at and self.starts_at + timedelta(minutes=self.minutes)
