"""Many questions at once: from each of many sources to each of many groups.

The groups are split into blocks of 64, and an executor has the blocks answered: by threads of
this process unless told otherwise. The network is never split (docs/decisions/0025-batch.md).
"""

from __future__ import annotations  # array[int] is for readers: Python 3.11 cannot say it

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count
from typing import NamedTuple, Protocol

from kithwork.network import costs
from kithwork.network.questions import BLOCK, NOBODY, Answers, Kernel

DEAREST = 255
# Called after each block with how many are done and how many there are; what it raises ends the
# run.
Progress = Callable[[int, int], None]


class Task(NamedTuple):
    """One block: all sources, at most 64 groups, and how many ties a way may have."""

    sources: array[int]
    groups: tuple[array[int], ...]
    most_ties: int


Answering = Callable[[Task], Answers]


class Executor(Protocol):
    """Has tasks answered somewhere, in their order."""

    def answers(self, answer: Answering, tasks: Sequence[Task]) -> Iterator[Answers]:
        """The answers to `tasks`, as they come, in the order of the tasks.

        answer: answers one task from the network that was asked.
        """
        ...


@dataclass(frozen=True, slots=True)
class Threads:
    """Threads of this process: the kernel in C lets them run side by side.

    count: how many; each takes 128 bytes a person of the network.
    """

    count: int = cpu_count() or 1

    def answers(self, answer: Answering, tasks: Sequence[Task]) -> Iterator[Answers]:
        """The answers in order; those not begun are given up when the caller stops."""
        with ThreadPoolExecutor(self.count, thread_name_prefix="kithwork-batch") as pool:
            running = [pool.submit(answer, task) for task in tasks]
            try:
                for one in running:
                    yield one.result()
            finally:
                for one in running:
                    one.cancel()


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
    return [
        Task(sources, tuple(groups[start : start + BLOCK]), most_ties)
        for start in range(0, len(groups), BLOCK)
    ]


def mend_own_groups(kernel: Kernel, task: Task, found: Answers) -> None:
    """Ask again for the sources that are members of a group: they are no target of their own."""
    width = len(task.groups)
    places: dict[int, list[int]] = {}
    for at, source in enumerate(task.sources):
        places.setdefault(source, []).append(at)
    for place, group in enumerate(task.groups):
        members = set(group)
        for source in members & places.keys():
            others = array("I", sorted(members - {source}))
            ways = kernel.warmest(source=source, targets=others, most_ties=task.most_ties, top=1)
            near = [way for way in ways if way.cost <= DEAREST]
            for at in places[source]:
                position = at * width + place
                found.costs[position] = near[0].cost if near else DEAREST
                found.firsts[position] = near[0].people[1] if near else NOBODY


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
