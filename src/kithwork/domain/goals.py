"""A goal of a chat: one thing the seeker wants to have learned by its end (practice.md C35)."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

MOST_GOALS, LONGEST_GOAL = 3, 200


class Answered(StrEnum):
    """Whether a talk answered it; empty before anybody can say."""

    OPEN = ""
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class GoalCard:
    """A goal as shown, and, after the talk, what became of it."""

    id: UUID
    text: str
    answered: Answered
    answer: str
