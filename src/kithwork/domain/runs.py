"""A run: the chat while it takes place, its notes typed with a sign and a minute."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from kithwork.domain.records import Problem

# A line is a line: longer ones belong into the debrief.
LONGEST_NOTE, LONGEST_QUESTION = 2000, 500
# Of one talk; nobody types so many in twenty minutes, and no fault shall fill the disk.
MOST_NOTES, MOST_ANSWERS = 1000, 200
# What a number in a browser holds exactly.
HIGHEST_REVISION = 2**53 - 1
# A day: longer, and somebody forgot to end it.
LATEST_SECOND = 86_400


class Mark(StrEnum):
    """What a line of notes is (practice.md A20, A21, A25, F18, F20)."""

    NOTE = "note"
    HELPFUL = "helpful"
    NAME = "name"
    INQUIRY = "inquiry"
    MY_PROMISE = "my-promise"
    THEIR_PROMISE = "their-promise"
    WORD = "word"
    OPENING = "opening"


# Typed first in a line; each lies on the first page of signs of a phone's keyboard, too.
SIGNS: dict[str, Mark] = {
    "+": Mark.HELPFUL,
    "@": Mark.NAME,
    "?": Mark.INQUIRY,
    "!": Mark.MY_PROMISE,
    "<": Mark.THEIR_PROMISE,
    "#": Mark.WORD,
    "*": Mark.OPENING,
}


SIGN_OF: dict[Mark, str] = {mark: sign for sign, mark in SIGNS.items()}
# Every mark with its sign, in the order to offer them; a plain note has none.
OFFERED = tuple((SIGN_OF.get(mark, ""), mark) for mark in Mark)


class Outcome(StrEnum):
    """What became of a question (practice.md C31)."""

    ANSWERED = "answered"
    REDIRECTED = "redirected"
    NOT_REACHED = "not reached"


@dataclass(frozen=True, slots=True)
class RunNote:
    """A line of notes. `seconds` counts from the beginning of the talk, 0 or more.

    `key` was made where it was typed, and later keys are greater; of two of one key the higher
    `revision` holds. `question` is the key of the planned question it was typed under, or what
    was asked beside the plan. A line without text was taken away: it keeps late copies out.
    """

    key: UUID
    revision: int
    seconds: int
    mark: Mark
    text: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class RunAnswer:
    """What became of a planned question in the talk, by its key.

    Of a question asked beside the plan `question` is its text. The higher `revision` holds.
    """

    question: str
    outcome: Outcome
    seconds: int = 0
    revision: int = 0


@dataclass(frozen=True, slots=True)
class RunTimes:
    """When a talk began, and when it ended once it has; the higher `revision` holds."""

    begun_at: datetime
    ended_at: datetime | None = None
    revision: int = 0

    def overrun(self, *, minutes: int) -> timedelta:
        """How much longer it took than the agreed `minutes` (practice.md B23)."""
        if self.ended_at is None:
            return timedelta(0)
        return max(timedelta(0), self.ended_at - self.begun_at - timedelta(minutes=minutes))


def marked(line: str) -> tuple[Mark, str]:
    """What a typed line is by its first sign, and its words without it."""
    words = line.strip()
    mark = SIGNS.get(words[:1])
    return (mark, words[1:].strip()) if mark else (Mark.NOTE, words)


def signed(mark: Mark, text: str) -> str:
    """The line as it is typed: `marked` turned round."""
    sign = SIGN_OF.get(mark, "")
    return f"{sign} {text}" if sign else text


def later_note(one: RunNote, other: RunNote) -> RunNote:
    """Which of two states of a line holds; the same whichever comes first."""
    return max(one, other, key=lambda note: (note.revision, note.text, note.mark, _rest(note)))


def _rest(note: RunNote) -> tuple[int, str]:
    return note.seconds, note.question


def later_answer(one: RunAnswer, other: RunAnswer) -> RunAnswer:
    """Which of two outcomes of a question holds; the same whichever comes first."""
    return max(one, other, key=lambda answer: (answer.revision, answer.outcome, answer.seconds))


def later_times(one: RunTimes, other: RunTimes) -> RunTimes:
    """Which of two tellings of when it was holds; the same whichever comes first."""
    return max(one, other, key=_when)


def _when(times: RunTimes) -> tuple[int, datetime, bool, datetime]:
    ended = times.ended_at
    return times.revision, times.begun_at, ended is not None, ended or times.begun_at


def revision(*, at: datetime, before: int = 0) -> int:
    """A revision made `at` a moment, above the one `before`: milliseconds, as browsers count."""
    return max(before + 1, int(at.timestamp() * 1000))


def new_key(*, at: datetime, chance: bytes) -> UUID:
    """A key of a line typed `at` a moment (RFC 9562, version 7); `chance` is 10 random bytes."""
    head = int(at.timestamp() * 1000).to_bytes(6, "big")
    found = bytearray(head + chance[:10])
    found[6] = 0x70 | found[6] & 0x0F
    found[8] = 0x80 | found[8] & 0x3F
    return UUID(bytes=bytes(found))


@dataclass(frozen=True, slots=True)
class RunSheet:
    """What a browser or a carried file holds of one talk; `problems` tells what it left out."""

    chat: UUID | None
    notes: tuple[RunNote, ...] = ()
    answers: tuple[RunAnswer, ...] = ()
    times: RunTimes | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """What of a delivery holds now: the revision of each line, question, and of the times.

    A revision is at least the one delivered. `fresh` counts lines that were not there before,
    `problems` tells what could not be kept.
    """

    chat: UUID
    notes: Mapping[UUID, int]
    answers: Mapping[str, int]
    times: int | None
    fresh: int = 0
    problems: tuple[Problem, ...] = ()
