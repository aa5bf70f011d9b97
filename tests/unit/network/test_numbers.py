"""Numbers as they come in: whatever holds them, the first wrong one is named by its place."""

import math
from array import array
from collections import deque
from collections.abc import Callable, Sequence
from ctypes import c_double, c_int64
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

import pytest

from kithwork.domain.errors import Invalid
from kithwork.network import BadNumber, BadWarmth, LengthsDiffer, Network
from tests.unit.network import samples

PEOPLE = 4
SIGNED, WHOLE = "bhilq", "bBhHiIlLqQ"

# What is called by a kernel's name with the numbers in question.
Call: TypeAlias = Callable[[str, Any], object]


def chain(kernel: str) -> Network:
    """0-1-2-3."""
    return samples.network(
        kernel=kernel, people=PEOPLE, source=[0, 1, 2], target=[1, 2, 3], warmth=[0.8, 0.8, 0.8]
    )


def ends(**given: Any) -> dict[str, Any]:
    """As many ends of ties as are given, the others all person 0."""
    (numbers,) = given.values()
    return {"source": [0] * len(numbers), "target": [0] * len(numbers), **given}


def tied(kernel: str, *, warmth: Any = None, **given: Any) -> Network:
    both = ends(**given)
    odds = [0.5] * len(both["source"]) if warmth is None else warmth
    return samples.network(kernel=kernel, people=PEOPLE, warmth=odds, **both)


def add(kernel: str, **given: Any) -> None:
    both = ends(**given)
    chain(kernel).add_ties(warmth=[0.5] * len(both["source"]), **both)


LISTS: dict[str, Call] = {
    "from_ties source": lambda kernel, numbers: tied(kernel, source=numbers),
    "from_ties target": lambda kernel, numbers: tied(kernel, target=numbers),
    "warmest targets": lambda kernel, numbers: chain(kernel).warmest(source=0, targets=numbers),
    "within of": lambda kernel, numbers: chain(kernel).within(source=0, of=numbers),
    "batch sources": lambda kernel, numbers: chain(kernel).batch(sources=numbers, groups=[[1]]),
    "batch groups": lambda kernel, numbers: chain(kernel).batch(
        sources=[0], groups=[[0, 1], numbers]
    ),
    "add_ties source": lambda kernel, numbers: add(kernel, source=numbers),
    "add_ties target": lambda kernel, numbers: add(kernel, target=numbers),
    "remove_ties source": lambda kernel, numbers: chain(kernel).remove_ties(**ends(source=numbers)),
    "remove_ties target": lambda kernel, numbers: chain(kernel).remove_ties(**ends(target=numbers)),
}
SINGLES: dict[str, Call] = {
    "warmest source": lambda kernel, number: chain(kernel).warmest(source=number, targets=[1]),
    "degrees source": lambda kernel, number: chain(kernel).degrees(source=number, target=1),
    "degrees target": lambda kernel, number: chain(kernel).degrees(source=1, target=number),
    "within source": lambda kernel, number: chain(kernel).within(source=number),
    "ties_of person": lambda kernel, number: chain(kernel).ties_of(person=number),
    "tied_to person": lambda kernel, number: chain(kernel).tied_to(person=number),
}
BOUNDS: dict[str, Call] = {
    "warmest max_introducers": lambda kernel, most: chain(kernel).warmest(
        source=0, targets=[3], max_introducers=most
    ),
    "warmest top": lambda kernel, most: chain(kernel).warmest(source=0, targets=[3], top=most),
    "degrees at_most": lambda kernel, most: chain(kernel).degrees(source=0, target=3, at_most=most),
    "within ties": lambda kernel, most: chain(kernel).within(source=0, ties=most).people,
    "batch max_introducers": lambda kernel, most: (
        chain(kernel).batch(sources=[0], groups=[[3]], max_introducers=most).warmth(0, 0)
    ),
}
WARMTHS: dict[str, Call] = {
    "from_ties warmth": lambda kernel, odds: tied(kernel, warmth=odds, source=[1] * len(odds)),
    "add_ties warmth": lambda kernel, odds: chain(kernel).add_ties(
        source=[0] * len(odds), target=[1] * len(odds), warmth=odds
    ),
}


def called(calls: dict[str, Call], name: str) -> tuple[Call, str]:
    """The call and the name of the field."""
    _, field = name.split()
    return calls[name], field


def refusal(call: Call, kernel: str, given: Any) -> str:
    try:
        call(kernel, given)
    except Invalid as refused:
        return str(refused)
    return f"took {given!r}"


def told(found: str, field: str, position: int, value: object) -> bool:
    """Whether a refusal says the field, the place, and what stands there."""
    place = f"position {position} holds {value!r}; people are numbered 0 to {PEOPLE - 1}."
    return found.startswith(field) and found.endswith(place)


