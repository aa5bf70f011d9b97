"""Asks and introductions: drafted, checked, edited, and marked as they move."""

from collections.abc import Callable
from uuid import UUID

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskCard, AskState, Channel, Purpose
from kithwork.domain.chats import ChatState
from kithwork.domain.errors import Conflict, Invalid, NotFound, Refused
from kithwork.domain.introductions import IntroductionState
from kithwork.domain.messages import Severity
from kithwork.flows import asks, campaigns, introductions, messages, people, removals
from kithwork.flows.asks import Wish
from kithwork.store.models import Chat, Touch
from kithwork.store.queries import asks as queries
from kithwork.store.queries import chats
from kithwork.store.queries import people as people_queries
from tests.cast import NOW, TODAY, find, show

pytestmark = pytest.mark.django_db

BRIEF: dict[str, str | int] = {
    "who": "I am a data analyst from Lisbon with six years in logistics",
    "role": "data analyst",
    "field": "renewable energy",
    "why": "I am moving from logistics into renewable energy",
    "learn": "how analysts in your field work with grid data",
    "minutes": 20,
}
CARD = {"why_you": "your talk on grid data at the Lisbon conference"}


@pytest.fixture
def brief(ana: Actor) -> None:
    """A full brief, and a seeker with a phone and a profile."""
    campaigns.set_brief(actor=ana, changes=BRIEF, now=NOW)
    people.edit(
        actor=ana,
        person=find(ana, "me"),
        additions=[("phone", "+351 21 123 4567"), ("profile", "linkedin.com/in/ana-sol")],
        now=NOW,
    )


@pytest.fixture
def maria(ana: Actor) -> UUID:
    return people.add(
        actor=ana,
        name="Maria Gomez",
        email="maria@example.org",
        organisation="Contoso",
        title="Analyst",
        now=NOW,
    )


@pytest.fixture
def li(ana: Actor) -> UUID:
    return people.add(actor=ana, name="Li Wei", email="li+work@example.org", now=NOW)


@pytest.fixture
def omar(ana: Actor) -> UUID:
    return people.add(actor=ana, name="Omar Haddad", now=NOW)


def severe(card: AskCard) -> list[tuple[str, str]]:
    wrong = {Severity.BLOCK, Severity.ERROR}
    return [(remark.rule, remark.on) for remark in card.remarks if remark.severity in wrong]


def mark(actor: Actor, card: AskCard, state: AskState) -> AskCard:
    return asks.mark(actor=actor, ask=card.id, state=state, now=NOW)


def move(actor: Actor, card: AskCard, *states: IntroductionState, place: int = 0) -> None:
    for state in states:
        introductions.mark(
            actor=actor, introduction=card.introductions[place].introduction, state=state, now=NOW
        )


# --- Drafting ---------------------------------------------------------------------------------


@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("introducers", [0, 1, 2])
@pytest.mark.usefixtures("brief")
def test_a_full_brief_drafts_what_passes_its_check(
    ana: Actor, maria: UUID, li: UUID, omar: UUID, channel: Channel, introducers: int
) -> None:
    via = [li, omar][:introducers]
    card = asks.draft(actor=ana, person=maria, via=via, wish=Wish(channel, card=CARD), now=NOW)
    assert severe(card) == []
    assert card.missing == {}
    assert (card.state, card.minutes, card.channel) == (AskState.DRAFTED, 20, channel)
    assert [item.name for item in card.introductions] == ["Li Wei", "Omar Haddad"][:introducers]
    assert bool(card.subject) == (channel is Channel.EMAIL)
    pending = [r for r in card.remarks if r.rule == "L06" and r.on == "text"]
    assert [r.severity for r in pending] == [Severity.INFO] * bool(introducers)


@pytest.mark.usefixtures("brief")
def test_the_text_names_the_last_introducer(ana: Actor, maria: UUID, li: UUID, omar: UUID) -> None:
    card = asks.draft(actor=ana, person=maria, via=[li, omar], now=NOW)
    assert "Omar Haddad" in card.text
    assert "Li Wei" not in card.text
    first, second = card.introductions
    assert "Omar" in first.text
    assert "Maria" in second.text
    assert [row.target_name for row in reversed(queries.introductions(actor=ana))] == [
        "Omar Haddad",
        "Maria Gomez",
    ]


