"""Upkeep: a few nudges a week, met by any touch, never about who is left in peace."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from kithwork.bootstrap import endings
from kithwork.bootstrap import jobs as bootstrap_jobs
from kithwork.domain.actors import Actor
from kithwork.domain.advice import PersonStep, Step
from kithwork.domain.asks import AskState
from kithwork.domain.captures import Seen
from kithwork.domain.debriefs import Debrief
from kithwork.domain.errors import Invalid
from kithwork.domain.follow_ups import FollowUp, FollowUpKind, FollowUpState
from kithwork.domain.messages import Severity
from kithwork.domain.records import NameSeen, Record, TouchSeen
from kithwork.domain.upkeep import Layer, Quiet, quiet
from kithwork.flows import (
    asks,
    campaigns,
    captures,
    chats,
    debriefs,
    follow_up_drafts,
    follow_ups,
    imports,
    jobs,
    listings,
    look_alikes,
    people,
    reversals,
    steps,
    ties,
    undo,
    upkeep,
)
from kithwork.flows.chats import Day
from kithwork.flows.imports import Batch
from kithwork.flows.reversals import Stood
from kithwork.flows.upkeep import LeftInPeace
from kithwork.store.models import Person
from kithwork.store.queries import follow_ups as queries
from kithwork.store.queries import ties as tie_queries
from kithwork.store.queries import upkeep as upkeep_queries
from tests.cast import NOW, TODAY, bring, dump, find, pk, record, show, work

pytestmark = pytest.mark.django_db

KEEP, JOY = FollowUpKind.KEEP_IN_TOUCH, FollowUpKind.CONGRATULATE
# NOW is a Saturday; the week after begins on the 23rd.
MONDAY = NOW + timedelta(days=2)
KEY = UUID(int=77)


def known(actor: Actor, name: str, *, days: int, layer: Layer = Layer.MONTHLY) -> UUID:
    """A contact whom the seeker wants to be in touch with, last so many days ago."""
    person = people.add(
        actor=actor, name=name, email=f"{name.split(maxsplit=1)[0].lower()}@example.org", now=NOW
    )
    on = TODAY - timedelta(days=days)
    people.touch(actor=actor, person=person, kind="call", on=on, now=NOW)
    upkeep.set_layer(actor=actor, person=person, layer=layer, now=NOW)
    return person


def waiting(actor: Actor, now: datetime = NOW, kind: FollowUpKind = KEEP) -> tuple[FollowUp, ...]:
    return tuple(one for one in queries.waiting(actor=actor, now=now) if one.kind is kind)


def keep(actor: Actor, now: datetime = NOW) -> int:
    return upkeep.keep_daily(actor=actor, now=now)


def test_at_most_so_many_a_week_the_most_overdue_first(ana: Actor) -> None:
    for number in range(6):
        known(ana, f"P{number} Bay", days=40 + number)
    assert keep(ana) == 3
    assert {one.name for one in waiting(ana)} == {"P5 Bay", "P4 Bay", "P3 Bay"}
    assert (keep(ana), keep(ana, NOW + timedelta(days=1))) == (0, 0)
    # While they wait, the pile does not grow; weeks away bring one week's worth.
    assert keep(ana, NOW + timedelta(days=30)) == 0
    for one in waiting(ana):
        follow_ups.do(actor=ana, follow_up=one.id, now=MONDAY)
    after = MONDAY + timedelta(days=29)
    assert keep(ana, after) == 3
    assert {one.name for one in waiting(ana, after)} == {"P2 Bay", "P1 Bay", "P0 Bay"}


def test_it_runs_once_a_day_and_again_when_something_changed(ana: Actor) -> None:
    assert keep(ana) == 0
    before = dump(ana)
    jobs.run_all(actor=ana, now=NOW)
    assert dump(ana) == before
    assert upkeep_queries.kept_on(actor=ana) == TODAY
    known(ana, "Tom Bay", days=40)
    assert keep(ana) == 1
    (one,) = waiting(ana)
    assert one.reason == (
        "You were last in touch on 12 October 2026. You wanted to be in touch every month."
    )
    assert one.due_at.date() == TODAY + timedelta(days=7)


def test_the_loop_ends_with_the_server(ana: Actor) -> None:
    endings.ENDING.set()
    try:
        loop = bootstrap_jobs.begin(ana)
        loop.join(30)
        assert not loop.is_alive()
    finally:
        endings.ENDING.clear()


def test_a_draft_that_was_begun_outlasts_a_smaller_limit(ana: Actor) -> None:
    for name in ("Tom Bay", "Maria Moreno"):
        known(ana, name, days=40)
    keep(ana)
    begun = next(one for one in waiting(ana) if one.name == "Tom Bay")
    follow_up_drafts.tell(actor=ana, follow_up=begun.id, did="moved to Leeds", now=NOW)
    upkeep.set_nudges(actor=ana, number=0, now=NOW)
    assert [one.name for one in waiting(ana)] == ["Tom Bay"]
    step = listings.next_for(actor=ana, person=pk(ana, "Tom Bay"), now=NOW)
    assert step.step is PersonStep.KEEP_IN_TOUCH


Move = Callable[[Actor, UUID], object]


def talk(actor: Actor, person: UUID, now: datetime = NOW) -> UUID:
    """A talk three hours ago."""
    begun = (now - timedelta(hours=3)).replace(tzinfo=None, second=0, microsecond=0)
    chat = chats.schedule(actor=actor, person=person, day=Day(begun, "UTC"), now=now).id
    return chats.hold(actor=actor, chat=chat, now=now).id


def _ask(actor: Actor, person: UUID) -> None:
    ask = asks.draft(actor=actor, person=person, now=NOW).id
    asks.mark(actor=actor, ask=ask, state=AskState.SENT, now=NOW)


def _capture(actor: Actor, person: UUID) -> None:
    seen = Seen(name="Tom Bay", on=TODAY)
    captures.capture(actor=actor, key=KEY, seen=seen, whom=person, now=NOW)


def _import(actor: Actor, person: UUID) -> None:
    touch = TouchSeen("message", TODAY - timedelta(days=3), "hello")
    seen = Record(
        "linkedin", "messages", 1, NameSeen(full="Tom Bay"),
        emails=record("Tom Bay", emails=["tom@example.org"]).emails, touches=(touch,),
    )  # fmt: skip
    imports.commit(actor=actor, batch=Batch(("messages",), "", (seen,), ()), now=NOW)


MEETS: dict[str, Move] = {
    "touch": lambda a, p: people.touch(actor=a, person=p, kind="call", on=TODAY, now=NOW),
    "ask": _ask,
    "capture": _capture,
    "chat": talk,
    "import": _import,
    "follow-up": lambda a, _: follow_ups.do(actor=a, follow_up=waiting(a)[0].id, now=NOW),
}


# What goes on with them a month later, too.
BUSY = ("ask", "chat")


@pytest.mark.parametrize("source", list(MEETS))
def test_any_touch_meets_it(ana: Actor, source: str) -> None:
    tom = known(ana, "Tom Bay", days=40)
    keep(ana)
    MEETS[source](ana, tom)
    assert waiting(ana) == ()
    (one,) = [x for x in queries.every(actor=ana) if x.kind is KEEP]
    assert one.state is FollowUpState.DONE
    assert keep(ana, NOW + timedelta(days=9)) == 0
    # A month after the touch it is time again.
    assert keep(ana, NOW + timedelta(days=31)) == (0 if source in BUSY else 1)


def test_a_touch_taken_back_is_owed_again(ana: Actor) -> None:
    tom = known(ana, "Tom Bay", days=40)
    keep(ana)
    last = show(ana, "Tom Bay").last_touch_on
    _capture(ana, tom)
    captures.take_back(actor=ana, key=KEY, now=NOW)
    assert [one.state for one in waiting(ana)] == [FollowUpState.OPEN]
    assert show(ana, "Tom Bay").last_touch_on == last
    card = asks.draft(actor=ana, person=tom, now=NOW)
    sent = asks.mark(actor=ana, ask=card.id, state=AskState.SENT, now=NOW)
    assert waiting(ana) == ()
    reversals.ask(
        actor=ana,
        ask=sent.id,
        moved=AskState.SENT,
        stood=Stood(AskState.DRAFTED, None, None),
        now=NOW,
    )
    assert len(waiting(ana)) == 1
    chat = talk(ana, tom)
    assert waiting(ana) == ()
    chats.reopen(actor=ana, chat=chat, now=NOW)
    assert len(waiting(ana)) == 1
    (one,) = waiting(ana)
    follow_ups.do(actor=ana, follow_up=one.id, now=NOW)
    follow_ups.reopen(actor=ana, follow_up=one.id, now=NOW)
    assert (len(waiting(ana)), show(ana, "Tom Bay").last_touch_on) == (1, last)


def test_an_import_taken_back_takes_its_touch_along(ana: Actor) -> None:
    address = record("Tom Bay", emails=["tom@example.org"])
    bring(ana, replace(address, touches=(TouchSeen("message", TODAY - timedelta(days=400)),)))
    assert keep(ana) == 1
    later = replace(address, source="mbox", touches=(TouchSeen("message", TODAY),))
    batch = bring(ana, later)
    assert waiting(ana) == ()
    undo.undo(actor=ana, batch=batch.id, now=NOW)
    assert [one.state for one in waiting(ana)] == [FollowUpState.OPEN]


def test_who_something_is_going_on_with_needs_no_nudge(ana: Actor) -> None:
    tom, maria = known(ana, "Tom Bay", days=90), known(ana, "Maria Moreno", days=90)
    asks.draft(actor=ana, person=tom, now=NOW)
    later = Day((NOW + timedelta(days=3)).replace(tzinfo=None, second=0, microsecond=0), "UTC")
    chats.schedule(actor=ana, person=maria, day=later, now=NOW)
    assert (keep(ana), waiting(ana)) == (0, ())
    assert upkeep.show(actor=ana, now=NOW).due == ()


def test_a_dropped_one_rests_for_its_interval_and_never_lapses(ana: Actor) -> None:
    known(ana, "Tom Bay", days=40)
    keep(ana)
    follow_ups.drop(actor=ana, follow_up=waiting(ana)[0].id, now=NOW)
    assert keep(ana, NOW + timedelta(days=10)) == 0
    assert [one.who.name for one in upkeep.show(actor=ana, now=NOW).due] == ["Tom Bay"]
    assert keep(ana, NOW + timedelta(days=30)) == 1


def test_no_contact_by_choice_takes_the_nudge_away_and_comes_back(ana: Actor) -> None:
    tom = known(ana, "Tom Bay", days=40)
    keep(ana)
    upkeep.set_layer(actor=ana, person=tom, layer=Layer.NONE, now=NOW)
    assert (waiting(ana), keep(ana)) == ((), 0)
    step = listings.next_for(actor=ana, person=pk(ana, "Tom Bay"), now=NOW)
    assert (step.step, "by choice" in step.reason) == (PersonStep.NONE, True)
    found = upkeep.next_touch(actor=ana, person=tom, now=NOW)
    assert found is not None
    assert found.on is None
    with pytest.raises(LeftInPeace):
        upkeep.nudge(actor=ana, person=tom, now=NOW)
    upkeep.set_layer(actor=ana, person=tom, layer=Layer.YEARLY, now=NOW)
    found = upkeep.next_touch(actor=ana, person=tom, now=NOW)
    assert found is not None
    assert found.on == TODAY + timedelta(days=325)


def test_the_silenced_and_the_removed_are_never_spoken_of(ana: Actor) -> None:
    tom, maria = known(ana, "Tom Bay", days=90), known(ana, "Maria Moreno", days=90)
    people.set_do_not_contact(actor=ana, person=tom, now=NOW)
    people.remove(actor=ana, person=maria, now=NOW)
    found = upkeep.show(actor=ana, now=NOW)
    assert (keep(ana), found.due, found.fading, found.dormant) == (0, (), (), ())
    with pytest.raises(LeftInPeace):
        upkeep.nudge(actor=ana, person=tom, now=NOW)
    assert upkeep.next_touch(actor=ana, person=tom, now=NOW) is None


def test_limits_are_the_seekers(ana: Actor) -> None:
    for number in range(6):
        known(ana, f"P{number} Bay", days=40)
    assert upkeep.set_nudges(actor=ana, number=5, now=NOW).nudges == 5
    assert keep(ana) == 5
    upkeep.set_nudges(actor=ana, number=0, now=NOW)
    assert (waiting(ana), keep(ana), len(upkeep.show(actor=ana, now=NOW).due)) == ((), 0, 6)
    for wrong in (-1, 21):
        with pytest.raises(Invalid) as refused:
            upkeep.set_nudges(actor=ana, number=wrong, now=NOW)
        assert refused.value.field == "nudges"


BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = Quiet(time(21), time(8))


@pytest.mark.parametrize(
    "moment, new",
    [
        (datetime(2026, 11, 24, 20, 59, tzinfo=BERLIN), 1),
        (datetime(2026, 11, 24, 21, 0, tzinfo=BERLIN), 0),
        (datetime(2026, 11, 25, 7, 59, tzinfo=BERLIN), 0),
        (datetime(2026, 11, 25, 8, 0, tzinfo=BERLIN), 1),
        # The clock goes back from three to two, and forward from two to three: night both times.
        (datetime(2027, 10, 31, 2, 30, tzinfo=BERLIN, fold=1), 0),
        (datetime(2027, 3, 28, 3, 0, tzinfo=BERLIN), 0),
        # 07:30 in UTC is after eight in Berlin.
        (datetime(2026, 11, 25, 7, 30, tzinfo=UTC).astimezone(BERLIN), 1),
    ],
)
def test_quiet_hours_go_by_the_clock_on_the_wall(ana: Actor, moment: datetime, new: int) -> None:
    known(ana, "Tom Bay", days=60)
    upkeep.set_quiet(actor=ana, quiet=NIGHT, now=NOW)
    assert keep(ana, moment) == new
    assert len(waiting(ana, moment)) == new


def test_quiet_hours_as_typed() -> None:
    assert quiet("21:00", "8:00".zfill(5)) == NIGHT
    assert quiet("", " ") is None
    for first, last, field in (
        ("late", "08:00", "quiet_from"),
        ("21:00", "", "quiet_to"),
        ("21:00", "21:00", "quiet_to"),
    ):
        with pytest.raises(Invalid) as refused:
            quiet(first, last)
        assert refused.value.field == field


def test_after_a_merge_one_nudge_is_left(ana: Actor) -> None:
    known(ana, "Tom Bay", days=90)
    known(ana, "Thomas Bay", days=80)
    assert keep(ana) == 2
    left, right = find(ana, "Tom Bay"), find(ana, "Thomas Bay")
    look_alikes.merge(actor=ana, kept=left, absorbed=right, now=NOW)
    assert len(waiting(ana)) == 1


def test_next_steps_show_it_also_while_the_search_rests(ana: Actor) -> None:
    known(ana, "Tom Bay", days=90)
    campaigns.set_brief(actor=ana, changes={"role": "analyst"}, now=NOW)
    keep(ana)
    found = steps.next_steps(actor=ana, now=NOW)
    assert Step.KEEP_IN_TOUCH in {one.step for one in found}
    assert Step.TARGET in {one.step for one in found}
    campaigns.pause(actor=ana, now=NOW)
    assert [one.step for one in steps.next_steps(actor=ana, now=NOW)] == [Step.KEEP_IN_TOUCH]


def test_the_page_tells_fading_dormant_and_helpers(ana: Actor) -> None:
    fading = known(ana, "Fay Fading", days=120, layer=Layer.YEARLY)
    people.add_fan(actor=ana, person=known(ana, "Hal Helper", days=3), now=NOW)
    silent = people.add(actor=ana, name="Dora Dormant", organisation="Contoso",
                        title="Director of Quality", now=NOW)  # fmt: skip
    people.touch(actor=ana, person=silent, kind="call", on=TODAY - timedelta(days=1500), now=NOW)
    upkeep.set_layer(actor=ana, person=silent, layer=Layer.UNSET, now=NOW)
    ties.edit(actor=ana, tie=_own_tie(ana, "Dora Dormant"), changes=[("strength", "0.8")], now=NOW)
    before = dump(ana)
    found = upkeep.show(actor=ana, now=NOW)
    assert dump(ana) == before
    assert [one.who.id for one in found.fading] == [fading]
    assert [one.who.id for one in found.dormant] == [silent]
    assert "as Director of Quality" in found.dormant[0].reason
    (helper,) = found.helpers
    assert (helper.who.name, helper.who.briefed_on) == ("Hal Helper", None)
    assert "not told them" in helper.reason
    asked = asks.draft_who_do_you_know(
        actor=ana, person=find(ana, "Hal Helper"), place="Fabrikam", now=NOW
    )
    asks.mark(actor=ana, ask=asked.id, state=AskState.SENT, now=NOW)
    (told,) = upkeep.show(actor=ana, now=NOW).helpers
    assert (told.who.watching_for, told.who.briefed_on) == ("Fabrikam", TODAY)
    assert told.in_mind > helper.in_mind


def _own_tie(actor: Actor, name: str) -> UUID:
    (tie,) = tie_queries.of_person(actor=actor, person=pk(actor, name))
    assert tie.id is not None
    return tie.id


def test_strengths_fade_from_day_to_day(ana: Actor) -> None:
    known(ana, "Tom Bay", days=1, layer=Layer.YEARLY)
    (early,) = upkeep_queries.kept(actor=ana)
    keep(ana, NOW + timedelta(days=200))
    (late,) = upkeep_queries.kept(actor=ana)
    assert late.strength < early.strength


HELPFUL = ("Shadow a night shift before you decide",)
GRAVE = {Severity.BLOCK, Severity.ERROR}


def test_the_draft_recalls_the_first_talk_and_passes_the_check(ana: Actor) -> None:
    tom = known(ana, "Tom Bay", days=400)
    then = NOW - timedelta(days=90)
    debriefs.debrief(
        actor=ana, chat=talk(ana, tom, then), debrief=Debrief(helpful=HELPFUL), now=then
    )
    nudge = upkeep.nudge(actor=ana, person=tom, now=NOW)
    assert upkeep.nudge(actor=ana, person=tom, now=NOW) == nudge
    card = follow_up_drafts.tell(
        actor=ana, follow_up=nudge, did="started a course on data quality", now=NOW
    )
    assert "It was good to talk" in card.text
    assert f"has stayed with me: {HELPFUL[0]}" in card.text.replace("“", "").replace("”", "")
    assert "I started a course on data quality." in card.text
    assert [one for one in card.remarks if one.severity in GRAVE] == []


# --- Congratulations

LIKE = "https://www.linkedin.com/in/maria"


def maria(organisation: str, title: str = "Engineer") -> Record:
    return record("Maria Moreno", key=LIKE, positions=[work(organisation, title)])


def test_a_newer_file_that_shows_a_new_post_is_reason_to_wish_well(ana: Actor) -> None:
    bring(ana, maria("Contoso"))
    assert waiting(ana, kind=JOY) == ()
    batch = bring(ana, maria("Fabrikam", "Head of Quality"), now=NOW + timedelta(days=1))
    (one,) = waiting(ana, kind=JOY)
    assert one.reason == "Maria Moreno is Head of Quality at Fabrikam now: wish them well."
    card = follow_up_drafts.draft(actor=ana, follow_up=one.id, now=NOW)
    assert "Congratulations on your new post at Fabrikam!" in card.text
    assert [x for x in card.remarks if x.severity in GRAVE] == []
    bring(ana, maria("Fabrikam", "Head of Quality"), now=NOW + timedelta(days=2))
    assert len(waiting(ana, kind=JOY)) == 1
    undo.undo(actor=ana, batch=batch.id, now=NOW)
    assert waiting(ana, kind=JOY) == ()
    assert show(ana, "Maria Moreno").positions[0].organisation == "Contoso"


@pytest.mark.parametrize("place", ["CONTOSO", "Contoso GmbH", "Contoso Deutschland"])
def test_another_spelling_is_no_news(ana: Actor, place: str) -> None:
    bring(ana, maria("Contoso"))
    bring(ana, maria(place), now=NOW + timedelta(days=1))
    assert waiting(ana, kind=JOY) == ()


def test_nobody_silenced_or_left_in_peace_is_congratulated(ana: Actor) -> None:
    bring(ana, maria("Contoso"))
    person = Person.objects.filter(name="Maria Moreno")
    for mark in ({"do_not_contact": True}, {"removed_at": NOW}, {"layer": Layer.NONE}):
        person.update(do_not_contact=False, removed_at=None, layer=Layer.UNSET)
        person.update(**mark)
        bring(ana, maria(f"Place {next(iter(mark))}"), now=NOW)
    person.update(do_not_contact=False, removed_at=None, layer=Layer.UNSET)
    assert waiting(ana, kind=JOY) == ()
