"""The business calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.advice import cadence

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 5, day) for day in (1, 2, 3, 4))
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))


@pytest.mark.parametrize(
    "start, end, count",
    [
        (FRIDAY, FRIDAY, 0),
        (FRIDAY, SUNDAY, 0),
        (FRIDAY, MONDAY, 1),
        (SATURDAY, MONDAY, 1),
        (MONDAY, FRIDAY, 0),
        (FRIDAY, date(2026, 5, 6), 3),
        (FRIDAY, date(2026, 5, 12), 7),
    ],
)
def test_a_message_of_friday_is_one_day_old_on_monday(start: date, end: date, count: int) -> None:
    assert cadence.business_days(start=start, end=end) == count


def test_the_next_business_day() -> None:
    assert cadence.on_or_after(FRIDAY) == FRIDAY
    assert cadence.on_or_after(SATURDAY) == cadence.on_or_after(SUNDAY) == MONDAY


@given(days, st.integers(0, 60))
def test_counting_is_the_same_as_walking(start: date, count: int) -> None:
    walked = sum((start + timedelta(days=day)).weekday() < 5 for day in range(1, count + 1))
    assert cadence.business_days(start=start, end=start + timedelta(days=count)) == walked


@given(days, st.integers(1, 30))
def test_after_is_the_inverse_of_counting(start: date, count: int) -> None:
    day = cadence.after(start=start, days=count)
    assert cadence.is_business_day(day)
    assert cadence.business_days(start=start, end=day) == count
