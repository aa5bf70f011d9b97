"""Digests from rows: a week as the flows wrote it, and nothing lost after days off."""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from kithwork.domain import follow_ups as rules
from kithwork.domain import weeks
from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskState
from kithwork.domain.captures import Seen
from kithwork.domain.debriefs import Debrief, DebriefCard, Finding, Fit, NameGiven, Promised
from kithwork.domain.digests import Digest, SaidKind
from kithwork.domain.follow_ups import FollowUpKind, FollowUpState, Whose
from kithwork.flows import (
    asks,
    captures,
    chats,
    debriefs,
    digests,
    erasures,
    follow_ups,
    people,
    steps,
)
from kithwork.flows.chats import Day
from kithwork.store.models import FollowUp
from kithwork.store.queries import follow_ups as queries
from tests.cast import NOW, bring, find, pk, record
from tests.zones import CHANGES, Change

pytestmark = pytest.mark.django_db

# A Saturday; the week is 2026-W47.
BERLIN = ZoneInfo("Europe/Berlin")
LOCAL = NOW.astimezone(BERLIN)


@pytest.fixture
def maria(ana: Actor) -> UUID:
    bring(ana, record("Maria Moreno", emails=["maria@example.org"]), record("Tom Berg"))
    return find(ana, "Maria Moreno")


@pytest.fixture
def talk(ana: Actor, maria: UUID) -> DebriefCard:
    """Tom sent Ana to Maria, yesterday; it brought something of everything."""
    return held(ana, maria, NOW - timedelta(days=1), sender=find(ana, "Tom Berg"))


def held(actor: Actor, person: UUID, at: datetime, *, sender: UUID | None = None) -> DebriefCard:
    day = Day(at.replace(tzinfo=None), "UTC")
    chat = chats.schedule(actor=actor, person=person, day=day, referred_by=sender, now=at)
    noted = Debrief(
        held_at=at,
        helpful=("Name the audit first.",),
        names=(NameGiven("Li Chen"),),
        promises=(Promised(Whose.MINE, "Send the list", at.date() + timedelta(days=4)),),
        findings=(Finding("Audits come first.", "Alderby"),),
        words=("CAPA",),
        fit=(Fit("the pace", 1, "calm"),),
        openings=("They look for a planner.",),
        common=("The choir",),
        worth=("A course saved",),
    )
    return debriefs.debrief(actor=actor, chat=chat.id, debrief=noted, now=at.astimezone(BERLIN))


def told(actor: Actor, now: datetime = LOCAL, of: str = "") -> Digest:
    return digests.week(actor=actor, now=now, of=weeks.named(of) if of else None)


def test_a_week_tells_what_was_learned_and_from_whom(ana: Actor, talk: DebriefCard) -> None:
    found = told(ana)
    assert found.week.label == "2026-W47"
    (chat,) = found.talks
    assert (chat.name, chat.sender_name, chat.is_first, chat.written, chat.names) == (
        "Maria Moreno", "Tom Berg", True, True, 1,
    )  # fmt: skip
    assert {one.kind: one.text for one in found.said} == {
        SaidKind.FINDING: "Audits come first.",
        SaidKind.HELPFUL: "Name the audit first.",
        SaidKind.WORD: "CAPA",
        SaidKind.FIT: "calm",
        SaidKind.OPENING: "They look for a planner.",
        SaidKind.COMMON: "The choir",
        SaidKind.WORTH: "A course saved",
    }
    assert {one.name for one in found.said} == {"Maria Moreno"}
    assert found.line.startswith("You talked with 1 person and took 4 things home.")


