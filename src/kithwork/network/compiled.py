"""The kernel in C: a small library beside this file, called through ctypes.

It works on the arrays of `layouts.py` where they stand, allocates only what its searches need
for themselves, and lets other threads run meanwhile. `native/` holds its source by topic.
"""

from __future__ import annotations  # array[int] is for readers: Python 3.11 cannot say it

import ctypes
from array import array
from collections.abc import Sequence
from ctypes import POINTER, Structure, byref, c_int, c_int64, c_uint8, c_uint32, c_uint64, c_void_p
from importlib.util import find_spec
from typing import Any, Final, Self

from kithwork.network import arrays
from kithwork.network.arrays import Floats, Integers
from kithwork.network.errors import BadWarmth, LengthsDiffer, TooManyTies
from kithwork.network.layouts import Layout, Packed, Rows, zeros
from kithwork.network.questions import BLOCK, Answers, Near, Way

OUT_OF_MEMORY, TOO_LONG = -1, -2
FULL: Final = 1
# Ways are mostly shorter; a longer one is asked for again with room for it.
ROOM: Final = 16
LONGEST_RANK: Final = 255


class _Rows(Structure):
    _fields_ = (
        ("heads", c_void_p),
        ("ids", c_void_p),
        ("costs", c_void_p),
        ("slots", c_uint64),
        ("more_ids", c_void_p),
        ("more_costs", c_void_p),
    )


class _Net(Structure):
    _fields_ = (("people", c_uint64), ("out", POINTER(_Rows)), ("in_", POINTER(_Rows)))


_ROWS, _NET = POINTER(_Rows), POINTER(_Net)
_SIGNATURES: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "kw_scratch": (c_void_p, (c_uint64,)),
    "kw_scratch_free": (None, (c_void_p,)),
    "kw_costs": (c_uint64, (c_void_p, c_uint64, c_void_p)),
    "kw_persons": (c_uint64, (c_void_p, c_int, c_uint64, c_uint64, c_void_p)),
    "kw_build": (
        c_int64,
        (c_uint64, c_uint64, c_void_p, c_void_p, c_void_p, c_int, c_void_p, c_void_p, c_void_p),
    ),
    "kw_put": (c_int, (_ROWS, c_uint32, c_uint32, c_uint8, c_uint32)),
    "kw_drop": (c_int, (_ROWS, c_uint32, c_uint32)),
    "kw_move": (None, (_ROWS, c_uint32, c_uint64)),
    "kw_pack": (None, (_ROWS, c_uint64, c_void_p, c_void_p, c_void_p)),
    "kw_crc32": (c_uint32, (c_uint32, c_void_p, c_uint64)),
    "kw_warmest": (
        c_int64,
        (
            c_void_p, _NET, c_uint32, c_void_p, c_uint64, c_uint32, c_uint64, c_uint64,
            c_void_p, c_void_p, c_void_p, c_void_p,
        ),
    ),
    "kw_degrees": (c_int64, (c_void_p, _NET, c_uint32, c_uint32, c_uint32)),
    "kw_within": (
        c_int64,
        (c_void_p, _NET, c_uint32, c_uint32, c_void_p, c_uint64, c_int),
    ),
    "kw_take": (None, (c_void_p, c_void_p, c_void_p, c_void_p)),
    "kw_batch_start": (None, (c_uint64, c_void_p, c_void_p, c_uint32, c_void_p, c_void_p)),
    "kw_batch_step": (
        c_int,
        (_NET, c_uint64, c_uint64, c_void_p, c_void_p, c_void_p, c_void_p),
    ),
    "kw_batch_end": (
        None,
        (
            _NET, c_void_p, c_uint64, c_void_p, c_uint32, c_void_p, c_uint32, c_void_p, c_void_p,
        ),
    ),
}  # fmt: skip


def _loaded() -> Any:
    """The library, or None where it was not built or does not load here."""
    place = find_spec("kithwork.network._kernel")
    if place is None or place.origin is None:
        return None
    try:
        library = ctypes.CDLL(place.origin)
    except OSError:
        return None
    for name, (answer, takes) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = answer, takes
    return library


_C = _loaded()
BUILT: Final = _C is not None


