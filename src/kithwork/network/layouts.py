"""Ties laid out for searching: one row a person, cheapest tie first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

# Of each person: the other end of every tie, and its cost, in ascending order of cost.
Rows: TypeAlias = list[dict[int, int]]


@dataclass(frozen=True, slots=True)
class Layout:
    """The ties by where they start and by where they end; the same rows when undirected."""

    outgoing: Rows
    incoming: Rows


def undirected(
    *, people: int, source: Sequence[int], target: Sequence[int], costs: Sequence[int]
) -> Layout:
    """Rows of ties that lead both ways. Parallel ties count once, the cheapest; loops drop."""
    rows: Rows = [{} for _ in range(people)]
    for tie in _cheapest_first(costs):
        one, other = source[tie], target[tie]
        if one != other:
            rows[one].setdefault(other, costs[tie])
            rows[other].setdefault(one, costs[tie])
    return Layout(outgoing=rows, incoming=rows)


def directed(
    *, people: int, source: Sequence[int], target: Sequence[int], costs: Sequence[int]
) -> Layout:
    """Rows of ties that lead from source to target only; parallel ties and loops as above."""
    outgoing: Rows = [{} for _ in range(people)]
    incoming: Rows = [{} for _ in range(people)]
    for tie in _cheapest_first(costs):
        start, end = source[tie], target[tie]
        if start != end:
            outgoing[start].setdefault(end, costs[tie])
            incoming[end].setdefault(start, costs[tie])
    return Layout(outgoing=outgoing, incoming=incoming)


def _cheapest_first(costs: Sequence[int]) -> list[int]:
    return sorted(range(len(costs)), key=costs.__getitem__)
