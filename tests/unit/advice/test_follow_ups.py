"""Which duties a talk leaves: each once, in time, and nobody is told of themself."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.advice import follow_ups
from kithwork.advice import owed as steps
from kithwork.advice.follow_ups import Named, Somebody, Talk
from kithwork.domain.advice import OpenAsk, Situation, Step
from kithwork.domain.chats import ChatKind
from kithwork.domain.debriefs import Promised, Writer
from kithwork.domain.follow_ups import ABOUT_ANOTHER, FollowUp, FollowUpKind, FollowUpState, Whose

NEW_YORK = ZoneInfo("America/New_York")
HELD = datetime(2026, 11, 24, 15, 0, tzinfo=NEW_YORK)
MARIA = Somebody(1, "Maria")


def kinds(talk: Talk) -> list[FollowUpKind]:
    return [duty.kind for duty in follow_ups.after_talk(talk)]


def test_a_talk_owes_thanks_in_a_day_and_a_report_to_each_sender() -> None:
    talk = Talk(MARIA, HELD, senders=(Somebody(2, "Tom"), Somebody(3, "Ada"), MARIA))
    found = follow_ups.after_talk(talk)
    assert [(one.kind, one.person) for one in found] == [
        (FollowUpKind.THANK_YOU, 1),
        (FollowUpKind.CONNECT, 1),
        (FollowUpKind.REPORT_BACK, 2),
        (FollowUpKind.REPORT_BACK, 3),
    ]
    assert found[0].due_at == HELD + timedelta(hours=24)


def test_who_is_connected_needs_no_connection() -> None:
    assert kinds(Talk(MARIA, HELD, connected=True)) == [FollowUpKind.THANK_YOU]


def test_what_came_of_advice_is_told_a_month_later() -> None:
    helped = Talk(MARIA, HELD, connected=True, helpful=("Start small",))
    (_, result) = follow_ups.after_talk(helped)
    assert (result.kind, result.person) == (FollowUpKind.ADVICE_RESULT, 1)
    assert result.due_at == HELD + timedelta(days=30)
    assert kinds(replace(helped, kind=ChatKind.WARM_UP)) == [FollowUpKind.THANK_YOU]


def test_a_promise_holds_all_its_day_by_the_seekers_clock() -> None:
    promise = Promised(Whose.MINE, "the article", date(2026, 12, 1))
    (duty,) = [
        one
        for one in follow_ups.after_talk(Talk(MARIA, HELD, promises=(promise,)))
        if one.kind is FollowUpKind.PROMISE
    ]
    assert duty.due_at == datetime(2026, 12, 1, 23, 59, tzinfo=NEW_YORK)


PEOPLE = st.builds(Somebody, st.integers(1, 6), st.sampled_from(["Ann", "Bob"]))
NAMED = st.builds(
    Named,
    st.integers(1, 6),
    st.sampled_from(["Ann", "Bob"]),
    may_use_name=st.booleans(),
    writer=st.sampled_from(Writer),
)
PROMISES = st.builds(
    Promised,
    st.sampled_from(Whose),
    st.sampled_from(["a", "b"]),
    st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
)
TALKS = st.builds(
    Talk,
    PEOPLE,
    st.just(HELD),
    st.sampled_from(ChatKind),
    st.lists(PEOPLE, max_size=4).map(tuple),
    st.lists(NAMED, max_size=4).map(tuple),
    st.lists(PROMISES, max_size=4).map(tuple),
    st.booleans(),
    st.lists(st.sampled_from(["a", "b"]), max_size=2).map(tuple),
)


@given(TALKS)
def test_each_duty_is_there_once_and_in_order(talk: Talk) -> None:
    found = follow_ups.after_talk(talk)
    keys = [(one.kind, one.person, one.text) for one in found]
    assert len(keys) == len(set(keys))
    assert [one.due_at for one in found] == sorted(one.due_at for one in found)


@given(TALKS)
def test_nobody_is_told_of_themself(talk: Talk) -> None:
    for duty in follow_ups.after_talk(talk):
        assert (duty.person == talk.partner.key) == (duty.kind not in ABOUT_ANOTHER)


@given(TALKS)
def test_thanks_are_never_forgotten(talk: Talk) -> None:
    owed = [one for one in follow_ups.after_talk(talk) if one.kind is FollowUpKind.THANK_YOU]
    assert len(owed) == 1


TODAY = date(2026, 11, 24)


def owed(kind: FollowUpKind, *, days: int = 0, whose: Whose | None = None) -> FollowUp:
    due_at = datetime(2026, 11, 24, 18, tzinfo=NEW_YORK) + timedelta(days=days)
    maria = UUID(int=1)
    state = FollowUpState.OPEN
    return FollowUp(UUID(int=2), kind, maria, "Maria", due_at, state, "Because.", whose=whose)


@pytest.mark.parametrize(
    "duty, worth",
    [
        (owed(FollowUpKind.THANK_YOU), 0.92),
        (owed(FollowUpKind.REPORT_BACK, days=-9), 0.88),
        (owed(FollowUpKind.WRITE_TO, days=3), 0.74),
        (owed(FollowUpKind.CONNECT), 0.50),
        (owed(FollowUpKind.PROMISE, days=4, whose=Whose.MINE), None),
        (owed(FollowUpKind.PROMISE, days=3, whose=Whose.MINE), 0.86),
        (owed(FollowUpKind.PROMISE, whose=Whose.THEIRS), None),
        (owed(FollowUpKind.PROMISE, days=-1, whose=Whose.THEIRS), 0.45),
        (owed(FollowUpKind.ADVICE_RESULT, days=4), None),
        (owed(FollowUpKind.ADVICE_RESULT, days=3), 0.60),
        (owed(FollowUpKind.ADVICE_RESULT, days=-9), 0.60),
        (owed(FollowUpKind.CONGRATULATE), 0.48),
        (owed(FollowUpKind.KEEP_IN_TOUCH, days=6), 0.46),
        (owed(FollowUpKind.UPDATE), 0.47),
        (owed(FollowUpKind.NEWS), 0.58),
    ],
)
def test_what_is_owed_is_a_step_in_its_time(duty: FollowUp, worth: float | None) -> None:
    found = list(steps.steps(situation=Situation(owed=(duty,)), today=TODAY))
    assert [one.worth for one in found] == ([] if worth is None else [worth])
    for step in found:
        assert (step.step, step.subject) == (Step(duty.kind.value), duty.id)
        assert step.due is not None
        assert step.due >= TODAY


def test_a_talk_nobody_wrote_down_is_looked_back_on() -> None:
    talk = OpenAsk(UUID(int=3), UUID(int=1), "Maria", "held", HELD)
    (step,) = steps.steps(situation=Situation(not_written=(talk,)), today=TODAY)
    assert (step.step, step.subject, step.worth) == (Step.LOOK_BACK, talk.id, 0.91)
