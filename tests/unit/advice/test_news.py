"""When news is due, to whom, and that nobody is told too often or twice."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kithwork.advice import news
from kithwork.domain.news import (
    Aim,
    Facts,
    Goal,
    MilestoneKind,
    Reader,
    Result,
    Talk,
    Turn,
)

TODAY = date(2026, 11, 21)
DAYS = st.dates(TODAY - timedelta(days=500), TODAY)
KEYS = st.integers(1, 8)
LED = st.frozensets(KEYS, max_size=2)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@st.composite
def searches(draw: st.DrawFn) -> Facts:
    rows = draw(st.lists(st.tuples(KEYS, DAYS, LED, LED), max_size=12))
    ordered = sorted(rows, key=lambda row: row[1])
    talks = [
        Talk(str(n), person, f"P{person}", on, led - {person}, told)
        for n, (person, on, led, told) in enumerate(ordered)
    ]
    results = draw(st.lists(st.tuples(KEYS, DAYS), max_size=4))
    goals = draw(st.lists(st.tuples(KEYS, DAYS), max_size=4))
    days = draw(st.lists(DAYS, max_size=4))
    return Facts(
        talks=tuple(talks),
        results=tuple(Result(str(n), key, on, "did it") for n, (key, on) in enumerate(results)),
        goals=tuple(Goal(str(n), key, on, "how it is") for n, (key, on) in enumerate(goals)),
        turns=tuple(Turn(str(n), on, "b", "a") for n, on in enumerate(days)),
        aims=tuple(Aim(str(n), on, "Contoso") for n, on in enumerate(days)),
        landing=("x", ago(3)) if draw(st.booleans()) else None,
    )


@st.composite
def readers(draw: st.DrawFn) -> Reader:
    key = draw(KEYS)
    return Reader(
        key=key,
        person=UUID(int=key),
        name=f"P{key}",
        talked_on=draw(st.none() | DAYS),
        fan_on=draw(st.none() | DAYS),
        wrote_on=tuple(sorted(draw(st.sets(DAYS, max_size=4)))),
        waits=draw(st.booleans()),
        heard=draw(st.frozensets(st.sampled_from(["turn:0", "aim:0", "count:5", "landed:x"]))),
    )


@given(searches(), st.lists(readers(), max_size=8, unique_by=lambda one: one.key))
def test_nobody_hears_anything_twice_too_often_or_too_soon(
    facts: Facts, people: list[Reader]
) -> None:
    found = news.milestones(facts, today=TODAY)
    assert len({one.key for one in found}) == len(found)
    made = news.proposals(found, people, today=TODAY)
    by_id = {one.person: one for one in people}
    assert len({one.person for one in made}) == len(made)
    for one in made:
        reader = by_id[one.person]
        assert not reader.waits
        assert not reader.wrote_on or (TODAY - reader.wrote_on[-1]).days >= 90
        assert sum((TODAY - day).days < 365 for day in reader.wrote_on) < 3
        assert reader.talked_on is None or (TODAY - reader.talked_on).days >= 14
        for told in (one.milestone, *one.others):
            assert told.key not in reader.heard
            assert reader.key not in told.told
            assert told.on > news.since(reader)
            assert not told.owed or reader.key in dict(told.owed)


def test_every_kind_of_milestone_is_said_in_both_voices() -> None:
    talks = tuple(
        Talk(str(n), n, f"P{n}", ago(100 - n), frozenset({n - 1} if n > 1 else ()))
        for n in range(1, 6)
    )
    facts = Facts(
        talks=talks,
        results=(Result("r", 1, ago(5), "I took the course", "I passed"),),
        goals=(Goal("g", 1, ago(4), "how shifts are planned?"),),
        turns=(Turn("t", ago(3), "data", "nursing"),),
        aims=(Aim("a", ago(2), "Contoso"), Aim("b", ago(2), "Northwind")),
        landing=("x", ago(1)),
    )
    found = news.milestones(facts, today=TODAY)
    assert {one.kind for one in found} == set(MilestoneKind)
    said = {one.kind: (one.title, one.did) for one in found}
    assert said[MilestoneKind.AIM] == (
        "You took a new aim: Contoso and Northwind",
        "I have taken a new aim and want to learn more about Contoso and Northwind",
    )
    assert said[MilestoneKind.COUNT][0] == "You had 5 talks"
    assert said[MilestoneKind.GOAL][1].endswith("how shifts are planned")


def test_those_further_up_the_way_are_owed_it_and_the_sender_is_not() -> None:
    talks = (
        Talk("1", 1, "Maria", ago(90)),
        Talk("2", 2, "Li", ago(60), frozenset({1}), frozenset({1})),
        Talk("3", 3, "Kim", ago(30), frozenset({2}), frozenset({2})),
    )
    (one,) = news.milestones(Facts(talks=talks), today=TODAY)
    assert one.owed == ((1, "their word led you to Li, and so to Kim"),)


def test_a_ring_of_people_who_named_each_other_ends() -> None:
    talks = (
        Talk("1", 1, "Maria", ago(90), frozenset({3})),
        Talk("2", 2, "Li", ago(60), frozenset({1})),
        Talk("3", 3, "Kim", ago(30), frozenset({2})),
    )
    found = news.milestones(Facts(talks=talks), today=TODAY)
    assert {key for one in found for key, _ in one.owed} == {1, 3}
