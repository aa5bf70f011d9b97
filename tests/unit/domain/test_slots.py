"""Stretches of time, hours of a week, slots."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kithwork.domain.slots import (
    Hours,
    Interval,
    NoHours,
    NoSlot,
    NoStretch,
    Slot,
    WeeklyHours,
    on_weekdays,
    overlaps,
)

NINE = datetime(2026, 11, 27, 9, tzinfo=UTC)
LONDON, BERLIN = ZoneInfo("Europe/London"), ZoneInfo("Europe/Berlin")


def later(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "start, end",
    [
        (NINE, NINE),
        (later(1), NINE),
        (NINE.replace(tzinfo=None), later(1).replace(tzinfo=None)),
        (NINE.astimezone(LONDON), later(1)),
    ],
)
def test_a_stretch_is_in_utc_and_not_empty(start: datetime, end: datetime) -> None:
    with pytest.raises(NoStretch):
        Interval(start, end)


@pytest.mark.parametrize("minutes", [4, 481])
def test_a_slot_is_as_long_as_a_chat(minutes: int) -> None:
    with pytest.raises(NoSlot):
        Slot(NINE, minutes)


def test_a_slot_is_in_utc() -> None:
    with pytest.raises(NoSlot):
        Slot(NINE.astimezone(LONDON), 20)
    assert Slot(NINE.astimezone(ZoneInfo("UTC")), 20) == Slot(NINE, 20)


def test_a_slot_by_the_clock_of_a_place() -> None:
    slot = Slot(NINE, 20)
    assert slot.local(BERLIN).time() == time(10)
    assert slot.interval == Interval(NINE, later(20))


def test_stretches_that_touch_do_not_overlap() -> None:
    one = Interval(NINE, later(30))
    assert overlaps(one, Interval(later(29), later(60)))
    assert overlaps(one, Interval(later(1), later(2)))
    assert not overlaps(one, Interval(later(30), later(60)))
    assert not overlaps(Interval(later(30), later(60)), one)


@pytest.mark.parametrize(
    "day",
    [
        ((time(9), time(9)),),
        ((time(9), time(8)),),
        ((time(9), time(12)), (time(11), time(13))),
        ((time(9), time(0)), (time(10), time(11))),
        ((time(9, tzinfo=UTC), time(10, tzinfo=UTC)),),
        ((time(0), time(0)),),
    ],
)
def test_hours_that_are_none_are_refused(day: tuple[Hours, ...]) -> None:
    with pytest.raises(NoHours):
        WeeklyHours((day,) * 7, BERLIN)


def test_a_week_has_seven_days() -> None:
    with pytest.raises(NoHours):
        WeeklyHours((((time(9), time(17)),),) * 5, BERLIN)


def test_hours_become_stretches_cut_at_both_ends() -> None:
    week = on_weekdays((time(9), time(17)), zone=BERLIN)
    # From Friday 10:00 to Monday 10:00 in Berlin.
    found = list(week.intervals(NINE, NINE + timedelta(days=3)))
    assert found == [
        Interval(NINE, later(7 * 60)),
        Interval(later(3 * 24 * 60 - 60), later(3 * 24 * 60)),
    ]


def test_midnight_is_the_end_of_the_day() -> None:
    week = WeeklyHours((((time(22), time(0)),),) * 7, BERLIN)
    found = list(week.intervals(NINE, NINE + timedelta(days=1)))
    assert found == [Interval(later(12 * 60), later(14 * 60))]


@pytest.mark.parametrize(
    "day, hours",
    [
        # The hour from 2 to 3 does not exist; that from 2 to 3 comes twice, 1 to 4 has four.
        (datetime(2026, 3, 28, 12, tzinfo=UTC), 2),
        (datetime(2026, 10, 24, 12, tzinfo=UTC), 4),
        (datetime(2026, 11, 1, 12, tzinfo=UTC), 3),
    ],
)
def test_a_night_in_which_the_clocks_change(day: datetime, hours: int) -> None:
    week = WeeklyHours((((time(1), time(4)),),) * 7, BERLIN)
    found = list(week.intervals(day, day + timedelta(hours=23)))
    assert [each.end - each.start for each in found] == [timedelta(hours=hours)]
