"""The reference kernel: exact searches over rows of ties, in plain Python.

Every cost is a whole number of 1 or more. So the best way never visits anybody twice, and
costs are compared exactly.
"""

import heapq
import math
import sys
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from kithwork.network.layouts import Layout, Rows

# Dearer and longer than any way: costs are at most 255 a tie.
UNREACHED = sys.maxsize
_NOBODY = (UNREACHED, UNREACHED)
# So many ties of my contacts are gone through in under a millisecond.
LITTLE_WORK = 4096


class Way(NamedTuple):
    """A path found. Ways sort as the answers do: cheaper, then shorter, then smaller numbers."""

    cost: int
    ties: int
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Question:
    """One search, and what earlier answers leave of the network.

    `closed` are persons on no path, the source among them; `given` are the targets whose
    direct tie was an answer already. `most_ties` is infinite when there is no bound.
    """

    layout: Layout
    source: int
    targets: AbstractSet[int]
    most_ties: float
    closed: AbstractSet[int]
    given: AbstractSet[int]


@dataclass(slots=True)
class _Findings:
    """What a search settled: costs[person][ties] is the least cost from there to a target.

    `firsts` are all persons with whom a way of the best cost and ties may begin.
    """

    costs: dict[int, dict[int, int]] = field(default_factory=dict)
    best: tuple[int, int] = (UNREACHED, UNREACHED)
    firsts: list[int] = field(default_factory=list)

    def offer(self, *, cost: int, ties: int, first: int) -> None:
        """Take in a whole way from the source that begins with `first`."""
        if (cost, ties) < self.best:
            self.best, self.firsts = (cost, ties), [first]
        elif (cost, ties) == self.best:
            self.firsts.append(first)


def alternatives(
    *, layout: Layout, source: int, targets: AbstractSet[int], most_ties: int | None, top: int
) -> list[Way]:
    """The best way from `source` to any of `targets`, then the best without its introducer, ...

    Each further way leaves out every way on which the first introducer of an earlier one
    stands, and the direct ties already given. `most_ties` None is no bound. At most `top`.
    """
    found: list[Way] = []
    closed, given = {source}, set[int]()
    bound = math.inf if most_ties is None else most_ties
    while len(found) < top:
        way = _next(_Question(layout, source, targets - closed, bound, closed, given))
        if way is None:
            break
        found.append(way)
        (given if way.ties == 1 else closed).add(way.people[1])
    return found


def _next(question: _Question) -> Way | None:
    """The first of all ways still open."""
    ways = [_cheapest(question)]
    ways += [_onward(question, person) for person in question.given - question.closed]
    return min((way for way in ways if way is not None), default=None)


def _onward(question: _Question, person: int) -> Way | None:
    """The best way that passes a target whose direct tie was given, and ends in another.

    It is a search of its own, because for all other ways that person is an end.
    """
    rest = _cheapest(
        _Question(
            layout=question.layout,
            source=person,
            targets=question.targets - {person},
            most_ties=question.most_ties - 1,
            closed=question.closed | {person},
            given=frozenset(),
        )
    )
    if rest is None:
        return None
    first = question.layout.outgoing[question.source][person]
    return Way(first + rest.cost, rest.ties + 1, (question.source, *rest.people))


def _cheapest(question: _Question) -> Way | None:
    """The best way of one search, or None. Given targets are ends, never introducers."""
    if question.most_ties < 1 or not question.layout.outgoing[question.source]:
        return None
    findings = _settled(question)
    return _traced(question, findings) if findings.firsts else None


