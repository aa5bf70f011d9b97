"""From many sources to many groups at once: for each group backward, the last tie by source.

Members of a group search alone: they are no target of their own.
"""

from __future__ import annotations  # array[int] is for readers: Python 3.11 cannot say it

from array import array
from collections.abc import Sequence

from kithwork.network.costs import cost as cost_of
from kithwork.network.layouts import Rows, zeros
from kithwork.network.questions import NOBODY, Answers, Kernel

DEAREST = 255


def block(
    *, kernel: Kernel, sources: array[int], groups: Sequence[array[int]], most_ties: int
) -> Answers:
    """The least cost from every source to every group over 1 to `most_ties` ties, up to 255.

    Of several beginnings of one cost the one with fewer ties counts, then the smaller person.
    """
    layout = kernel.layout
    costs = zeros("B", len(sources) * len(groups))
    firsts = zeros("I", len(sources) * len(groups))
    for place, group in enumerate(groups):
        near, members = _towards(layout.incoming, group, most_ties - 1), set(group)
        for at, source in enumerate(sources):
            position = at * len(groups) + place
            if source in members:
                costs[position], firsts[position] = alone(kernel, source, group, most_ties)
                continue
            reached = [
                (step + near[other][0], near[other][1], other)
                for other, step in layout.outgoing.ties(source)
                if other in near and step + near[other][0] <= DEAREST
            ]
            costs[position], _, firsts[position] = min(reached, default=(DEAREST, 0, NOBODY))
    return Answers(costs, firsts)


def alone(kernel: Kernel, source: int, group: array[int], most_ties: int) -> tuple[int, int]:
    """The least cost from one person to others of a group, and with whom it begins."""
    for path in kernel.warmest(source=source, targets=group, most_ties=most_ties, top=1):
        whole = sum(map(cost_of, path.steps))
        if whole <= DEAREST:
            return whole, path.people[1]
    return DEAREST, NOBODY


def _towards(rows: Rows, group: Sequence[int], most_ties: int) -> dict[int, tuple[int, int]]:
    """The least cost to any of a group within so many ties, and with how many, of all who can."""
    best = dict.fromkeys(group, (0, 0))
    front = best
    for ties in range(1, most_ties + 1):
        nearer: dict[int, tuple[int, int]] = {}
        for person, (cost, _) in front.items():
            for other, step in rows.ties(person):
                reached = (cost + step, ties)
                if reached[0] >= DEAREST or (other in best and best[other][0] <= reached[0]):
                    continue
                nearer[other] = min(nearer.get(other, reached), reached)
        if not nearer:
            break
        best, front = best | nearer, nearer
    return best