def test_what_was_done_for_others_stands_in_the_week_it_was_done(
    ana: Actor, maria: UUID, talk: DebriefCard
) -> None:
    for duty in queries.unsettled(actor=ana):
        if duty.kind is not FollowUpKind.WRITE_TO:
            follow_ups.do(actor=ana, follow_up=duty.id, now=LOCAL)
    ask = asks.draft(actor=ana, person=find(ana, "Li Chen"), now=NOW).id
    asks.mark(actor=ana, ask=ask, state=AskState.SENT, now=NOW)
    captures.capture(
        actor=ana, key=UUID(int=7), seen=Seen("Priya Nair", LOCAL.date(), where="a fair"), now=NOW
    )
    found = told(ana)
    assert [one.kind for one in found.thanked] == [FollowUpKind.THANK_YOU]
    assert [one.text for one in found.kept] == ["Send the list"]
    assert {one.kind for one in found.done} == {
        FollowUpKind.REPORT_BACK, FollowUpKind.CONNECT, FollowUpKind.ADVICE_RESULT,
        # The ask that was sent meets it.
        FollowUpKind.WRITE_TO,
    }  # fmt: skip
    assert (found.asks, found.name_asks, found.answers) == (1, 0, 0)
    assert [(one.name, one.where) for one in found.encounters] == [("Priya Nair", "a fair")]
    later = told(ana, LOCAL + timedelta(days=7))
    assert later.is_empty
    assert told(ana, LOCAL + timedelta(days=70), "2026-W47").thanked == found.thanked


def test_a_second_talk_is_no_first(ana: Actor, maria: UUID, talk: DebriefCard) -> None:
    held(ana, maria, NOW + timedelta(days=7))
    assert [one.is_first for one in told(ana, LOCAL + timedelta(days=8)).talks] == [False]


def test_next_week_is_told_day_by_day(ana: Actor, maria: UUID, talk: DebriefCard) -> None:
    day = Day(datetime.fromisoformat("2026-11-24T23:30"), "UTC")
    chats.schedule(actor=ana, person=find(ana, "Tom Berg"), day=day, now=NOW)
    ahead = {
        one.on: [*(chat.name for chat in one.chats), *(card.kind for card in one.follow_ups)]
        for one in told(ana).ahead
    }
    assert list(ahead) == [date(2026, 11, 21) + timedelta(days=one) for one in range(9)]
    assert {day.day: things for day, things in ahead.items() if things} == {
        21: [FollowUpKind.THANK_YOU],
        22: [FollowUpKind.CONNECT, FollowUpKind.REPORT_BACK],
        23: [FollowUpKind.WRITE_TO],
        24: [FollowUpKind.PROMISE],
        # By the seeker's clock it is after midnight.
        25: ["Tom Berg"],
    }
    assert told(ana).later == 1


@pytest.mark.parametrize("days", [1, 10, 40, 400])
def test_after_days_off_everything_is_found_exactly_once(
    ana: Actor, talk: DebriefCard, days: int
) -> None:
    put_off = next(one for one in talk.follow_ups if one.kind is FollowUpKind.CONNECT)
    until = LOCAL.date() + timedelta(days=5)
    follow_ups.postpone(actor=ana, follow_up=put_off.id, until=until, now=LOCAL)
    every = {one.id for one in queries.unsettled(actor=ana)}
    assert len(every) == 6
    later = LOCAL + timedelta(days=days)
    found = told(ana, later)
    named = [one.follow_up.id for one in found.late]
    named += [one.id for day in found.ahead for one in day.follow_ups]
    assert len(named) == len(set(named))
    assert set(named) <= every
    assert len(named) + found.later == len(every)
    waiting = {one.id for one in queries.waiting(actor=ana, now=later)}
    resting = {one.id for one in queries.resting(actor=ana, now=later)}
    assert waiting | resting == every
    assert not waiting & resting
    missed = digests.missed(actor=ana, now=later)
    assert len({one.follow_up.id for one in missed}) == len(missed)
    assert {one.follow_up.id for one in missed} == {
        one.follow_up.id for one in found.late if one.days > 2
    }
    if days >= 40:
        assert {one.follow_up.id for one in missed} == every


