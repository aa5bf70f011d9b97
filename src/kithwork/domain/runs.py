"""A run: the chat while it takes place, its notes typed with a sign and a minute."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


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


class Outcome(StrEnum):
    """What became of a question (practice.md C31)."""

    ANSWERED = "answered"
    REDIRECTED = "redirected"
    NOT_REACHED = "not reached"


@dataclass(frozen=True, slots=True)
class RunNote:
    """A line of notes. `seconds` counts from the beginning of the talk, 0 or more.

    `key` was made where it was typed; of two of one key the higher `revision` holds. `question`
    is the key of the planned question it was typed under, or what was asked beside the plan.
    """

    key: UUID
    revision: int
    seconds: int
    mark: Mark
    text: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class RunAnswer:
    """What became of a planned question in the talk, by its key."""

    question: str
    outcome: Outcome
    seconds: int = 0