def _settled(question: _Question) -> _Findings:
    """Label-setting search backward from all targets, by (cost, ties).

    A label is dominated only by one that is no worse in cost *and* in ties: a dearer chain
    with fewer ties may be the only one that stays within the bound. Labels come off the
    queue cheapest first, so a new one at a person counts only when it has fewer ties than
    all before. Without a bound the first label of a person is the only one needed.
    """
    findings, fewest = _Findings(), dict[int, int]()
    ahead = _ahead(question)
    firsts = ahead[0]
    least = next(iter(firsts.values()))
    queue = [(0, 0, target) for target in sorted(question.targets)]
    while queue:
        cost, ties, person = heapq.heappop(queue)
        # Strictly dearer: ways of equal cost still compete for the order of answers.
        if cost + least > findings.best[0]:
            break
        if fewest.get(person, math.inf) <= ties:
            continue
        fewest[person] = ties if question.most_ties < math.inf else 0
        findings.costs.setdefault(person, {})[ties] = cost
        if person in firsts and (ties or person not in question.given):
            findings.offer(cost=cost + firsts[person], ties=ties + 1, first=person)
        # One tie is kept for the source.
        left = question.most_ties - ties - 2
        if left >= 0:
            nearer = ahead[int(left)] if left < len(ahead) else None
            room = findings.best[0] - cost
            for other, step in question.layout.incoming[person].items():
                if step + least > room:
                    break
                if nearer is not None and step + nearer.get(other, UNREACHED) > room:
                    continue
                if other not in question.closed and fewest.get(other, math.inf) > ties + 1:
                    heapq.heappush(queue, (cost + step, ties + 1, other))
    return findings


def _ahead(question: _Question) -> list[dict[int, int]]:
    """The least cost from the source within one tie, and within two when that is little work.

    Whoever is dearer from there than what is left, or not among them when as many ties are
    left, is of no use to the search: so its last layers, the largest, stay small.
    """
    rows = question.layout.outgoing
    firsts = rows[question.source]
    if len(firsts) > LITTLE_WORK:
        return [firsts]
    contacts = [person for person in firsts if person not in question.closed]
    if sum(len(rows[person]) for person in contacts) > LITTLE_WORK:
        return [firsts]
    seconds = dict(firsts)
    for person in contacts:
        for other, step in rows[person].items():
            if firsts[person] + step < seconds.get(other, UNREACHED):
                seconds[other] = firsts[person] + step
    return [firsts, seconds]


def _traced(question: _Question, findings: _Findings) -> Way:
    """The way of the best cost and ties that has the smaller number wherever two differ.

    What follows a person on a best way is itself best for its cost and ties, so the labels
    of the search hold all of it.
    """
    rows, settled = question.layout.outgoing, findings.costs
    person = min(findings.firsts)
    people = [question.source, person]
    cost, ties = findings.best[0] - rows[question.source][person], findings.best[1] - 1
    while ties:
        ties -= 1
        person, cost = min(
            (other, cost - step)
            for other, step in rows[person].items()
            if other in settled and settled[other].get(ties) == cost - step
        )
        people.append(person)
    return Way(findings.best[0], findings.best[1], tuple(people))


def reach(*, layout: Layout, source: int, ties: int) -> dict[int, tuple[int, int]]:
    """To everybody within `ties` ties of `source`: the least cost, and with whom the way begins.

    Layer by layer (Bellman-Ford), because the cheapest chain to somebody may be too long to
    go on from. Of equally dear ways the shorter counts, then that with the smaller beginning.
    """
    best: dict[int, tuple[int, int]] = {source: (0, source)}
    front = dict(best)
    for layer in range(ties):
        nearer: dict[int, tuple[int, int]] = {}
        for person, (cost, first) in front.items():
            for other, step in layout.outgoing[person].items():
                found = (cost + step, first if layer else other)
                if found[0] < best.get(other, _NOBODY)[0] and found < nearer.get(other, _NOBODY):
                    nearer[other] = found
        best |= nearer
        front = nearer
        if not front:
            break
    del best[source]
    return best


def fewest_ties(*, layout: Layout, source: int, target: int, at_most: int) -> int | None:
    """How few ties lead from `source` to `target`; None when more than `at_most`.

    Breadth first from both ends, always a whole layer of the smaller front.
    """
    if source == target:
        return 0
    here, there = _Front(layout.outgoing, source), _Front(layout.incoming, target)
    for ties in range(1, at_most + 1):
        smaller, larger = (here, there) if len(here.front) <= len(there.front) else (there, here)
        smaller.advance()
        if not smaller.front:
            return None
        if not smaller.front.isdisjoint(larger.front):
            return ties
    return None


class _Front:
    """The outermost layer of a breadth-first search, and all persons seen so far."""

    __slots__ = ("front", "rows", "seen")

    def __init__(self, rows: Rows, start: int) -> None:
        self.rows, self.front, self.seen = rows, {start}, {start}

    def advance(self) -> None:
        """Go one tie further."""
        self.front = set[int]().union(*(self.rows[person] for person in self.front)) - self.seen
        self.seen |= self.front
