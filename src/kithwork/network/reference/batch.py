"""From many sources to many groups at once: for each group backward, the last tie by source."""

from __future__ import annotations  # array[int] is for readers: Python 3.11 cannot say it

from array import array
from collections.abc import Sequence

from kithwork.network.layouts import Layout, Rows, zeros
from kithwork.network.questions import NOBODY, Answers

DEAREST = 255


def block(
    *, layout: Layout, sources: array[int], groups: Sequence[array[int]], most_ties: int
) -> Answers:
    """The least cost from every source to every group over 1 to `most_ties` ties, up to 255.

    Of several beginnings of one cost the smaller person counts. A source is no member here.
    """
    costs = zeros("B", len(sources) * len(groups))
    firsts = array("I", [NOBODY]) * (len(sources) * len(groups))
    for place, group in enumerate(groups):
        near = _towards(layout.incoming, group, most_ties - 1)
        for at, source in enumerate(sources):
            reached = [
                (step + near[other], other)
                for other, step in layout.outgoing.ties(source)
                if other in near and step + near[other] <= DEAREST
            ]
            position = at * len(groups) + place
            costs[position], firsts[position] = min(reached, default=(DEAREST, NOBODY))
    return Answers(costs, firsts)


def _towards(rows: Rows, group: Sequence[int], ties: int) -> dict[int, int]:
    """The least cost to any of a group within so many ties, of everybody who gets there."""
    best = dict.fromkeys(group, 0)
    front = best
    for _ in range(ties):
        nearer: dict[int, int] = {}
        for person, cost in front.items():
            for other, step in rows.ties(person):
                reached = cost + step
                if reached < min(best.get(other, DEAREST), nearer.get(other, DEAREST)):
                    nearer[other] = reached
        best, front = best | nearer, nearer
    return best
