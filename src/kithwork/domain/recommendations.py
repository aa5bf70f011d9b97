"""Recommendations: who spoke for the seeker, to whom, and what came of it (D12, D13)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

LONGEST_LINE = 300


class Outcome(StrEnum):
    """What came of a recommendation, the farthest last but for nothing at all."""

    OPEN = "open"
    CHAT = "chat"
    INTERVIEW = "interview"
    OFFER = "offer"
    NOTHING = "nothing"


# Of these something came.
CAME = frozenset({Outcome.CHAT, Outcome.INTERVIEW, Outcome.OFFER})


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Somebody spoke for the seeker: to whom, for what, on which day, and what came of it."""

    id: UUID
    person: UUID
    name: str
    to: str
    matter: str
    on: date
    outcome: Outcome
    outcome_on: date | None = None
