"""Rules of repetition against dateutil, which reckons them in another way."""

from datetime import datetime, timedelta

import pytest
from dateutil import rrule  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from kithwork.calendars import repeats, rules
from kithwork.calendars.faults import Effort

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def listed(values: st.SearchStrategy[int]) -> st.SearchStrategy[str]:
    found = st.lists(values, min_size=1, max_size=3, unique=True)
    return found.map(lambda numbers: ",".join(str(number) for number in numbers))


def either_way(last: int) -> st.SearchStrategy[int]:
    return st.integers(1, last) | st.integers(-last, -1)


WEEKDAYS = st.lists(st.sampled_from(DAYS), min_size=1, max_size=4, unique=True).map(",".join)
COUNTED = st.tuples(either_way(4), st.sampled_from(DAYS)).map(lambda pair: f"{pair[0]}{pair[1]}")
MONTHS = st.fixed_dictionaries({}, optional={"BYMONTH": listed(st.integers(1, 12))})
CLOCKS = st.fixed_dictionaries(
    {}, optional={"BYHOUR": listed(st.integers(0, 23)), "BYMINUTE": listed(st.integers(0, 59))}
)
POSITIONS = st.fixed_dictionaries({}, optional={"BYSETPOS": listed(either_way(6))})
DAYS_OF_MONTHS: st.SearchStrategy[dict[str, str]] = st.one_of(
    st.just({}),
    listed(either_way(28)).map(lambda text: {"BYMONTHDAY": text}),
    WEEKDAYS.map(lambda text: {"BYDAY": text}),
    COUNTED.map(lambda text: {"BYDAY": text}),
)
DAYS_OF_YEARS: st.SearchStrategy[dict[str, str]] = st.one_of(
    DAYS_OF_MONTHS,
    listed(either_way(366)).map(lambda text: {"BYYEARDAY": text}),
    st.tuples(listed(either_way(53)), WEEKDAYS).map(
        lambda pair: {"BYWEEKNO": pair[0], "BYDAY": pair[1]}
    ),
)
DAYS_OF_WEEKS: st.SearchStrategy[dict[str, str]] = st.just({}) | WEEKDAYS.map(
    lambda text: {"BYDAY": text}
)


def every(
    name: str, *parts: st.SearchStrategy[dict[str, str]]
) -> st.SearchStrategy[dict[str, str]]:
    def joined(found: tuple[dict[str, str], ...]) -> dict[str, str]:
        return {"FREQ": name} | {key: text for part in found for key, text in part.items()}

    return st.tuples(*parts).map(joined)


RULES = st.one_of(
    every("YEARLY", MONTHS, DAYS_OF_YEARS, CLOCKS, POSITIONS),
    every("MONTHLY", MONTHS, DAYS_OF_MONTHS, CLOCKS, POSITIONS),
    # No positions here: for one that does not exist, dateutil looks until the year 9999.
    every("WEEKLY", MONTHS, DAYS_OF_WEEKS, CLOCKS),
    every("DAILY", MONTHS, DAYS_OF_WEEKS, CLOCKS),
    every("HOURLY", MONTHS, DAYS_OF_WEEKS),
)
ENDS = st.fixed_dictionaries({}, optional={"COUNT": st.integers(1, 60).map(str)})
EXTRAS = st.fixed_dictionaries(
    {}, optional={"INTERVAL": st.integers(1, 5).map(str), "WKST": st.sampled_from(DAYS)}
)
STARTS = st.datetimes(datetime(2019, 12, 1), datetime(2024, 12, 31)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)


def ours(text: str, start: datetime, after: datetime, before: datetime) -> list[datetime]:
    rule = rules.read(text, start=start, zone=None, name="RRULE")
    found = repeats.times(rule, start=start, after=after, before=before, effort=Effort(1_000_000))
    return list(found)


@given(parts=RULES, ends=ENDS, extras=EXTRAS, start=STARTS, later=st.integers(0, 900))
def test_a_rule_has_the_times_that_dateutil_finds(
    parts: dict[str, str], ends: dict[str, str], extras: dict[str, str], start: datetime, later: int
) -> None:
    text = ";".join(f"{key}={value}" for key, value in (parts | ends | extras).items())
    after = start + timedelta(days=later)
    before = after + timedelta(days=400)
    theirs = rrule.rrulestr(text, dtstart=start)
    expected = []
    for found in theirs.xafter(after, inc=True):
        if found > before:
            break
        expected.append(found)
    assert ours(text, start, after, before) == expected


@pytest.mark.parametrize(
    "rule, expected",
    [
        ("FREQ=YEARLY;BYWEEKNO=53", ["20261231"]),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", ["20261113", "20270813"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", ["20261031", "20261130", "20261231"]),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO;COUNT=4",
            "20261004 20261013 20261018 20261027".split(),
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=4",
            "20261011 20261013 20261025 20261027".split(),
        ),
        ("FREQ=DAILY;COUNT=-1;INTERVAL=200", ["20261001", "20270419"]),
        ("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", ["20270328"]),
        ("FREQ=YEARLY;BYYEARDAY=-1", ["20261231"]),
        ("FREQ=DAILY;BYSETPOS=2;BYHOUR=9,10;COUNT=2", ["20261001", "20261002"]),
    ],
)
def test_rules_by_hand(rule: str, expected: list[str]) -> None:
    # A Thursday.
    start, before = datetime(2026, 10, 1, 9), datetime(2027, 8, 31)  # noqa: DTZ001
    assert [f"{each:%Y%m%d}" for each in ours(rule, start, start, before)] == expected
