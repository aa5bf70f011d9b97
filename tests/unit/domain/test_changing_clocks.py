"""Due dates where clocks change: twelve zones, in the gap, in the fold, and over whole years.

trust.md 30: wall time is kept, and nothing is off by an hour.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.advice.follow_ups import Somebody, Talk, after_talk
from kithwork.domain import follow_ups, weeks
from kithwork.domain.debriefs import Promised
from kithwork.domain.errors import Invalid
from kithwork.domain.follow_ups import FollowUpKind, Whose
from tests.zones import CHANGES, ZONES, Change, every_minute, zone_moments

TALK_LEAVES = {
    FollowUpKind.CONNECT: 2,
    FollowUpKind.ADVICE_RESULT: 30,
}


def talk(held_at: datetime, *, due: date | None = None) -> Talk:
    promises = (Promised(Whose.MINE, "Send the list", due),)
    return Talk(Somebody(1, "Maria"), held_at, promises=promises, helpful=("Audits first.",))


def due(of: Talk) -> dict[FollowUpKind, datetime]:
    return {duty.kind: duty.due_at for duty in after_talk(of)}


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_a_due_day_lasts_until_its_last_minute(change: Change) -> None:
    """Also where a clock changes on that day, or between today and that day."""
    for day in change.days_around:
        for asked in change.moments:
            end = follow_ups.evening(day, like=asked)
            minutes = [one for one in every_minute(day, change.zone) if one.date() == day]
            if minutes:
                assert end.astimezone(UTC) == minutes[-1].astimezone(UTC)
                assert end.date() == day
            else:
                # Apia had no 30 December 2011: what was due then is due when the day before ends.
                assert end.date() == day - timedelta(days=1)


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_thanks_are_due_a_day_of_real_time_after_the_talk(change: Change) -> None:
    for held_at in change.moments:
        after = due(talk(held_at))[FollowUpKind.THANK_YOU]
        assert after.astimezone(UTC) - held_at.astimezone(UTC) == timedelta(hours=24)


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_what_is_due_in_days_keeps_its_time_by_the_clock(change: Change) -> None:
    for held_at in change.moments:
        for kind, days in TALK_LEAVES.items():
            found = due(talk(held_at))[kind]
            wanted = held_at.replace(tzinfo=None) + timedelta(days=days)
            real = [
                one for one in every_minute(wanted.date(), change.zone) if wall(one) == wall(wanted)
            ]
            if real:
                assert found.astimezone(UTC) == floor(real[0]).astimezone(UTC) + seconds(held_at)
            else:
                # Clocks skip that time: the same real distance on, so never before it.
                assert wall(found) > wall(wanted)


def wall(moment: datetime) -> datetime:
    return floor(moment).replace(tzinfo=None, fold=0)


def floor(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def seconds(moment: datetime) -> timedelta:
    return timedelta(seconds=moment.second, microseconds=moment.microsecond)


@given(zone_moments(), st.integers(0, 400))
def test_an_evening_is_on_its_day_whatever_clocks_do_before_it(asked: datetime, days: int) -> None:
    day = asked.date() + timedelta(days=days)
    end = follow_ups.evening(day, like=asked)
    skipped = (str(asked.tzinfo), day) == ("Pacific/Apia", date(2011, 12, 30))
    assert end.date() == (day - timedelta(days=1) if skipped else day)
    assert (end.hour, end.minute) == (23, 59)
    # A minute later begins another day, and never an hour of the same.
    later = (end.astimezone(UTC) + timedelta(minutes=1)).astimezone(asked.tzinfo)
    assert later.date() > day or skipped


@given(zone_moments(), st.integers(1, 400))
def test_putting_off_by_days_never_comes_early_nor_late(asked: datetime, days: int) -> None:
    """It rests until its day begins, and is there on it: what the list of what waits does."""
    until = asked.date() + timedelta(days=days)
    due_at = follow_ups.evening(until, like=asked)
    for away in (days - 1, days):
        today = asked.date() + timedelta(days=away)
        waits = due_at <= follow_ups.evening(today, like=asked)
        skipped = str(asked.tzinfo) == "Pacific/Apia" and date(2011, 12, 30) in {today, until}
        assert waits == (away == days) or skipped


@given(zone_moments())
def test_each_moment_lies_in_one_week(moment: datetime) -> None:
    day = weeks.local_day(moment.astimezone(UTC), like=moment)
    week = weeks.of(day)
    assert day == moment.date()
    assert week.holds(day)
    assert not week.before.holds(day)
    assert not week.after.holds(day)
    assert week.monday.weekday() == 0
    assert weeks.named(week.label) == week


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_every_minute_around_a_change_lies_in_the_week_its_clock_shows(change: Change) -> None:
    for day in change.days_around:
        for minute in every_minute(day, change.zone):
            shown = weeks.local_day(minute.astimezone(UTC), like=change.moments[0])
            assert shown == minute.date()


@pytest.mark.parametrize("name", sorted(ZONES))
def test_a_promise_on_its_day_is_kept_all_year(name: str) -> None:
    zone = ZoneInfo(name)
    held_at = datetime(2026, 1, 15, 10, tzinfo=zone)
    for away in range(1, 366):
        day = held_at.date() + timedelta(days=away)
        found = due(talk(held_at, due=day))[FollowUpKind.PROMISE]
        local = found.astimezone(UTC).astimezone(zone)
        assert (local.date(), local.hour, local.minute) == (day, 23, 59)


@pytest.mark.parametrize(
    "text",
    ["", "2026", "2026-W0", "2026-W54", "2025-W53", "W48", "2026-48", "2026-W4x", "٢٠٢٦-W48"],
)
def test_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        weeks.named(text)
    assert refused.value.field == "of"


def test_weeks_go_by_the_iso_calendar() -> None:
    assert weeks.of(date(2027, 1, 3)).label == "2026-W53"
    assert weeks.of(date(2024, 12, 30)).label == "2025-W01"
    assert weeks.named("2026-w48").monday == date(2026, 11, 23)
    assert weeks.named("2026-W48").after.label == "2026-W49"
