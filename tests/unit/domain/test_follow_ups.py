"""What duties are made of: working days, and which of them are messages."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain import follow_ups
from kithwork.domain.follow_ups import FollowUpKind, Whose

FRIDAY = date(2026, 11, 27)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    "away, count", [(-3, 0), (0, 0), (1, 0), (2, 0), (3, 1), (5, 3), (7, 5), (10, 6), (14, 10)]
)
def test_working_days_leave_weekends_out(away: int, count: int) -> None:
    assert follow_ups.workdays(FRIDAY, FRIDAY + timedelta(days=away)) == count


@given(DAYS, st.integers(0, 400))
def test_working_days_are_counted_one_by_one(start: date, days: int) -> None:
    counted = [start + timedelta(days=day) for day in range(1, days + 1)]
    expected = sum(one.weekday() < 5 for one in counted)
    assert follow_ups.workdays(start, start + timedelta(days=days)) == expected


def test_a_letter_and_what_others_promised_are_no_messages() -> None:
    assert follow_ups.is_message(FollowUpKind.THANK_YOU, None)
    assert follow_ups.is_message(FollowUpKind.PROMISE, Whose.MINE)
    assert not follow_ups.is_message(FollowUpKind.PROMISE, Whose.THEIRS)
    assert not follow_ups.is_message(FollowUpKind.WRITE_TO, None)
