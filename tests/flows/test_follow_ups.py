"""The message of a follow-up: drafted from the talk, changed, sent, and never to the silenced."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskState, Channel
from kithwork.domain.debriefs import Debrief, Finding, NameGiven, Promised, Writer
from kithwork.domain.errors import Invalid
from kithwork.domain.follow_ups import AnAsk, FollowUpKind, FollowUpState, Whose
from kithwork.domain.messages import MessageKind, Severity
from kithwork.domain.occasions import FollowUpDraft
from kithwork.flows import (
    asks,
    chats,
    debriefs,
    erasures,
    follow_up_drafts,
    follow_ups,
    messages,
    people,
)
from kithwork.flows.asks import NotToThem
from kithwork.flows.chats import Day
from kithwork.flows.follow_up_drafts import Settled
from kithwork.store.models import FollowUp, Person, Touch
from kithwork.store.queries import follow_ups as queries
from kithwork.store.queries.follow_ups import NoSuchFollowUp
from tests.cast import NOW, bring, dump, find, record, work

pytestmark = pytest.mark.django_db

PAST = Day((NOW - timedelta(hours=3)).replace(tzinfo=None, second=0, microsecond=0), "UTC")
HELPFUL = ("Shadow a night shift before you decide", "Start with data quality")
LI = NameGiven("Li Chen", "Alderby Devices", "Data engineer", "li@example.org", "", True)
EVA = NameGiven("Eva Lind", writer=Writer.GIVER)
NOTED = Debrief(
    helpful=HELPFUL,
    names=(LI, EVA),
    promises=(Promised(Whose.MINE, "Send the article"), Promised(Whose.THEIRS, "the slides")),
)
GRAVE = {Severity.BLOCK, Severity.ERROR}


@pytest.fixture
def talk(ana: Actor) -> UUID:
    """A talk with Maria this morning, written down; Tom had sent Ana there."""
    bring(
        ana,
        record("Maria Moreno", emails=["maria@example.org"], positions=[work("Contoso")]),
        record("Tom Bay", emails=["tom@example.org"]),
    )
    maria, tom = find(ana, "Maria Moreno"), find(ana, "Tom Bay")
    chat = chats.schedule(actor=ana, person=maria, day=PAST, referred_by=tom, now=NOW).id
    debriefs.debrief(actor=ana, chat=chat, debrief=NOTED, now=NOW)
    return chat


def owed(actor: Actor, kind: FollowUpKind, whose: Whose | None = None) -> UUID:
    """The duty of a kind."""
    rows = queries.waiting(actor=actor, now=NOW)
    return next(one.id for one in rows if one.kind is kind and one.whose is whose)


def draft(actor: Actor, follow_up: UUID, now: datetime = NOW) -> FollowUpDraft:
    return follow_up_drafts.draft(actor=actor, follow_up=follow_up, now=now)


def grave(card: FollowUpDraft) -> list[str]:
    return [one.rule for one in card.remarks if one.severity in GRAVE]


def test_thanks_cite_two_points_name_the_names_and_pass_the_check(ana: Actor, talk: UUID) -> None:
    before = dump(ana)
    card = draft(ana, owed(ana, FollowUpKind.THANK_YOU))
    for part in (*HELPFUL, "I will send the article.", "I am writing to Li Chen this week"):
        assert part in card.text
    assert "Thank you for offering to write to Eva Lind first." in card.text
    assert (card.channel, card.remarks, card.missing) == (Channel.EMAIL, (), {})
    assert card.mailto.startswith("mailto:maria@example.org?")
    assert dump(ana) == before


def test_thanks_mention_a_talk_that_is_booked(ana: Actor, talk: UUID) -> None:
    day = Day((NOW + timedelta(days=9)).replace(tzinfo=None, second=0, microsecond=0), "UTC")
    chats.schedule(actor=ana, person=find(ana, "Li Chen"), day=day, now=NOW)
    text = draft(ana, owed(ana, FollowUpKind.THANK_YOU)).text
    assert "I talk with Li Chen on" in text
    assert "I am writing to" not in text


def test_the_introducer_hears_what_came_of_it(ana: Actor, talk: UUID) -> None:
    card = draft(ana, owed(ana, FollowUpKind.REPORT_BACK))
    assert card.name == "Tom Bay"
    assert "You sent me to Maria Moreno, and we talked today." in card.text
    assert HELPFUL[0] in card.text
    assert card.remarks == ()


def test_promises_of_both_sides(ana: Actor, talk: UUID) -> None:
    mine = draft(ana, owed(ana, FollowUpKind.PROMISE, Whose.MINE))
    assert "I promised to send the article. Here it is" in mine.text
    theirs = draft(ana, owed(ana, FollowUpKind.PROMISE, Whose.THEIRS))
    assert "you kindly offered this: the slides." in theirs.text
    assert grave(mine) == grave(theirs) == []


@pytest.mark.parametrize(
    "promised, said",
    [
        ("Send the article", "to send the article. Here it is"),
        ("the rota of May", "you this: the rota of May. Here it is"),
        ("Introduce you to Tom Bay", "to introduce you to Tom Bay. That is done now."),
        ("Ask around at work", "to ask around at work. That is done now."),
    ],
)
def test_only_what_a_message_can_hold_stands_below_it(ana: Actor, promised: str, said: str) -> None:
    bring(ana, record("Maria Moreno", emails=["maria@example.org"]))
    maria = find(ana, "Maria Moreno")
    begun = Day((NOW - timedelta(hours=3)).replace(tzinfo=None, second=0, microsecond=0), "UTC")
    chat = chats.schedule(actor=ana, person=maria, day=begun, now=NOW).id
    debrief = Debrief(promises=(Promised(Whose.MINE, promised),))
    debriefs.debrief(actor=ana, chat=chat, debrief=debrief, now=NOW)
    card = draft(ana, owed(ana, FollowUpKind.PROMISE, Whose.MINE))
    assert f"I promised {said}" in card.text
    assert card.remarks == ()


def test_the_invitation_to_connect_is_short_and_ones_own(ana: Actor, talk: UUID) -> None:
    card = draft(ana, owed(ana, FollowUpKind.CONNECT))
    assert card.channel is Channel.LINKEDIN_NOTE
    assert len(card.text) <= 200
    assert HELPFUL[0] in card.text
    assert (card.subject, card.remarks) == ("", ())


def test_a_month_later_what_came_of_the_advice_is_told(ana: Actor, talk: UUID) -> None:
    (one,) = [
        x for x in queries.waiting(actor=ana, now=NOW) if x.kind is FollowUpKind.ADVICE_RESULT
    ]
    assert one.name == "Maria Moreno"
    assert (one.due_at - NOW).days in {29, 30}
    later = NOW + timedelta(days=30)
    assert set(draft(ana, one.id, later).missing or {}) == {"did", "came"}
    told = follow_up_drafts.tell(
        actor=ana,
        follow_up=one.id,
        did=" spent two nights on the ward ",
        came="I know now",
        now=later,
    )
    for part in ("you told me: “Shadow", "I spent two nights on the ward. I know now."):
        assert part in told.text.replace("What I did: spent", "I spent")
    assert (told.did, told.missing, grave(told)) == ("spent two nights on the ward", {}, [])


def test_a_talk_without_help_owes_no_result(ana: Actor, talk: UUID) -> None:
    debriefs.rewrite(actor=ana, chat=talk, debrief=Debrief(), now=NOW)
    assert FollowUpKind.ADVICE_RESULT not in {
        one.kind for one in queries.waiting(actor=ana, now=NOW)
    }


def test_what_was_typed_stays_until_it_is_emptied(ana: Actor, talk: UUID) -> None:
    one = owed(ana, FollowUpKind.THANK_YOU)
    first = draft(ana, one)
    kept = follow_up_drafts.edit(
        actor=ana,
        follow_up=one,
        subject=" Thanks \n all ",
        text="Dear Maria,\r\n\r\nFine.",
        now=NOW,
    )
    assert (kept.subject, kept.text, kept.is_typed) == ("Thanks all", "Dear Maria,\n\nFine.", True)
    assert kept.digest != first.digest
    assert "L25" in grave(kept)
    assert draft(ana, one) == kept
    assert follow_up_drafts.edit(actor=ana, follow_up=one, subject="", text=" ", now=NOW) == first
    with pytest.raises(Invalid, match="characters"):
        follow_up_drafts.edit(actor=ana, follow_up=one, subject="", text="x" * 20_001, now=NOW)
    with pytest.raises(Invalid, match="1000"):
        follow_up_drafts.tell(actor=ana, follow_up=one, did="x" * 1001, now=NOW)


def test_another_channel_writes_it_anew(ana: Actor, talk: UUID) -> None:
    one = owed(ana, FollowUpKind.THANK_YOU)
    follow_up_drafts.edit(actor=ana, follow_up=one, subject="x", text="y", now=NOW)
    card = follow_up_drafts.tell(actor=ana, follow_up=one, channel=Channel.LINKEDIN, now=NOW)
    assert (card.channel, card.subject, card.is_typed) == (Channel.LINKEDIN, "", False)
    assert len(card.text) <= 400
    assert grave(card) == []


def test_what_is_being_typed_is_checked_and_not_kept(ana: Actor, talk: UUID) -> None:
    one = owed(ana, FollowUpKind.THANK_YOU)
    found = follow_up_drafts.typed(
        actor=ana, follow_up=one, subject="Hello", text="Dear Bob,\n\nThanks!", now=NOW
    )
    assert {"L13", "L16", "L25", "L29"} <= {remark.rule for remark in found}
    assert not draft(ana, one).is_typed


def test_what_was_sent_is_done_and_leaves_a_touch_on_its_day(ana: Actor, talk: UUID) -> None:
    one = owed(ana, FollowUpKind.THANK_YOU)
    with pytest.raises(Invalid, match="future"):
        follow_ups.send(actor=ana, follow_up=one, on=NOW.date() + timedelta(days=1), now=NOW)
    later = NOW + timedelta(days=2)
    sent = follow_ups.send(actor=ana, follow_up=one, on=NOW.date() + timedelta(days=1), now=later)
    assert sent.state is FollowUpState.DONE
    (touch,) = Touch.objects.filter(kind="message")
    assert touch.on == NOW.date() + timedelta(days=1)
    assert Person.objects.get(name="Maria Moreno").last_touch_on == touch.on
    with pytest.raises(Settled):
        follow_up_drafts.edit(actor=ana, follow_up=one, subject="", text="x", now=later)
    follow_ups.reopen(actor=ana, follow_up=one, now=later)
    assert not Touch.objects.filter(kind="message").exists()
    assert Person.objects.get(name="Maria Moreno").last_touch_on == NOW.date()


def test_done_leaves_a_touch_too_where_it_was_a_message(ana: Actor, talk: UUID) -> None:
    for kind, whose in (
        (FollowUpKind.THANK_YOU, None),
        (FollowUpKind.WRITE_TO, None),
        (FollowUpKind.PROMISE, Whose.THEIRS),
    ):
        follow_ups.do(actor=ana, follow_up=owed(ana, kind, whose), now=NOW)
    assert [one.person.name for one in Touch.objects.filter(kind="message")] == ["Maria Moreno"]
    with pytest.raises(Invalid, match="letter of its own"):
        follow_ups.send(actor=ana, follow_up=owed(ana, FollowUpKind.WRITE_TO), now=NOW)
    assert FollowUp.objects.filter(kind=FollowUpKind.WRITE_TO, state="done").count() == 1
    with pytest.raises(AnAsk):
        follow_up_drafts.tell(
            actor=ana, follow_up=owed(ana, FollowUpKind.WRITE_TO), did="x", now=NOW
        )


def test_a_letter_to_somebody_named_is_an_ask_that_says_who_named_them(
    ana: Actor, talk: UUID
) -> None:
    li = find(ana, "Li Chen")
    (one,) = queries.of_person(actor=ana, person=li)
    card = draft(ana, one.id)
    assert "Maria Moreno suggested I write to you" in card.text
    assert not {"L05", "L06"} & {remark.rule for remark in card.remarks}
    assert card.ask is None
    kept = asks.draft(actor=ana, person=li, now=NOW)
    assert (kept.text, kept.digest) == (card.text, draft(ana, one.id).digest)
    assert draft(ana, one.id).ask == kept.id
    asks.mark(actor=ana, ask=kept.id, state=AskState.SENT, now=NOW)
    said = asks.mark(actor=ana, ask=kept.id, state=AskState.YES, now=NOW)
    assert said.chat is not None
    debriefs.debrief(actor=ana, chat=said.chat, debrief=Debrief(held_at=NOW), now=NOW)
    maria = find(ana, "Maria Moreno")
    owes = {row.kind for row in queries.of_person(actor=ana, person=maria)}
    assert FollowUpKind.REPORT_BACK in owes


def test_nobody_is_named_who_did_not_allow_it(ana: Actor, talk: UUID) -> None:
    card = asks.draft(actor=ana, person=find(ana, "Eva Lind"), now=NOW)
    assert "Maria" not in card.text


def test_the_silenced_are_not_written_to_nor_named(ana: Actor, talk: UUID) -> None:
    thanks = owed(ana, FollowUpKind.THANK_YOU)
    people.set_do_not_contact(actor=ana, person=find(ana, "Li Chen"), now=NOW)
    assert "Li Chen" not in draft(ana, thanks).text
    people.set_do_not_contact(actor=ana, person=find(ana, "Maria Moreno"), now=NOW)
    with pytest.raises(NotToThem):
        draft(ana, thanks)
    with pytest.raises(NotToThem):
        follow_up_drafts.edit(actor=ana, follow_up=thanks, subject="", text="x", now=NOW)
    people.remove(actor=ana, person=find(ana, "Maria Moreno"), now=NOW)
    with pytest.raises(NoSuchFollowUp):
        draft(ana, thanks)


def test_an_erased_person_is_named_in_no_message(ana: Actor, talk: UUID) -> None:
    li = find(ana, "Li Chen")
    asks.draft(actor=ana, person=li, now=NOW)
    thanks = owed(ana, FollowUpKind.THANK_YOU)
    typed = draft(ana, thanks).text
    follow_up_drafts.edit(actor=ana, follow_up=thanks, subject="On Li", text=typed, now=NOW)
    erasures.erase(actor=ana, person=li, now=NOW)
    assert "I am writing to … this week" in draft(ana, thanks).text
    assert "Li Chen" not in "\n".join(dump(ana))
    asks.draft(actor=ana, person=find(ana, "Tom Bay"), now=NOW)


def test_who_named_somebody_and_is_erased_is_in_no_ask(ana: Actor, talk: UUID) -> None:
    asks.draft(actor=ana, person=find(ana, "Li Chen"), now=NOW)
    erasures.erase(actor=ana, person=find(ana, "Maria Moreno"), now=NOW)
    assert "Maria" not in "\n".join(dump(ana))


def test_a_free_text_is_checked_against_the_last_talk(ana: Actor, talk: UUID) -> None:
    maria = find(ana, "Maria Moreno")

    def rules(text: str, kind: MessageKind, now: datetime, to: UUID = maria) -> set[str]:
        found = messages.check_text(actor=ana, text=text, kind=kind, to=to, now=now)
        return {one.rule for one in found}

    late = NOW + timedelta(days=9)
    bare = "Dear Maria,\n\nThanks for your time."
    assert {"L25", "L28", "L29"} <= rules(bare, MessageKind.THANK_YOU, NOW)
    assert "L26" not in rules(bare, MessageKind.THANK_YOU, NOW)
    good = "Dear Maria,\n\nI will shadow a night shift. I am writing to Li Chen."
    assert rules(good, MessageKind.THANK_YOU, late) == {"L26"}
    assert rules("Hi Tom,\n\nI passed.", MessageKind.UPDATE, late, find(ana, "Tom Bay")) == {"L32"}


def test_nobody_is_pressed_for_an_answer(ana: Actor, talk: UUID) -> None:
    tom = find(ana, "Tom Bay")

    def pressed(now: datetime) -> bool:
        found = messages.check_text(
            actor=ana, text="Hi Tom,\n\nI passed.", kind=MessageKind.UPDATE, to=tom, now=now
        )
        return "L31" in {one.rule for one in found}

    day = timedelta(days=1)
    assert not pressed(NOW)
    people.touch(actor=ana, person=tom, kind="message", on=NOW.date(), now=NOW)
    assert pressed(NOW + day)
    assert not pressed(NOW + 7 * day)
    people.touch(actor=ana, person=tom, kind="message", on=NOW.date() + 7 * day, now=NOW + 7 * day)
    assert pressed(NOW + 60 * day)
    people.touch(actor=ana, person=tom, kind="call", on=NOW.date() + 8 * day, now=NOW + 60 * day)
    assert not pressed(NOW + 60 * day)


def test_findings_count_as_what_they_said(ana: Actor, talk: UUID) -> None:
    noted = Debrief(findings=(Finding("Hospitals train their own testers"),))
    debriefs.rewrite(actor=ana, chat=talk, debrief=noted, now=NOW)
    one = owed(ana, FollowUpKind.THANK_YOU)
    card = draft(ana, one)
    assert set(card.missing or {}) == {"helpful"}
    text = "Dear Maria,\n\nThat hospitals train testers is new to me. I will ask two of them."
    found = follow_up_drafts.typed(
        actor=ana, follow_up=one, subject="Thanks, Maria", text=text, now=NOW
    )
    assert "L25" not in {remark.rule for remark in found}
