"""News: real milestones, told once, at the right time, to those for whom they matter."""

import itertools
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.debriefs import Debrief, NameGiven
from kithwork.domain.follow_ups import FollowUpKind
from kithwork.domain.messages import Severity
from kithwork.domain.news import MilestoneKind, NewsPage, NoNews
from kithwork.flows import (
    campaigns,
    chats,
    debriefs,
    erasures,
    follow_up_drafts,
    follow_ups,
    landed,
    news,
    people,
)
from kithwork.flows.chats import Day
from kithwork.store.models import FollowUp
from kithwork.store.queries import follow_ups as queries
from tests.cast import NOW, bring, dump, find, record

pytestmark = pytest.mark.django_db

BEGAN = NOW - timedelta(days=200)
NIGHT = "Shadow a night shift before you decide"
GRAVE = {Severity.BLOCK, Severity.ERROR}


def talk(actor: Actor, name: str, ago: int, *, names: str = "") -> UUID:
    """A talk with somebody so many days ago, written down, its thanks and reports sent."""
    day = NOW - timedelta(days=ago)
    at = Day(day.replace(tzinfo=None, hour=9, minute=0), "UTC")
    chat = chats.schedule(actor=actor, person=find(actor, name), day=at, now=day).id
    email = f"{names.split(maxsplit=1)[0].casefold()}@example.org" if names else ""
    given = (NameGiven(names, email=email),) if names else ()
    noted = Debrief(helpful=(NIGHT,), names=given)
    debriefs.debrief(actor=actor, chat=chat, debrief=noted, now=day)
    for one in queries.waiting(actor=actor, now=day):
        if one.kind in (FollowUpKind.THANK_YOU, FollowUpKind.REPORT_BACK):
            follow_ups.send(actor=actor, follow_up=one.id, now=day + timedelta(hours=5))
    return chat


@pytest.fixture
def search(ana: Actor) -> None:
    """Maria named Li, Li named Kim: Ana talked with each, a month apart; Fan is a fan."""
    bring(
        ana,
        record("Maria Moreno", emails=["maria@example.org"]),
        record("Fan Fox", emails=["fan@example.org"]),
        record("Gone Gil", emails=["gil@example.org"]),
    )
    campaigns.set_brief(actor=ana, changes={"role": "nurse"}, now=BEGAN)
    people.add_fan(actor=ana, person=find(ana, "Fan Fox"), now=BEGAN)
    talk(ana, "Maria Moreno", 120, names="Li Chen")
    talk(ana, "Li Chen", 60, names="Kim Park")
    talk(ana, "Kim Park", 20)


def page(actor: Actor, now: datetime = NOW) -> NewsPage:
    return news.show(actor=actor, now=now)


def proposed(actor: Actor, now: datetime = NOW) -> dict[str, MilestoneKind]:
    return {one.name: one.milestone.kind for one in page(actor, now).proposals}


def turn(actor: Actor, role: str, ago: int) -> None:
    then = NOW - timedelta(days=ago)
    campaigns.set_brief(actor=actor, changes={"role": role}, now=then)


@pytest.mark.usefixtures("search")
def test_whoever_began_the_way_hears_where_it_led(ana: Actor) -> None:
    before = dump(ana)
    found = page(ana)
    assert [(one.kind, one.on) for one in found.milestones] == [
        (MilestoneKind.CHAT, (NOW - timedelta(days=20)).date())
    ]
    (one,) = found.proposals
    assert (one.name, one.milestone.kind) == ("Maria Moreno", MilestoneKind.CHAT)
    assert one.why == "Their word led you to Li Chen, and so to Kim Park."
    assert dump(ana) == before


@pytest.mark.usefixtures("search")
def test_the_draft_tells_the_step_and_passes_the_check(ana: Actor) -> None:
    maria = find(ana, "Maria Moreno")
    card = news.tell(actor=ana, person=maria, now=NOW)
    assert card.kind is FollowUpKind.UPDATE
    draft = follow_up_drafts.draft(actor=ana, follow_up=card.id, now=NOW)
    assert "I talked with Kim Park, to whom one talk after another led me." in draft.text
    assert [one.rule for one in draft.remarks] == []
    assert draft.missing == {}


@pytest.mark.usefixtures("search")
def test_nobody_hears_one_thing_twice_nor_while_a_message_waits(ana: Actor) -> None:
    maria = find(ana, "Maria Moreno")
    card = news.tell(actor=ana, person=maria, now=NOW)
    turn(ana, "head nurse", 3)
    assert "Maria Moreno" not in proposed(ana)
    follow_ups.drop(actor=ana, follow_up=card.id, now=NOW)
    assert proposed(ana)["Maria Moreno"] is MilestoneKind.TURN
    follow_ups.reopen(actor=ana, follow_up=card.id, now=NOW)
    follow_ups.send(actor=ana, follow_up=card.id, now=NOW)
    assert "Maria Moreno" not in proposed(ana)
    with pytest.raises(NoNews):
        news.tell(actor=ana, person=maria, now=NOW)


