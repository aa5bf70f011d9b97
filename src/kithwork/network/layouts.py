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
# So many slots are added at once, at least.
GROWTH = 1024


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
    more_ids, more_costs: the same for offsets from len(ids) on, `used` of them taken. rooms: of
    each person's row, how many ties fit once it has moved there, 0 before; empty until one has.
    """

    heads: memoryview
    ids: memoryview
    costs: memoryview
    more_ids: array[int] = field(default_factory=lambda: array("I"))
    more_costs: array[int] = field(default_factory=lambda: array("B"))
    rooms: array[int] = field(default_factory=lambda: array("I"))
    used: int = 0

    @classmethod
    def of(cls, packed: Packed) -> Rows:
        """Rows as packed."""
        heads, ids, costs = (memoryview(part) for part in packed)
        return cls(heads, ids, costs)

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
        return (self.rooms and self.rooms[person]) or self.count(person)

    def make_room(self, person: int) -> int:
        """Take slots behind all others for a row that is full; at which offset they begin."""
        if not self.rooms:
            self.rooms.extend(zeros("I", len(self.heads)))
        count, moved = self.count(person), self.rooms[person]
        room = 2 * moved if moved else count + count // 4 + 2
        self.grow(room)
        start = len(self.ids) + self.used
        self.rooms[person] = room
        self.used += room
        return start

    def grow(self, room: int) -> None:
        """See that so many slots are free behind all others."""
        short = self.used + room - len(self.more_ids)
        if short > 0:
            more = max(short, len(self.more_ids), GROWTH)
            self.more_ids.extend(zeros("I", more))
            self.more_costs.extend(zeros("B", more))

    @property
    def most_moved(self) -> int:
        """How many slots moved rows may take; beyond, packing all of them pays."""
        return max(LEAST_SLOTS, len(self.ids) // SHARE)


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

    @property
    def scattered(self) -> bool:
        """Whether so many rows have moved that packing them all pays."""
        return any(rows.used > rows.most_moved for rows in (self.outgoing, self.incoming))
