"""A question plan: the open questions of one chat, in the order to ask them."""

from dataclasses import dataclass
from math import floor

from kithwork.domain.questions import Question

# The part of the agreed minutes that questions may take: good answers run long (practice.md D35).
SHARE = 0.7
# What opening and closing a talk take, and how long a good answer takes on the whole (c-24).
OPENING, CLOSING, ONE_ANSWER = 2, 3, 2.5
# Of the questions of a plan, so many may be about how one comes to be hired (L43f).
MOST_HIRING = 0.15


def must_asks(minutes: int) -> int:
    """How many questions a talk of `minutes` surely has room for: 20 -> 4, 30 -> 7 (c-24)."""
    return max(0, floor((minutes - OPENING - CLOSING) * SHARE / ONE_ANSWER + 1e-9))


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    """A question with its place in a plan: `must` or droppable, and why it is in."""

    question: Question
    must: bool
    why: str


@dataclass(frozen=True, slots=True)
class QuestionPlan:
    """The questions of a chat of `minutes`, in the order to ask, the closing one last.

    `left_out` are those that longer talks would add, the next first.
    """

    minutes: int
    questions: tuple[PlannedQuestion, ...]
    left_out: tuple[PlannedQuestion, ...] = ()

    @property
    def planned_minutes(self) -> float:
        """What the questions take together."""
        return sum(one.question.minutes for one in self.questions)

    @property
    def slack_minutes(self) -> float:
        """What is left for opening, closing, and answers that run long."""
        return self.minutes - self.planned_minutes
