"""How far: the fewest ties between two, and everybody within a few ties of one."""

from __future__ import annotations  # array[int] is for readers: Python 3.11 cannot say it

from array import array

from kithwork.network.layouts import Layout, Rows
from kithwork.network.questions import Near

# The cost, the ties and the beginning of a way: better ones are smaller.
_Rank = tuple[int, int, int]


def degrees(*, layout: Layout, source: int, target: int, at_most: int) -> int | None:
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
        rows = (self.rows.row(person)[0] for person in self.front)
        self.front = set[int]().union(*rows) - self.seen
        self.seen |= self.front


def within(*, layout: Layout, source: int, ties: int, of: array[int] | None) -> Near:
    """To everybody within `ties` ties: the least cost, and with whom the way begins.

    Layer by layer (Bellman-Ford), because the cheapest chain to somebody may be too long to
    go on from. Of equally dear ways the shorter counts, then that with the smaller beginning.
    The last tie is looked for from the persons in `of` when they have fewer ties.
    """
    best: dict[int, _Rank] = {source: (0, 0, source)}
    front = best
    pulled = False
    for layer in range(ties):
        pulled = of is not None and layer == ties - 1 and _fewer(layout, of, front)
        if pulled or not front:
            break
        front = _pushed(layout.outgoing, best, front)
        best = best | front
    if of is not None and pulled:
        best = {one: rank for one in of if (rank := _pulled(layout.incoming, best, one, source))}
    people = sorted(best if of is None else best.keys() & set(of))
    found = [best[person] for person in people if person != source]
    return Near(
        array("I", (person for person in people if person != source)),
        array("I", (cost for cost, _, _ in found)),
        array("I", (first for _, _, first in found)),
    )


def _fewer(layout: Layout, of: array[int], front: dict[int, _Rank]) -> bool:
    theirs = sum(layout.incoming.count(person) for person in of)
    return theirs < sum(layout.outgoing.count(person) for person in front)


def _pushed(rows: Rows, best: dict[int, _Rank], front: dict[int, _Rank]) -> dict[int, _Rank]:
    """Whoever is reached cheaper over one tie more."""
    nearer: dict[int, _Rank] = {}
    for person, (cost, ties, first) in front.items():
        for other, step in rows.ties(person):
            found = (cost + step, ties + 1, first if ties else other)
            if other in best and found[0] >= best[other][0]:
                continue
            if other not in nearer or found < nearer[other]:
                nearer[other] = found
    return nearer


def _pulled(rows: Rows, best: dict[int, _Rank], person: int, source: int) -> _Rank | None:
    """The best way to a person whose last tie may be one more than those searched."""
    found = [best[person]] if person in best else []
    for other, step in rows.ties(person):
        if other in best:
            cost, ties, first = best[other]
            found.append((cost + step, ties + 1, person if other == source else first))
    return min(found, default=None)
