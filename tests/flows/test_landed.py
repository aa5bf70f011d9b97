"""Landed: everybody who helped hears it once, nobody else; and all of it can be taken back."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.advice import Step
from kithwork.domain.asks import AskState, Channel
from kithwork.domain.campaigns import CampaignState
from kithwork.domain.chats import ChatKind
from kithwork.domain.debriefs import Debrief, NameGiven, Promised
from kithwork.domain.errors import Invalid
from kithwork.domain.follow_ups import FollowUpKind, FollowUpState, Whose
from kithwork.domain.introductions import IntroductionState
from kithwork.domain.landed import (
    AnotherRuns,
    Found,
    HasLanded,
    Landed,
    NotLanded,
    Offer,
)
from kithwork.domain.messages import Severity
from kithwork.flows import (
    asks,
    campaigns,
    chats,
    debriefs,
    erasures,
    follow_up_drafts,
    follow_ups,
    introductions,
    landed,
    look_alikes,
    news,
    people,
    recommendations,
    steps,
    upkeep,
)
from kithwork.flows.chats import Day
from kithwork.store.models import FollowUp
from kithwork.store.queries import campaigns as campaign_queries
from kithwork.store.queries import follow_ups as queries
from kithwork.store.queries import own_feeds
from tests.cast import NOW, bring, dump, find, record, work

pytestmark = pytest.mark.django_db

PAST = Day((NOW - timedelta(hours=3)).replace(tzinfo=None, second=0, microsecond=0), "UTC")
NIGHT = "Shadow a night shift before you decide"
NURSE = Found("Nurse", "Charité", date(2027, 1, 4))
GRAVE = {Severity.BLOCK, Severity.ERROR}


@pytest.fixture
def search(ana: Actor) -> None:
    """Tom sent Ana to Maria, who told her much and named Li; others did other things, or none."""
    names = ("Maria Moreno", "Tom Bay", "Fan Fox", "Silent Sue", "No Ned", "Agreed Abe", "Goal Gus")
    bring(
        ana,
        *(
            record(name, emails=[f"{name.split()[0].casefold()}@example.org"],
                   positions=[work("Contoso")])
            for name in names
        ),
    )  # fmt: skip
    campaigns.set_brief(actor=ana, changes={"role": "nurse"}, now=NOW)
    maria, tom = find(ana, "Maria Moreno"), find(ana, "Tom Bay")
    chat = chats.schedule(actor=ana, person=maria, day=PAST, referred_by=tom, now=NOW).id
    noted = Debrief(
        helpful=(NIGHT,),
        names=(NameGiven("Li Chen", email="li@example.org"),),
        promises=(Promised(Whose.THEIRS, "the slides"),),
        openings=("A post opens in May",),
    )
    debriefs.debrief(actor=ana, chat=chat, debrief=noted, now=NOW)
    people.add_fan(actor=ana, person=find(ana, "Fan Fox"), now=NOW)
    for name, answer in (("Silent Sue", AskState.SILENT), ("No Ned", AskState.NO)):
        ask = asks.draft(actor=ana, person=find(ana, name), now=NOW).id
        asks.mark(actor=ana, ask=ask, state=AskState.SENT, now=NOW)
        asks.mark(actor=ana, ask=ask, state=answer, now=NOW)
    through = find(ana, "Agreed Abe")
    led = asks.draft(actor=ana, person=find(ana, "Goal Gus"), via=[through], now=NOW)
    first = led.introductions[0].introduction
    for state in (IntroductionState.ASKED, IntroductionState.AGREED):
        introductions.mark(actor=ana, introduction=first, state=state, now=NOW)


def land(actor: Actor, now: datetime = NOW, **said: object) -> Landed:
    return landed.land(actor=actor, now=now, **said)  # type: ignore[arg-type]


def told(card: Landed) -> dict[str, tuple[str, ...]]:
    """Who helped, and how."""
    return {one.helper.name: one.helper.helped for one in card.news}


def note_of(card: Landed, name: str) -> UUID:
    """The note to somebody."""
    found = next(one.note for one in card.news if one.helper.name == name)
    assert found is not None
    return found.id


def news_to(actor: Actor, name: str) -> int:
    rows = FollowUp.objects.filter(workspace_id=actor.workspace, kind=FollowUpKind.NEWS)
    return rows.filter(person__public_id=find(actor, name)).count()


@pytest.mark.usefixtures("search")
def test_everybody_who_helped_stands_there_with_how_and_nobody_else(ana: Actor) -> None:
    before = dump(ana)
    card = landed.show(actor=ana, now=NOW)
    assert told(card) == {
        "Tom Bay": ("named Maria Moreno to you, and you talked",),
        "Maria Moreno": (
            "told you of an opening on 21 November 2026: “A post opens in May”",
            f"talked with you on 21 November 2026; what helped: “{NIGHT}”",
            "named Li Chen to you",
        ),
        "Agreed Abe": ("agreed to introduce you to Goal Gus",),
        "Fan Fox": ("offered to help you",),
    }
    assert all(one.note is None for one in card.news)
    assert dump(ana) == before


@pytest.mark.usefixtures("search")
def test_landing_writes_to_each_of_them_once_however_often_it_is_said(ana: Actor) -> None:
    first = land(ana, found=NURSE)
    assert campaign_queries.newest(ana).state == CampaignState.LANDED  # type: ignore[union-attr]
    assert first.landed_at == NOW
    assert first.waiting == len(first.news) == 4
    assert land(ana) == first
    landed.take_back(actor=ana, now=NOW)
    assert FollowUp.objects.filter(kind=FollowUpKind.NEWS).count() == 0
    assert told(land(ana)) == told(first)
    assert [news_to(ana, name) for name in (*told(first), "Silent Sue", "No Ned")] == [
        1, 1, 1, 1, 0, 0,
    ]  # fmt: skip


@pytest.mark.usefixtures("search")
def test_nobody_is_owed_two_messages_at_once(ana: Actor) -> None:
    """The note stands in for the line that was their turn, and for smaller news."""
    fan, later = find(ana, "Fan Fox"), NOW + timedelta(days=40)
    upkeep.keep(actor=ana, now=later)
    assert kinds_to(ana, "Fan Fox", later) == {FollowUpKind.KEEP_IN_TOUCH}
    for role in ("nurse", "data nurse"):
        campaigns.set_brief(actor=ana, changes={"role": role}, now=later)
    news.tell(actor=ana, person=fan, now=later)
    assert kinds_to(ana, "Fan Fox", later) == {FollowUpKind.UPDATE}
    card = landed.land(actor=ana, found=NURSE, now=later)
    assert kinds_to(ana, "Fan Fox", later) == {FollowUpKind.NEWS}
    assert [one.kind for one in own_feeds.duties(actor=ana) if one.person == fan] == [
        FollowUpKind.NEWS
    ]
    # Let go, it leaves the line as it was; sent, it meets it.
    note = next(one.note for one in card.news if one.note and one.helper.person == fan)
    follow_ups.drop(actor=ana, follow_up=note.id, now=later)
    assert kinds_to(ana, "Fan Fox", later) == {FollowUpKind.KEEP_IN_TOUCH}
    follow_ups.reopen(actor=ana, follow_up=note.id, now=later)
    follow_ups.do(actor=ana, follow_up=note.id, now=later)
    assert kinds_to(ana, "Fan Fox", later) == set()


def kinds_to(actor: Actor, name: str, now: datetime) -> set[FollowUpKind]:
    """What somebody is owed, as the list of duties has it and as their own page has it."""
    listed = {one.kind for one in queries.waiting(actor=actor, now=now) if one.name == name}
    person = find(actor, name)
    assert listed == {one.kind for one in queries.of_person(actor=actor, person=person)}
    turn = {one.who.id for one in upkeep.show(actor=actor, now=now).due if one.nudge}
    assert (person in turn) is (FollowUpKind.KEEP_IN_TOUCH in listed)
    return listed


@pytest.mark.usefixtures("search")
def test_each_note_says_what_this_person_did_and_passes_the_check(ana: Actor) -> None:
    card = land(ana, found=NURSE, offer=Offer(chats=True, chats_a_month=2, topics="night shifts"))
    drafts = {one.name: one for one in landed.drafts(actor=ana, now=NOW).values()}
    assert set(drafts) == set(told(card))
    for one in drafts.values():
        assert "I start as Nurse at Charité on 4 January 2027." in one.text
        assert "If a talk about night shifts is ever of use to you or yours" in one.text
        assert [rule.rule for rule in one.remarks if rule.severity in GRAVE] == []
    assert "You sent me on to Maria Moreno, and we talked" in drafts["Tom Bay"].text
    assert f"“{NIGHT}”" in drafts["Maria Moreno"].text
    assert "You were ready to introduce me to Goal Gus." in drafts["Agreed Abe"].text
    assert NIGHT not in drafts["Tom Bay"].text
    note = note_of(card, "Tom Bay")
    assert follow_up_drafts.draft(actor=ana, follow_up=note, now=NOW) == drafts["Tom Bay"]


@pytest.mark.usefixtures("search")
def test_a_note_travels_as_they_were_last_written_to(ana: Actor) -> None:
    fan = find(ana, "Fan Fox")
    ask = asks.draft(actor=ana, person=fan, wish=asks.Wish(Channel.LINKEDIN), now=NOW).id
    asks.mark(actor=ana, ask=ask, state=AskState.SENT, now=NOW)
    land(ana)
    by_name = {one.name: one.channel for one in landed.drafts(actor=ana, now=NOW).values()}
    assert by_name["Fan Fox"] is Channel.LINKEDIN
    assert by_name["Tom Bay"] is Channel.EMAIL


@pytest.mark.usefixtures("search")
def test_taking_it_back_keeps_what_was_sent(ana: Actor) -> None:
    campaigns.pause(actor=ana, now=NOW)
    card = land(ana)
    follow_ups.send(actor=ana, follow_up=note_of(card, "Tom Bay"), now=NOW)
    follow_ups.drop(actor=ana, follow_up=note_of(card, "Fan Fox"), note="We fell out", now=NOW)
    back = landed.take_back(actor=ana, now=NOW)
    assert back.campaign is None
    assert campaign_queries.newest(ana).state == CampaignState.RUNNING  # type: ignore[union-attr]
    states = [one.state for one in queries.every(actor=ana) if one.kind is FollowUpKind.NEWS]
    assert sorted(states) == [FollowUpState.DONE, FollowUpState.DROPPED]
    again = land(ana)
    assert (again.told, again.waiting) == (1, 2)
    assert [one.helper.name for one in again.news if one.is_left_out] == ["Fan Fox"]
    assert news_to(ana, "Tom Bay") == 1


@pytest.mark.usefixtures("search")
def test_whoever_is_left_out_is_not_due_and_can_be_taken_in(ana: Actor) -> None:
    fan = find(ana, "Fan Fox")
    card = land(ana, left_out=[fan])
    due = [one.person for one in queries.waiting(actor=ana, now=NOW)]
    assert fan not in due
    assert [one.helper.name for one in card.news if one.is_left_out] == ["Fan Fox"]
    assert not any(one.is_left_out for one in land(ana, tell=[fan]).news)


@pytest.mark.usefixtures("search")
def test_notes_follow_what_was_found_until_the_seeker_writes_them(ana: Actor) -> None:
    card = land(ana)
    mine = note_of(card, "Fan Fox")
    follow_up_drafts.edit(actor=ana, follow_up=mine, subject="Hey", text="Dear Fan, hey.", now=NOW)
    card = land(ana, found=NURSE)
    texts = {one.name: one.text for one in landed.drafts(actor=ana, now=NOW).values()}
    assert texts["Fan Fox"] == "Dear Fan, hey."
    assert "Nurse at Charité" in texts["Tom Bay"]
    assert land(ana, found=Found("Nurse")).found == Found("Nurse")
    with pytest.raises(Invalid, match="title"):
        land(ana, found=Found("x" * 201))


@pytest.mark.usefixtures("search")
def test_whoever_must_not_be_written_to_is_not_there(ana: Actor) -> None:
    people.set_do_not_contact(actor=ana, person=find(ana, "Tom Bay"), now=NOW)
    people.remove(actor=ana, person=find(ana, "Fan Fox"), now=NOW)
    assert set(told(land(ana))) == {"Maria Moreno", "Agreed Abe"}


@pytest.mark.usefixtures("search")
def test_silenced_after_the_landing_they_are_neither_due_nor_drafted_to(ana: Actor) -> None:
    land(ana)
    tom = find(ana, "Tom Bay")
    people.set_do_not_contact(actor=ana, person=tom, now=NOW)
    assert tom not in {one.person for one in queries.waiting(actor=ana, now=NOW)}
    assert tom not in {one.person for one in landed.drafts(actor=ana, now=NOW).values()}
    assert "Tom Bay" not in told(landed.show(actor=ana, now=NOW))


@pytest.mark.usefixtures("search")
def test_people_who_are_one_hear_it_once(ana: Actor) -> None:
    land(ana)
    maria, tom = find(ana, "Maria Moreno"), find(ana, "Tom Bay")
    before = dump(ana)
    look_alikes.merge(actor=ana, kept=maria, absorbed=tom, now=NOW)
    card = landed.show(actor=ana, now=NOW)
    assert [one.helper.person for one in card.news].count(maria) == 1
    rows = [one for one in queries.waiting(actor=ana, now=NOW) if one.kind is FollowUpKind.NEWS]
    assert [one.person for one in rows].count(maria) == 1
    look_alikes.split(actor=ana, person=maria, now=NOW)
    kept = ('"kind":"merge"', '"kind":"look-alike"')
    assert [line for line in dump(ana) if not any(one in line for one in kept)] == before


@pytest.mark.usefixtures("search")
def test_nothing_of_an_erased_person_is_left_in_the_notes(ana: Actor) -> None:
    land(ana)
    erasures.erase(actor=ana, person=find(ana, "Maria Moreno"), now=NOW)
    assert not any("Maria" in line for line in dump(ana))
    assert all("Maria" not in one.text for one in landed.drafts(actor=ana, now=NOW).values())


@pytest.mark.usefixtures("search")
def test_a_promise_that_was_kept_and_a_word_put_in_count_a_warm_up_does_not(ana: Actor) -> None:
    promise = next(one for one in queries.waiting(actor=ana, now=NOW) if one.whose is Whose.THEIRS)
    follow_ups.do(actor=ana, follow_up=promise.id, now=NOW)
    gus = find(ana, "Goal Gus")
    recommendations.add(actor=ana, person=gus, to="Dr Haas", matter="the ward", now=NOW)
    sue = find(ana, "Silent Sue")
    day = Day(PAST.at - timedelta(hours=2), "UTC")
    chat = chats.schedule(actor=ana, person=sue, day=day, kind=ChatKind.WARM_UP, now=NOW).id
    chats.hold(actor=ana, chat=chat, now=NOW)
    card = told(landed.show(actor=ana, now=NOW))
    assert card["Maria Moreno"][-1] == "kept a promise on 21 November 2026: “the slides”"
    assert card["Goal Gus"] == ("recommended you to Dr Haas, for the ward on 21 November 2026",)
    assert "Silent Sue" not in card


@pytest.mark.usefixtures("search")
def test_while_it_has_landed_nothing_of_the_search_is_proposed(ana: Actor) -> None:
    land(ana)
    found = {one.step for one in steps.next_steps(actor=ana, now=NOW, limit=50)}
    assert Step.NEWS in found
    assert found.isdisjoint({Step.ASK, Step.TARGET, Step.FAN, Step.CAMPAIGN, Step.ASK_INTRODUCER})
    for move in (campaigns.pause, campaigns.resume):
        with pytest.raises(HasLanded):
            move(actor=ana, now=NOW)


@pytest.mark.usefixtures("search")
def test_a_new_search_thanks_for_new_help_alone(ana: Actor) -> None:
    campaigns.set_brief(actor=ana, changes={"who": "a nurse", "why": "rest"}, now=NOW)
    first = land(ana)
    later = NOW + timedelta(days=400)
    new = campaigns.set_brief(actor=ana, changes={"role": "head nurse"}, now=later)
    assert new != first.campaign
    brief = campaign_queries.brief(actor=ana)
    assert (brief.role, brief.who, brief.why) == ("head nurse", "a nurse", "")
    with pytest.raises(AnotherRuns):
        landed.take_back(actor=ana, now=later)
    assert set(told(landed.show(actor=ana, now=later))) == {"Fan Fox"}
    ned = find(ana, "No Ned")
    recommendations.add(actor=ana, person=ned, to="Dr Haas", now=later)
    again = land(ana, later + timedelta(days=1))
    assert set(told(again)) == {"Fan Fox", "No Ned"}
    old = note_of(first, "Tom Bay")
    draft = follow_up_drafts.draft(actor=ana, follow_up=old, now=later)
    assert "You sent me on to Maria Moreno" in draft.text


def test_one_lands_without_a_campaign_and_without_help(ana: Actor) -> None:
    with pytest.raises(NotLanded):
        landed.take_back(actor=ana, now=NOW)
    card = land(ana)
    assert card.news == ()
    assert card.campaign is not None


def test_what_is_offered_is_kept(ana: Actor) -> None:
    offer = Offer(chats=True, chats_a_month=3, introductions=False, topics="  night   shifts ")
    assert landed.offer(actor=ana, offer=offer, now=NOW).topics == "night shifts"
    land(ana)
    landed.take_back(actor=ana, now=NOW)
    card = landed.show(actor=ana, now=NOW)
    assert card.offer == Offer(True, 3, False, "night shifts")
    none = Offer(chats=False, chats_a_month=3)
    assert landed.offer(actor=ana, offer=none, now=NOW).chats_a_month is None
    for wrong in (Offer(chats=True, chats_a_month=21), Offer(topics="x" * 501)):
        with pytest.raises(Invalid):
            landed.offer(actor=ana, offer=wrong, now=NOW)
