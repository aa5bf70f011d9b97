"""The demo, filled once for this module and looked at from several sides."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskState
from kithwork.domain.introductions import IntroductionState
from kithwork.domain.paths import COLD
from kithwork.flows import asks, demo, dumps, introductions, steps, workspaces
from kithwork.flows.demo import cast, names, places, records
from kithwork.store.models import Address, LookAlike, Person
from kithwork.store.queries import campaigns
from kithwork.store.queries import people as people_queries
from kithwork.store.queries import workspaces as workspace_queries

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def actor(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Actor]:
    """The seeker of a filled workspace; taken back as a whole after the last test."""
    with django_db_blocker.unblock(), transaction.atomic():
        seeker = workspaces.local_actor(now=NOW)
        demo.fill(actor=seeker, now=NOW)
        yield seeker
        transaction.set_rollback(True)


def test_it_has_about_four_hundred_people_marked_as_fictional(actor: Actor) -> None:
    own = workspace_queries.show(actor=actor)
    assert own.is_fictional
    assert "fictional" in own.name
    assert people_queries.present(actor).count() == 402
    me = people_queries.show(
        actor=actor, person=people_queries.find(actor=actor, text=people_queries.ME)
    )
    assert me.name == records.SEEKER
    assert me.work is not None
    assert me.work.organisation == places.NOW_AT


def test_no_address_leads_anywhere(actor: Actor) -> None:
    emails = Address.objects.filter(kind="email").values_list("key", flat=True)
    assert len(emails) > 60
    assert not [
        key for key in emails if not key.endswith(("@example.org", "@example.com", "@example.net"))
    ]
    profiles = Address.objects.filter(kind="profile").values_list("key", flat=True)
    assert len(profiles) == 251
    assert not [key for key in profiles if not key.endswith("-example")]
    phones = Address.objects.filter(kind="phone").values_list("key", flat=True)
    assert not [key for key in phones if not key.startswith("+447700900")]


def test_nobody_is_called_like_another_but_the_look_alikes(actor: Actor) -> None:
    assert len({names.name(number) for number in range(names.MOST)}) == names.MOST
    pairs = LookAlike.objects.filter(state=LookAlike.OPEN)
    assert {pair.left.name for pair in pairs} == {records.full(n) for n in records.LOOK_ALIKES}


@pytest.mark.parametrize("name", [name for name, _ in cast.target_people()])
def test_every_wanted_person_is_known(actor: Actor, name: str) -> None:
    people_queries.find(actor=actor, text=name)


def test_targets_lie_near_far_and_out_of_reach(actor: Actor) -> None:
    answers = [
        introductions.to_person(actor=actor, person=people_queries.find(actor=actor, text=name))
        for name, _ in cast.target_people()
    ]
    steps_needed = [answer.paths[0].introducers if answer.paths else None for answer in answers]
    assert steps_needed == [0, 1, 2, 1, None]
    assert answers[0].paths[0].warmth >= COLD
    nowhere = introductions.to_organisation(actor=actor, name=places.ROOKHURST)
    assert nowhere.paths == ()
    assert nowhere.none_because
    assert records.book_name(38) in {around.name for around in nowhere.ask_around}


def test_asks_and_introductions_stand_in_every_state(actor: Actor) -> None:
    shown = asks.listing(actor=actor)
    assert {card.state for card in shown} == set(AskState)
    moved = {IntroductionState(text.state) for card in shown for text in card.introductions}
    assert moved == set(IntroductionState)


def test_no_drafted_ask_has_a_grave_fault(actor: Actor) -> None:
    for card in asks.listing(actor=actor):
        remarks = asks.show(actor=actor, ask=card.id).remarks
        assert not [remark for remark in remarks if remark.severity == "block"], card.name


def test_there_is_a_next_step(actor: Actor) -> None:
    assert steps.next_steps(actor=actor, now=NOW)


def test_one_does_not_want_to_be_written_to(actor: Actor) -> None:
    assert Person.objects.filter(do_not_contact=True).count() == 1


def test_a_workspace_with_people_is_left_alone(actor: Actor) -> None:
    before = list(dumps.logical(actor=actor))
    with pytest.raises(demo.NotEmpty):
        demo.fill(actor=actor, now=NOW)
    assert list(dumps.logical(actor=actor)) == before


def test_what_is_tried_first_is_the_head_of_the_whole_answer(actor: Actor) -> None:
    campaign = campaigns.current(actor=actor)
    assert campaign is not None
    seen = set()
    for target in (target for target in campaign.targets if not target.blocked):
        whole = steps.path_to(actor=actor, target=target)
        near = introductions.nearest(actor=actor, target=target)
        named = people_queries.names(actor=actor, people=near.chain)
        if whole.none_because is None:
            assert [named[pk][0] for pk in near.chain] == [s.person for s in whole.paths[0].steps]
            assert near.warmth == whole.paths[0].warmth
        else:
            assert not near.chain
            assert [near.around] == list(whole.ask_around[:1] or [None])
        seen.add(bool(near.chain))
    assert seen == {True, False}
