"""Chats said aloud and known by heart; goals set; the checklist ticked."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.chats import ChatKind, Mode, Venue
from kithwork.domain.errors import Invalid
from kithwork.domain.goals import Answered
from kithwork.domain.readiness import Dress, Item
from kithwork.domain.rehearsals import OPENING, Spoken
from kithwork.flows import (
    briefs,
    campaigns,
    chats,
    erasures,
    goals,
    look_alikes,
    people,
    question_plans,
    readiness,
    recalls,
    rehearsals,
    steps,
)
from kithwork.flows.chats import Day
from kithwork.flows.goals import AlreadyHeld
from kithwork.store.models import Goal, Recall, Rehearsal, Tick
from kithwork.store.queries import goals as goal_queries
from kithwork.store.queries import rehearsals as queries
from kithwork.store.queries.chats import NoSuchChat
from kithwork.store.queries.question_plans import NoSuchQuestion
from kithwork.store.queries.rehearsals import NoSuchRehearsal
from tests.cast import NOW, bring, dump, find, record, work

pytestmark = pytest.mark.django_db

ON = datetime.fromisoformat("2026-11-24T15:00")


def booked(
    actor: Actor, name: str = "Maria Moreno", *, kind: ChatKind = ChatKind.ONE_TO_ONE, days: int = 0
) -> UUID:
    bring(
        actor,
        record(name, emails=[f"{name[:3]}@example.org"], positions=[work("Contoso", "Nurse")]),
    )
    day = Day(ON + timedelta(days=days), "Europe/Berlin", 20, Venue(Mode.IN_PERSON, "Café"))
    return chats.schedule(actor=actor, person=find(actor, name), day=day, kind=kind, now=NOW).id


@pytest.fixture
def chat(ana: Actor) -> UUID:
    return booked(ana)


def keys(actor: Actor, chat: UUID) -> list[str]:
    return [one.question.key for one in rehearsals.script(actor=actor, chat=chat).questions]


# --- rehearsals


def test_the_script_is_the_first_minute_and_the_plan_in_its_order(ana: Actor, chat: UUID) -> None:
    script = rehearsals.script(actor=ana, chat=chat)
    assert script.opening == briefs.show(actor=ana, chat=chat).opening
    plan = question_plans.show(actor=ana, chat=chat).plan
    assert script.questions == plan.questions
    assert script.earlier == ()


def test_a_rehearsal_is_kept_with_its_words_as_they_stood(ana: Actor, chat: UUID) -> None:
    second = keys(ana, chat)[1]
    spoken = Spoken(540, {second: 2, OPENING: 1}, rating=3, before=2, after=4)
    kept = rehearsals.keep(actor=ana, chat=chat, spoken=spoken, now=NOW)
    assert (kept.seconds, kept.rating, kept.before, kept.after) == (540, 3, 2, 4)
    assert kept.begun_at == NOW - timedelta(seconds=540)
    assert [(one.key, one.times) for one in kept.stumbles] == [(OPENING, 1), (second, 2)]
    question_plans.reword(actor=ana, chat=chat, key=second, text="How come?", now=NOW)
    assert queries.of_chat(actor=ana, chat=chat) == (kept,)
    found = briefs.show(actor=ana, chat=chat).rehearsed
    assert found is not None
    assert (found.times, found.first, found.last) == (1, 2, 4)
    rehearsals.forget(actor=ana, rehearsal=kept.id, now=NOW)
    assert queries.told(actor=ana, chat=chat) is None
    with pytest.raises(NoSuchRehearsal):
        rehearsals.forget(actor=ana, rehearsal=kept.id, now=NOW)


@pytest.mark.parametrize(
    "spoken, field",
    [
        (Spoken(-1), "seconds"),
        (Spoken(10**6), "seconds"),
        (Spoken(60, rating=6), "rating"),
        (Spoken(60, before=0), "before"),
        (Spoken(60, after=9), "after"),
    ],
)
def test_what_cannot_be_is_refused(ana: Actor, chat: UUID, spoken: Spoken, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        rehearsals.keep(actor=ana, chat=chat, spoken=spoken, now=NOW)
    assert refused.value.field == field


def test_one_hesitates_at_what_is_said_only(ana: Actor, chat: UUID) -> None:
    with pytest.raises(NoSuchQuestion):
        rehearsals.keep(actor=ana, chat=chat, spoken=Spoken(60, {"t01-none": 1}), now=NOW)
    with pytest.raises(NoSuchChat):
        rehearsals.keep(actor=ana, chat=uuid4(), spoken=Spoken(60), now=NOW)


def prepare_reason(actor: Actor) -> str:
    found = steps.next_steps(actor=actor, now=NOW, limit=9)
    return next(one.reason for one in found if one.step == "prepare")


def test_the_first_chat_asks_to_be_rehearsed_and_never_blocks(ana: Actor, chat: UUID) -> None:
    assert queries.is_first(actor=ana, chat=chat)
    assert "It is your first" in prepare_reason(ana)
    rehearsals.keep(actor=ana, chat=chat, spoken=Spoken(300), now=NOW)
    assert not queries.is_first(actor=ana, chat=chat)
    assert "It is your first" not in prepare_reason(ana)


def test_it_can_be_held_without(ana: Actor, chat: UUID) -> None:
    chats.hold(actor=ana, chat=chat, now=NOW + timedelta(days=9))
    later = booked(ana, "Li Chen", days=20)
    assert not queries.is_first(actor=ana, chat=later)


def test_a_warm_up_is_its_own_rehearsal(ana: Actor) -> None:
    warm = booked(ana, kind=ChatKind.WARM_UP)
    assert not queries.is_first(actor=ana, chat=warm)


def test_the_shy_are_offered_a_warm_up(ana: Actor, chat: UUID) -> None:
    assert not queries.may_warm_up(actor=ana)
    rehearsals.keep(actor=ana, chat=chat, spoken=Spoken(300, before=2, after=3), now=NOW)
    assert not queries.may_warm_up(actor=ana)
    rehearsals.keep(actor=ana, chat=chat, spoken=Spoken(300, after=2), now=NOW + timedelta(hours=1))
    assert queries.may_warm_up(actor=ana)
    booked(ana, "Li Chen", kind=ChatKind.WARM_UP, days=1)
    assert not queries.may_warm_up(actor=ana)


def test_a_warm_up_has_a_gentle_plan_of_its_own(ana: Actor) -> None:
    warm = booked(ana, kind=ChatKind.WARM_UP)
    card = question_plans.show(actor=ana, chat=warm)
    assert all(one.question.key.startswith("warm-") for one in card.plan.questions)
    assert 4 <= len(card.plan.questions) <= 6
    assert not any(one.must for one in card.plan.questions)
    assert card.remarks == ()
    question_plans.make(actor=ana, chat=warm, now=NOW)
    assert question_plans.show(actor=ana, chat=warm).plan == card.plan
    assert "practising" in rehearsals.script(actor=ana, chat=warm).opening
    assert readiness.show(actor=ana, chat=warm).is_ready


# --- recalls


def test_what_was_not_known_comes_first_the_next_time(ana: Actor, chat: UUID) -> None:
    deck = recalls.deck(actor=ana, chat=chat)
    wanted = [one.key for one in deck.cards]
    assert wanted == keys(ana, chat)
    assert deck.cards[0].front == "Back story"
    kept = recalls.keep(actor=ana, chat=chat, known=wanted[:2], now=NOW)
    assert (kept.known, kept.asked) == (2, len(wanted))
    again = recalls.deck(actor=ana, chat=chat)
    assert [one.key for one in again.cards] == [*wanted[2:], *wanted[:2]]
    assert again.earlier == (kept,)


def test_without_questions_there_is_nothing_to_know(ana: Actor, chat: UUID) -> None:
    question_plans.make(actor=ana, chat=chat, now=NOW)
    question_plans.arrange(actor=ana, chat=chat, keys=[], now=NOW)
    # A plan without a question is none: the one that would be made now is shown.
    assert recalls.deck(actor=ana, chat=chat).cards


# --- goals


def test_goals_are_set_changed_and_ordered(ana: Actor, chat: UUID) -> None:
    first = goals.set_goals(actor=ana, chat=chat, texts=["  How   nurses move ", "Pay"], now=NOW)
    assert [one.text for one in first] == ["How nurses move", "Pay"]
    assert {one.answered for one in first} == {Answered.OPEN}
    turned = goals.set_goals(
        actor=ana, chat=chat, texts=["Pay", "", "How nurses move", "Pay"], now=NOW
    )
    assert [one.id for one in turned] == [first[1].id, first[0].id]
    assert goal_queries.of_chat(actor=ana, chat=chat) == turned
    assert goals.set_goals(actor=ana, chat=chat, texts=[], now=NOW) == ()


@pytest.mark.parametrize("texts", [["a", "b", "c", "d"], ["x" * 201]])
def test_goals_are_few_and_short(ana: Actor, chat: UUID, texts: list[str]) -> None:
    with pytest.raises(Invalid, match="most"):
        goals.set_goals(actor=ana, chat=chat, texts=texts, now=NOW)


def test_goals_stay_once_the_chat_was_held(ana: Actor, chat: UUID) -> None:
    chats.hold(actor=ana, chat=chat, now=NOW + timedelta(days=9))
    with pytest.raises(AlreadyHeld):
        goals.set_goals(actor=ana, chat=chat, texts=["x"], now=NOW)


def test_goals_steer_the_plan_and_stand_in_the_brief(ana: Actor, chat: UUID) -> None:
    before = keys(ana, chat)
    goals.set_goals(actor=ana, chat=chat, texts=["salary, and how pay grows"], now=NOW)
    assert keys(ana, chat) != before
    assert briefs.show(actor=ana, chat=chat).goals[0].text == "salary, and how pay grows"


def test_a_first_goal_is_suggested(ana: Actor, chat: UUID) -> None:
    assert goals.suggested(actor=ana, chat=chat) == ""
    campaigns.set_brief(actor=ana, changes={"learn": "how nurses become analysts"}, now=NOW)
    assert goals.suggested(actor=ana, chat=chat) == "how nurses become analysts"


# --- readiness


def test_gaps_are_named_and_seen_to_one_by_one(ana: Actor, chat: UUID) -> None:
    found = readiness.show(actor=ana, chat=chat)
    assert not found.is_ready
    assert Item.ZONE in found.gaps
    goals.set_goals(actor=ana, chat=chat, texts=["x"], now=NOW)
    readiness.tick(actor=ana, chat=chat, item=Item.BRIEF, now=NOW)
    readiness.tick(actor=ana, chat=chat, item=Item.BRIEF, now=NOW)
    after = readiness.show(actor=ana, chat=chat)
    assert after.is_ready
    assert set(found.gaps) - set(after.gaps) == {Item.GOAL, Item.BRIEF}
    readiness.untick(actor=ana, chat=chat, item=Item.BRIEF, now=NOW)
    assert not readiness.show(actor=ana, chat=chat).is_ready


def test_what_rows_tell_is_not_ticked_by_hand(ana: Actor, chat: UUID) -> None:
    for settle in (readiness.tick, readiness.untick):
        with pytest.raises(Invalid, match="ticks itself"):
            settle(actor=ana, chat=chat, item=Item.REHEARSAL, now=NOW)


def test_the_field_hints_at_what_to_wear(ana: Actor, chat: UUID) -> None:
    assert readiness.show(actor=ana, chat=chat).dress is Dress.UNKNOWN
    maria = find(ana, "Maria Moreno")
    people.edit(actor=ana, person=maria, changes=[("industry", "Investment banking")], now=NOW)
    assert readiness.show(actor=ana, chat=chat).dress is Dress.FORMAL


# --- together with the rest


def everything(actor: Actor, chat: UUID) -> None:
    rehearsals.keep(actor=actor, chat=chat, spoken=Spoken(60, {OPENING: 1}), now=NOW)
    recalls.keep(actor=actor, chat=chat, known=[], now=NOW)
    goals.set_goals(actor=actor, chat=chat, texts=["x"], now=NOW)
    readiness.tick(actor=actor, chat=chat, item=Item.BRIEF, now=NOW)


def test_whoever_is_erased_takes_it_all_along(ana: Actor, chat: UUID) -> None:
    everything(ana, chat)
    erasures.erase(actor=ana, person=find(ana, "Maria Moreno"), now=NOW)
    assert [model.objects.count() for model in (Rehearsal, Recall, Goal, Tick)] == [0, 0, 0, 0]


def test_whoever_is_merged_brings_it_all_along(ana: Actor, chat: UUID) -> None:
    everything(ana, chat)
    kept = people.add(actor=ana, name="Maria M.", now=NOW)
    before = lines(ana)
    look_alikes.merge(actor=ana, kept=kept, absorbed=find(ana, "Mar@example.org"), now=NOW)
    assert queries.told(actor=ana, chat=chat) is not None
    assert lines(ana)[0]["ticks"] == ["brief"]
    look_alikes.split(actor=ana, person=kept, now=NOW)
    assert lines(ana) == before


def lines(actor: Actor) -> list[dict[str, Any]]:
    """What the dump says of chats without an ask."""
    return [one for one in map(json.loads, dump(actor)) if "ticks" in one]