def test_the_rest_of_what_was_missed_is_put_off_and_each_comes_back_by_itself(
    ana: Actor, talk: DebriefCard
) -> None:
    later = LOCAL + timedelta(days=40)
    before = {one.id: one.due_at for one in queries.unsettled(actor=ana)}
    tomorrow = later.date() + timedelta(days=1)
    moved = follow_ups.postpone_missed(actor=ana, until=tomorrow, now=later)
    assert {one.kind for one in moved} == {
        FollowUpKind.WRITE_TO, FollowUpKind.CONNECT, FollowUpKind.ADVICE_RESULT,
    }  # fmt: skip
    assert {one.state for one in moved} == {FollowUpState.POSTPONED}
    pressing = {one.follow_up.kind for one in digests.missed(actor=ana, now=later)}
    assert pressing == {FollowUpKind.THANK_YOU, FollowUpKind.REPORT_BACK, FollowUpKind.PROMISE}
    assert {one.id for one in queries.resting(actor=ana, now=later)} == {one.id for one in moved}
    first, *rest = moved
    follow_ups.reopen(actor=ana, follow_up=first.id, now=later)
    assert {one.id for one in queries.resting(actor=ana, now=later)} == {one.id for one in rest}
    again = follow_ups.postpone_missed(actor=ana, until=tomorrow, now=later)
    assert [one.id for one in again] == [first.id]
    for one in moved:
        follow_ups.reopen(actor=ana, follow_up=one.id, now=later)
    assert {one.id: one.due_at for one in queries.unsettled(actor=ana)} == before
    # On the day it was put off to it waits again, and is missed again after that.
    follow_ups.postpone_missed(actor=ana, until=tomorrow, now=later)
    assert len(digests.missed(actor=ana, now=later + timedelta(days=4))) == len(before)
    with pytest.raises(rules.Past):
        follow_ups.postpone_missed(actor=ana, until=later.date(), now=later)


def test_however_many_wait_none_is_hidden(ana: Actor, maria: UUID) -> None:
    made = LOCAL - timedelta(days=700)
    person = pk(ana, "Maria Moreno")
    FollowUp.objects.bulk_create(
        FollowUp(
            workspace_id=ana.workspace,
            kind=FollowUpKind.CONNECT,
            person_id=person,
            text=str(number),
            reason="Because.",
            due_at=made + timedelta(days=number),
            created_at=made,
        )
        for number in range(650)
    )
    talk = held(ana, find(ana, "Tom Berg"), NOW - timedelta(days=1))
    everything = 650 + len(talk.follow_ups)
    assert len(digests.missed(actor=ana, now=LOCAL)) == 650
    found = told(ana)
    named = len(found.late) + sum(len(day.follow_ups) for day in found.ahead)
    assert named + found.later == everything
    pages = [
        queries.waiting(actor=ana, now=LOCAL, limit=100, offset=page * 100) for page in range(7)
    ]
    assert len({one.id for page in pages for one in page}) == everything
    assert queries.count_waiting(actor=ana, now=LOCAL) == everything
    # What somebody waits for comes up before hundreds of older ones that press on nobody.
    assert steps.next_steps(actor=ana, now=LOCAL)[0].step.value == "thank-you"


def test_who_is_silenced_or_erased_is_in_no_list_of_what_waits(
    ana: Actor, maria: UUID, talk: DebriefCard
) -> None:
    later = LOCAL + timedelta(days=40)
    people.set_do_not_contact(actor=ana, person=maria, now=NOW)
    assert {one.follow_up.name for one in digests.missed(actor=ana, now=later)} == {
        "Tom Berg", "Li Chen",
    }  # fmt: skip
    people.lift_do_not_contact(actor=ana, person=maria, now=NOW)
    erasures.erase(actor=ana, person=maria, now=NOW)
    found = told(ana)
    assert (found.talks, found.said) == ((), ())
    assert "Maria" not in repr(told(ana, later))


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_through_a_change_of_clocks_a_duty_put_off_fires_once(
    ana: Actor, maria: UUID, change: Change
) -> None:
    """Asked every quarter of an hour, it waits from the first minute of its day on, for good."""
    begun = change.at - timedelta(days=2)
    talk = held(ana, maria, begun - timedelta(days=1))
    duty = talk.follow_ups[0].id
    until = (change.at + timedelta(hours=1)).astimezone(change.zone).date()
    start = begun.astimezone(change.zone)
    follow_ups.postpone(actor=ana, follow_up=duty, until=until, now=start)
    for quarter in range(0, 4 * 24 * 4, 5):
        now = (begun + timedelta(minutes=15 * quarter)).astimezone(change.zone)
        waits = duty in {one.id for one in queries.waiting(actor=ana, now=now)}
        assert waits == (now.date() >= until), now


def test_it_takes_the_same_few_statements_however_much_there_is(
    ana: Actor, maria: UUID, django_assert_max_num_queries: object
) -> None:
    held(ana, maria, NOW - timedelta(days=1))
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        told(ana)
    for number in range(4):
        held(ana, maria, NOW - timedelta(days=2, hours=number))
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        told(ana)