@pytest.mark.usefixtures("brief")
def test_why_the_last_says_nothing_of_those_on_the_way(
    ana: Actor, maria: UUID, li: UUID, omar: UUID
) -> None:
    wish = Wish(card=CARD)
    card = asks.draft(actor=ana, person=maria, via=[li, omar], wish=wish, now=NOW)
    for shown in (card, asks.reframe(actor=ana, ask=card.id, wish=wish, now=NOW)):
        first, second = shown.introductions
        assert "grid data at the Lisbon conference" not in first.text
        assert "you may know Maria Gomez at Contoso" in first.text
        assert "grid data at the Lisbon conference" in second.text


def test_empty_fields_are_asked_for_and_not_invented(ana: Actor, omar: UUID) -> None:
    card = asks.draft(actor=ana, person=omar, now=NOW)
    assert list(card.missing) == ["who", "why", "why_you", "learn"]
    assert "  " not in card.text
    assert "None" not in card.text
    filled = asks.reframe(
        actor=ana, ask=card.id, wish=Wish(card={"who": "I am an analyst", **CARD}), now=NOW
    )
    assert list(filled.missing) == ["why", "learn"]
    assert "grid data" in filled.text


def test_what_a_person_does_is_a_reason_to_write(ana: Actor, maria: UUID) -> None:
    card = asks.draft(actor=ana, person=maria, now=NOW)
    assert "why_you" not in card.missing
    assert "Analyst at Contoso" in card.text


@pytest.mark.usefixtures("brief")
def test_the_link_goes_to_the_readers_address(ana: Actor, li: UUID, omar: UUID) -> None:
    card = asks.draft(actor=ana, person=li, now=NOW)
    assert card.mailto.startswith("mailto:li%2Bwork@example.org?subject=")
    assert "%0D%0A" in card.mailto
    assert asks.draft(actor=ana, person=omar, now=NOW).mailto == ""


def test_who_do_you_know(ana: Actor, maria: UUID) -> None:
    card = asks.draft_who_do_you_know(actor=ana, person=maria, place="  Fabrikam  Inc. ", now=NOW)
    assert (card.purpose, card.about) == (Purpose.WHO_DO_YOU_KNOW, "Fabrikam Inc.")
    assert "Who do you know at Fabrikam Inc?" in card.text
    assert card.missing == {}
    with pytest.raises(Invalid, match="who-do-you-know"):
        asks.draft_who_do_you_know(actor=ana, person=maria, place="  ", now=NOW)


@pytest.mark.parametrize(
    "wish, field",
    [
        (Wish(minutes=0), "minutes"),
        (Wish(minutes=481), "minutes"),
        (Wish(card={"salary": "much"}), "salary"),
    ],
)
def test_a_wish_out_of_bounds_names_its_field(
    ana: Actor, maria: UUID, wish: Wish, field: str
) -> None:
    with pytest.raises(Invalid) as caught:
        asks.draft(actor=ana, person=maria, wish=wish, now=NOW)
    assert caught.value.field == field
    assert asks.listing(actor=ana) == ()


def test_a_chain_names_nobody_twice(ana: Actor, maria: UUID, li: UUID) -> None:
    for via in ([maria], [li, li], [li, maria]):
        with pytest.raises(Invalid, match="via"):
            asks.draft(actor=ana, person=maria, via=via, now=NOW)
    many = [people.add(actor=ana, name=f"Person {n}", now=NOW) for n in range(7)]
    with pytest.raises(Invalid, match="more than 6"):
        asks.draft(actor=ana, person=maria, via=many, now=NOW)
    with pytest.raises(Conflict):
        asks.draft(actor=ana, person=find(ana, "me"), now=NOW)
    with pytest.raises(Conflict):
        asks.draft(actor=ana, person=maria, via=[find(ana, "me")], now=NOW)


