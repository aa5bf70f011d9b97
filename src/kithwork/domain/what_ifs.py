"""The answer to "what if I met them?", as the seeker reads it."""

from dataclasses import dataclass
from uuid import UUID

from kithwork.domain.paths import TargetKind

# P1's middling tie (practice.md): what a good first chat may make of two strangers.
MIDDLING = 0.6


@dataclass(frozen=True, slots=True)
class WhatIfStep:
    """One person on a way, with the warmth of the tie that leads to them."""

    person: UUID
    name: str
    warmth: float


@dataclass(frozen=True, slots=True)
class TargetChange:
    """What would change for one of the campaign's targets.

    `before` and `after` are the warmth of the best way, None where there is none; `steps` is the
    way it would be then, without the seeker.
    """

    target: UUID
    name: str
    kind: TargetKind
    before: float | None
    after: float | None
    warmer: bool
    steps: tuple[WhatIfStep, ...]


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who would be within two ties, and is not now."""

    person: UUID
    name: str


@dataclass(frozen=True, slots=True)
class WhatIfAnswer:
    """What one more tie, to this person, would change.

    `warmth` is that of the tie assumed, `now` that of the tie there is (None: none). `near` is
    how many people are within two ties now. `refused` says why nothing was worked out.
    """

    person: UUID
    name: str
    warmth: float
    now: float | None
    near: int
    newcomers: tuple[Newcomer, ...]
    targets: tuple[TargetChange, ...]
    refused: str = ""

    @property
    def warmer(self) -> tuple[TargetChange, ...]:
        """The targets to which the way would become warmer, the most wanted first."""
        return tuple(change for change in self.targets if change.warmer)
