"""Numbers as they come in: buffers or sequences, read once and checked by position."""

from __future__ import annotations  # array[int] is for readers: Python 3.11 cannot say it

import operator
from array import array
from collections.abc import Sequence
from numbers import Real
from typing import TYPE_CHECKING, Any, TypeAlias, Union

from kithwork.network.errors import BadNumber, BadWarmth, LengthsDiffer

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

Integers: TypeAlias = Union[Sequence[int], "ReadableBuffer"]
Floats: TypeAlias = Union[Sequence[float], "ReadableBuffer"]


def people(*, field: str, numbers: Integers, count: int) -> list[int]:
    """`numbers` as a list of person numbers, each in 0..count-1.

    Raises BadNumber, naming the position of the first that is not.
    """
    values = _values(numbers)
    try:
        found = list(map(operator.index, values))
    except TypeError:
        found = []
    else:
        if not found or (min(found) >= 0 and max(found) < count):
            return found
    raise _bad_number(field, values, count)


def persons(*, field: str, numbers: Integers, count: int) -> array[int]:
    """`numbers` as person numbers in an array of type I; raises as `people` does."""
    try:
        found = array("I", _values(numbers))
    except (TypeError, OverflowError):
        return array("I", people(field=field, numbers=numbers, count=count))
    if found and max(found) >= count:
        people(field=field, numbers=numbers, count=count)
    return found


def ties(
    *, source: Integers, target: Integers, warmth: Floats, count: int
) -> tuple[Sequence[int], Sequence[int], Sequence[float]]:
    """Both ends of ties as `people`, and their warmths as `warmths`.

    Raises what these raise, and LengthsDiffer.
    """
    starts = people(field="source", numbers=source, count=count)
    ends = people(field="target", numbers=target, count=count)
    odds = warmths(warmth)
    if not len(starts) == len(ends) == len(odds):
        raise LengthsDiffer(len(starts), len(ends), len(odds))
    return starts, ends, odds


def person(*, field: str, number: int, count: int) -> int:
    """`number` when it is a person's, 0..count-1; BadNumber otherwise."""
    if type(number) is int and 0 <= number < count:
        return number
    if not _is_person(number, count):
        raise BadNumber(field, f"is {number!r}; {_range(count)}")
    # Of a kind of whole number that is not Python's own, the plain one.
    return int(operator.index(number))


def at_least(*, field: str, number: int, least: int) -> int:
    """`number` when it is a whole number of `least` or more; BadNumber otherwise."""
    if type(number) is int and number >= least:
        return number
    if not hasattr(number, "__index__") or operator.index(number) < least:
        raise BadNumber(field, f"is {number!r}; it is a whole number, {least} or more.")
    return int(operator.index(number))


def warmths(numbers: Floats) -> Sequence[float]:
    """`numbers` as a list or tuple of warmths, each above 0 and at most 1.

    Raises BadWarmth, naming the position of the first that is not (NaN is not).
    """
    values: Sequence[float] = _values(numbers)
    for position, value in enumerate(values):
        if not (type(value) is float and 0.0 < value <= 1.0) and not _is_warmth(value):
            raise BadWarmth(position, value)
    return values


def _values(numbers: Any) -> Any:
    """The numbers in a list or tuple; those of a buffer as Python's."""
    if type(numbers) is list or type(numbers) is tuple:
        return numbers
    try:
        return memoryview(numbers).tolist()
    except (TypeError, NotImplementedError):
        # No buffer, or one whose format names a byte order, as that of a ctypes array does.
        return list(numbers)


def _bad_number(field: str, values: Sequence[Any], count: int) -> BadNumber:
    position = next(at for at, value in enumerate(values) if not _is_person(value, count))
    return BadNumber(field, f"position {position} holds {values[position]!r}; {_range(count)}")


def _is_person(value: Any, count: int) -> bool:
    return hasattr(value, "__index__") and 0 <= operator.index(value) < count


def _is_warmth(value: Any) -> bool:
    try:
        return isinstance(value, Real) and 0.0 < float(value) <= 1.0
    except OverflowError:
        return False


def _range(count: int) -> str:
    return f"people are numbered 0 to {count - 1}." if count else "there are no people."
