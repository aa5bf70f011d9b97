"""Which themes talks have covered, and with whom (practice.md B04, F20)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kithwork.domain.findings import FEWEST_VIEWS
from kithwork.domain.questions import Theme
from kithwork.domain.runs import Outcome


@dataclass(frozen=True, slots=True)
class Covered:
    """What became of one question in a talk; `theme` is None where its words do not tell."""

    theme: Theme | None
    outcome: Outcome
    person: UUID
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CoveredPerson:
    """A person of the table, by the day of the last talk."""

    id: UUID
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme: what became of it with each person it came up with, the best outcome counting."""

    theme: Theme
    outcomes: Mapping[UUID, Outcome]

    @property
    def views(self) -> int:
        """How many people answered."""
        return sum(one is Outcome.ANSWERED for one in self.outcomes.values())

    @property
    def is_gap(self) -> bool:
        """Whether fewer answered than one should hear before deciding (practice.md F20)."""
        return self.views < FEWEST_VIEWS


@dataclass(frozen=True, slots=True)
class Coverage:
    """Themes × people: every theme in its order, people by their last talk, the latest first."""

    people: tuple[CoveredPerson, ...]
    themes: tuple[ThemeRow, ...]