class Compiled:
    """The searches over one layout, in C.

    Any number of threads may ask at once; changes need it to themselves (`Network` sees to it).
    """

    name = "c"

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._kept: list[Any] = []
        self._rows = {id(rows): _Rows() for rows in (layout.outgoing, layout.incoming)}
        self._idle: list[int] = []
        self._point()
        self._net = _Net(
            layout.people,
            ctypes.pointer(self._rows[id(layout.outgoing)]),
            ctypes.pointer(self._rows[id(layout.incoming)]),
        )

    def __del__(self) -> None:
        for scratch in self._idle:
            _C.kw_scratch_free(scratch)

    @classmethod
    def over(cls, layout: Layout) -> Self:
        """The network that a layout holds."""
        return cls(layout)

    @classmethod
    def laid_out(
        cls, *, people: int, source: Integers, target: Integers, warmth: Floats, directed: bool
    ) -> Self:
        """The network of these ties; see `Network.from_ties`."""
        starts = _persons("source", source, people)
        ends = _persons("target", target, people)
        prices = _costs(warmth)
        if not len(starts) == len(ends) == len(prices):
            raise LengthsDiffer(len(starts), len(ends), len(prices))
        outgoing = _built(people, starts, ends, prices, both=0 if directed else 1)
        incoming = _built(people, ends, starts, prices, both=0) if directed else outgoing
        return cls(Layout(people, outgoing, incoming))

    def warmest(
        self, *, source: int, targets: array[int], most_ties: int | None, top: int
    ) -> list[Way]:
        """The best ways; `most_ties` None is no bound."""
        # Each contact is given at most once as a target and once as an introducer.
        top = min(top, 2 * self.layout.outgoing.count(source))
        if not top or not targets:
            return []
        bound = 0 if most_ties is None or most_ties >= self.layout.people else most_ties
        room = ROOM
        while True:
            ties, costs = (c_uint32 * top)(), (c_uint64 * top)()
            people, steps = (c_uint32 * (top * room))(), (c_uint8 * (top * room))()
            found = self._ask(
                _C.kw_warmest, source, _address(targets), len(targets), bound, top, room,
                ties, costs, people, steps,
            )  # fmt: skip
            if found != TOO_LONG:
                break
            room = ties[0] + 1
        return [
            Way(
                costs[way],
                ties[way],
                tuple(people[way * room : way * room + ties[way] + 1]),
                tuple(steps[way * room : way * room + ties[way]]),
            )
            for way in range(found)
        ]

    def degrees(self, *, source: int, target: int, at_most: int) -> int | None:
        """The fewest ties from one to another."""
        if source == target:
            return 0
        ties: int = self._ask(_C.kw_degrees, source, target, min(at_most, self.layout.people))
        return ties or None

    def within(self, *, source: int, ties: int, of: array[int] | None) -> Near:
        """Who is within so many ties; `of` ascending, each once."""
        depth = min(ties, self.layout.people)
        if depth > LONGEST_RANK:
            raise OverflowError(depth)
        wanted = array("I") if of is None else of
        scratch = self._scratch()
        try:
            found = _checked(
                _C.kw_within(
                    scratch, byref(self._net), source, depth, _address(wanted),
                    len(wanted), 1 if of is None else 0,
                )
            )  # fmt: skip
            near = Near(*(zeros("I", found) for _ in range(3)))
            _C.kw_take(scratch, *map(_address, near))
        finally:
            self._idle.append(scratch)
        return near

    def put(self, *, source: int, target: int, cost: int) -> None:
        """One tie more, or another cost for one."""
        layout = self.layout
        self._put(layout.outgoing, source, target, cost)
        self._put(layout.incoming, target, source, cost)

    def drop(self, *, source: int, target: int) -> None:
        """One tie less, where there is one."""
        layout = self.layout
        _C.kw_drop(self._rows[id(layout.outgoing)], source, target)
        _C.kw_drop(self._rows[id(layout.incoming)], target, source)

    def packed(self, rows: Rows) -> Packed:
        """All rows without gaps: headers, ids and costs."""
        people = self.layout.people
        slots = sum(rows.count(person) for person in range(people))
        heads, ids = zeros("Q", people), zeros("I", slots)
        costs = zeros("B", slots)
        _C.kw_pack(self._rows[id(rows)], people, *map(_address, (heads, ids, costs)))
        return Packed(heads, ids, costs)

    def block(
        self,
        *,
        sources: array[int],
        groups: Sequence[array[int]],
        most_ties: int,
    ) -> Answers:
        """From every source to at most 64 groups: 64 bytes a person for each tie but the last."""
        people, count, net = self.layout.people, len(groups), byref(self._net)
        members, bounds = array("I"), array("Q", [0])
        for group in groups:
            members.extend(group)
            bounds.append(len(members))
        tables = [_Table(people)]
        _C.kw_batch_start(
            people, _address(members), _address(bounds), count, tables[0].costs, tables[0].known
        )
        for _ in range(most_ties - 1):
            before, after = tables[-1], _Table(people)
            if not _C.kw_batch_step(
                net, 0, people, before.costs, before.known, after.costs, after.known
            ):
                break
            tables.append(after)
        costs = zeros("B", len(sources) * count)
        firsts = zeros("I", len(sources) * count)
        places = (c_void_p * len(tables))(*(ctypes.addressof(one.costs) for one in tables))
        _C.kw_batch_end(
            net, _address(sources), len(sources), places, len(tables) - 1, tables[-1].known,
            count, _address(costs), _address(firsts),
        )  # fmt: skip
        return Answers(costs, firsts)

    @staticmethod
    def crc32(view: memoryview) -> int:
        """What zlib.crc32 answers, sooner; other threads run meanwhile."""
        found: int = _C.kw_crc32(0, ctypes.addressof(_view(view)), view.nbytes)
        return found

    def _put(self, rows: Rows, person: int, other: int, cost: int) -> None:
        own = self._rows[id(rows)]
        if _C.kw_put(own, person, other, cost, rows.room(person)) == FULL:
            start = rows.make_room(person)
            own.more_ids, own.more_costs = _address(rows.more_ids), _address(rows.more_costs)
            _C.kw_move(own, person, start)
            _C.kw_put(own, person, other, cost, rows.room(person))

    def _point(self) -> None:
        """Tell the library where the arrays are."""
        for rows in (self.layout.outgoing, self.layout.incoming):
            own = self._rows[id(rows)]
            parts = [_view(part) for part in (rows.heads, rows.ids, rows.costs)]
            # As long as these live, nobody may move the arrays.
            self._kept += parts
            own.heads, own.ids, own.costs = (ctypes.addressof(part) for part in parts)
            own.slots = len(rows.ids)
            own.more_ids, own.more_costs = _address(rows.more_ids), _address(rows.more_costs)

    def _ask(self, function: Any, *question: Any) -> int:
        """What a search answers, with a scratch that nobody else uses meanwhile."""
        scratch = self._scratch()
        try:
            return _checked(function(scratch, byref(self._net), *question))
        finally:
            self._idle.append(scratch)

    def _scratch(self) -> int:
        try:
            return self._idle.pop()
        except IndexError:
            made: int | None = _C.kw_scratch(self.layout.people)
            if made is None:
                raise MemoryError from None
            return made


