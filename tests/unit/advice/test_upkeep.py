"""Upkeep: layers by strength, due dates by layer, decay that never turns round."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.advice import upkeep
from kithwork.domain.upkeep import DAYS, Kept, Layer

TODAY = date(2026, 11, 24)


def kept(key: int, strength: float = 0.5, *, days: int | None = 0, **more: object) -> Kept:
    on = None if days is None else TODAY - timedelta(days=days)
    return replace(Kept(key, UUID(int=key), f"P{key}", strength, on), **more)  # type: ignore[arg-type]


def test_layers_hold_five_fifteen_fifty_and_a_hundred_and_fifty() -> None:
    people = [kept(key, 1 - key / 1000) for key in range(200)]
    found = upkeep.layers(people)
    counts = [list(found.values()).count(layer) for layer in Layer]
    assert counts == [0, 5, 10, 35, 100, 50]
    assert found[0] is Layer.WEEKLY


def test_a_name_nobody_was_in_touch_with_has_no_layer_unless_the_seeker_says_so() -> None:
    people = [
        kept(1, days=None),
        kept(2, days=None, layer=Layer.MONTHLY),
        kept(3, days=None, is_fan=True),
    ]
    assert upkeep.layers(people) == {2: Layer.MONTHLY, 3: Layer.WEEKLY}


@pytest.mark.parametrize(
    "days, layer, is_due",
    [
        (6, Layer.WEEKLY, False),
        (7, Layer.WEEKLY, True),
        (29, Layer.MONTHLY, False),
        (30, Layer.MONTHLY, True),
        (180, Layer.HALF_YEARLY, True),
        (364, Layer.YEARLY, False),
        (365, Layer.YEARLY, True),
        (9999, Layer.NONE, False),
    ],
)
def test_who_is_due(days: int, layer: Layer, is_due: bool) -> None:
    assert bool(upkeep.due([kept(1, days=days, layer=layer)], today=TODAY)) is is_due


def test_the_most_overdue_comes_first() -> None:
    people = [kept(1, days=14, layer=Layer.WEEKLY), kept(2, days=90, layer=Layer.MONTHLY)]
    assert [one.who.key for one in upkeep.due(people, today=TODAY)] == [2, 1]


def test_half_lives_are_those_of_p3() -> None:
    assert upkeep.half_life(kept(1, 0.5, is_bridge=True)) == 110
    assert upkeep.half_life(kept(1, 0.5)) == 183
    assert upkeep.half_life(kept(1, 0.7)) == 365
    assert upkeep.half_life(kept(1, 0.2, is_family=True)) == 1826
    assert upkeep.left(0.9, days=365, half_life=365) == pytest.approx(0.5)


STRENGTHS = st.floats(0, 1)
DAY_COUNTS = st.floats(0, 10_000)


@given(STRENGTHS, DAY_COUNTS, DAY_COUNTS, st.sampled_from([110, 183, 365, 1826]))
def test_a_tie_left_alone_never_grows(strength: float, one: float, more: float, life: int) -> None:
    early = upkeep.left(strength, days=one, half_life=life)
    late = upkeep.left(strength, days=one + more, half_life=life)
    assert late <= early + 1e-12
    assert early <= strength + 1e-12
    assert late >= min(strength, upkeep.LEAST) - 1e-12


PEOPLE = st.lists(
    st.builds(
        kept,
        st.integers(1, 30),
        STRENGTHS,
        days=st.none() | st.integers(0, 900),
        layer=st.sampled_from(Layer),
        is_fan=st.booleans(),
    ),
    max_size=20,
    unique_by=lambda one: one.key,
)


@given(PEOPLE)
def test_the_order_of_people_changes_nothing(people: list[Kept]) -> None:
    assert upkeep.due(people, today=TODAY) == upkeep.due(people[::-1], today=TODAY)
    assert upkeep.fading(people, today=TODAY) == upkeep.fading(people[::-1], today=TODAY)


@given(PEOPLE)
def test_a_touch_today_makes_nobody_due(people: list[Kept]) -> None:
    touched = [replace(one, last_touch_on=TODAY) for one in people]
    assert upkeep.due(touched, today=TODAY) == ()


@given(PEOPLE)
def test_who_is_out_of_contact_by_choice_is_left_in_peace(people: list[Kept]) -> None:
    quiet = [replace(one, layer=Layer.NONE) for one in people]
    for found in (upkeep.due, upkeep.fading, upkeep.dormant):
        assert found(quiet, today=TODAY) == ()  # type: ignore[operator]
    assert all(DAYS[one.layer] <= one.days for one in upkeep.due(people, today=TODAY))