WRONG_PERSONS: list[object] = [
    *(-1, PEOPLE, 255, 2**31, 2**32, 2**32 + 1, 2**63, 2**64, 2**64 + 1, 2**100),
    *(-(2**31), -(2**32), 1 - 2**32, -(2**63), -(2**64), 1 - 2**64, -(2**100)),
    *(0.0, 0.5, 1e300, math.nan, math.inf, 1j, Fraction(1), Decimal(1)),
    *(None, "1", b"1", [1], (1,)),
]


@pytest.mark.parametrize("name", LISTS)
def test_the_first_wrong_person_is_named_by_place(kernel: str, name: str) -> None:
    call, field = called(LISTS, name)
    for wrong in WRONG_PERSONS:
        found = refusal(call, kernel, [0, 3, wrong, 1, -7])
        assert told(found, field, 2, wrong), (wrong, found)


def holders(numbers: Sequence[int], typecodes: str) -> list[Any]:
    """The same numbers in everything that can hold them."""
    arrays = [array(code, numbers) for code in typecodes]
    turned = [memoryview(array(code, reversed(numbers)))[::-1] for code in typecodes]
    return [
        list(numbers),
        tuple(numbers),
        deque(numbers),
        *arrays,
        *(memoryview(held) for held in arrays),
        *turned,
        (c_int64 * len(numbers))(*numbers),
    ]


@pytest.mark.parametrize("name", LISTS)
def test_the_place_is_told_whatever_holds_the_numbers(kernel: str, name: str) -> None:
    call, field = called(LISTS, name)
    for numbers in holders([0, 3, 2, 4, 9], WHOLE):
        found = refusal(call, kernel, numbers)
        assert told(found, field, 3, 4), (numbers, found)
    for numbers in holders([0, -1, 2, 4, 9], SIGNED):
        found = refusal(call, kernel, numbers)
        assert told(found, field, 1, -1), (numbers, found)


HELD_PERSONS: list[tuple[Any, int, object]] = [
    (range(6), 4, 4),
    (range(3, -3, -1), 4, -1),
    (range(2**64, 2**64 + 3), 0, 2**64),
    (array("Q", [1, 2**64 - 1]), 1, 2**64 - 1),
    (array("Q", [1, 2**32]), 1, 2**32),
    (array("q", [1, -(2**63)]), 1, -(2**63)),
    (array("q", [1, 2**32 + 1]), 1, 2**32 + 1),
    (array("q", [1, 1 - 2**32]), 1, 1 - 2**32),
    (array("I", [3, 2**32 - 1]), 1, 2**32 - 1),
    (array("i", [3, -(2**31)]), 1, -(2**31)),
    (array("H", [3, 2**16 - 1]), 1, 2**16 - 1),
    (array("b", [3, -128]), 1, -128),
    (array("d", [1.0, 2.0]), 0, 1.0),
    (array("f", [1.0, 2.0]), 0, 1.0),
    (bytes([0, 1, 200]), 2, 200),
    (bytearray([0, 1, 4]), 2, 4),
    (memoryview(b"\0\1\2\4\5\3"), 3, 4),
    (memoryview(array("i", [0, 9, 1, 9, 5, 9]))[::2], 2, 5),
    (memoryview(bytes(4)).cast("B", (2, 2)), 0, [0, 0]),
    ((c_int64 * 2)(3, -9), 1, -9),
    ("01", 0, "0"),
]


@pytest.mark.parametrize("name", LISTS)
def test_no_holder_hides_a_wrong_person(kernel: str, name: str) -> None:
    call, field = called(LISTS, name)
    for numbers, position, value in HELD_PERSONS:
        found = refusal(call, kernel, numbers)
        assert told(found, field, position, value), (numbers, found)