def test_nobody_removed_is_written_to(ana: Actor, maria: UUID, li: UUID) -> None:
    people.remove(actor=ana, person=li, now=NOW)
    with pytest.raises(NotFound):
        asks.draft(actor=ana, person=li, now=NOW)
    with pytest.raises(NotFound):
        asks.draft(actor=ana, person=maria, via=[li], now=NOW)


# --- Editing ----------------------------------------------------------------------------------


def test_an_edit_changes_text_and_digest(ana: Actor, maria: UUID, li: UUID) -> None:
    card = asks.draft(actor=ana, person=maria, via=[li], now=NOW)
    same = asks.show(actor=ana, ask=card.id)
    assert same.digest == card.digest
    edited = asks.edit(
        actor=ana, ask=card.id, subject="A \n question", text=" Dear Maria,\r\nhello ", now=NOW
    )
    assert (edited.subject, edited.text) == ("A question", "Dear Maria,\nhello")
    assert edited.digest != card.digest
    own = asks.edit_introduction(
        actor=ana,
        introduction=card.introductions[0].introduction,
        subject="Maria",
        text="Dear Li",
        now=NOW,
    )
    assert own.introductions[0].text == "Dear Li"
    assert own.digest != edited.digest
    with pytest.raises(Invalid, match="20000"):
        asks.edit(actor=ana, ask=card.id, subject="", text="x" * 20_001, now=NOW)


def test_reframing_keeps_what_was_not_said_anew(ana: Actor, maria: UUID, li: UUID) -> None:
    wish = Wish(Channel.LINKEDIN, minutes=15, card=CARD)
    card = asks.draft(actor=ana, person=maria, via=[li], wish=wish, now=NOW)
    again = asks.reframe(
        actor=ana, ask=card.id, wish=Wish(Channel.LINKEDIN, card={"who": "An analyst"}), now=NOW
    )
    assert (again.minutes, again.channel) == (15, Channel.LINKEDIN)
    assert again.card == {**CARD, "who": "An analyst"}
    assert [item.name for item in again.introductions] == ["Li Wei"]
    cleared = asks.reframe(
        actor=ana, ask=card.id, wish=Wish(Channel.EMAIL, card={"why_you": " "}), now=NOW
    )
    assert cleared.card == {"who": "An analyst"}


def test_a_message_an_introducer_got_is_not_rewritten(ana: Actor, maria: UUID, li: UUID) -> None:
    card = asks.draft(actor=ana, person=maria, via=[li], now=NOW)
    move(ana, card, IntroductionState.ASKED)
    again = asks.reframe(actor=ana, ask=card.id, wish=Wish(card=CARD), now=NOW)
    assert again.introductions == card.introductions[:0] + tuple(
        asks.show(actor=ana, ask=card.id).introductions
    )
    assert again.introductions[0].text == card.introductions[0].text
    with pytest.raises(Conflict, match="asked"):
        asks.edit_introduction(
            actor=ana,
            introduction=card.introductions[0].introduction,
            subject="",
            text="x",
            now=NOW,
        )


def test_what_was_sent_is_kept_as_it_was(ana: Actor, maria: UUID) -> None:
    card = asks.draft(actor=ana, person=maria, now=NOW)
    mark(ana, card, AskState.SENT)
    with pytest.raises(Conflict, match="only a draft"):
        asks.edit(actor=ana, ask=card.id, subject="", text="other", now=NOW)
    with pytest.raises(Conflict, match="only a draft"):
        asks.reframe(actor=ana, ask=card.id, wish=Wish(), now=NOW)


# --- Moving -----------------------------------------------------------------------------------


def test_a_yes_makes_one_chat(ana: Actor, maria: UUID) -> None:
    card = asks.draft(actor=ana, person=maria, wish=Wish(minutes=25), now=NOW)
    assert card.chat is None
    sent = mark(ana, card, AskState.SENT)
    assert (sent.state, sent.sent_at, sent.answered_at) == (AskState.SENT, NOW, None)
    answered = mark(ana, card, AskState.YES)
    (chat,) = chats.listing(actor=ana)
    assert (chat.person, chat.state, chat.minutes) == (maria, ChatState.AGREED, 25)
    assert answered.chat == chat.id
    assert answered.answered_at == NOW
    for state in AskState:
        with pytest.raises(Conflict):
            mark(ana, card, state)
    assert Chat.objects.count() == 1
    assert [touch.kind for touch in Touch.objects.order_by("pk")] == ["ask sent", "answered"]
    assert show(ana, "Maria Gomez").last_touch_on == TODAY