class _Table:
    """The costs from everybody to 64 groups, and who reaches any."""

    def __init__(self, people: int) -> None:
        self.costs = (c_uint8 * (people * BLOCK))()
        self.known = (c_uint64 * (people // 64 + 1))()


def _address(numbers: array[int]) -> int:
    return numbers.buffer_info()[0]


def _view(view: memoryview) -> Any:
    return (ctypes.c_char * view.nbytes).from_buffer(view)


def _checked(answer: int) -> int:
    if answer == OUT_OF_MEMORY:
        raise MemoryError
    return answer


# The integers of buffers that the library reads as they are: width, negative for signed ones.
_BLOCKS: Final = {
    code: (-array(code).itemsize if code.islower() else array(code).itemsize)
    for code in "iIlLqQ"
}


def _persons(field: str, numbers: Integers, people: int) -> array[int]:
    """`numbers` as persons; large buffers without a Python number in between."""
    view = _buffer(numbers)
    if view is None or view.format not in _BLOCKS:
        return arrays.persons(field=field, numbers=numbers, count=people)
    found = zeros("I", len(view))
    held = _held(view)
    at = _C.kw_persons(held, _BLOCKS[view.format], len(view), people, _address(found))
    if at != len(view):
        return arrays.persons(field=field, numbers=numbers, count=people)
    return found


def _costs(warmth: Floats) -> array[int]:
    view = _buffer(warmth)
    if view is None or view.format != "d":
        odds = array("d", arrays.warmths(warmth))
        view = memoryview(odds)
    found = zeros("B", len(view))
    at = _C.kw_costs(_held(view), len(view), _address(found))
    if at != len(view):
        raise BadWarmth(at, view[at])
    return found


def _buffer(numbers: Any) -> memoryview | None:
    """A plain row of numbers in memory, or None."""
    try:
        view = memoryview(numbers)
    except TypeError:
        return None
    return view if view.ndim == 1 and view.c_contiguous else None


def _held(view: memoryview) -> Any:
    """What ctypes can pass on; what nobody may write to is copied."""
    if view.readonly:
        return ctypes.c_char_p(view.tobytes())
    return _view(view)


def _built(
    people: int, starts: array[int], ends: array[int], prices: array[int], *, both: int
) -> Rows:
    slots = len(starts) << both
    heads, ids = zeros("Q", people), zeros("I", slots)
    costs = zeros("B", slots)
    used = _checked(
        _C.kw_build(
            people, len(starts), *map(_address, (starts, ends, prices)), both,
            *map(_address, (heads, ids, costs)),
        )
    )  # fmt: skip
    if used < 0:
        raise TooManyTies
    del ids[used:], costs[used:]
    return Rows.of(Packed(heads, ids, costs))
