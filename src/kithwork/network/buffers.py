"""Numbers handed to the library in C: read where they stand, checked there, named here."""

from __future__ import annotations  # array[int] is for readers: Python 3.11 cannot say it

import ctypes
from array import array
from typing import Any, Final

from kithwork.network import arrays
from kithwork.network.arrays import Floats, Integers
from kithwork.network.errors import BadWarmth
from kithwork.network.layouts import zeros
from kithwork.network.library import C


def address(numbers: array[Any]) -> int:
    """Where an array begins; it may not grow while the library reads it."""
    return numbers.buffer_info()[0]


def whole(view: memoryview) -> Any:
    """All bytes of a view that may be written to, for ctypes; the view stays where it is."""
    return (ctypes.c_char * view.nbytes).from_buffer(view)


# The integers of buffers that the library reads as they are: width, negative for signed ones.
_BLOCKS: Final = {
    code: (-array(code).itemsize if code.islower() else array(code).itemsize) for code in "iIlLqQ"
}


def persons(field: str, numbers: Integers, people: int) -> array[int]:
    """`numbers` as persons; large buffers without a Python number in between."""
    view = _buffer(numbers)
    if view is None or view.format not in _BLOCKS:
        return arrays.persons(field=field, numbers=numbers, count=people)
    found = zeros("I", len(view))
    held = _held(view)
    at = C.kw_persons(held, _BLOCKS[view.format], len(view), people, address(found))
    if at != len(view):
        return arrays.persons(field=field, numbers=numbers, count=people)
    return found


def prices(warmth: Floats) -> array[int]:
    """The cost of each of these warmths; raises BadWarmth."""
    view = _buffer(warmth)
    if view is None or view.format != "d":
        odds = array("d", arrays.warmths(warmth))
        view = memoryview(odds)
    found = zeros("B", len(view))
    at = C.kw_costs(_held(view), len(view), address(found))
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
    return whole(view)
