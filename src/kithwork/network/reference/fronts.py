"""The best way with no bound on ties: from both ends in order of cost (Dijkstra).

The smaller front goes on, until what both still hold together is dearer than the best way.
Whoever is reached is labelled only while that can still be part of a best way, or, before one is
known, of one no dearer than a guess; ways meet where somebody has a label on both sides. Ways of
equal cost all count, for their order.
"""

import sys
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from kithwork.network.layouts import Rows
from kithwork.network.reference.sides import SHUT, TIES, Guesses, Question, cost_of, ties_of, wider

UNREACHED = sys.maxsize * TIES


@dataclass(slots=True)
class _Side:
    """One direction: the best key of everybody reached, and by cost who goes on next."""

    rows: Rows
    labels: dict[int, int]
    buckets: dict[int, list[int]] = field(default_factory=dict)
    now: int = 0

    def next_bucket(self) -> bool:
        """Go on to the next cost at which somebody waits; whether there is one."""
        if not self.buckets:
            return False
        while self.now not in self.buckets:
            self.now += 1
        return True


@dataclass(slots=True)
class _Search:
    """Both sides, the best key so far, who has a label of both, and whether any was left out."""

    question: Question
    sides: tuple[_Side, _Side]
    best: int
    meets: list[int] = field(default_factory=list)
    left_out: bool = False


def best(question: Question, guesses: Guesses) -> list[int]:
    """The persons on the best way, the source first; none when nobody can be reached."""
    limit = guesses.of(question)
    while True:
        search = _searched(question, limit)
        if search.meets:
            guesses.learn(question, cost_of(search.best))
            return _traced(search)
        if not search.left_out:
            return []
        limit = wider(limit)


def _searched(question: Question, limit: int) -> _Search:
    near = _Side(question.layout.outgoing, question.shut())
    far = _Side(question.layout.incoming, question.shut())
    far.labels.update(dict.fromkeys(question.targets, 0))
    far.buckets[0] = list(question.targets)
    search = _Search(question, (near, far), (limit + 1) * TIES - 1)
    _go_on(search, 0, question.source, 0, given=question.given)
    while near.next_bucket() and far.next_bucket():
        if near.now + far.now > cost_of(search.best):
            search.left_out = True
            break
        side = int(len(far.buckets[far.now]) < len(near.buckets[near.now]))
        _empty_bucket(search, side)
    return search


def _empty_bucket(search: _Search, side: int) -> None:
    """Everybody of one cost goes on. All costs are 1 or more, so their labels are final."""
    own = search.sides[side]
    for person in own.buckets.pop(own.now):
        # Who was reached cheaper since has been here before.
        if cost_of(own.labels[person]) == own.now:
            _go_on(search, side, person, own.labels[person], given=())
    own.now += 1


def _go_on(search: _Search, side: int, person: int, key: int, *, given: Iterable[int]) -> None:
    own, other = search.sides[side], search.sides[1 - side]
    ids, costs = own.rows.row(person)
    until = bisect_right(costs, cost_of(search.best) - other.now - cost_of(key))
    search.left_out |= until < len(costs)
    for far, step in zip(ids[:until], costs[:until], strict=True):
        reached = key + step * TIES + 1
        if own.labels.get(far, UNREACHED) <= reached or far in given:
            continue
        own.labels[far] = reached
        own.buckets.setdefault(cost_of(reached), []).append(far)
        total = reached + other.labels.get(far, UNREACHED)
        if total < search.best:
            search.best, search.meets = total, []
        if total == search.best:
            search.meets.append(far)


def _traced(search: _Search) -> list[int]:
    """The way that has the smaller number wherever two best ones differ."""
    near, far = search.sides
    marked = _marked_back(search)
    people, spent = [search.question.source], 0
    for place in range(ties_of(search.best)):
        given = () if place else search.question.given
        ways = [
            (one, spent + step * TIES + 1)
            for one, step in near.rows.ties(people[-1])
            if one not in given
        ]
        person, spent = min(
            (one, then)
            for one, then in ways
            if (one in marked and near.labels[one] == then)
            or (far.labels.get(one, SHUT) >= 0 and then + far.labels[one] == search.best)
        )
        people.append(person)
    return people


def _marked_back(search: _Search) -> set[int]:
    """Everybody on a best way between the source and where both sides met."""
    near, far = search.sides
    # Someone may have got a better label since, and then belongs to no best way.
    marked = {one for one in search.meets if near.labels[one] + far.labels[one] == search.best}
    waiting = list(marked)
    while waiting:
        person = waiting.pop()
        for before, step in far.rows.ties(person):
            key = near.labels[person] - step * TIES - 1
            if near.labels.get(before, SHUT) == key >= 0 and before not in marked:
                marked.add(before)
                waiting.append(before)
    return marked
