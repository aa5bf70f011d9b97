"""The kernel in C: a small library beside this file, called through ctypes.

It works on the arrays of `layouts.py` where they stand, allocates only what its searches need
for themselves, and lets other threads run meanwhile. `native/` holds its source by topic.
"""

from __future__ import annotations  # array[int] is for readers: Python 3.11 cannot say it

import ctypes
from array import array
from collections.abc import Sequence
from typing import Any, Final, Self

from kithwork.network.arrays import Floats, Integers
from kithwork.network.buffers import address, persons, prices, whole
from kithwork.network.errors import LengthsDiffer, TooManyTies
from kithwork.network.layouts import Layout, Packed, Rows, zeros
from kithwork.network.library import C, CNet, CRows
from kithwork.network.questions import Answers, Near, Way
from kithwork.network.reference.kernel import Reference

OUT_OF_MEMORY, TOO_LONG = -1, -2
DONE, FULL, SCATTERED = 0, 1, 2
# Answers are mostly fewer and shorter; where they are not, room is made for them.
TOP, ROOM = 5, 16
# So many numbers are a question, as `Query` of native/paths.c has it; the answers stand behind it.
ASKED: Final = 8
LONGEST_RANK: Final = 255
# Fewer numbers are gone through in Python sooner than a call takes.
FEW: Final = 24
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
        self._idle: list[_Desk] = []
        self._has_rooms = False
        outgoing = self._point(layout.outgoing)
        self._sides = [(layout.outgoing, outgoing)]
        if layout.directed:
            self._sides.append((layout.incoming, self._point(layout.incoming)))
        self._net = CNet(layout.people, *map(ctypes.pointer, (outgoing, self._sides[-1][1])))
        self._here = ctypes.addressof(self._net)

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

    @staticmethod
    def largest(numbers: array[int]) -> int:
        """The largest of some persons, at least one."""
        if len(numbers) < FEW:
            return max(numbers)
        found: int = C.kw_largest(address(numbers), len(numbers))
        return found

    def warmest(
        self, *, source: int, targets: array[int], most_ties: int | None, top: int
    ) -> list[Way]:
        """The best ways; `most_ties` None is no bound."""
        bound = 0 if most_ties is None or most_ties >= self.layout.people else most_ties
        desk = self._desk()
        try:
            if top > desk.top:
                # Each contact is given at most once as a target and once as an introducer.
                top = min(top, 2 * self.layout.outgoing.count(source))
            return desk.warmest(source, targets, bound, top)
        finally:
            self._idle.append(desk)

    def degrees(self, *, source: int, target: int, at_most: int) -> int | None:
        """The fewest ties from one to another."""
        if source == target:
            return 0
        desk = self._desk()
        try:
            at_most = min(at_most, self.layout.people)
            ties = _checked(C.kw_degrees(desk.scratch, self._here, source, target, at_most))
        finally:
            self._idle.append(desk)
        return ties or None

    def within(self, *, source: int, ties: int, of: array[int] | None) -> Near:
        """Who is within so many ties; `of` ascending, each once."""
        depth = min(ties, self.layout.people)
        if depth > LONGEST_RANK:
            # Its ranks count no further, and nobody who is in a hurry asks for it.
            return Reference.over(self.layout).within(source=source, ties=depth, of=of)
        wanted = array("I") if of is None else of
        desk = self._desk()
        try:
            found = _checked(
                C.kw_within(
                    desk.scratch, self._here, source, depth, address(wanted), len(wanted),
                    1 if of is None else 0,
                )
            )  # fmt: skip
            near = Near(*(zeros("I", found) for _ in range(3)))
            C.kw_take(desk.scratch, *map(address, near))
        finally:
            self._idle.append(desk)
        return near

    def put(
        self, *, sources: Sequence[int], targets: Sequence[int], warmths: Sequence[float]
    ) -> bool:
        """Ties more, or another warmth for some; whether so many rows moved that packing pays."""
        if not self._has_rooms:
            self._make_rooms()
        told, put, here = DONE, C.kw_put, self._here
        # Each by itself: to hand over a list of one takes longer.
        for source, target, warmth in zip(sources, targets, warmths, strict=True):
            while (told := put(here, source, target, warmth)) == FULL:
                self._grow()
        return told == SCATTERED

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
        desk = self._desk()
        try:
            desk.batch(sources, members, bounds, most_ties, answers)
        finally:
            self._idle.append(desk)
        return answers

    def rest(self) -> None:
        """Give back what only another block of a batch would need."""
        # Taken first, so that no other thread begins to work with one meanwhile.
        desks = [self._desk() for _ in self._idle[:]]
        for desk in desks:
            C.kw_scratch_rest(desk.scratch)
        self._idle += desks

    def _make_rooms(self) -> None:
        for rows, own in self._sides:
            rows.rooms.extend(zeros("I", self.layout.people))
            C.kw_own(own, self.layout.people)
        self._net.most = self.layout.outgoing.most_moved
        self._has_rooms = True
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

    def _desk(self) -> _Desk:
        try:
            return self._idle.pop()
        except IndexError:
            return _Desk(self.layout.people, self._here)


class _Desk:
    """What one search works with, and where it lays its answers; used again and again.

    top, room: how many ways of how many persons there is room for.
    """

    def __init__(self, people: int, net: int) -> None:
        self.scratch: int | None = C.kw_scratch(people)
        if self.scratch is None:
            raise MemoryError
        self._net = net
        self._lay(TOP, ROOM)

    def __del__(self) -> None:
        C.kw_scratch_free(self.scratch)

    def warmest(self, source: int, targets: array[int], most_ties: int, top: int) -> list[Way]:
        """The best ways; `most_ties` 0 is no bound."""
        if top > self.top:
            self._lay(top, self.room)
        # One array holds question and answers, and one loop reads them: memory that was not in use
        # for a while takes longer to reach than all the rest.
        query, room = self._query, self.room
        query[2], query[3], query[4] = source, targets.buffer_info()[0], len(targets)
        query[5], query[6] = most_ties, top
        found = C.kw_warmest(self._where)
        if found < 0:
            if found == OUT_OF_MEMORY:
                raise MemoryError
            self._lay(self.top, query[ASKED] + 1)
            return self.warmest(source, targets, most_ties, top)
        ways = []
        for at in range(ASKED, ASKED + found * (2 * room + 2), 2 * room + 2):
            ties, people, steps = query[at], at + 2, at + 2 + room
            ways.append(
                Way(
                    query[at + 1], ties, tuple(query[people : people + ties + 1]),
                    tuple(query[steps : steps + ties]),
                )
            )  # fmt: skip
        return ways

    def batch(
        self,
        sources: array[int],
        members: array[int],
        bounds: array[int],
        most_ties: int,
        answers: Answers,
    ) -> None:
        """A block of a batch, into `answers`; group g's members stand from bounds[g] on."""
        query = array("Q", (
            address(sources), len(sources), address(members), address(bounds), len(bounds) - 1,
            most_ties, *map(address, answers),
        ))  # fmt: skip
        _checked(C.kw_batch(self.scratch, self._net, address(query)))

    def _lay(self, top: int, room: int) -> None:
        """Room for so many answers of so many persons."""
        self.top, self.room = top, room
        self._query = zeros("Q", ASKED + top * (2 * room + 2))
        self._query[0], self._query[1], self._query[7] = self.scratch or 0, self._net, room
        self._where = address(self._query)


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
