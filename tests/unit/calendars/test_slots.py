"""Free slots, and which of them are proposed."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.calendars import slots, wordings
from kithwork.domain.slots import Interval, Slot, WeeklyHours, on_weekdays, overlaps

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
ZONES = [
    ZoneInfo(key)
    for key in (
        *("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"),
        *("Pacific/Apia", "America/Sao_Paulo", "Africa/Casablanca", "Asia/Kolkata"),
        *("Pacific/Chatham", "America/St_Johns", "Europe/London", "Pacific/Kiritimati"),
    )
]
# A Thursday.
NOW = datetime(2026, 11, 26, 8, tzinfo=UTC)


def hours(start: int, end: int, zone: ZoneInfo = BERLIN) -> WeeklyHours:
    return on_weekdays((time(start), time(end)), zone=zone)


def instant(day: int, hour: int, minute: int = 0, *, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def starts(found: tuple[Slot, ...]) -> list[str]:
    return [f"{each.start:%dT%H%M}" for each in found]


def free(
    *busy: Interval, minutes: int = 30, buffer_minutes: int = 0, step_minutes: int = 30
) -> list[str]:
    """Slots of Friday the 27th in Berlin, 9 to 11."""
    found = slots.free(
        hours=hours(9, 11),
        busy=busy,
        start=instant(27, 0),
        end=instant(28, 0),
        minutes=minutes,
        buffer_minutes=buffer_minutes,
        step_minutes=step_minutes,
    )
    return starts(found)


def test_slots_begin_on_the_halves_of_the_hour_by_the_local_clock() -> None:
    assert free() == ["27T0800", "27T0830", "27T0900", "27T0930"]
    assert free(step_minutes=60) == ["27T0800", "27T0900"]
    assert free(minutes=90, step_minutes=15) == ["27T0800", "27T0815", "27T0830"]


def test_slots_keep_away_from_what_is_busy() -> None:
    busy = Interval(instant(27, 8, 30), instant(27, 9))
    assert free(busy) == ["27T0800", "27T0900", "27T0930"]
    assert free(busy, buffer_minutes=10) == ["27T0930"]
    assert free(Interval(instant(27, 8, 29), instant(27, 8, 31))) == ["27T0900", "27T0930"]
    assert free(Interval(instant(20, 0), instant(30, 0))) == []


def test_three_quarters_from_utc_the_clock_of_the_place_counts() -> None:
    found = slots.free(
        hours=hours(9, 10, ZoneInfo("Asia/Kathmandu")),
        busy=(),
        start=instant(27, 0),
        end=instant(28, 0),
        minutes=30,
    )
    assert starts(found) == ["27T0315", "27T0345"]


@pytest.mark.parametrize(
    "day, month, expected",
    [
        # Berlin: 1:30 and 3:00, and 3:30; then 1:30, 2:00, 2:30 twice each, 3:00, 3:30.
        (29, 3, ["29T0030", "29T0100", "29T0130"]),
        (25, 10, "24T2330 25T0000 25T0030 25T0100 25T0130 25T0200 25T0230".split()),
    ],
)
def test_a_night_in_which_the_clocks_change(day: int, month: int, expected: list[str]) -> None:
    every_day = WeeklyHours((((time(1, 30), time(4)),),) * 7, BERLIN)
    start = instant(day, 0, month=month) - timedelta(hours=12)
    found = slots.free(
        hours=every_day, busy=(), start=start, end=start + timedelta(hours=20), minutes=30
    )
    assert starts(found) == expected


@pytest.mark.parametrize(
    "minutes, buffer_minutes, step_minutes, days",
    [
        (4, 0, 30, 1),
        (481, 0, 30, 1),
        (30, -1, 30, 1),
        (30, 241, 30, 1),
        (30, 0, 20, 1),
        (30, 0, 30, 401),
    ],
)
def test_what_makes_no_slots_is_refused(
    minutes: int, buffer_minutes: int, step_minutes: int, days: int
) -> None:
    with pytest.raises(slots.Unfit):
        slots.free(
            hours=hours(9, 17),
            busy=(),
            start=NOW,
            end=NOW + timedelta(days=days),
            minutes=minutes,
            buffer_minutes=buffer_minutes,
            step_minutes=step_minutes,
        )


def proposed(
    *, mine: WeeklyHours, theirs: ZoneInfo, busy: tuple[Interval, ...] = (), count: int = 3
) -> list[str]:
    candidates = slots.free(
        hours=mine, busy=busy, start=NOW, end=NOW + timedelta(days=14), minutes=20
    )
    found = slots.propose(candidates=candidates, their_zone=theirs, now=NOW, count=count)
    return [wordings.in_english(each, theirs) for each in found]


def test_three_days_are_proposed_morning_and_afternoon_in_turn() -> None:
    assert proposed(mine=hours(8, 18), theirs=BERLIN) == [
        "Fri 27 November, 10:00 (Berlin time)",
        "Mon 30 November, 14:00 (Berlin time)",
        "Tue 1 December, 10:00 (Berlin time)",
    ]


def test_slots_lie_in_the_hours_of_both() -> None:
    # Berlin's 15:00 to 18:00 is New York's 9:00 to 12:00.
    assert proposed(mine=hours(8, 18), theirs=NEW_YORK) == [
        "Fri 27 November, 10:00 (New York time)",
        "Mon 30 November, 10:00 (New York time)",
        "Tue 1 December, 10:00 (New York time)",
    ]
    assert proposed(mine=hours(8, 12), theirs=NEW_YORK) == []


def test_a_day_of_notice_is_kept() -> None:
    friday = Interval(instant(27, 8, 30), instant(27, 23))
    # 9:00 on Friday is a day ahead to the minute.
    assert proposed(mine=hours(8, 18), theirs=BERLIN, busy=(friday,), count=1) == [
        "Fri 27 November, 09:00 (Berlin time)"
    ]
    late = NOW + timedelta(seconds=1)
    only = (Slot(NOW + timedelta(hours=24), 20),)
    assert slots.propose(candidates=only, their_zone=BERLIN, now=NOW) == only
    assert slots.propose(candidates=only, their_zone=BERLIN, now=late) == ()


def test_one_free_day_gives_its_two_halves() -> None:
    busy = (
        Interval(instant(26, 8), instant(30, 0)),
        Interval(instant(1, 0, month=12), instant(31, 0, month=12)),
    )
    assert proposed(mine=hours(8, 18), theirs=BERLIN, busy=busy) == [
        "Mon 30 November, 10:00 (Berlin time)",
        "Mon 30 November, 14:00 (Berlin time)",
    ]


def test_their_weekend_is_theirs() -> None:
    # Sunday evening in Berlin is Monday morning in Auckland; Friday noon is Saturday there.
    every_day = WeeklyHours((((time(10), time(23)),),) * 7, BERLIN)
    found = proposed(mine=every_day, theirs=ZoneInfo("Pacific/Auckland"), count=1)
    assert found == ["Mon 30 November, 10:00 (Auckland time)"]


@pytest.mark.parametrize("count", [0, 6])
def test_too_many_or_none_are_not_proposed(count: int) -> None:
    with pytest.raises(slots.Unfit):
        slots.propose(candidates=(), their_zone=BERLIN, now=NOW, count=count)


def test_a_clash_is_any_shared_time() -> None:
    slot = Slot(instant(27, 9), 30)
    assert slots.clashes(slot, [Interval(instant(27, 9, 29), instant(27, 10))])
    assert not slots.clashes(slot, [Interval(instant(27, 9, 30), instant(27, 10))])
    assert not slots.clashes(slot, [Interval(instant(27, 8), instant(27, 9))])


# Three weeks around a change of the clocks in each zone, or not.
BEGINS = st.sampled_from(
    [(2026, 3, 1), (2026, 3, 22), (2026, 10, 1), (2026, 10, 20), (2018, 10, 28)]
)
BUSY = st.lists(
    st.tuples(st.integers(0, 21 * 96), st.integers(1, 200)).map(
        lambda pair: (timedelta(minutes=15 * pair[0] - 7), timedelta(minutes=7 * pair[1]))
    ),
    max_size=12,
)


@given(
    begin=BEGINS,
    mine=st.sampled_from(ZONES),
    theirs=st.sampled_from(ZONES),
    taken=BUSY,
    more=BUSY,
    minutes=st.sampled_from([15, 20, 30, 60]),
    pause=st.integers(0, 60),
    step=st.sampled_from([15, 30]),
)
def test_laws_of_slots(
    *,
    begin: tuple[int, int, int],
    mine: ZoneInfo,
    theirs: ZoneInfo,
    taken: list[tuple[timedelta, timedelta]],
    more: list[tuple[timedelta, timedelta]],
    minutes: int,
    pause: int,
    step: int,
) -> None:
    start = datetime(*begin, tzinfo=UTC)
    busy = [Interval(start + after, start + after + lasts) for after, lasts in taken]
    busier = [*busy, *(Interval(start + after, start + after + lasts) for after, lasts in more)]
    week = hours(8, 18, mine)

    def found(busy: list[Interval]) -> tuple[Slot, ...]:
        return slots.free(
            hours=week,
            busy=busy,
            start=start,
            end=start + timedelta(days=21),
            minutes=minutes,
            buffer_minutes=pause,
            step_minutes=step,
        )

    candidates = found(busy)
    assert list(candidates) == sorted(set(candidates))
    for slot in candidates:
        kept = timedelta(minutes=pause)
        around = Interval(slot.start - kept, slot.end + kept)
        assert not any(overlaps(around, each) for each in busy)
        _within(slot, mine, time(8), time(18))
        assert slot.local(mine).minute % step == 0
    assert set(found(busier)) <= set(candidates)
    assert found(busy[::-1]) == candidates

    now = start + timedelta(hours=5)
    chosen = slots.propose(candidates=candidates, their_zone=theirs, now=now)
    assert chosen == slots.propose(candidates=candidates[::-1], their_zone=theirs, now=now)
    assert set(chosen) <= set(candidates)
    assert len(chosen) <= 3
    for slot in chosen:
        assert slot.start >= now + timedelta(hours=24)
        _within(slot, theirs, time(9), time(17))
    assert all(one.end <= other.start for one, other in pairwise(chosen))
    days = {day_of(each, theirs) for each in candidates if _suits(each, theirs, now)}
    assert len({day_of(each, theirs) for each in chosen}) == min(3, len(days))
    if chosen:
        assert day_of(chosen[0], theirs) == min(days)


def day_of(slot: Slot, zone: ZoneInfo) -> date:
    return slot.local(zone).date()


def _suits(slot: Slot, zone: ZoneInfo, now: datetime) -> bool:
    begun, over = slot.local(zone), slot.end.astimezone(zone)
    return (
        slot.start >= now + timedelta(hours=24)
        and begun.weekday() < 5
        and begun.time() >= time(9)
        and over.time() <= time(17)
        and begun.date() == over.date()
    )


def _within(slot: Slot, zone: ZoneInfo, first: time, last: time) -> None:
    begun, over = slot.local(zone), slot.end.astimezone(zone)
    assert begun.weekday() < 5
    assert begun.date() == over.date()
    assert first <= begun.time()
    assert over.time() <= last
