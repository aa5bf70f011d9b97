"""Burt's constraint and effective size: known values, and their laws."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.network.openness import Openness, Pair, constraint, effective_size, openness


def test_without_ties_there_is_none() -> None:
    assert constraint({}, []) is None
    assert constraint({1: 0.0}, [(1, 2, 1.0)]) is None


@pytest.mark.parametrize(
    "number, expected",
    # Burt 1992: 1/n where nobody knows another; everybody tied to all at equal strength.
    [(1, 1.0), (2, 0.5), (4, 0.25), (10, 0.1)],
)
def test_separate_sources_constrain_least(number: int, expected: float) -> None:
    assert constraint(dict.fromkeys(range(number), 0.5), []) == pytest.approx(expected)


def test_two_who_know_each_other_constrain_by_the_book() -> None:
    # p = 1/2 each, and half of each one's ties go to the other: (1/2 + 1/2 · 1/2)² twice.
    assert constraint({1: 1.0, 2: 1.0}, [(1, 2, 1.0)]) == pytest.approx(2 * 0.75**2)


def test_unequal_ties_by_hand() -> None:
    # p₁ = 2/3, p₂ = 1/3; p₁₂ = 1/3 and p₂₁ = 1/2.
    found = constraint({1: 2.0, 2: 1.0}, [(1, 2, 1.0)])
    assert found == pytest.approx((2 / 3 + 1 / 3 * 1 / 2) ** 2 + (1 / 3 + 2 / 3 * 1 / 3) ** 2)


def test_separate_sources_all_count() -> None:
    assert effective_size({}, []) == 0.0
    assert effective_size({1: 0.0}, [(1, 2, 1.0)]) == 0.0
    assert effective_size({1: 0.2, 2: 0.9, 3: 0.5}, []) == 3.0


def test_unequal_ties_count_as_far_as_they_say_the_same_by_hand() -> None:
    # p₁ = 2/3, p₂ = 1/3; m₁₂ = 1/2 and m₂₁ = 1: of 2 go 1/3 · 1/2 and 2/3 · 1.
    found = openness({1: 2.0, 2: 1.0}, [(1, 2, 1.0)])
    assert found.effective == pytest.approx(2 - 1 / 6 - 2 / 3)
    assert found.constraint == constraint({1: 2.0, 2: 1.0}, [(1, 2, 1.0)])
    assert openness({}, []) == Openness(None, 0.0)


STRENGTHS = st.floats(0.05, 1.0)


@st.composite
def circles(draw: st.DrawFn) -> tuple[dict[int, float], list[Pair]]:
    own = {one: draw(STRENGTHS) for one in range(draw(st.integers(2, 7)))}
    pairs = [
        (left, right, draw(STRENGTHS))
        for left, right in combinations(own, 2)
        if draw(st.booleans())
    ]
    return own, pairs


@given(circles())
def test_it_is_least_where_nobody_knows_another(
    circle: tuple[dict[int, float], list[Pair]],
) -> None:
    own, pairs = circle
    least, found = constraint(own, []), constraint(own, pairs)
    assert least is not None
    assert found is not None
    assert found >= least - 1e-12


@given(circles(), st.floats(0.1, 9.0))
def test_the_unit_of_strength_does_not_matter(
    circle: tuple[dict[int, float], list[Pair]], factor: float
) -> None:
    own, pairs = circle
    scaled = constraint(
        {one: strength * factor for one, strength in own.items()},
        [(left, right, strength * factor) for left, right, strength in pairs],
    )
    assert scaled == pytest.approx(constraint(own, pairs))


@given(circles())
def test_strangers_and_ties_to_oneself_change_nothing(
    circle: tuple[dict[int, float], list[Pair]],
) -> None:
    own, pairs = circle
    strange = [*pairs, (0, 99, 1.0), (1, 1, 1.0)]
    assert constraint(own, strange) == constraint(own, pairs)


@given(circles())
def test_where_all_ties_are_equal_it_is_the_short_formula(
    circle: tuple[dict[int, float], list[Pair]],
) -> None:
    # Borgatti 1997: n − 2t/n.
    own, pairs = circle
    number = len(own)
    equal = effective_size(dict.fromkeys(own, 0.4), [(one, two, 0.4) for one, two, _ in pairs])
    assert equal == pytest.approx(number - 2 * len(pairs) / number)


@given(circles(), STRENGTHS)
def test_one_source_more_that_nobody_knows_adds_to_it(
    circle: tuple[dict[int, float], list[Pair]], strength: float
) -> None:
    own, pairs = circle
    found = effective_size(own, pairs)
    assert 0 < found <= len(own) + 1e-12
    # A source of its own counts whole, and the others say less of each other by its share.
    assert effective_size({**own, 99: strength}, pairs) >= found + 1 - 1e-12


@given(circles())
def test_the_order_of_ties_does_not_matter(
    circle: tuple[dict[int, float], list[Pair]],
) -> None:
    own, pairs = circle
    turned = [(right, left, strength) for left, right, strength in reversed(pairs)]
    assert effective_size(own, turned) == pytest.approx(effective_size(own, pairs))
