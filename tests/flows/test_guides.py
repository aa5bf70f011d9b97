"""The guide: five parts, each with what is done and what is next, and what the search brought."""

from datetime import timedelta

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskState
from kithwork.domain.guides import Part, Point, Stage
from kithwork.domain.introductions import IntroductionState
from kithwork.domain.paths import TargetKind
from kithwork.flows import asks, campaigns, guides, introductions, people
from tests.cast import NOW, TODAY, bring, find, record, seeker

pytestmark = pytest.mark.django_db


def stage(actor: Actor, part: Part) -> Stage:
    return next(one for one in guides.show(actor=actor).stages if one.part is part)


def test_each_part_says_what_is_next(ana: Actor) -> None:
    assert stage(ana, Part.PREPARE) == Stage(Part.PREPARE, 0, 4, Point.BRIEF)
    brief = {"who": "I am a nurse", "role": "Data analyst", "learn": "the tools"}
    campaigns.set_brief(actor=ana, changes=brief, now=NOW)
    assert stage(ana, Part.PREPARE) == Stage(Part.PREPARE, 1, 4, Point.CONTACTS)
    bring(ana, record("Maria Moreno", emails=["maria@example.org"]))
    people.add_fan(actor=ana, person=find(ana, "Maria Moreno"), now=NOW)
    campaigns.add_organisation(actor=ana, name="Contoso", now=NOW)
    assert stage(ana, Part.PREPARE) == Stage(Part.PREPARE, 4, 4, None)
    assert stage(ana, Part.FRAME) == Stage(Part.FRAME, 2, 4, Point.REACHABLE)
    assert stage(ana, Part.LISTEN) == Stage(Part.LISTEN, 0, 3, Point.SENT)


def test_a_search_that_went_all_the_way_is_done(ana: Actor) -> None:
    bring(ana, record("Maria Moreno", emails=["maria@example.org"]))
    maria = find(ana, "Maria Moreno")
    li = people.add(actor=ana, name="Li Chen", now=NOW)
    asked = asks.draft_who_do_you_know(
        actor=ana, person=maria, place="Contoso", kind=TargetKind.ORGANISATION, now=NOW
    )
    asks.mark(actor=ana, ask=asked.id, state=AskState.SENT, now=NOW)
    assert stage(ana, Part.ASK_FOR_PEOPLE).first is Point.INTRODUCED
    ask = asks.draft(actor=ana, person=li, via=[maria], now=NOW)
    introduction = ask.introductions[0].introduction
    for state in (IntroductionState.ASKED, IntroductionState.AGREED, IntroductionState.MADE):
        introductions.mark(actor=ana, introduction=introduction, state=state, now=NOW)
    assert stage(ana, Part.ASK_FOR_PEOPLE) == Stage(Part.ASK_FOR_PEOPLE, 2, 2, None)
    people.note(actor=ana, person=maria, text="They hire in spring", now=NOW)
    assert stage(ana, Part.FOLLOW_UP).first is Point.BACK_AGAIN
    people.touch(actor=ana, person=maria, kind="thank-you", on=TODAY, now=NOW)
    assert stage(ana, Part.FOLLOW_UP) == Stage(Part.FOLLOW_UP, 2, 2, None)


def test_a_talk_before_somebody_helped_is_no_getting_back(ana: Actor) -> None:
    maria = people.add(actor=ana, name="Maria Moreno", now=NOW)
    people.touch(actor=ana, person=maria, kind="call", on=TODAY - timedelta(days=3), now=NOW)
    ask = asks.draft(actor=ana, person=maria, now=NOW)
    asks.mark(actor=ana, ask=ask.id, state=AskState.SENT, now=NOW)
    asks.mark(actor=ana, ask=ask.id, state=AskState.YES, now=NOW)
    assert stage(ana, Part.LISTEN) == Stage(Part.LISTEN, 3, 3, None)
    assert stage(ana, Part.FOLLOW_UP).done == 0


def test_what_the_search_brought_is_counted(ana: Actor) -> None:
    maria = people.add(actor=ana, name="Maria Moreno", now=NOW)
    people.note(actor=ana, person=maria, text="They hire in spring", now=NOW)
    ask = asks.draft(actor=ana, person=maria, now=NOW)
    asks.mark(actor=ana, ask=ask.id, state=AskState.SENT, now=NOW)
    asks.mark(actor=ana, ask=ask.id, state=AskState.YES, now=NOW)
    found = guides.show(actor=ana).gains
    assert (found.learned, found.people, found.answers, found.chats) == (1, 1, 1, 1)


def test_it_counts_the_days_to_the_first_ask(ana: Actor) -> None:
    assert guides.show(actor=ana).days_to_first_ask is None
    maria = people.add(actor=ana, name="Maria Moreno", now=NOW)
    for days in (2, 5):
        ask = asks.draft(actor=ana, person=maria, now=NOW)
        later = NOW + timedelta(days=days)
        asks.mark(actor=ana, ask=ask.id, state=AskState.SENT, now=later)
    assert guides.show(actor=ana).days_to_first_ask == 2


def test_another_search_counts_for_nothing(ana: Actor, cleo: Actor) -> None:
    before = guides.show(actor=cleo)
    bring(ana, record("Maria Moreno", emails=["maria@example.org"]))
    asks.draft(actor=ana, person=find(ana, "Maria Moreno"), now=NOW)
    assert guides.show(actor=cleo) == before
    assert guides.show(actor=seeker("Dora Lind")).gains.people == 0