@pytest.mark.usefixtures("search")
def test_first_two_weeks_after_a_talk_then_months_apart_and_three_a_year(ana: Actor) -> None:
    fan = find(ana, "Fan Fox")
    sent = []
    for month in range(16):
        now = NOW + timedelta(days=30 * month)
        campaigns.set_brief(actor=ana, changes={"role": f"nurse of kind {month}"}, now=now)
        then = now + timedelta(days=1)
        if "Fan Fox" in proposed(ana, then):
            card = news.tell(actor=ana, person=fan, now=then)
            follow_ups.send(actor=ana, follow_up=card.id, now=then)
            # An answer came, so that no message waits for one.
            people.touch(
                actor=ana, person=fan, kind="answer", on=then.date() + timedelta(days=1), text="",
                now=then + timedelta(days=1),
            )  # fmt: skip
            sent.append(month)
    assert sent[:3] == [0, 3, 6]
    assert all(later - first >= 3 for first, later in itertools.pairwise(sent))
    assert all(sum(one <= other < one + 12 for other in sent) <= 3 for one in sent)
    assert len(sent) > 3


@pytest.mark.usefixtures("search")
def test_too_soon_after_a_talk_there_is_no_news(ana: Actor) -> None:
    turn(ana, "head nurse", 1)
    assert "Kim Park" in proposed(ana)
    early = NOW - timedelta(hours=12)
    talk(ana, "Gone Gil", 5)
    assert "Gone Gil" not in proposed(ana, early)
    with pytest.raises(NoNews):
        news.tell(actor=ana, person=find(ana, "Gone Gil"), now=NOW)


@pytest.mark.usefixtures("search")
def test_what_came_of_advice_is_news_for_the_others(ana: Actor) -> None:
    kim = find(ana, "Kim Park")
    owed = next(
        one for one in queries.waiting(actor=ana, now=NOW)
        if one.kind is FollowUpKind.ADVICE_RESULT and one.person == kim
    )  # fmt: skip
    then = NOW - timedelta(days=2)
    follow_up_drafts.tell(
        actor=ana, follow_up=owed.id, did="I shadowed a shift", came="It is for me", now=then
    )
    follow_ups.send(actor=ana, follow_up=owed.id, now=then)
    found = proposed(ana)
    assert "Kim Park" not in found
    assert found["Fan Fox"] is MilestoneKind.RESULT
    card = news.tell(actor=ana, person=find(ana, "Fan Fox"), now=NOW)
    text = follow_up_drafts.draft(actor=ana, follow_up=card.id, now=NOW).text
    assert "I shadowed a shift. It is for me." in text


@pytest.mark.usefixtures("search")
def test_the_seeker_chooses_among_what_happened(ana: Actor) -> None:
    turn(ana, "head nurse", 3)
    (maria,) = (one for one in page(ana).proposals if one.name == "Maria Moreno")
    (other,) = maria.others
    assert other.kind is MilestoneKind.TURN
    card = news.tell(actor=ana, person=maria.person, milestone=other.key, now=NOW)
    assert "head nurse instead of nurse" in card.text
    with pytest.raises(NoNews):
        news.tell(actor=ana, person=find(ana, "Fan Fox"), milestone="turn:none", now=NOW)


@pytest.mark.usefixtures("search")
def test_the_silenced_and_the_removed_are_never_proposed(ana: Actor) -> None:
    maria = find(ana, "Maria Moreno")
    people.set_do_not_contact(actor=ana, person=maria, now=NOW)
    assert proposed(ana) == {}
    with pytest.raises(NoNews):
        news.tell(actor=ana, person=maria, now=NOW)
    assert not FollowUp.objects.filter(kind=FollowUpKind.UPDATE).exists()


@pytest.mark.usefixtures("search")
def test_an_erased_name_is_in_no_news(ana: Actor) -> None:
    card = news.tell(actor=ana, person=find(ana, "Maria Moreno"), now=NOW)
    erasures.erase(actor=ana, person=find(ana, "Kim Park"), now=NOW)
    assert not any("Kim" in line for line in dump(ana))
    assert "Kim" not in follow_up_drafts.draft(actor=ana, follow_up=card.id, now=NOW).text


@pytest.mark.usefixtures("search")
def test_a_landing_is_told_by_its_own_notes(ana: Actor) -> None:
    landed.land(actor=ana, now=NOW)
    assert MilestoneKind.LANDED in {one.kind for one in page(ana).milestones}
    assert proposed(ana) == {}


def test_before_anything_happened_there_is_nothing(ana: Actor) -> None:
    assert page(ana) == NewsPage((), ())
