"""The plan of a chat: made, kept, ordered and worded by hand."""

from datetime import datetime
from uuid import UUID

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.chats import ChatState
from kithwork.domain.errors import Invalid
from kithwork.flows import campaigns, chats, question_plans
from kithwork.flows.chats import Day
from kithwork.flows.question_plans import BY_HAND, AlreadyHeld
from kithwork.store.models import Chat
from kithwork.store.queries import question_plans as queries
from kithwork.store.queries.question_plans import NoSuchQuestion
from tests.cast import NOW, bring, dump, find, record

pytestmark = pytest.mark.django_db

ON = datetime.fromisoformat("2026-12-03T15:00")


def booked(actor: Actor, minutes: int = 20) -> UUID:
    bring(actor, record("Maria Moreno", emails=["maria@example.org"]))
    person = find(actor, "Maria Moreno")
    day = Day(ON, "Europe/Berlin", minutes)
    return chats.schedule(actor=actor, person=person, day=day, now=NOW).id


@pytest.fixture
def chat(ana: Actor) -> UUID:
    return booked(ana)


def keys(actor: Actor, chat: UUID) -> list[str]:
    card = question_plans.show(actor=actor, chat=chat)
    return [one.question.key for one in card.plan.questions]


def test_a_plan_is_shown_before_it_is_kept_and_stays_the_same(ana: Actor, chat: UUID) -> None:
    shown = question_plans.show(actor=ana, chat=chat)
    assert not shown.is_kept
    assert shown.remarks == ()
    before = dump(ana)
    question_plans.make(actor=ana, chat=chat, now=NOW)
    kept = question_plans.show(actor=ana, chat=chat)
    assert kept.is_kept
    assert kept.plan == shown.plan
    assert queries.kept(actor=ana, chat=chat) == shown.plan.questions
    assert dump(ana) != before


def test_another_length_is_only_looked_at(ana: Actor, chat: UUID) -> None:
    short = question_plans.for_minutes(actor=ana, chat=chat, minutes=15)
    long = question_plans.for_minutes(actor=ana, chat=chat, minutes=30)
    assert {one.question.key for one in short.plan.questions} < {
        one.question.key for one in long.plan.questions
    }
    assert queries.kept(actor=ana, chat=chat) == ()
    with pytest.raises(Invalid):
        question_plans.for_minutes(actor=ana, chat=chat, minutes=2)


def test_what_the_seeker_wants_to_learn_is_asked(ana: Actor, chat: UUID) -> None:
    before = keys(ana, chat)
    campaigns.set_brief(actor=ana, changes={"learn": "which training is worth the money"}, now=NOW)
    card = question_plans.show(actor=ana, chat=chat)
    assert [one.question.key for one in card.plan.questions] != before
    assert "You want to learn about “training”." in [one.why for one in card.plan.questions]


def test_the_order_is_the_seekers_and_the_closing_one_stays_last(ana: Actor, chat: UUID) -> None:
    first, second, *others, last = keys(ana, chat)
    question_plans.arrange(actor=ana, chat=chat, keys=[last, second, first, *others], now=NOW)
    assert keys(ana, chat) == [second, first, *others, last]
    question_plans.arrange(actor=ana, chat=chat, keys=[second, last], now=NOW)
    card = question_plans.show(actor=ana, chat=chat)
    assert [remark.rule for remark in card.remarks] == ["L43"]
    assert first in {one.question.key for one in card.plan.left_out}


def test_any_question_of_the_bank_can_be_put_in(ana: Actor, chat: UUID) -> None:
    before = keys(ana, chat)
    other = next(one for one in question_plans.bank(actor=ana) if one.key.startswith("t12-"))
    question_plans.arrange(actor=ana, chat=chat, keys=[*before, other.key], now=NOW)
    card = question_plans.show(actor=ana, chat=chat)
    assert [one.question.key for one in card.plan.questions] == [
        *before[:-1],
        other.key,
        before[-1],
    ]
    assert next(one for one in card.plan.questions if one.question == other).why == BY_HAND


def test_an_own_question_comes_before_the_closing_one_and_into_later_plans(
    ana: Actor, chat: UUID
) -> None:
    text = "How do wards and registries share what they learn?"
    question_plans.write(actor=ana, chat=chat, text=text, source="the annual report", now=NOW)
    asked = question_plans.show(actor=ana, chat=chat).plan.questions
    assert asked[-2].question.text == text
    assert asked[-2].why == "Your own question, from the annual report."
    assert asked[-1].question.asks_for_names
    (own,) = queries.own(actor=ana)
    question_plans.make(actor=ana, chat=chat, now=NOW)
    assert own.key in keys(ana, chat)


def test_a_question_is_worded_as_it_is_said(ana: Actor, chat: UUID) -> None:
    first = keys(ana, chat)[0]
    question_plans.reword(actor=ana, chat=chat, key=first, text="  How did you  start? ", now=NOW)
    card = question_plans.show(actor=ana, chat=chat)
    assert card.plan.questions[0].question.text == "How did you start?"
    assert keys(ana, chat)[0] == first


@pytest.mark.parametrize("asked, field", [("", "text"), ("   ", "text"), ("What " * 200, "text")])
def test_what_is_no_question_is_named(ana: Actor, chat: UUID, asked: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        question_plans.write(actor=ana, chat=chat, text=asked, now=NOW)
    assert refused.value.field == field
    assert queries.own(actor=ana) == ()


def test_unknown_and_doubled_keys_are_refused(ana: Actor, chat: UUID) -> None:
    first = keys(ana, chat)[0]
    with pytest.raises(NoSuchQuestion):
        question_plans.arrange(actor=ana, chat=chat, keys=[first, "t99-x"], now=NOW)
    with pytest.raises(Invalid, match="twice"):
        question_plans.arrange(actor=ana, chat=chat, keys=[first, first], now=NOW)
    with pytest.raises(NoSuchQuestion):
        question_plans.reword(actor=ana, chat=chat, key="t99-x", text="What?", now=NOW)


def test_a_talk_that_was_keeps_its_plan(ana: Actor, chat: UUID) -> None:
    question_plans.make(actor=ana, chat=chat, now=NOW)
    Chat.objects.update(state=ChatState.HELD)
    with pytest.raises(AlreadyHeld):
        question_plans.make(actor=ana, chat=chat, now=NOW)


def test_a_talk_too_short_for_any_plan_says_that_it_has_no_question(ana: Actor) -> None:
    card = question_plans.show(actor=ana, chat=booked(ana, minutes=5))
    assert card.plan.questions == ()
    assert [remark.severity.value for remark in card.remarks] == ["block"]
