"""Strength and warmth: the figures of the method, and laws that hold for all evidence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain import ties
from kithwork.domain.ties import Dimension, Signs

TODAY = date(2026, 11, 21)
SCORES = st.dictionaries(st.sampled_from(list(Dimension)), st.floats(0, 1))


@pytest.mark.parametrize("strength, warmth", [(0.25, 0.35), (2 / 3, 0.60), (1.0, 0.80), (0.0, 0.0)])
def test_warmth_meets_the_three_points_of_p1(strength: float, warmth: float) -> None:
    assert ties.warmth(strength=strength) == pytest.approx(warmth)


def test_no_data_gives_the_prior() -> None:
    assert ties.strength(scores={}) == 0.25


def test_one_dimension_by_hand() -> None:
    # The prior counts 0.3 with strength 0.25, ten years and more count 0.165 in full.
    assert ties.strength(scores={Dimension.DURATION: 1.0}) == pytest.approx(0.5161)


@given(SCORES)
def test_strength_stays_between_none_and_all(scores: dict[Dimension, float]) -> None:
    assert 0 <= ties.strength(scores=scores) <= 1


@given(SCORES, st.sampled_from(list(Dimension)), st.floats(0, 1), st.floats(0, 1))
def test_more_of_one_thing_never_weakens(
    scores: dict[Dimension, float], dimension: Dimension, less: float, more: float
) -> None:
    less, more = sorted((less, more))
    weaker = ties.strength(scores={**scores, dimension: less})
    assert weaker <= ties.strength(scores={**scores, dimension: more})


def test_what_is_not_known_is_left_out() -> None:
    assert ties.scores(signs=Signs(), today=TODAY) == {}


def test_known_for_long_is_worth_more() -> None:
    old = ties.scores(signs=Signs(known_since=date(2006, 11, 21)), today=TODAY)
    new = ties.scores(signs=Signs(known_since=date(2026, 10, 21)), today=TODAY)
    assert old[Dimension.DURATION] == pytest.approx(1.0, abs=0.001)
    assert new[Dimension.DURATION] < 0.05


def test_a_day_in_the_future_counts_as_today() -> None:
    signs = Signs(known_since=date(2030, 1, 1), last_touch_on=date(2030, 1, 1))
    assert ties.scores(signs=signs, today=TODAY) == {
        Dimension.DURATION: 0.0,
        Dimension.INTIMACY: 1.0,
    }


@pytest.mark.parametrize(
    "signs, intimacy",
    [
        (Signs(is_typed=True), 0.5),
        (Signs(has_phone=True, is_typed=True), 0.7),
        (Signs(is_fan=True, has_phone=True), 1.0),
        (Signs(last_touch_on=date(2026, 5, 23)), 0.5),
    ],
)
def test_intimacy_is_the_strongest_sign(signs: Signs, intimacy: float) -> None:
    found = ties.scores(signs=signs, today=TODAY)[Dimension.INTIMACY]
    assert found == pytest.approx(intimacy, abs=0.01)


@pytest.mark.parametrize(
    "size, strength",
    [(0, 0), (1, 0), (2, 0.25), (64, 0.25), (100, 0.2), (150, 0.1633), (151, 0)],
)
def test_a_group_gives_less_the_larger_it_is(size: int, strength: float) -> None:
    assert ties.group_strength(size=size) == pytest.approx(strength, abs=0.0001)
