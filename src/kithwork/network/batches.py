"""Many questions at once: from each of many sources to each of many groups.

The groups are split into blocks of at most 128, and an executor has the blocks answered:
`executors.py` holds those of one machine, `spark.py` that of a cluster. The network is never
split (docs/decisions/0025-batch.md).
"""

from __future__ import annotations  # array[int] is for readers: Python 3.11 cannot say it

from array import array
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from os import PathLike
from typing import NamedTuple, Protocol

from kithwork.network import costs
from kithwork.network.files import Saved
from kithwork.network.questions import BLOCK, NOBODY, Answers, Kernel
from kithwork.network.reference import batch

# A block walks through most ties whoever asks; a single search is over sooner where each source and
# group have so many ties to themselves (twice over, there and back): measured at 1, 10 and 100
# million ties.
SLOTS_A_PAIR = 6_000
NOTHING = Answers(array("B"), array("I"))
# Called after each block with how many are done and how many there are; what it raises ends the
# run.
Progress = Callable[[int, int], None]


class Task(NamedTuple):
    """One block: all sources, at most BLOCK groups, and how many ties a way may have."""

    sources: array[int]
    groups: tuple[array[int], ...]
    most_ties: int


class Asked(Protocol):
    """The network that a batch is asked of, as executors see it."""

    @property
    def kernel(self) -> str:
        """Which kernel answers: "python" or "c"."""
        ...

    def answer(self, task: Task) -> Answers:
        """The answers to one task, in this process."""
        ...

    def saved(self, *, folder: str | PathLike[str] | None = None) -> AbstractContextManager[Saved]:
        """The file of this network, for as long as it is needed; made in `folder` if need be."""
        ...


class Executor(Protocol):
    """Has tasks answered somewhere, in their order."""

    def answers(self, asked: Asked, tasks: Sequence[Task]) -> Generator[Answers, None, None]:
        """The answers to `tasks`, as they come, in the order of the tasks.

        Closed before its end, it gives up what has not begun, and leaves nothing behind.
        """
        ...


@dataclass(frozen=True, slots=True)
class BatchPaths:
    """The best way from each source to each group, by their positions in the question."""

    sources: int
    groups: int
    _costs: array[int]
    _firsts: array[int]

    def warmth(self, source: int, group: int) -> float:
        """How warm the best path is, 0..1; 0.0 where none costs 255 or less (odds of 0.04 %)."""
        position = self._position(source, group)
        if self._firsts[position] == NOBODY:
            return 0.0
        return costs.warmth(self._costs[position])

    def first(self, source: int, group: int) -> int | None:
        """With whom a best path begins: the member themselves when it is one tie.

        Of several the smaller number; None where there is no path.
        """
        first = self._firsts[self._position(source, group)]
        return None if first == NOBODY else first

    def _position(self, source: int, group: int) -> int:
        if not (0 <= source < self.sources and 0 <= group < self.groups):
            raise IndexError((source, group))
        return group * self.sources + source


def tasks(*, sources: array[int], groups: Sequence[array[int]], most_ties: int) -> list[Task]:
    """The blocks of a question."""
    blocks = -(-len(groups) // BLOCK)
    return [
        Task(
            sources,
            tuple(groups[len(groups) * at // blocks : len(groups) * (at + 1) // blocks]),
            most_ties,
        )
        for at in range(blocks)
    ]


def answer(task: Task, *, kernel: Kernel) -> Answers:
    """One block of a batch."""
    pairs = len(task.sources) * len(task.groups)
    if pairs * SLOTS_A_PAIR <= len(kernel.layout.outgoing.ids):
        return _one_by_one(kernel, task)
    return kernel.block(sources=task.sources, groups=task.groups, most_ties=task.most_ties)


def _one_by_one(kernel: Kernel, task: Task) -> Answers:
    """For few sources in a large network, most of which a block would walk through in vain."""
    found = Answers(array("B"), array("I"))
    for source in task.sources:
        for group in task.groups:
            cost, first = batch.alone(kernel, source, group, task.most_ties)
            found.costs.append(cost)
            found.firsts.append(first)
    return found


def joined(
    *, sources: int, blocks: Sequence[Task], answers: Iterable[Answers], progress: Progress
) -> BatchPaths:
    """All answers together; `progress` hears of each block."""
    found, firsts, groups = array("B"), array("I"), 0
    progress(0, len(blocks))
    for done, (task, block) in enumerate(zip(blocks, answers, strict=True), 1):
        width = len(task.groups)
        groups += width
        for group in range(width):
            found.extend(block.costs[group::width])
            firsts.extend(block.firsts[group::width])
        progress(done, len(blocks))
    return BatchPaths(sources, groups, found, firsts)
