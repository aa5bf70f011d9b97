"""The network's answers by brute force, to hold the kernels against.

Twice: every simple path written down and sorted, which is the contract word for word and does for
a handful of people; and layered Bellman-Ford for each first introducer, for any number.
"""

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from kithwork.network import Path

SCALE, MOST_OF_A_BATCH = 32, 255

# Of each person, to whom ties lead and at what cost.
Rows: TypeAlias = list[dict[int, int]]


@dataclass(frozen=True)
class Question:
    """What is asked of `warmest`."""

    source: int
    targets: list[int]
    max_introducers: int | None
    top: int

    def asked(self) -> dict[str, Any]:
        return {
            "source": self.source,
            "targets": self.targets,
            "max_introducers": self.max_introducers,
            "top": self.top,
        }

    def code(self) -> str:
        """What to paste to ask this again."""
        return (
            f"net.warmest({', '.join(f'{name}={value}' for name, value in self.asked().items())})"
        )

    @property
    def most_ties(self) -> float:
        return math.inf if self.max_introducers is None else self.max_introducers + 1


class Way(NamedTuple):
    """A path; ways sort as the contract says: cost, then fewer introducers, then numbers."""

    cost: int
    ties: int
    people: tuple[int, ...]


def simple_paths(rows: Rows, path: tuple[int, ...], most_ties: float) -> Iterator[tuple[int, ...]]:
    """`path` and everything it leads on to, nobody twice."""
    if len(path) > 1:
        yield path
    if len(path) <= most_ties:
        for person in rows[path[-1]]:
            if person not in path:
                yield from simple_paths(rows, (*path, person), most_ties)


def by_definition(rows: Rows, question: Question) -> list[Way]:
    """The contract's sentences, one after the other, on every path there is."""
    left = [
        Way(sum(rows[one][other] for one, other in pairwise(path)), len(path) - 1, path)
        for path in simple_paths(rows, (question.source,), question.most_ties)
        if path[-1] in question.targets
    ]
    answers: list[Way] = []
    while left and len(answers) < question.top:
        best = min(left)
        answers.append(best)
        if best.ties == 1:
            left.remove(best)
        else:
            left = [way for way in left if best.people[1] not in way.people]
    return answers


def warmest(rows: Rows, question: Question) -> list[Way]:
    """The same by layers, for each first introducer."""
    targets = set(question.targets) - {question.source}
    shut, given = {question.source}, set[int]()
    answers: list[Way] = []
    while len(answers) < question.top:
        best = min(_openings(rows, question, targets - shut, shut, given), default=None)
        if best is None:
            break
        answers.append(best)
        (given if best.ties == 1 else shut).add(best.people[1])
    return answers


def _openings(
    rows: Rows, question: Question, targets: set[int], shut: set[int], given: set[int]
) -> Iterator[Way]:
    """The best ways of each person with whom one may begin: direct, and on to each target."""
    for first, cost in rows[question.source].items():
        if first in shut or question.most_ties < 1:
            continue
        if first in targets and first not in given:
            yield Way(cost, 1, (question.source, first))
        onward = ways(rows, start=first, shut=shut, most_ties=question.most_ties - 1)
        for end in targets & onward.keys():
            rest = onward[end]
            yield Way(cost + rest.cost, 1 + rest.ties, (question.source, *rest.people))


def ways(rows: Rows, *, start: int, shut: Collection[int], most_ties: float) -> dict[int, Way]:
    """The best way from `start` to each other person, past nobody in `shut`.

    Layer k holds, of all ways with exactly k ties, the first in order to each person to whom
    none with fewer ties is as cheap: only such ways can begin a best one.
    """
    best, front = dict[int, Way](), {start: Way(0, 0, (start,))}
    while front and most_ties > 0:
        most_ties -= 1
        layer: dict[int, Way] = {}
        for person, way in front.items():
            for other, cost in rows[person].items():
                if other == start or other in shut:
                    continue
                found = Way(way.cost + cost, way.ties + 1, (*way.people, other))
                cheaper = other not in best or found.cost < best[other].cost
                if cheaper and (other not in layer or found < layer[other]):
                    layer[other] = found
        best |= layer
        front = layer
    return best


def within(rows: Rows, source: int, ties: int, of: Collection[int] | None) -> dict[int, Way]:
    """The best way to everybody within so many ties, ascending; only to those in `of`."""
    found = ways(rows, start=source, shut=(), most_ties=ties)
    return {person: found[person] for person in sorted(found) if of is None or person in of}


def degrees(rows: Rows, source: int, target: int, at_most: int) -> int | None:
    """Breadth first, one layer after the other."""
    seen = front = {source}
    for ties in range(at_most + 1):
        if target in front:
            return ties
        front = {other for person in front for other in rows[person]} - seen
        seen = seen | front
    return None


def batched(
    rows: Rows, source: int, group: Collection[int], max_introducers: int
) -> tuple[float, int | None]:
    """The warmth of the best path to any of a group, and with whom it begins."""
    question = Question(source, list(group), max_introducers, top=1)
    (best,) = warmest(rows, question) or (None,)
    if best is None or best.cost > MOST_OF_A_BATCH:
        return 0.0, None
    return math.exp(-best.cost / SCALE), best.people[1]


def checked(rows: Rows, question: Question, paths: list[Path]) -> list[Way]:
    """The ways that `paths` tell, once each is what it says: tied, bounded, nobody twice."""
    found = []
    for path in paths:
        costs = [rows[one][other] for one, other in pairwise(path.people)]
        assert path.people[0] == question.source
        assert path.people[-1] in question.targets
        assert len(set(path.people)) == len(path.people) == len(path.steps) + 1
        assert len(path.steps) <= question.most_ties
        assert path.steps == tuple(math.exp(-cost / SCALE) for cost in costs)
        assert path.warmth == math.exp(-sum(costs) / SCALE)
        assert math.isclose(math.prod(path.steps), path.warmth)
        found.append(Way(sum(costs), len(costs), path.people))
    return found
