"""Ties laid out for searching: one row a person, the cheapest tie first.

A header a person says where the row starts and how many ties it holds; the other ends (4 bytes)
and the costs (1 byte) of all rows stand one after the other in two arrays. A row that outgrows
its place moves behind them, into two arrays that grow, with a quarter more room than it needs,
and twice as much from then on. When those hold a fifth of everything, all rows are packed anew.
"""

from __future__ import annotations  # array[int] is for readers: Python 3.11 cannot say it

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

DEGREE_BITS: Final = 24
MOST_TIES: Final = (1 << DEGREE_BITS) - 1
# What moved rows may take before all are packed, as a share of the rest; and never below so much.
SHARE, LEAST_SLOTS = 4, 4096



class Packed(NamedTuple):
    """Headers, ids and costs in arrays of types Q, I and B: see `Rows`."""

    heads: array[int]
    ids: array[int]
    costs: array[int]



def zeros(code: str, count: int) -> array[int]:
    """So many noughts of an integer type."""
    return array(code, [0]) * count


@dataclass(slots=True)
class Rows:
    """The ties of everybody in one direction.

    heads: of each person, the row's offset << 24 | how many ties (unsigned, 8 bytes).
    ids, costs: of each slot the other end (unsigned, 4 bytes) and the cost (1 byte).
    more_ids, more_costs: the same for offsets from len(ids) on; rooms: of each row there, how
    many ties fit.
    """

    heads: memoryview
    ids: memoryview
    costs: memoryview
    more_ids: array[int] = field(default_factory=lambda: array("I"))
    more_costs: array[int] = field(default_factory=lambda: array("B"))
    rooms: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, packed: Packed) -> "Rows":
        """Rows as packed."""
        return cls(*map(memoryview, packed))

    def count(self, person: int) -> int:
        """How many ties a row holds."""
        return self.heads[person] & MOST_TIES

    def row(self, person: int) -> tuple[memoryview, memoryview]:
        """The other ends and costs of a person's ties, ascending by cost, then by person."""
        head: int = self.heads[person]
        start, count = head >> DEGREE_BITS, head & MOST_TIES
        slots = len(self.ids)
        if start < slots:
            return self.ids[start : start + count], self.costs[start : start + count]
        start -= slots
        ids, costs = self.more_ids[start : start + count], self.more_costs[start : start + count]
        return memoryview(ids), memoryview(costs)

    def ties(self, person: int) -> Iterator[tuple[int, int]]:
        """The other end and the cost of each tie of a person."""
        ids, costs = self.row(person)
        return zip(ids, costs, strict=True)

    def room(self, person: int) -> int:
        """How many ties fit into a row where it stands; rows that never moved are full."""
        return self.rooms.get(person) or self.count(person)

    def make_room(self, person: int) -> int:
        """Take slots behind all others for a row that is full; at which offset they begin."""
        count, moved = self.count(person), self.rooms.get(person)
        room = 2 * moved if moved else count + count // 4 + 2
        start = len(self.ids) + len(self.more_ids)
        self.more_ids.extend(zeros("I", room))
        self.more_costs.extend(zeros("B", room))
        self.rooms[person] = room
        return start

    @property
    def scattered(self) -> bool:
        """Whether so many rows have moved that packing them all pays."""
        return len(self.more_ids) > max(LEAST_SLOTS, len(self.ids) // SHARE)


@dataclass(slots=True)
class Layout:
    """The ties by where they start and by where they end; the same rows when undirected."""

    people: int
    outgoing: Rows
    incoming: Rows

    @property
    def directed(self) -> bool:
        """Whether ties lead one way only."""
        return self.outgoing is not self.incoming
