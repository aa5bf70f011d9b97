"""The answer to "what if I met them?", as the seeker reads it."""

from dataclasses import dataclass
from uuid import UUID

from kithwork.domain.paths import GroupCoverage, TargetKind

# P1's middling tie (practice.md): what a good first chat may make of two strangers.
MIDDLING = 0.6
# Constraints are shown, and so compared, to so many digits.
SHOWN_DIGITS = 3


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
    way it would be then, without the seeker. `covered` and `would_cover` say how much of an
    organisation's or a role's people is near now, and would be then; None for one person.
    """

    target: UUID
    name: str
    kind: TargetKind
    before: float | None
    after: float | None
    warmer: bool
    steps: tuple[WhatIfStep, ...]
    covered: GroupCoverage | None = None
    would_cover: GroupCoverage | None = None

    @property
    def nearer(self) -> bool:
        """Whether more of a target group would be near."""
        return self.covered != self.would_cover


@dataclass(frozen=True, slots=True)
class OpennessChange:
    """How separate the seeker's contacts are as sources, now and with one more (practice.md P4).

    `effective`: Burt's effective size, as how many separate sources `contacts` people count.
    `constraint`: Burt's, the lower the more different things are heard; None without a contact.
    """

    contacts: int
    effective: float
    constraint: float | None
    then_contacts: int
    then_effective: float
    then_constraint: float

    @property
    def opens(self) -> bool:
        """Whether the network would be more open, as far as shown digits tell."""
        return self._shown < 0

    @property
    def closes(self) -> bool:
        """Whether it would be less open, as far as shown digits tell."""
        return self._shown > 0

    @property
    def counts(self) -> bool:
        """Whether the contacts would count as another number of sources, as shown."""
        return round(self.effective, 1) != round(self.then_effective, 1)

    @property
    def _shown(self) -> float:
        """By how much the constraint would rise; 0 where there is none to compare with."""
        if self.constraint is None:
            return 0.0
        return round(self.then_constraint, SHOWN_DIGITS) - round(self.constraint, SHOWN_DIGITS)


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
    openness: OpennessChange | None = None

    @property
    def warmer(self) -> tuple[TargetChange, ...]:
        """The targets to which the way would become warmer, the most wanted first."""
        return tuple(change for change in self.targets if change.warmer)

    @property
    def nearer(self) -> tuple[TargetChange, ...]:
        """The target groups of which more would be near."""
        return tuple(change for change in self.targets if change.nearer)

    @property
    def changes(self) -> bool:
        """Whether anything would change that can be shown."""
        opened = self.openness
        opens = opened is not None and (opened.counts or opened.opens or opened.closes)
        return bool(self.newcomers or self.warmer or self.nearer or opens)
