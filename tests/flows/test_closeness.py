"""How close the seeker came to people, from rows; and what a talk was worth."""

from datetime import timedelta

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.chats import ChatKind
from kithwork.domain.closeness import Rung
from kithwork.domain.debriefs import Debrief, NameGiven
from kithwork.domain.follow_ups import FollowUpKind
from kithwork.domain.ties import Origin
from kithwork.flows import briefs, chats, closeness, debriefs, findings, people, reports, ties
from kithwork.flows.chats import Day
from tests.cast import NOW, bring, find, record, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(ana: Actor) -> Actor:
    bring(ana, record("Maria Moreno", positions=[work("Contoso")]), record("Wei Zhang"))
    return ana


def talk(actor: Actor, name: str, noted: Debrief, *, days: int) -> None:
    at = NOW - timedelta(days=days)
    day = Day(at.replace(tzinfo=None, second=0, microsecond=0), "UTC")
    chat = chats.schedule(actor=actor, person=find(actor, name), day=day, now=at)
    debriefs.debrief(actor=actor, chat=chat.id, debrief=noted, now=at)


def rung(actor: Actor, name: str) -> Rung:
    return closeness.of_person(actor=actor, person=find(actor, name)).rung


def test_somebody_known_by_hearsay_alone_is_a_stranger(known: Actor) -> None:
    talk(known, "Maria Moreno", Debrief(names=(NameGiven("Li Chen"),)), days=20)
    assert rung(known, "Li Chen") is Rung.STRANGER


def test_talks_lead_up_the_ladder(known: Actor) -> None:
    people.add(actor=known, name="Li Chen", now=NOW)
    talk(known, "Li Chen", Debrief(), days=9)
    assert rung(known, "Li Chen") is Rung.MET
    talk(known, "Li Chen", Debrief(again=True), days=5)
    assert rung(known, "Li Chen") is Rung.ACQUAINTANCE
    talk(known, "Li Chen", Debrief(openings=("A place in May",)), days=1)
    assert rung(known, "Li Chen") is Rung.ADVOCATE


def test_whoever_asks_in_a_job_interview_is_thanked_like_anybody_else(known: Actor) -> None:
    at = NOW - timedelta(days=1)
    day = Day(at.replace(tzinfo=None, second=0, microsecond=0), "UTC")
    chat = chats.schedule(
        actor=known,
        person=find(known, "Wei Zhang"),
        day=day,
        kind=ChatKind.JOB_INTERVIEW,
        now=at,
    )
    card = debriefs.debrief(actor=known, chat=chat.id, debrief=Debrief(), now=at)
    assert {one.kind for one in card.follow_ups} == {FollowUpKind.THANK_YOU, FollowUpKind.CONNECT}
    assert rung(known, "Wei Zhang") is Rung.MET


def test_what_the_seeker_says_of_a_tie_counts(known: Actor) -> None:
    maria = find(known, "Maria Moreno")
    tie = ties.add(actor=known, left=find(known, "me"), right=maria, strength=0.3, now=NOW)
    ties.edit(actor=known, tie=tie, changes=[("origin", Origin.WORK.value)], now=NOW)
    assert rung(known, "Maria Moreno") is Rung.COLLEAGUE


def test_what_both_care_about_stands_in_the_next_brief(known: Actor) -> None:
    talk(known, "Maria Moreno", Debrief(common=("The choir", "Two sisters")), days=9)
    at = NOW + timedelta(days=3)
    day = Day(at.replace(tzinfo=None, second=0, microsecond=0), "UTC")
    chat = chats.schedule(actor=known, person=find(known, "Maria Moreno"), day=day, now=NOW)
    brief = briefs.show(actor=known, chat=chat.id)
    assert brief.common[-2:] == ("The choir", "Two sisters")
    near = closeness.of_person(actor=known, person=find(known, "Maria Moreno"))
    assert near.common == ("The choir", "Two sisters")


def test_the_report_says_how_close_people_came_and_what_it_was_worth(known: Actor) -> None:
    talk(known, "Maria Moreno", Debrief(again=True, worth=("A course saved",)), days=9)
    talk(known, "Wei Zhang", Debrief(), days=3)
    found = reports.show(actor=known, now=NOW)
    assert sum(number for _rung, number in found.closeness) == 2
    assert [one.text for one in found.learned.worth] == ["A course saved"]


def test_the_report_says_with_whom_one_talked_again(known: Actor) -> None:
    talk(known, "Maria Moreno", Debrief(), days=90)
    talk(known, "Wei Zhang", Debrief(), days=40)
    talk(known, "Maria Moreno", Debrief(), days=9)
    again = reports.show(actor=known, now=NOW).met_again
    assert (again.hits, again.of) == (1, 2)


def test_advice_is_kept_with_who_gave_it(known: Actor) -> None:
    talk(known, "Maria Moreno", Debrief(helpful=("Learn SQL first", "Ask for a shift")), days=9)
    talk(known, "Wei Zhang", Debrief(helpful=("Write every day",)), days=3)
    found = findings.learned(actor=known).advised
    assert [(one.text, one.name) for one in found] == [
        ("Write every day", "Wei Zhang"),
        ("Learn SQL first", "Maria Moreno"),
        ("Ask for a shift", "Maria Moreno"),
    ]
