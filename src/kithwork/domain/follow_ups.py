"""Follow-ups: duties with a due date, made by what happened (practice.md A25-A27, B24-B29)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from kithwork.domain.errors import Conflict, Invalid

# A thank-you is due within a day (F19), and whoever sent the seeker hears of it soon after (A26).
THANK_WITHIN = timedelta(hours=24)
REPORT_WITHIN = timedelta(days=2)
# "I am writing to Dr Haas this week" (L29).
WRITE_WITHIN = timedelta(days=3)
CONNECT_WITHIN = timedelta(days=2)
# A promise without a day of its own.
PROMISE_WITHIN = timedelta(days=7)
# "About a month later report what you did with the advice" (F08).
RESULT_WITHIN = timedelta(days=30)
# The touch that a message leaves behind.
MESSAGE_TOUCH = "message"
LONGEST_TEXT, LONGEST_REASON = 1000, 300


class FollowUpKind(StrEnum):
    """What a duty is."""

    THANK_YOU = "thank-you"
    REPORT_BACK = "report-back"
    WRITE_TO = "write-to"
    PROMISE = "promise"
    CONNECT = "connect"
    ADVICE_RESULT = "advice-result"
    UPDATE = "update"
    KEEP_IN_TOUCH = "keep-in-touch"
    CONGRATULATE = "congratulate"
    NEWS = "news"


class FollowUpState(StrEnum):
    """Where a duty stands. A postponed one is open again on its new day."""

    OPEN = "open"
    DONE = "done"
    POSTPONED = "postponed"
    DROPPED = "dropped"


class Whose(StrEnum):
    """Who promised."""

    MINE = "mine"
    THEIRS = "theirs"


# Towards somebody, about a talk with another.
ABOUT_ANOTHER = frozenset({FollowUpKind.REPORT_BACK, FollowUpKind.WRITE_TO})
# A message to somebody; a letter to a person who was named is an ask, and counts as one.
MESSAGES = frozenset(FollowUpKind) - {FollowUpKind.WRITE_TO}


def is_message(kind: FollowUpKind, whose: Whose | None) -> bool:
    """Whether doing it was a message of the seeker's: their own promise kept is none of those."""
    return kind in MESSAGES and whose is not Whose.THEIRS


# From where each may be reached; what was settled may be opened again, as an undo does.
MOVES: dict[FollowUpState, frozenset[FollowUpState]] = {
    FollowUpState.OPEN: frozenset(
        {FollowUpState.DONE, FollowUpState.POSTPONED, FollowUpState.DROPPED}
    ),
    FollowUpState.POSTPONED: frozenset(
        {FollowUpState.DONE, FollowUpState.POSTPONED, FollowUpState.DROPPED, FollowUpState.OPEN}
    ),
    FollowUpState.DONE: frozenset({FollowUpState.OPEN}),
    FollowUpState.DROPPED: frozenset({FollowUpState.OPEN}),
}
# Those that still wait for the seeker.
WAITING = (FollowUpState.OPEN, FollowUpState.POSTPONED)


class CannotMove(Conflict):
    """The duty is not in a state that leads to the one wanted."""

    def __init__(self, now: FollowUpState, wanted: FollowUpState) -> None:
        super().__init__(f"A follow-up that is “{now}” cannot become “{wanted}”.")


class Past(Invalid):
    """A duty can only be put off to a day that comes."""

    def __init__(self) -> None:
        super().__init__("until", "lies in the past; name a day from tomorrow on.")


class AnAsk(Invalid):
    """What is written to somebody who was named is an ask, with a draft of its own."""

    def __init__(self) -> None:
        super().__init__(
            "follow-up", "is a letter of its own: draft the ask, and mark that as sent."
        )


def before(wanted: FollowUpState) -> frozenset[FollowUpState]:
    """The states from which a duty may become `wanted`."""
    return frozenset(state for state, after in MOVES.items() if wanted in after)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A duty as shown. `due_at` is in UTC; `whose` tells a promise's giver, empty for others.

    `reason` says for whom and why, in words for the seeker; `text` is what was promised, or what
    to write of. `note` is why it was put off or dropped.
    """

    id: UUID
    kind: FollowUpKind
    person: UUID
    name: str
    due_at: datetime
    state: FollowUpState
    reason: str
    text: str = ""
    whose: Whose | None = None
    chat: UUID | None = None
    note: str = ""
    settled_at: datetime | None = None
    made_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty to be made, one of its kind, person and text a chat; `person` is a primary key."""

    kind: FollowUpKind
    person: int
    due_at: datetime
    reason: str
    text: str = ""
    whose: Whose | None = None


def workdays(start: date, end: date) -> int:
    """Monday to Friday: how many such days come after `start`, until `end` (L31)."""
    days = max(0, (end - start).days)
    weeks, rest = divmod(days, 7)
    return weeks * 5 + sum((start.weekday() + 1 + day) % 7 < 5 for day in range(rest))


def evening(day: date, *, like: datetime) -> datetime:
    """The last minute of a day by the clock of `like`, which knows its zone: it holds all day.

    Where clocks show that minute twice, the second is meant; where they skip it, one before it.
    """
    last = datetime.combine(day, time(23, 59, fold=1), tzinfo=like.tzinfo)
    return last.astimezone(UTC).astimezone(like.tzinfo)


def in_hours(moment: datetime, span: timedelta) -> datetime:
    """So much later as time goes by, whatever clocks do; by the clock of `moment`."""
    return (moment.astimezone(UTC) + span).astimezone(moment.tzinfo)


def in_days(moment: datetime, span: timedelta) -> datetime:
    """So many days later, at the same time by the clock of `moment`.

    Where clocks show that time twice, the first is meant; where they skip it, the time after.
    """
    return (moment + span).astimezone(UTC).astimezone(moment.tzinfo)
