"""Weekly hours in words: typed in many ways, said in one."""

from datetime import time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain import hours
from kithwork.domain.slots import Hours, NoHours

BERLIN = ZoneInfo("Europe/Berlin")
MORNING, AFTERNOON = (time(9), time(12)), (time(13), time(17, 30))


@pytest.mark.parametrize(
    "text, day",
    [
        ("", ()),
        ("9-12", (MORNING,)),
        ("09:00-12:00, 13:00-17:30", (MORNING, AFTERNOON)),
        ("13.00 – 17.30; 9 - 12", (MORNING, AFTERNOON)),
        ("20-24", ((time(20), time(0)),)),
    ],
)
def test_hours_of_a_day_are_typed_in_many_ways(text: str, day: tuple[Hours, ...]) -> None:
    assert hours.typed(text) == day


def test_a_week_is_said_day_by_day() -> None:
    found = hours.week("mon-fri 9-12 13:00-17:30 Saturday 10-12".split(), zone=BERLIN)
    assert found.days == (*((MORNING, AFTERNOON),) * 5, ((time(10), time(12)),), ())
    assert hours.said(found.days[0]) == ("09:00-12:00", "13:00-17:30")


def test_a_range_may_go_round_the_end_of_the_week() -> None:
    found = hours.week(["sat-mon", "9-12"], zone=BERLIN)
    assert [bool(day) for day in found.days] == [True, False, False, False, False, True, True]


@pytest.mark.parametrize(
    "words",
    [
        "9-12",
        "mon 9-25",
        "mon 9",
        "mon 12-9",
        "mon 9-9",
        "mon 9:00-12:60",
        "mon 9-12 11-13",
        "mon 20-24 23-24",
        "mon ٩-١٢",
        "mon-wed-fri 9-12",
        "day 9-12",
    ],
)
def test_what_is_no_week_is_refused(words: str) -> None:
    with pytest.raises(NoHours):
        hours.week(words.split(), zone=BERLIN)


def test_the_usual_hours_are_those_of_weekdays() -> None:
    assert hours.usual(BERLIN).days == (((time(9), time(18)),),) * 5 + ((), ())


@given(st.lists(st.integers(0, 24 * 60), unique=True, max_size=12))
def test_what_is_said_can_be_typed_again(minutes: list[int]) -> None:
    edges = sorted(minutes)[: len(minutes) // 2 * 2]
    clocks = [time(one // 60 % 24, one % 60) for one in edges]
    day = tuple(zip(clocks[::2], clocks[1::2], strict=True))
    if (time(0), time(0)) in day:
        return
    assert hours.typed(", ".join(hours.said(day))) == day
