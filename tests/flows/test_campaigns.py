"""The campaign and what comes next: versions, targets, and every step from real rows."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.advice import Advice, PersonStep, Step
from kithwork.domain.asks import AskState
from kithwork.domain.campaigns import CampaignState
from kithwork.domain.errors import Conflict, Invalid, NotFound, Refused
from kithwork.domain.introductions import IntroductionState
from kithwork.flows import (
    asks,
    campaigns,
    introductions,
    listings,
    people,
    removals,
    steps,
    ties,
)
from kithwork.store.models import BriefVersion, Campaign, Target
from kithwork.store.queries import campaigns as queries
from kithwork.store.queries import people as people_queries
from tests.cast import NOW, bring, find, record, work

pytestmark = pytest.mark.django_db


# --- The brief --------------------------------------------------------------------------------


def test_each_change_of_the_brief_is_a_version(ana: Actor) -> None:
    assert queries.current(actor=ana) is None
    campaign = campaigns.set_brief(
        actor=ana, changes={"role": " Data  analyst ", "why": "I move on"}, now=NOW
    )
    assert campaigns.set_brief(actor=ana, changes={"minutes": "15"}, now=NOW) == campaign
    assert campaigns.set_brief(actor=ana, changes={"minutes": 15}, now=NOW) == campaign
    card = queries.current(actor=ana)
    assert card is not None
    assert (card.version, card.brief.role, card.brief.why, card.brief.minutes) == (
        2,
        "Data analyst",
        "I move on",
        15,
    )
    first = BriefVersion.objects.get(number=1)
    assert (first.role, first.minutes) == ("Data analyst", 20)
    assert Campaign.objects.count() == 1


@pytest.mark.parametrize(
    "field, value",
    [
        ("salary", "much"),
        ("minutes", 9),
        ("minutes", 31),
        ("minutes", "soon"),
        ("role", "x" * 301),
        ("who", "x" * 2001),
    ],
)
def test_a_brief_out_of_bounds_names_its_field(ana: Actor, field: str, value: str | int) -> None:
    with pytest.raises(Invalid) as caught:
        campaigns.set_brief(actor=ana, changes={"place": "Lisbon", field: value}, now=NOW)
    assert caught.value.field == field
    assert not Campaign.objects.exists()


def test_a_campaign_rests_and_goes_on(ana: Actor) -> None:
    for verb in (campaigns.pause, campaigns.resume):
        with pytest.raises(Conflict, match="no campaign yet"):
            verb(actor=ana, now=NOW)
    campaigns.set_brief(actor=ana, changes={"role": "cook"}, now=NOW)
    assert campaigns.pause(actor=ana, now=NOW).state is CampaignState.PAUSED
    campaigns.set_brief(actor=ana, changes={"role": "baker"}, now=NOW)
    assert campaigns.resume(actor=ana, now=NOW).state is CampaignState.RUNNING
    assert Campaign.objects.count() == 1


# --- Targets ----------------------------------------------------------------------------------


def test_targets_are_listed_most_wanted_first(ana: Actor) -> None:
    li = people.add(actor=ana, name="Li Wei", now=NOW)
    campaigns.add_role(actor=ana, role=" Data  analyst ", motivation=1, now=NOW)
    campaigns.add_organisation(actor=ana, name="Contoso Ltd", motivation=3, now=NOW)
    own = campaigns.add_person(actor=ana, person=li, now=NOW)
    assert [(t.name, t.kind, t.motivation) for t in queries.targets(actor=ana)] == [
        ("Contoso Ltd", "organisation", 3),
        ("Li Wei", "person", 2),
        ("Data analyst", "role", 1),
    ]
    assert campaigns.add_person(actor=ana, person=li, motivation=0, now=NOW) == own
    assert campaigns.set_motivation(actor=ana, target=own, motivation=3, now=NOW) == own
    assert Target.objects.count() == 3
    assert queries.brief(actor=ana).role == ""


@pytest.mark.parametrize("motivation", [-1, 4])
def test_motivation_is_bounded(ana: Actor, motivation: int) -> None:
    own = campaigns.add_role(actor=ana, role="cook", now=NOW)
    calls: list[Callable[[], UUID]] = [
        lambda: campaigns.add_role(actor=ana, role="baker", motivation=motivation, now=NOW),
        lambda: campaigns.set_motivation(actor=ana, target=own, motivation=motivation, now=NOW),
    ]
    for call in calls:
        with pytest.raises(Invalid, match="0 to 3"):
            call()
    assert [target.name for target in queries.targets(actor=ana)] == ["cook"]


def test_what_cannot_be_a_target(ana: Actor) -> None:
    li = people.add(actor=ana, name="Li Wei", now=NOW)
    people.set_do_not_contact(actor=ana, person=li, now=NOW)
    with pytest.raises(Refused, match="do not contact"):
        campaigns.add_person(actor=ana, person=li, now=NOW)
    with pytest.raises(Conflict, match="This is you"):
        campaigns.add_person(actor=ana, person=find(ana, "me"), now=NOW)
    people.remove(actor=ana, person=li, now=NOW)
    for person in (li, uuid4()):
        with pytest.raises(NotFound):
            campaigns.add_person(actor=ana, person=person, now=NOW)
    calls: list[Callable[[], UUID]] = [
        lambda: campaigns.add_role(actor=ana, role="  ", now=NOW),
        lambda: campaigns.add_role(actor=ana, role="x" * 301, now=NOW),
        lambda: campaigns.add_organisation(actor=ana, name=" - ", now=NOW),
    ]
    for call in calls:
        with pytest.raises(Invalid):
            call()
    assert queries.targets(actor=ana) == ()


def test_a_dropped_target_comes_back(ana: Actor) -> None:
    own = campaigns.add_role(actor=ana, role="cook", now=NOW)
    campaigns.remove_target(actor=ana, target=own, now=NOW)
    assert queries.targets(actor=ana) == ()
    with pytest.raises(NotFound):
        campaigns.remove_target(actor=ana, target=own, now=NOW)
    campaigns.restore_target(actor=ana, target=own, now=NOW)
    campaigns.remove_target(actor=ana, target=own, now=NOW)
    removals.restore(actor=ana, public_id=own, now=NOW)
    assert [target.id for target in queries.targets(actor=ana)] == [own]


@pytest.mark.parametrize(
    "verb, said",
    [
        (people.remove, "removed from your people"),
        (people.set_do_not_contact, "marked “do not contact”"),
    ],
)
def test_a_target_out_of_reach_is_said_and_stops_nothing(
    ana: Actor, verb: Callable[..., UUID], said: str
) -> None:
    li = people.add(actor=ana, name="Li Wei", now=NOW)
    campaigns.add_person(actor=ana, person=li, now=NOW)
    campaigns.add_role(actor=ana, role="cook", now=NOW)
    verb(actor=ana, person=li, now=NOW)
    blocked = {target.name: target.blocked for target in queries.targets(actor=ana)}
    assert blocked == {"Li Wei": said, "cook": ""}
    ways = steps.situation(actor=ana, now=NOW).targets
    assert [way.target_name for way in ways] == ["cook"]
    assert all(advice.person != li for advice in following(ana))


# --- What next --------------------------------------------------------------------------------


def following(actor: Actor, now: datetime = NOW) -> tuple[Advice, ...]:
    return steps.next_steps(actor=actor, now=now, limit=10)


def kinds(actor: Actor, now: datetime = NOW) -> list[Step]:
    return [advice.step for advice in following(actor, now)]


def days(count: int) -> datetime:
    return NOW + timedelta(days=count)


def know(actor: Actor, name: str, strength: float, at: str = "") -> UUID:
    person = people.add(actor=actor, name=name, organisation=at, now=NOW)
    ties.add(actor=actor, left=find(actor, "me"), right=person, strength=strength, now=NOW)
    return person


@pytest.fixture
def li(ana: Actor) -> UUID:
    """A search under way: a brief, a fan, and Li, whom Ana knows well."""
    campaigns.set_brief(actor=ana, changes={"role": "data analyst"}, now=NOW)
    people.add_fan(actor=ana, person=know(ana, "Fan Friend", 0.2), now=NOW)
    return know(ana, "Li Wei", 0.9)


def test_an_empty_workspace_offers_one_small_step(ana: Actor) -> None:
    (advice,) = following(ana)
    assert advice.step is Step.IMPORT
    assert advice.reason


def test_contacts_alone_want_a_brief_a_target_and_a_fan(ana: Actor) -> None:
    bring(ana, record("Li Wei"))
    assert kinds(ana) == [Step.CAMPAIGN, Step.TARGET, Step.FAN]
    assert "Perhaps Li Wei?" in following(ana)[-1].reason


def test_a_target_one_knows_is_asked(ana: Actor, li: UUID) -> None:
    campaigns.add_person(actor=ana, person=li, now=NOW)
    (advice,) = following(ana)
    assert (advice.step, advice.person) == (Step.ASK, li)
    assert advice.reason == "You know Li Wei yourself: ask for a short chat."


def test_a_target_behind_somebody_is_asked_through_them(ana: Actor, li: UUID) -> None:
    target = know(ana, "Tom Target", 0)
    ties.add(actor=ana, left=li, right=target, strength=0.9, now=NOW)
    campaigns.add_person(actor=ana, person=target, now=NOW)
    (advice,) = following(ana)
    assert (advice.step, advice.person, advice.for_name) == (
        Step.ASK_INTRODUCER,
        li,
        "Tom Target",
    )


def test_a_target_nobody_leads_to_is_asked_around(ana: Actor, li: UUID) -> None:
    campaigns.add_organisation(actor=ana, name="Contoso", now=NOW)
    (advice,) = following(ana)
    assert (advice.step, advice.person) == (Step.ASK_AROUND, li)
    assert advice.reason.startswith("There is no warm way to Contoso yet.")
    asks.draft_who_do_you_know(actor=ana, person=li, place="Contoso", now=NOW)
    assert Step.ASK_AROUND not in kinds(ana)


def test_a_draft_wants_to_be_sent(ana: Actor, li: UUID) -> None:
    campaigns.add_person(actor=ana, person=li, now=NOW)
    asks.draft(actor=ana, person=li, now=NOW)
    assert Step.SEND not in kinds(ana)
    assert Step.SEND in kinds(ana, days(2))


def test_silence_wants_one_line(ana: Actor, li: UUID) -> None:
    campaigns.add_person(actor=ana, person=li, now=NOW)
    ask = asks.draft(actor=ana, person=li, now=NOW)
    asks.mark(actor=ana, ask=ask.id, state=AskState.SENT, now=NOW)
    assert Step.NUDGE not in kinds(ana, days(3))
    assert Step.NUDGE in kinds(ana, days(14))
    asks.mark(actor=ana, ask=ask.id, state=AskState.SILENT, now=days(14))
    asks.mark(actor=ana, ask=ask.id, state=AskState.SENT, now=days(14))
    assert Step.NUDGE not in kinds(ana, days(40))


def test_later_comes_after_a_month(ana: Actor, li: UUID) -> None:
    campaigns.add_person(actor=ana, person=li, now=NOW)
    ask = asks.draft(actor=ana, person=li, now=NOW)
    asks.mark(actor=ana, ask=ask.id, state=AskState.SENT, now=NOW)
    asks.mark(actor=ana, ask=ask.id, state=AskState.LATER, now=days(2))
    assert Step.NUDGE not in kinds(ana, days(20))
    assert Step.NUDGE in kinds(ana, days(33))


def test_a_yes_wants_a_day(ana: Actor, li: UUID) -> None:
    campaigns.add_person(actor=ana, person=li, now=NOW)
    ask = asks.draft(actor=ana, person=li, now=NOW)
    for state in (AskState.SENT, AskState.YES):
        asks.mark(actor=ana, ask=ask.id, state=state, now=NOW)
    assert kinds(ana)[0] is Step.BOOK
    assert next_of(ana, li) is PersonStep.BOOK


def test_an_introducer_who_agreed_wants_it_passed_on(ana: Actor, li: UUID) -> None:
    target = know(ana, "Tom Target", 0)
    campaigns.add_person(actor=ana, person=target, now=NOW)
    ask = asks.draft(actor=ana, person=target, via=[li], now=NOW)
    item = ask.introductions[0].introduction
    assert Step.SEND in kinds(ana, days(2))
    introductions.mark(actor=ana, introduction=item, state=IntroductionState.ASKED, now=NOW)
    assert Step.NUDGE in kinds(ana, days(14))
    introductions.mark(actor=ana, introduction=item, state=IntroductionState.AGREED, now=NOW)
    assert kinds(ana)[0] is Step.PASS_ON
    assert next_of(ana, li) is PersonStep.PASS_ON


def test_look_alikes_want_a_glance(ana: Actor, li: UUID) -> None:
    campaigns.add_person(actor=ana, person=li, now=NOW)
    bring(ana, record("Li Wei", source="google", positions=[work("Contoso")]))
    assert kinds(ana)[-1] is Step.REVIEW


def test_a_paused_campaign_asks_for_nothing_new(ana: Actor, li: UUID) -> None:
    campaigns.add_person(actor=ana, person=li, now=NOW)
    campaigns.pause(actor=ana, now=NOW)
    assert following(ana) == ()
    ask = asks.draft(actor=ana, person=li, now=NOW)
    for state in (AskState.SENT, AskState.YES):
        asks.mark(actor=ana, ask=ask.id, state=state, now=NOW)
    assert kinds(ana, days(30)) == [Step.BOOK]


def test_nobody_silenced_is_ever_advised(ana: Actor, li: UUID) -> None:
    campaigns.add_person(actor=ana, person=li, now=NOW)
    ask = asks.draft(actor=ana, person=li, now=NOW)
    asks.mark(actor=ana, ask=ask.id, state=AskState.SENT, now=NOW)
    people.set_do_not_contact(actor=ana, person=li, now=NOW)
    for now in (NOW, days(14), days(60)):
        assert all(advice.person != li for advice in following(ana, now))
    assert next_of(ana, li) is PersonStep.NONE


def test_every_step_has_a_reason_and_a_bounded_worth(ana: Actor, li: UUID) -> None:
    target = know(ana, "Tom Target", 0)
    campaigns.add_person(actor=ana, person=target, now=NOW)
    campaigns.add_organisation(actor=ana, name="Contoso", now=NOW)
    asks.draft(actor=ana, person=target, via=[li], now=NOW)
    found = following(ana, days(5))
    assert found
    for advice in found:
        assert advice.reason.endswith((".", "?"))
        assert 0 <= advice.worth <= 1
    worths = [advice.worth for advice in found]
    assert worths == sorted(worths, reverse=True)


def next_of(actor: Actor, person: UUID) -> PersonStep:
    pk = people_queries.show(actor=actor, person=person).pk
    return listings.next_for(actor=actor, person=pk, now=NOW).step


def test_the_one_next_step_with_each_person(ana: Actor, li: UUID) -> None:
    assert next_of(ana, li) is PersonStep.ASK
    assert next_of(ana, find(ana, "Fan Friend")) is PersonStep.HELP
    assert next_of(ana, know(ana, "Stranger", 0)) is PersonStep.FIND_WAY
    ask = asks.draft(actor=ana, person=li, now=NOW)
    assert next_of(ana, li) is PersonStep.SEND
    asks.mark(actor=ana, ask=ask.id, state=AskState.SENT, now=NOW)
    assert next_of(ana, li) is PersonStep.WAIT
    with pytest.raises(NotFound):
        listings.next_for(actor=ana, person=10**9, now=NOW)
