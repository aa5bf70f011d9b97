"""Work: what the program does for longer than one waits; how far it is, and how long it lasts.

Whoever works tells how far it is through a `Progress`. Whoever watches may answer with
`Cancelled`, which goes up through the work and its transaction, so that nothing is half done.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import dropwhile, takewhile
from typing import Protocol

from kithwork.domain.errors import Conflict


class WorkKind(StrEnum):
    """What is done at length."""

    PREVIEW = "preview"
    WRITE = "write"
    TAKE_BACK = "take-back"
    BACKUP = "backup"
    NETWORK = "network"
    PATHS = "paths"


# The stages of each kind in their order, with the share of the whole that each usually takes
# (measured with 20,000 people).
STAGES: Mapping[WorkKind, Mapping[str, float]] = {
    WorkKind.PREVIEW: {"reading": 0.7, "matching": 0.3},
    WorkKind.WRITE: {"reading": 0.12, "matching": 0.15, "writing": 0.62, "keeping": 0.11},
    WorkKind.TAKE_BACK: {"weighing": 0.2, "removing": 0.5, "returning": 0.3},
    WorkKind.BACKUP: {"copying": 0.4, "checking": 0.6},
    WorkKind.NETWORK: {"network": 1.0},
    WorkKind.PATHS: {
        "looking up": 0.4,
        "finding ways": 0.1,
        "gathering evidence": 0.2,
        "telling": 0.3,
    },
}
# Before this much time and this much of a stage is over, no guess is worth telling.
QUIET_SECONDS = 4.0
LEAST_SHARE = 0.02
# A guess moves by at most this part of itself in a second, and stays where it is nearly right.
LARGEST_TURN = 0.12
NEARLY = 0.2


class Cancelled(Conflict):
    """Somebody stopped the work; its transaction takes back what was begun."""

    def __init__(self) -> None:
        super().__init__("Stopped, as you wished. Nothing was changed.")


class Progress(Protocol):
    """Called with what is being done and how many of how many are done; may raise Cancelled."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Tell that `done` of `total` (0 where it is not known) are through `stage`."""


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def part(progress: Progress, *, after: int, of: int) -> Progress:
    """What tells `progress` of a piece of a longer count: `after` were done before it, of `of`."""

    def tell(stage: str, done: int, total: int) -> None:  # noqa: ARG001 (the whole is counted)
        progress(stage, after + done, of)

    return tell


@dataclass(frozen=True, slots=True)
class Tick:
    """How far work is: `elapsed` seconds ago it began, `in_stage` seconds ago this stage."""

    stage: str
    done: int
    total: int
    elapsed: float
    in_stage: float


@dataclass(frozen=True, slots=True)
class Guess:
    """How many seconds are left, guessed when `elapsed` seconds were over."""

    left: float
    elapsed: float


def left(*, kind: WorkKind, tick: Tick) -> float | None:
    """Seconds left, by the pace of this stage and what later stages usually take; None: too early.

    The pace of the stage itself counts, not that of the machine the shares were measured on.
    """
    if tick.elapsed < QUIET_SECONDS or tick.total <= 0 or tick.in_stage <= 0:
        return None
    share = min(1.0, tick.done / tick.total)
    if share < LEAST_SHARE:
        return None
    whole = tick.in_stage / share
    return whole * (1 - share) + whole * _later(kind, tick.stage)


def share(*, kind: WorkKind, tick: Tick) -> float:
    """How much of the whole is done, 0 to 1, by what the stages before this one usually take."""
    stages = STAGES[kind]
    if tick.stage not in stages:
        return 0.0
    before = sum(stages[name] for name in takewhile(lambda name: name != tick.stage, stages))
    inside = min(1.0, tick.done / tick.total) if tick.total > 0 else 0.0
    return before + stages[tick.stage] * inside


def _later(kind: WorkKind, stage: str) -> float:
    """What comes after `stage`, as a multiple of it; 0 for a stage that is not known."""
    stages = STAGES[kind]
    if stage not in stages:
        return 0.0
    after = list(dropwhile(lambda name: name != stage, stages))[1:]
    return sum(stages[name] for name in after) / stages[stage]


def steady(*, before: Guess | None, measured: float | None, elapsed: float) -> Guess | None:
    """The guess to tell now: the one before, counted down, and led gently to what is measured."""
    if before is None:
        return None if measured is None else Guess(measured, elapsed)
    passed = max(0.0, elapsed - before.elapsed)
    expected = max(0.0, before.left - passed)
    if measured is None or abs(measured - expected) <= NEARLY * expected:
        return Guess(expected, elapsed)
    turn = LARGEST_TURN * passed * max(expected, QUIET_SECONDS)
    return Guess(expected + max(-turn, min(turn, measured - expected)), elapsed)


class Span(StrEnum):
    """What a rough time is counted in."""

    SECONDS = "a few seconds"
    PART = "less than a minute"
    MINUTES = "minutes"
    HOURS = "hours"


def rough(seconds: float) -> tuple[Span, int]:
    """A time as one says it: a few seconds, less than a minute, so many minutes or hours."""
    if seconds < 10:
        return Span.SECONDS, 0
    if seconds < 45:
        return Span.PART, 0
    minutes = max(1, round(seconds / 60))
    return (Span.MINUTES, minutes) if minutes < 60 else (Span.HOURS, round(minutes / 60))
