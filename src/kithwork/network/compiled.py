"""The kernel in C: a small library beside this file.

It works on the arrays of `layouts.py` where they stand, allocates only what its searches need
for themselves, and lets other threads run meanwhile. `native/` holds its source by topic.
"""

from __future__ import annotations  # array[int] is for readers: Python 3.11 cannot say it

import ctypes
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, Self

from kithwork.network import costs
from kithwork.network.arrays import Floats, Integers
from kithwork.network.buffers import address, persons, prices, whole
from kithwork.network.errors import LengthsDiffer, TooManyTies
from kithwork.network.layouts import Layout, Packed, Rows, zeros
from kithwork.network.library import C, CNet, CRows, Searches
from kithwork.network.paths import Path
from kithwork.network.questions import Answers, Near
from kithwork.network.reference.kernel import Reference

OUT_OF_MEMORY: Final = -1
LONGEST_RANK: Final = 255
# More answers than that, nobody has contacts for.
MOST_ANSWERS: Final = 1 << 32
# So many ties are put by one call, as searches.c has it.
MANY: Final = 4096
# Where rows move to begins with this share of all slots.
SPARE: Final = 64


class Compiled:
    """The searches over one layout, in C.

    Any number of threads may ask at once; changes need it to themselves (`Network` sees to it).
    """

    name = "c"

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._kept: list[Any] = []
        outgoing = self._point(layout.outgoing)
        self._sides = [(layout.outgoing, outgoing)]
        if layout.directed:
            self._sides.append((layout.incoming, self._point(layout.incoming)))
        self._net = CNet(layout.people, *map(ctypes.pointer, (outgoing, self._sides[-1][1])))
        self._here = ctypes.addressof(self._net)
        self._searches = Searches(self._here, (self._net, self._kept, layout), Path, costs.WARMTHS)
        self.warmest_at_once = self._searches.warmest_at_once
        self.degrees_at_once = self._searches.degrees_at_once
        self.put_at_once = self._searches.put_at_once

    @classmethod
    def over(cls, layout: Layout) -> Self:
        """The network that a layout holds."""
        return cls(layout)

    @classmethod
    def laid_out(
        cls, *, people: int, source: Integers, target: Integers, warmth: Floats, directed: bool
    ) -> Self:
        """The network of these ties; see `Network.from_ties`."""
        starts = persons("source", source, people)
        ends = persons("target", target, people)
        tie_costs = prices(warmth)
        if not len(starts) == len(ends) == len(tie_costs):
            raise LengthsDiffer(len(starts), len(ends), len(tie_costs))
        outgoing = _built(people, starts, ends, tie_costs, both=0 if directed else 1)
        incoming = _built(people, ends, starts, tie_costs, both=0) if directed else outgoing
        return cls(Layout(people, outgoing, incoming))

    def guarded(self, counts: array[int], left: Callable[[], None]) -> None:
        """See to it that what is done at once heeds a gate; see `Gate`."""
        self._searches.guard(counts, left)

    def warmest(
        self, *, source: int, targets: array[int], most_ties: int | None, top: int
    ) -> list[Path]:
        """The best ways; `most_ties` None is no bound."""
        most = None if most_ties is None else min(most_ties, self.layout.people) - 1
        found = self._searches.warmest(source, targets, most, min(top, MOST_ANSWERS))
        # All is plain here: what could not be read found no room.
        if found is NotImplemented:
            raise MemoryError
        paths: list[Path] = found
        return paths

    def degrees(self, *, source: int, target: int, at_most: int) -> int | None:
        """The fewest ties from one to another."""
        most = min(at_most, self.layout.people)
        ties: int | None = self._searches.degrees(source, target, most)
        return ties

    def within(self, *, source: int, ties: int, of: array[int] | None) -> Near:
        """Who is within so many ties; `of` ascending, each once."""
        depth = min(ties, self.layout.people)
        if depth > LONGEST_RANK:
            # Its ranks count no further, and nobody who is in a hurry asks for it.
            return Reference.over(self.layout).within(source=source, ties=depth, of=of)
        wanted = array("I") if of is None else of
        with self._scratch() as scratch:
            found = _checked(
                C.kw_within(
                    scratch, self._here, source, depth, address(wanted), len(wanted),
                    1 if of is None else 0,
                )
            )  # fmt: skip
            near = Near(*(zeros("I", found) for _ in range(3)))
            C.kw_take(scratch, *map(address, near))
        return near

    def put(
        self, *, sources: Sequence[int], targets: Sequence[int], warmths: Sequence[float]
    ) -> bool:
        """Ties more, or another warmth for some; whether so many rows moved that packing pays."""
        if not self._net.most:
            self._make_rooms()
        at, put = 0, self._searches.put
        while at < len(sources):
            until = put(sources, targets, warmths, at)
            if until < min(at + MANY, len(sources)):
                self._grow()
            at = until
        return any(own.used > self._net.most for _, own in self._sides)

    def drop(self, *, sources: array[int], targets: array[int]) -> None:
        """Ties less, where they are there."""
        C.kw_drop(self._here, len(sources), address(sources), address(targets))

    def packed(self, rows: Rows) -> Packed:
        """All rows without gaps: headers, ids and costs."""
        people = self.layout.people
        slots = sum(rows.count(person) for person in range(people))
        heads, ids = zeros("Q", people), zeros("I", slots)
        costs = zeros("B", slots)
        own = next(own for one, own in self._sides if one is rows)
        C.kw_pack(own, people, *map(address, (heads, ids, costs)))
        return Packed(heads, ids, costs)

    def block(
        self,
        *,
        sources: array[int],
        groups: Sequence[array[int]],
        most_ties: int,
    ) -> Answers:
        """From every source to others of at most BLOCK groups: for each tie but one a byte each."""
        members, bounds = array("I"), array("Q", [0])
        for group in groups:
            members.extend(group)
            bounds.append(len(members))
        answers = Answers(*(zeros(kind, len(sources) * len(groups)) for kind in "BI"))
        query = array("Q", (
            address(sources), len(sources), address(members), address(bounds), len(groups),
            most_ties, *map(address, answers),
        ))  # fmt: skip
        with self._scratch() as scratch:
            _checked(C.kw_batch(scratch, self._here, address(query)))
        return answers

    def rest(self) -> None:
        """Give back what only another block of a batch would need."""
        self._searches.rest()

    def _make_rooms(self) -> None:
        for rows, own in self._sides:
            rows.rooms.extend(zeros("I", self.layout.people))
            C.kw_own(own, self.layout.people)
        self._net.most = self.layout.outgoing.most_moved
        self._grow()

    def _grow(self) -> None:
        """Room for the longest row to move twice over, on both sides."""
        for rows, own in self._sides:
            rows.used = own.used
            longest = C.kw_longest(own, self.layout.people)
            rows.grow(4 * longest + 4 + len(rows.ids) // SPARE)
            own.more_ids, own.more_costs = address(rows.more_ids), address(rows.more_costs)
            own.more, own.rooms = len(rows.more_ids), address(rows.rooms)

    def _point(self, rows: Rows) -> CRows:
        """Where the arrays are, as the library reads it."""
        parts = [whole(part) for part in (rows.heads, rows.ids, rows.costs)]
        # As long as these live, nobody may move the arrays.
        self._kept += parts
        own = CRows(*map(ctypes.addressof, parts), len(rows.ids))
        own.more_ids, own.more_costs = address(rows.more_ids), address(rows.more_costs)
        own.used, own.more, own.rooms = rows.used, len(rows.more_ids), address(rows.rooms)
        return own

    @contextmanager
    def _scratch(self) -> Iterator[int]:
        """Where the memory of one search is."""
        scratch = self._searches.take()
        try:
            yield scratch
        finally:
            self._searches.give(scratch)


def _checked(answer: int) -> int:
    if answer == OUT_OF_MEMORY:
        raise MemoryError
    return answer


def _built(
    people: int, starts: array[int], ends: array[int], tie_costs: array[int], *, both: int
) -> Rows:
    slots = len(starts) << both
    heads, ids = zeros("Q", people), zeros("I", slots)
    costs = zeros("B", slots)
    used = _checked(
        C.kw_build(
            people, len(starts), *map(address, (starts, ends, tie_costs)), both,
            *map(address, (heads, ids, costs)),
        )
    )  # fmt: skip
    if used < 0:
        raise TooManyTies
    del ids[used:], costs[used:]
    return Rows.of(Packed(heads, ids, costs))
