"""Upkeep: layers by strength, due dates by layer, decay that never turns round."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.advice import upkeep
from kithwork.domain.upkeep import Briefed, Kept, Layer, Silent

TODAY = date(2026, 11, 24)


def kept(key: int, strength: float = 0.5, *, days: int | None = 0, **more: object) -> Kept:
    on = None if days is None else TODAY - timedelta(days=days)
    return replace(Kept(key, UUID(int=key), f"P{key}", strength, on), **more)  # type: ignore[arg-type]


def test_layers_hold_five_fifteen_fifty_and_a_hundred_and_fifty() -> None:
    people = [kept(key, 1 - key / 1000) for key in range(200)]
    found = upkeep.layers(people)
    assert [list(found.values()).count(layer) for layer in Layer] == [0, 5, 10, 35, 100, 0]
    assert found[0] is Layer.WEEKLY


def test_few_acquaintances_are_not_written_to_every_week() -> None:
    strengths = {1: 0.3, 2: 0.45, 3: 0.65, 4: 0.9}
    found = upkeep.layers([kept(key, strength) for key, strength in strengths.items()])
    assert found == {
        1: Layer.YEARLY,
        2: Layer.HALF_YEARLY,
        3: Layer.MONTHLY,
        4: Layer.WEEKLY,
    }


def test_a_name_nobody_was_in_touch_with_has_no_layer_unless_the_seeker_says_so() -> None:
    people = [
        kept(1, days=None),
        kept(2, days=None, layer=Layer.MONTHLY),
        kept(3, days=None, is_fan=True),
    ]
    assert upkeep.layers(people) == {2: Layer.MONTHLY, 3: Layer.HALF_YEARLY}


@pytest.mark.parametrize(
    "days, layer, people",
    [
        (6, Layer.WEEKLY, 0),
        (7, Layer.WEEKLY, 1),
        (29, Layer.MONTHLY, 0),
        (30, Layer.MONTHLY, 1),
        (180, Layer.HALF_YEARLY, 1),
        (364, Layer.YEARLY, 0),
        (365, Layer.YEARLY, 1),
        (9999, Layer.NONE, 0),
    ],
)
def test_who_is_due(days: int, layer: Layer, people: int) -> None:
    assert len(upkeep.due([kept(1, days=days, layer=layer)], today=TODAY)) == people


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
    assert upkeep.due(quiet, today=TODAY) == ()
    assert upkeep.fading(quiet, today=TODAY) == ()
    for one in quiet:
        assert upkeep.next_touch(quiet, key=one.key, today=TODAY).on is None


@given(PEOPLE)
def test_the_next_touch_never_lies_in_the_past(people: list[Kept]) -> None:
    due = {one.who.key for one in upkeep.due(people, today=TODAY)}
    for one in people:
        found = upkeep.next_touch(people, key=one.key, today=TODAY).on
        assert found is None or found >= TODAY
        assert one.key not in due or found == TODAY


def test_who_was_silent_for_months_slips_away_and_who_was_heard_of_does_not() -> None:
    people = [
        kept(1, 0.5, days=100, is_bridge=True),
        kept(2, 0.5, days=100),
        kept(3, 0.5, days=100, is_family=True),
        kept(4, 0.9, days=20),
        kept(5, 0.9, days=1200),
    ]
    found = upkeep.fading(people, today=TODAY)
    assert [one.who.key for one in found] == [1, 2]
    assert all(one.later < one.now for one in found)


def silent(key: int, trust: float = 0.6, *, years: float = 4, **more: object) -> Silent:
    since = TODAY - timedelta(days=round(years * 365.25))
    return replace(Silent(key, UUID(int=key), f"P{key}", trust, since), **more)  # type: ignore[arg-type]


def test_dormant_ties_rise_with_trust_height_distance_and_little_shared_past() -> None:
    people = [
        silent(1, 0.7, shared=6, title="Analyst"),
        silent(2, 0.6, title="Director of Quality", other_field=True),
        silent(3, 0.6, title="Analyst"),
        silent(4, 0.3, title="Chief Scientist"),
        silent(5, 0.9, years=2.5, title="Chief Scientist"),
    ]
    found = upkeep.dormant(people, today=TODAY)
    assert [one.who.key for one in found] == [2, 3, 1]
    assert "as Director of Quality" in found[0].reason
    assert "another field" in found[0].reason
    assert found == upkeep.dormant(people[::-1], today=TODAY)


def briefed(days: int | None, about: str = "Contoso", strength: float = 0.8) -> Briefed:
    on = None if days is None else TODAY - timedelta(days=days)
    return Briefed(UUID(int=1), "Maria", strength, about, on)


def test_one_comes_to_mind_by_recency_strength_and_clarity() -> None:
    clear = upkeep.in_mind(briefed(0), today=TODAY)
    assert clear == pytest.approx(0.8)
    assert upkeep.in_mind(briefed(91), today=TODAY) == pytest.approx(0.4)
    assert upkeep.in_mind(briefed(0, about=""), today=TODAY) == pytest.approx(0.4)
    assert upkeep.in_mind(briefed(0, strength=0.4), today=TODAY) == pytest.approx(0.4)
    assert upkeep.in_mind(briefed(None), today=TODAY) < clear / 2
