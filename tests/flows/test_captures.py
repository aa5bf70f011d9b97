"""Captures: whom one just met, saved once, found again, taken back."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.advice import PersonStep, Step
from kithwork.domain.captures import Captured, NextAfter, Seen, Whom
from kithwork.domain.errors import Ambiguous, Invalid, NotFound
from kithwork.domain.records import Record, TouchSeen
from kithwork.flows import (
    asks,
    captures,
    erasures,
    listings,
    look_alikes,
    people,
    steps,
    ties,
    undo,
)
from kithwork.store.models import Capture, Organisation, Person, Tie
from kithwork.store.queries import people as queries
from tests.cast import NOW, TODAY, bring, dump, find, record, show, work

pytestmark = pytest.mark.django_db


def meet(
    actor: Actor,
    name: str,
    *,
    key: UUID | None = None,
    whom: UUID | Whom = Whom.NAMED,
    where: str = "",
    organisation: str = "",
    what_next: NextAfter = NextAfter.NOTHING,
    what: str = "",
) -> Captured:
    seen = Seen(name, TODAY, where, organisation, what_next, what)
    return captures.capture(actor=actor, key=key or uuid4(), seen=seen, now=NOW, whom=whom)


def advised(actor: Actor, person: UUID) -> list[str]:
    return [one.reason for one in steps.next_steps(actor=actor, now=NOW) if one.person == person]


def next_for(actor: Actor, name: str) -> str:
    return listings.next_for(actor=actor, person=show(actor, name).pk, now=NOW).reason


def test_somebody_new_is_kept_with_all_that_was_noted(ana: Actor) -> None:
    made = meet(
        ana,
        "  Li   Chen ",
        where="at the alumni evening",
        organisation="DataWell",
        what_next=NextAfter.WRITE,
        what="send the article",
    )
    li = queries.show(actor=ana, person=made.person)
    assert li.name == "Li Chen"
    assert [(one.kind, one.on, one.text) for one in li.touches] == [
        ("met", TODAY, "the alumni evening")
    ]
    assert [one.text for one in li.notes] == ["Next: write to them: send the article."]
    assert [one.organisation for one in li.positions] == ["DataWell"]
    assert li.last_touch_on == TODAY
    tie = Tie.objects.get()
    assert (tie.why, tie.met_on) == ("met on 21 November 2026 at the alumni evening", TODAY)
    assert tie.strength > 0


def test_whom_one_means_to_write_to_is_the_next_step_until_an_ask_is_drafted(ana: Actor) -> None:
    made = meet(ana, "Li Chen", where="the fair", what_next=NextAfter.WRITE)
    (advice,) = [one for one in steps.next_steps(actor=ana, now=NOW) if one.person == made.person]
    assert advice.step is Step.ASK
    assert "met on 21 November 2026 at the fair" in advice.reason
    assert "met on 21 November 2026 at the fair" in next_for(ana, "Li Chen")
    asks.draft(actor=ana, person=made.person, now=NOW)
    assert advised(ana, made.person) == []
    assert "is ready" in next_for(ana, "Li Chen")


def test_a_talk_since_or_the_note_taken_away_settles_it(ana: Actor) -> None:
    li = meet(ana, "Li Chen", what_next=NextAfter.WRITE).person
    bo = meet(ana, "Bo Berg", what_next=NextAfter.WRITE).person
    people.touch(actor=ana, person=li, kind="e-mail", on=TODAY, now=NOW)
    people.remove_note(actor=ana, note=show(ana, "Bo Berg").notes[0].id, now=NOW)
    for person, name in ((li, "Li Chen"), (bo, "Bo Berg")):
        assert not any("wanted to write" in reason for reason in advised(ana, person))
        assert "met on" not in next_for(ana, name)


def test_a_repeat_saves_nothing_again(ana: Actor) -> None:
    key = uuid4()
    first = meet(ana, "Li Chen", key=key)
    before = dump(ana)
    assert meet(ana, "Li Chen", key=key) == first
    assert dump(ana) == before


def test_a_repeat_after_the_undo_or_an_erasure_brings_nobody_back(ana: Actor) -> None:
    taken, erased = uuid4(), uuid4()
    meet(ana, "Li Chen", key=taken)
    captures.take_back(actor=ana, key=taken, now=NOW)
    bo = meet(ana, "Bo Berg", key=erased)
    erasures.erase(actor=ana, person=bo.person, now=NOW)
    for key in (taken, erased):
        with pytest.raises(captures.TakenBack):
            meet(ana, "Bo Berg", key=key)
    assert Person.objects.filter(is_me=False).count() == 0


def test_two_workspaces_may_use_one_key(ana: Actor, cleo: Actor) -> None:
    key = uuid4()
    assert meet(ana, "Li Chen", key=key).person != meet(cleo, "Li Chen", key=key).person
    assert Capture.objects.count() == 2


def test_the_one_known_by_that_name_is_met_again(ana: Actor) -> None:
    bring(ana, record("Maria Moreno", positions=[work("Contoso")]))
    maria = find(ana, "Maria Moreno")
    assert meet(ana, "maria moreno", organisation="Contoso Ltd.").person == maria
    assert Person.objects.filter(is_me=False).count() == 1
    assert [one.organisation for one in show(ana, "Maria Moreno").positions] == ["Contoso"]


@pytest.mark.parametrize(
    "name, organisation",
    [("Tom Berg", ""), ("Tom", ""), ("Maria Moreno", "Northwind")],
    ids=["two of that name", "half a name", "another organisation"],
)
def test_who_is_meant_is_never_guessed(ana: Actor, name: str, organisation: str) -> None:
    bring(
        ana,
        record("Tom Berg", emails=["tom@example.org"]),
        record("Tom Berg", emails=["tom.berg@example.com"]),
        record("Maria Moreno", positions=[work("Contoso")]),
    )
    before = dump(ana)
    with pytest.raises(Ambiguous) as refused:
        meet(ana, name, organisation=organisation)
    assert dump(ana) == before
    chosen = UUID(refused.value.candidates[0][0])
    assert meet(ana, name, organisation=organisation, whom=chosen).person == chosen
    assert meet(ana, name, organisation=organisation, whom=Whom.NEW).person != chosen
    assert Person.objects.filter(is_me=False).count() == 4


def test_part_of_a_word_is_no_name(ana: Actor) -> None:
    bring(ana, record("Julia Lima"))
    assert meet(ana, "Li").person != find(ana, "Julia Lima")


def test_two_namesakes_met_are_two_people(ana: Actor) -> None:
    first = meet(ana, "Tom Berg", organisation="Contoso")
    second = meet(ana, "Tom Berg", organisation="Northwind", whom=Whom.NEW)
    assert first.person != second.person


@pytest.mark.parametrize(
    "seen, field",
    [
        (Seen(" ", TODAY), "name"),
        (Seen("li@example.org", TODAY), "name"),
        (Seen("x" * 301, TODAY), "name"),
        (Seen("Li", TODAY, where="x" * 301), "where"),
        (Seen("Li", TODAY, what="x" * 301), "what"),
        (Seen("Li", TODAY + timedelta(days=2)), "on"),
    ],
)
def test_what_cannot_be_kept_is_refused_whole(ana: Actor, seen: Seen, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        captures.capture(actor=ana, key=uuid4(), seen=seen, now=NOW)
    assert refused.value.field == field
    assert not Capture.objects.exists()


def test_a_phone_further_east_may_be_a_day_ahead(ana: Actor) -> None:
    seen = Seen("Li Chen", TODAY + timedelta(days=1))
    captures.capture(actor=ana, key=uuid4(), seen=seen, now=NOW)
    assert show(ana, "Li Chen").last_touch_on == TODAY


def test_a_talk_with_who_wants_no_messages_is_kept_and_leads_to_none(ana: Actor) -> None:
    bring(ana, record("Maria Moreno"))
    maria = find(ana, "Maria Moreno")
    people.set_do_not_contact(actor=ana, person=maria, now=NOW)
    assert meet(ana, "Maria Moreno", what_next=NextAfter.WRITE).do_not_contact
    assert len(show(ana, "Maria Moreno").touches) == 1
    assert advised(ana, maria) == []
    step = listings.next_for(actor=ana, person=show(ana, "Maria Moreno").pk, now=NOW)
    assert step.step is PersonStep.NONE


def test_the_seeker_cannot_meet_themself(ana: Actor) -> None:
    with pytest.raises(people.Me):
        meet(ana, "me", whom=find(ana, "me"))


@pytest.mark.parametrize("known", [False, True])
def test_the_undo_takes_back_just_what_the_capture_made(ana: Actor, *, known: bool) -> None:
    if known:
        bring(ana, record("Li Chen", positions=[work("Contoso")]))
        people.touch(
            actor=ana, person=find(ana, "Li Chen"), kind="call", on=TODAY - timedelta(9), now=NOW
        )
    before = dump(ana)
    key = uuid4()
    whom: UUID | Whom = find(ana, "Li Chen") if known else Whom.NAMED
    meet(ana, "Li Chen", key=key, organisation="DataWell", what_next=NextAfter.WRITE, whom=whom)
    kept = captures.take_back(actor=ana, key=key, now=NOW)
    assert dump(ana) == before
    assert (kept is not None) is known
    assert not Organisation.objects.filter(name="DataWell").exists()
    with pytest.raises(NotFound):
        captures.take_back(actor=ana, key=key, now=NOW)


def test_the_undo_keeps_whom_something_else_holds_by_now(ana: Actor) -> None:
    key = uuid4()
    li = meet(ana, "Li Chen", key=key).person
    people.note(actor=ana, person=li, text="Sails.", now=NOW)
    assert captures.take_back(actor=ana, key=key, now=NOW) == li
    assert show(ana, "Li Chen").touches == ()


def test_the_undo_keeps_the_tie_of_who_was_met_twice(ana: Actor) -> None:
    first = uuid4()
    li = meet(ana, "Li Chen", key=first).person
    meet(ana, "Li Chen", whom=li)
    captures.take_back(actor=ana, key=first, now=NOW)
    assert Tie.objects.count() == 1


def test_somebody_only_heard_of_becomes_a_contact_and_the_undo_says_so(ana: Actor) -> None:
    me, li = find(ana, "me"), people.add(actor=ana, name="Li Chen", now=NOW)
    ties.add(actor=ana, left=me, right=li, strength=0.0, now=NOW)
    key = uuid4()
    meet(ana, "Li Chen", key=key)
    assert Tie.objects.get().strength_typed is None
    captures.take_back(actor=ana, key=key, now=NOW)
    assert Tie.objects.get().strength_typed == 0


def test_a_removed_tie_comes_back_with_the_talk(ana: Actor) -> None:
    li = people.add(actor=ana, name="Li Chen", now=NOW)
    ties.remove(actor=ana, tie=Tie.objects.get().public_id, now=NOW)
    key = uuid4()
    meet(ana, "Li Chen", key=key, whom=li)
    assert Tie.objects.get().removed_at is None
    captures.take_back(actor=ana, key=key, now=NOW)
    assert Tie.objects.get().removed_at is not None


def test_whoever_was_merged_stays_at_the_undo(ana: Actor) -> None:
    bring(ana, record("Lili Chen"))
    key = uuid4()
    made = meet(ana, "Li Chen", key=key, whom=Whom.NEW).person
    kept = find(ana, "Lili Chen")
    look_alikes.merge(actor=ana, kept=kept, absorbed=made, now=NOW)
    assert captures.take_back(actor=ana, key=key, now=NOW) == kept
    assert queries.show(actor=ana, person=kept).touches == ()


def carried(name: str, *, key: str, text: str = "the fair") -> Record:
    return replace(
        record(name, source="carried", key=key),
        note="Next: write to them.",
        touches=(TouchSeen("met", TODAY, text),),
    )


def test_carried_notes_come_in_once_and_go_with_the_undo(ana: Actor) -> None:
    before = dump(ana)
    first = bring(ana, carried("Li Chen", key="11111111"))
    assert (first.new, first.touches) == (1, 1)
    li = show(ana, "Li Chen")
    assert [(one.kind, one.on, one.text) for one in li.touches] == [("met", TODAY, "the fair")]
    assert (li.last_touch_on, [one.text for one in li.notes]) == (TODAY, ["Next: write to them."])
    again = bring(
        ana, carried("Li Chen", key="11111111"), carried("Bo Berg", key="22222222"), now=NOW
    )
    assert (again.new, again.same, again.touches) == (1, 1, 1)
    assert len(show(ana, "Li Chen").touches) == 1
    for batch in (again, first):
        undo.undo(actor=ana, batch=batch.id, now=NOW)
    assert dump(ana) == before


def test_an_undo_leaves_the_touch_recorded_by_hand(ana: Actor) -> None:
    batch = bring(ana, carried("Li Chen", key="11111111"))
    li = find(ana, "Li Chen")
    people.touch(actor=ana, person=li, kind="call", on=TODAY - timedelta(5), now=NOW)
    bring(ana, record("Li Chen", key="11111111", source="carried"))
    undo.undo(actor=ana, batch=batch.id, now=NOW)
    card = queries.show(actor=ana, person=li)
    assert [one.kind for one in card.touches] == ["call"]
    assert card.last_touch_on == TODAY - timedelta(5)
