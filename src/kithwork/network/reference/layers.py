"""The best way of at most so many ties: layer by layer from both ends.

A layer holds whoever is reached cheaper with one tie more (Bellman-Ford), so a dear short chain
is kept beside a cheap long one. The smaller front goes on until both together lack one tie; then
the smaller one only looks whether its ties lead to somebody the other has. Rows are left as soon
as what they lead to is dearer than the best way; before one is known, than a guess made from
earlier answers, widened until it is enough. Ways of equal cost all count, for their order.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from kithwork.network.layouts import Rows
from kithwork.network.reference.sides import TIES, Guesses, Question, cost_of, ties_of, wider

DEAREST = 255


@dataclass(slots=True)
class _Side:
    """One direction: labels hold the best key of everybody, layers the costs of each layer."""

    rows: Rows
    labels: dict[int, int]
    layers: list[dict[int, int]]

    @property
    def front(self) -> dict[int, int]:
        return self.layers[-1]


@dataclass(slots=True)
class _Search:
    """Both sides, the best key so far, and the ties over which ways of that key meet.

    A tie is (who stands before it, who after it, the cost up to the one before).
    """

    question: Question
    sides: tuple[_Side, _Side]
    best: int
    meets_at: int = 0
    meets: list[tuple[int, int, int]] = field(default_factory=list)

    def meet(self, side: int, near: int, cost: int, far: int, far_key: int, total: int) -> None:
        """Take in a whole way over the tie from `near`, of this side, to `far` of the other."""
        if total < self.best or not self.meets:
            self.best, self.meets = total, []
            self.meets_at = ties_of(far_key) if side else len(self.sides[0].layers) - 1
        self.meets.append((far, near, cost_of(far_key)) if side else (near, far, cost))


def best(question: Question, most_ties: int, guesses: Guesses) -> list[int]:
    """The persons on the best way, the source first; none when nobody can be reached."""
    limit = guesses.of(question)
    while True:
        search = _searched(question, most_ties, limit)
        if search.meets:
            guesses.learn(question, cost_of(search.best))
            return _traced(search)
        if limit >= DEAREST * most_ties:
            return []
        limit = wider(limit)


def _searched(question: Question, most_ties: int, limit: int) -> _Search:
    near = _Side(question.layout.outgoing, question.shut(), [{question.source: 0}])
    far = _Side(question.layout.incoming, question.shut(), [dict.fromkeys(question.targets, 0)])
    far.labels.update(far.front)
    search = _Search(question, (near, far), (limit + 1) * TIES - 1)
    while near.front and far.front:
        side = int(len(far.front) < len(near.front))
        if len(near.layers) + len(far.layers) - 1 == most_ties:
            _close_up(search, side)
            break
        _expand(search, side)
    return search


def _expand(search: _Search, side: int) -> None:
    """Label whom the outermost layer of a side leads to, and look for ways."""
    own, other = search.sides[side], search.sides[1 - side]
    depth, beyond = len(own.layers), min(other.front.values())
    given = search.question.given if side == 0 and depth == 1 else ()
    labels, others = own.labels, other.labels
    reached: dict[int, int] = {}
    for person, cost in sorted(own.front.items(), key=lambda item: item[1]):
        for far, step in _ties_within(own.rows, person, cost_of(search.best) - beyond - cost):
            key = (cost + step) * TIES + depth
            known = labels.get(far)
            if (known is None or key < known) and far not in given:
                labels[far] = key
                reached[far] = cost + step
            if far in others:
                total = key + others[far]
                if others[far] >= 0 and total <= search.best and far not in given:
                    search.meet(side, person, cost, far, others[far], total)
    own.layers.append(reached)


def _close_up(search: _Search, side: int) -> None:
    """The last tie: whom the outermost layer leads to is only looked up, on the other side."""
    own, other = search.sides[side], search.sides[1 - side]
    depth, beyond = len(own.layers), min(other.front.values())
    given = search.question.given if side == 0 and depth == 1 else ()
    others = other.labels
    known = others.keys()
    for person, cost in sorted(own.front.items(), key=lambda item: item[1]):
        ids, costs = own.rows.row(person)
        row = ids[: bisect_right(costs, cost_of(search.best) - beyond - cost)].tolist()
        # Of most rows nobody is known.
        if known.isdisjoint(row):
            continue
        for place, far in enumerate(row):
            if far in others and others[far] >= 0 and far not in given:
                total = (cost + costs[place]) * TIES + depth + others[far]
                if total <= search.best:
                    search.meet(side, person, cost, far, others[far], total)


def _ties_within(rows: Rows, person: int, most: int) -> Iterable[tuple[int, int]]:
    """The ties of a person that cost so much at most."""
    ids, costs = rows.row(person)
    until = bisect_right(costs, most)
    return zip(ids[:until].tolist(), costs[:until].tolist(), strict=True)


def _traced(search: _Search) -> list[int]:
    """The best way that has the smaller number wherever two differ.

    What stands before and after a tie where both sides met is itself best for its cost and ties,
    so the layers hold all of it.
    """
    places = _marked_back(search)
    people, cost = [search.question.source], 0
    for here in reversed(places):
        row = dict(_ties_within(search.sides[0].rows, people[-1], max(here.values()) - cost))
        person = min(one for one, there in here.items() if row.get(one) == there - cost)
        people.append(person)
        cost = here[person]
    people.append(min(after for before, after, _ in search.meets if before == people[-1]))
    left = cost_of(search.best) - cost - dict(search.sides[0].rows.ties(people[-2]))[people[-1]]
    for ties in range(ties_of(search.best) - search.meets_at - 2, -1, -1):
        layer = search.sides[1].layers[ties]
        ways = _ties_within(search.sides[0].rows, people[-1], left)
        person, left = min(
            (other, left - step) for other, step in ways if layer.get(other) == left - step
        )
        people.append(person)
    return people


def _marked_back(search: _Search) -> list[dict[int, int]]:
    """Everybody on a best way, with the cost to there, from where both sides met back to 1."""
    if not search.meets_at:
        return []
    places = [{before: cost for before, _, cost in search.meets}]
    near, incoming = search.sides[0], search.sides[1].rows
    for place in range(search.meets_at - 1, 0, -1):
        layer = near.layers[place]
        places.append(
            {
                other: cost - step
                for person, cost in places[-1].items()
                for other, step in _ties_within(incoming, person, cost)
                if layer.get(other) == cost - step
            }
        )
    return places