def test_moves_that_skip_a_step_are_refused(ana: Actor, maria: UUID) -> None:
    card = asks.draft(actor=ana, person=maria, now=NOW)
    for state in (AskState.YES, AskState.NO, AskState.LATER, AskState.SILENT, AskState.DRAFTED):
        with pytest.raises(Conflict, match="drafted"):
            mark(ana, card, state)
    assert asks.show(actor=ana, ask=card.id).state is AskState.DRAFTED


def test_later_and_silence_can_be_written_to_again(ana: Actor, maria: UUID) -> None:
    card = asks.draft(actor=ana, person=maria, now=NOW)
    states = [AskState.SENT, AskState.SILENT, AskState.SENT, AskState.LATER, AskState.SENT]
    for state in states:
        assert mark(ana, card, state).state is state
    assert queries.row(actor=ana, ask=card.id).times_sent == 3
    assert mark(ana, card, AskState.NO).chat is None
    assert chats.listing(actor=ana) == ()


def test_a_yes_to_who_do_you_know_is_no_chat(ana: Actor, maria: UUID) -> None:
    card = asks.draft_who_do_you_know(actor=ana, person=maria, place="Fabrikam", now=NOW)
    mark(ana, card, AskState.SENT)
    mark(ana, card, AskState.YES)
    assert chats.listing(actor=ana) == ()


@pytest.mark.usefixtures("brief")
def test_an_ask_waits_for_every_introducer(ana: Actor, maria: UUID, li: UUID, omar: UUID) -> None:
    card = asks.draft(actor=ana, person=maria, via=[li, omar], wish=Wish(card=CARD), now=NOW)
    with pytest.raises(Refused, match="Li Wei has not agreed"):
        mark(ana, card, AskState.SENT)
    move(ana, card, IntroductionState.ASKED, IntroductionState.AGREED)
    with pytest.raises(Refused, match="Omar Haddad has not agreed"):
        mark(ana, card, AskState.SENT)
    move(ana, card, IntroductionState.ASKED, IntroductionState.AGREED, place=1)
    agreed = asks.show(actor=ana, ask=card.id)
    assert not [r for r in agreed.remarks if r.rule == "L06" and r.on == "text"]
    assert mark(ana, card, AskState.SENT).state is AskState.SENT


def test_an_introduction_moves_by_its_rules(ana: Actor, maria: UUID, li: UUID) -> None:
    card = asks.draft(actor=ana, person=maria, via=[li], now=NOW)
    with pytest.raises(Conflict, match="drafted"):
        move(ana, card, IntroductionState.MADE)
    move(ana, card, IntroductionState.ASKED, IntroductionState.DECLINED)
    with pytest.raises(Conflict, match="declined"):
        move(ana, card, IntroductionState.AGREED)
    (shown,) = queries.introductions(actor=ana)
    assert (shown.state, shown.introducer_name, shown.target_name, shown.changed_at) == (
        IntroductionState.DECLINED,
        "Li Wei",
        "Maria Gomez",
        NOW,
    )


# --- Do not contact ---------------------------------------------------------------------------


def silence(actor: Actor, person: UUID) -> None:
    people.set_do_not_contact(actor=actor, person=person, now=NOW)


def test_no_draft_to_or_through_somebody_silenced(ana: Actor, maria: UUID, li: UUID) -> None:
    silence(ana, maria)
    calls: list[Callable[[], object]] = [
        lambda: asks.draft(actor=ana, person=maria, now=NOW),
        lambda: asks.draft(actor=ana, person=li, via=[maria], now=NOW),
        lambda: asks.draft_who_do_you_know(actor=ana, person=maria, place="Contoso", now=NOW),
    ]
    for call in calls:
        with pytest.raises(Refused, match="do not contact"):
            call()
    assert asks.listing(actor=ana) == ()