class Numbered:
    """A whole number of somebody else's make."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __index__(self) -> int:
        return self.number


def test_right_numbers_are_right_whatever_holds_them(kernel: str) -> None:
    everything = [
        *holders([0, 1, 2], WHOLE),
        range(3),
        bytes([0, 1, 2]),
        [False, True, Numbered(2)],
    ]
    for source in everything:
        for warmth in ([0.8, 1, True], array("d", [0.8] * 3), (c_double * 3)(0.8, 0.8, 0.8)):
            net = samples.network(
                kernel=kernel, people=PEOPLE, source=source, target=[1, 2, 3], warmth=warmth
            )
            assert net.degrees(source=0, target=3) == 3, (source, warmth)
            assert net.within(source=0, ties=2, of=source).people == (1, 2), source
            assert len(net.warmest(source=3, targets=source)) == 2, source


def test_what_counts_as_a_whole_number_is_one(kernel: str) -> None:
    net = chain(kernel)
    ones: list[Any] = [True, Numbered(1)]
    for one in ones:
        assert net.degrees(source=False, target=one) == 1
        assert net.warmest(source=0, targets=[one], top=one) == net.warmest(source=0, targets=[1])
        assert net.within(source=one, ties=one).people == (0, 2)


@pytest.mark.parametrize("name", SINGLES)
def test_a_wrong_person_is_refused(kernel: str, name: str) -> None:
    call, field = called(SINGLES, name)
    for wrong in WRONG_PERSONS:
        found = refusal(call, kernel, wrong)
        assert found == f"{field}: is {wrong!r}; people are numbered 0 to 3.", found


@pytest.mark.parametrize("name", BOUNDS)
def test_a_wrong_bound_is_refused(kernel: str, name: str) -> None:
    call, field = called(BOUNDS, name)
    for wrong in (-1, -(2**32), 1 - 2**32, -(2**64), 1.5, math.nan, math.inf, "3", [3]):
        found = refusal(call, kernel, wrong)
        assert found == f"{field}: is {wrong!r}; it is a whole number, 0 or more.", found


@pytest.mark.parametrize("name", BOUNDS)
def test_a_bound_may_be_as_wide_as_one_likes(kernel: str, name: str) -> None:
    call, _ = called(BOUNDS, name)
    usual = call(kernel, 9)
    for most in (200, 254, 255, 256, 2**31, 2**32, 2**32 + 1, 2**63, 2**64, 2**64 + 1, 2**100):
        assert call(kernel, most) == usual, most


WRONG_WARMTHS: list[object] = [
    *(0, 0.0, -0.0, -1, -0.5, 1.0000001, 2, math.nan, math.inf, -math.inf, 2**64, 10**400),
    *(False, None, "0.5", [0.5], 0.5j, Fraction(1, 10**400)),
]


@pytest.mark.parametrize("name", WARMTHS)
def test_the_first_wrong_warmth_is_named_by_place(kernel: str, name: str) -> None:
    call, _ = called(WARMTHS, name)
    for wrong in WRONG_WARMTHS:
        place = f"warmth: position 2 holds {wrong!r}; a warmth is above 0 and at most 1."
        assert refusal(call, kernel, [0.5, 1.0, wrong, 0.1, 7.0]) == place


HELD_WARMTHS: list[tuple[Any, int]] = [
    (array("d", [0.5, math.nan, 2.0]), 1),
    (array("d", [1.0, 5e-324, 0.0]), 2),
    (array("f", [0.5, 1.0, 1.5]), 2),
    (array("f", [-0.0]), 0),
    (array("b", [1, 1, 0]), 2),
    (memoryview(array("d", [0.5, -9.0, 0.5, -9.0, 1.1]))[::2], 2),
    ((c_double * 2)(0.5, -0.5), 1),
    (range(1, 4), 1),
    (bytes([1, 2]), 1),
    ((0.5, math.inf), 1),
]


@pytest.mark.parametrize("name", WARMTHS)
def test_no_holder_hides_a_wrong_warmth(kernel: str, name: str) -> None:
    call, _ = called(WARMTHS, name)
    for odds, position in HELD_WARMTHS:
        with pytest.raises(BadWarmth, match=f"^warmth: position {position} holds ") as refused:
            call(kernel, odds)
        assert refused.value.position == position


@pytest.mark.parametrize("people", [-1, -(2**64), 2.0, math.nan, None, "4"])
def test_what_is_no_number_of_people_is_refused(kernel: str, people: Any) -> None:
    with pytest.raises(BadNumber) as refused:
        samples.network(kernel=kernel, people=people, source=[], target=[], warmth=[])
    assert str(refused.value) == f"people: is {people!r}; it is a whole number, 0 or more."


def test_nobody_is_a_network(kernel: str) -> None:
    net = samples.network(kernel=kernel, people=0, source=[], target=[], warmth=[])
    with pytest.raises(BadNumber, match="source: is 0; there are no people"):
        net.degrees(source=0, target=0)
    with pytest.raises(BadNumber, match="position 0 holds 0; there are no people"):
        samples.network(kernel=kernel, people=0, source=[0], target=[0], warmth=[1.0])


@pytest.mark.parametrize("lengths", [(2, 1, 2), (1, 2, 2), (2, 2, 1), (0, 0, 1), (3, 2, 1)])
def test_ties_of_unequal_lengths_are_refused(kernel: str, lengths: tuple[int, int, int]) -> None:
    source, target, warmth = ([1] * length for length in lengths)
    with pytest.raises(LengthsDiffer, match="hold {}, {} and {} numbers".format(*lengths)):
        samples.network(kernel=kernel, people=2, source=source, target=target, warmth=warmth)
