"""Digests: every duty in one place whatever the clocks do, and honest words for what is late."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.advice import digests
from kithwork.domain import weeks
from kithwork.domain.digests import Booked, Digest, Encounter, Said, SaidKind, Talked, WeekFacts
from kithwork.domain.follow_ups import FollowUp, FollowUpKind, FollowUpState, Whose
from tests.zones import CHANGES, Change, zone_moments

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))
WEEK = weeks.of(NOW.date())


def duty(
    due_at: datetime, kind: FollowUpKind = FollowUpKind.THANK_YOU, *, whose: Whose | None = None
) -> FollowUp:
    return FollowUp(
        id=uuid4(),
        kind=kind,
        person=uuid4(),
        name="Maria",
        due_at=due_at.astimezone(UTC),
        state=FollowUpState.OPEN,
        reason="Because.",
        whose=whose,
    )


def talked(at: datetime) -> Talked:
    return Talked(uuid4(), uuid4(), "Maria", at.astimezone(UTC), is_first=True, written=True)


def told(facts: WeekFacts, *, now: datetime = NOW, week: weeks.IsoWeek | None = None) -> Digest:
    return digests.digest(facts, week=week or weeks.of(now.date()), now=now)


def places(digest: Digest) -> Counter[UUID]:
    """How often each duty is named by a digest."""
    found = Counter(one.follow_up.id for one in digest.late)
    found.update(one.id for day in digest.ahead for one in day.follow_ups)
    return found


@given(zone_moments(), st.lists(st.integers(-60 * 24 * 420, 60 * 24 * 420), max_size=30))
def test_every_duty_is_in_one_place_of_the_present_week(now: datetime, away: list[int]) -> None:
    """In the gap, in the fold, and after 400 days off."""
    duties = tuple(duty(now.astimezone(UTC) + timedelta(minutes=one)) for one in away)
    found = told(WeekFacts(waiting=duties), now=now)
    named = places(found)
    assert set(named.values()) <= {1}
    assert len(named) + found.later == len(duties)
    assert set(named) <= {one.id for one in duties}
    for one in found.late:
        day = one.follow_up.due_at.astimezone(now.tzinfo).date()
        assert one.days == (now.date() - day).days > 0


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_what_is_missed_is_missed_once_and_never_before_its_time(change: Change) -> None:
    """Hour by hour through a change of clocks: from the third day after its own on, for good."""
    start = change.at - timedelta(days=3)
    one = duty(start)
    day = start.astimezone(change.zone).date()
    for hour in range(8 * 24):
        now = (start + timedelta(hours=hour)).astimezone(change.zone)
        missed = digests.missed([one], now=now)
        late_by = (now.date() - day).days
        assert [found.days for found in missed] == ([late_by] if late_by > 2 else [])


@given(zone_moments())
def test_each_talk_belongs_to_one_week(now: datetime) -> None:
    facts = WeekFacts(talks=(talked(now),))
    week = weeks.of(now.date())
    counts = [len(told(facts, now=now, week=one).talks) for one in (week.before, week, week.after)]
    assert counts == [0, 1, 0]


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_a_chat_booked_across_the_change_stands_on_the_day_of_its_clock(change: Change) -> None:
    for days in range(8):
        wall = datetime.combine(change.days_around[2], change.moments[0].time())
        starts_at = (wall + timedelta(days=days)).replace(tzinfo=change.zone)
        chat = Booked(uuid4(), uuid4(), "Li", starts_at.astimezone(UTC), 20, change.zone.key)
        now = change.moments[0]
        found = told(WeekFacts(booked=(chat,)), now=now)
        days_named = [day.on for day in found.ahead if day.chats]
        shown = starts_at.astimezone(UTC).astimezone(change.zone).date()
        assert days_named in ([shown], [])
        assert days_named or shown > found.ahead[-1].on


@pytest.mark.parametrize("days", [1, 10, 40, 400])
def test_after_days_off_all_that_waited_is_told_oldest_first(days: int) -> None:
    duties = [duty(NOW + timedelta(days=one)) for one in (3, 0, 2, 1)]
    later = NOW + timedelta(days=days)
    found = told(WeekFacts(waiting=tuple(duties)), now=later)
    assert places(found) == Counter(one.id for one in duties)
    moments = [one.follow_up.due_at for one in found.late]
    assert moments == sorted(moments)
    missed = digests.missed(duties, now=later)
    assert len(missed) == sum((days - one) > 2 for one in (0, 1, 2, 3))


def test_a_week_long_past_tells_what_happened_and_nothing_that_waits() -> None:
    old = weeks.named("2026-W40")
    facts = WeekFacts(talks=(talked(datetime(2026, 9, 30, 12, tzinfo=UTC)),), waiting=(duty(NOW),))
    found = told(facts, week=old)
    assert (len(found.talks), found.late, found.ahead, found.later) == (1, (), (), 0)


def test_the_week_before_shows_this_one_ahead() -> None:
    found = told(WeekFacts(), week=WEEK.before)
    assert [day.on for day in found.ahead] == [date(2026, 11, 26 + one) for one in range(4)]


def test_the_present_week_shows_its_rest_and_the_next() -> None:
    found = told(WeekFacts())
    assert (found.ahead[0].on, found.ahead[-1].on) == (NOW.date(), WEEK.after.sunday)
    assert len(found.ahead) == 11


@pytest.mark.parametrize(
    "kind, days, words",
    [
        (FollowUpKind.THANK_YOU, 1, "1 day late: that is nothing to speak of"),
        (FollowUpKind.THANK_YOU, 5, "5 days late: say so in half a sentence"),
        (FollowUpKind.THANK_YOU, 20, "20 days late: thank them together with"),
        (FollowUpKind.REPORT_BACK, 30, "tell them what came of it since"),
        (FollowUpKind.CONGRATULATE, 40, "let it go"),
        (FollowUpKind.ADVICE_RESULT, 400, "there may be more to tell"),
    ],
)
def test_what_is_late_says_so_and_what_still_helps(
    kind: FollowUpKind, days: int, words: str
) -> None:
    assert words in digests.still_worth(duty(NOW, kind), days=days)


@pytest.mark.parametrize("days", [1, 3, 14, 30, 400])
def test_there_is_a_word_for_every_kind(days: int) -> None:
    for kind in FollowUpKind:
        said = digests.still_worth(duty(NOW, kind), days=days)
        assert said.endswith(".")
        assert "day" in said


def test_only_what_somebody_waits_for_presses() -> None:
    pressing = {kind for kind in FollowUpKind if digests.presses(duty(NOW, kind))}
    assert pressing == {FollowUpKind.THANK_YOU, FollowUpKind.REPORT_BACK}
    promise = FollowUpKind.PROMISE
    assert digests.presses(duty(NOW, promise, whose=Whose.MINE))
    assert not digests.presses(duty(NOW, promise, whose=Whose.THEIRS))


def said(kind: SaidKind = SaidKind.FINDING) -> Said:
    return Said(kind, "Audits come first.", uuid4(), "Maria", uuid4(), NOW.astimezone(UTC))


def test_the_line_begins_with_learning_and_people_and_never_scolds() -> None:
    chat = Booked(uuid4(), uuid4(), "Li", NOW + timedelta(days=1), 20, "Europe/Berlin")
    thanked = replace(duty(NOW), state=FollowUpState.DONE, settled_at=NOW)
    lines = [
        told(facts).line
        for facts in (
            WeekFacts(talks=(talked(NOW),), said=(said(),), asked=(NOW,)),
            WeekFacts(talks=(talked(NOW),)),
            WeekFacts(encounters=(Encounter(uuid4(), "Li", NOW.date(), "a fair"),)),
            WeekFacts(settled=(thanked,)),
            WeekFacts(asked=(NOW,), asked_who=(NOW,)),
            WeekFacts(booked=(chat,)),
            WeekFacts(),
        )
    ]
    assert lines[0].startswith("You talked with 1 person and took 1 thing home.")
    assert lines[4].startswith("You asked 2 people.")
    assert "Li to look forward to" in lines[5]
    assert len(set(lines)) == len(lines)
    for line in lines:
        assert not {"streak", "should", "only", "failed", "must"} & set(line.lower().split())