def test_a_draft_to_somebody_silenced_since_stays_as_it_is(ana: Actor, maria: UUID) -> None:
    card = asks.draft(actor=ana, person=maria, now=NOW)
    silence(ana, maria)
    calls: list[Callable[[], object]] = [
        lambda: asks.edit(actor=ana, ask=card.id, subject="", text="x", now=NOW),
        lambda: asks.reframe(actor=ana, ask=card.id, wish=Wish(), now=NOW),
        lambda: mark(ana, card, AskState.SENT),
    ]
    for call in calls:
        with pytest.raises(Refused, match="do not contact"):
            call()
    shown = asks.show(actor=ana, ask=card.id)
    assert card.mailto
    assert (shown.text, shown.mailto) == (card.text, "")


@pytest.mark.parametrize("silenced", ["Maria Gomez", "Li Wei"])
def test_no_introduction_is_asked_of_or_for_somebody_silenced(
    ana: Actor, maria: UUID, li: UUID, silenced: str
) -> None:
    card = asks.draft(actor=ana, person=maria, via=[li], now=NOW)
    silence(ana, find(ana, silenced))
    item = card.introductions[0].introduction
    calls: list[Callable[[], object]] = [
        lambda: move(ana, card, IntroductionState.ASKED),
        lambda: asks.edit_introduction(actor=ana, introduction=item, subject="", text="x", now=NOW),
        lambda: asks.reframe(actor=ana, ask=card.id, wish=Wish(card=CARD), now=NOW),
    ]
    for call in calls:
        with pytest.raises(Refused, match="do not contact"):
            call()
    assert queries.introductions(actor=ana)[0].state is IntroductionState.DRAFTED


# --- Listing ----------------------------------------------------------------------------------


def test_open_asks_come_first(ana: Actor, maria: UUID, li: UUID, omar: UUID) -> None:
    first, second, third = (
        asks.draft(actor=ana, person=person, now=NOW) for person in (maria, li, omar)
    )
    mark(ana, second, AskState.SENT)
    mark(ana, second, AskState.NO)
    assert [card.id for card in asks.listing(actor=ana)] == [third.id, first.id, second.id]
    assert [card.id for card in asks.listing(actor=ana, limit=1)] == [third.id]
    pk = people_queries.show(actor=ana, person=li).pk
    assert [card.id for card in asks.of_person(actor=ana, person=pk)] == [second.id]


def test_a_removed_ask_comes_back(ana: Actor, maria: UUID, li: UUID) -> None:
    card = asks.draft(actor=ana, person=maria, via=[li], now=NOW)
    asks.remove(actor=ana, ask=card.id, now=NOW)
    assert asks.listing(actor=ana) == ()
    assert queries.introductions(actor=ana) == ()
    with pytest.raises(NotFound):
        asks.show(actor=ana, ask=card.id)
    with pytest.raises(NotFound):
        move(ana, card, IntroductionState.ASKED)
    asks.restore(actor=ana, ask=card.id, now=NOW)
    asks.remove(actor=ana, ask=card.id, now=NOW)
    removals.restore(actor=ana, public_id=card.id, now=NOW)
    assert asks.show(actor=ana, ask=card.id).digest == card.digest


# --- Checking what is typed -------------------------------------------------------------------


def test_typed_texts_are_checked_before_they_are_saved(ana: Actor, maria: UUID, li: UUID) -> None:
    card = asks.draft(actor=ana, person=maria, via=[li], now=NOW)
    found = messages.of_typed(actor=ana, ask=card.id, subject="Job", text="Give me a job.")
    assert {remark.on for remark in found} == {"text"}
    assert {remark.severity for remark in found} & {Severity.BLOCK, Severity.ERROR}
    item = card.introductions[0].introduction
    found = messages.of_typed_introduction(
        actor=ana, introduction=item, subject="", text="Give me a job."
    )
    assert {remark.on for remark in found} == {"to_introducer"}
    assert asks.show(actor=ana, ask=card.id).digest == card.digest
