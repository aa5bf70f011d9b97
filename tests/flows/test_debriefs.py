"""Debriefs: written down once, with the people and duties they bring; taken back whole."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskState
from kithwork.domain.chats import CannotMove, ChatKind, ChatState
from kithwork.domain.debriefs import (
    Answer,
    Aspect,
    Debrief,
    Debriefed,
    Finding,
    Fit,
    GoalAnswer,
    Inquired,
    InquiryKind,
    NameGiven,
    Promised,
    RemarkKind,
    Writer,
)
from kithwork.domain.errors import Invalid
from kithwork.domain.follow_ups import CannotMove as SettledAlready
from kithwork.domain.follow_ups import FollowUpKind, FollowUpState, Whose
from kithwork.domain.goals import Answered
from kithwork.domain.runs import Mark, Outcome, RunNote
from kithwork.flows import (
    asks,
    briefs,
    chats,
    debriefs,
    erasures,
    follow_ups,
    goals,
    introductions,
    look_alikes,
    people,
    question_plans,
    recalls,
    referrals,
    reversals,
    runs,
)
from kithwork.flows import ties as tie_flows
from kithwork.flows.chats import Day, WrittenDown
from kithwork.flows.referrals import Who
from kithwork.store.models import Chat, FollowUp, Organisation, Person, Referral, Tie, Touch
from kithwork.store.queries import debriefs as queries
from kithwork.store.queries import follow_ups as follow_up_queries
from kithwork.store.queries import goals as goal_queries
from kithwork.store.queries.debriefs import NoDebrief, NoSuchReferral
from tests.cast import NOW, bring, dump, find, record, work

pytestmark = pytest.mark.django_db

PAST = Day(
    (NOW - timedelta(hours=3)).replace(tzinfo=None, second=0, microsecond=0), "UTC", minutes=20
)
LI = NameGiven(
    "Li Chen", "Alderby Devices", "Data engineer", "li@example.org", "studied together", True
)


NOTHING = Debrief()


@pytest.fixture
def maria(ana: Actor) -> UUID:
    bring(
        ana,
        record("Maria Moreno", emails=["maria@example.org"], positions=[work("Contoso")]),
        record("Tom Bay", emails=["tom@example.org"]),
    )
    return find(ana, "Maria Moreno")


@pytest.fixture
def chat(ana: Actor, maria: UUID) -> UUID:
    """A talk with Maria this morning; Tom had sent Ana there."""
    tom = find(ana, "Tom Bay")
    return chats.schedule(actor=ana, person=maria, day=PAST, referred_by=tom, now=NOW).id


def write(actor: Actor, chat: UUID, debrief: Debrief = NOTHING) -> None:
    debriefs.debrief(actor=actor, chat=chat, debrief=debrief, now=NOW)


def duties(actor: Actor) -> list[tuple[FollowUpKind, str, str]]:
    return [
        (one.kind, one.name, one.text) for one in follow_up_queries.waiting(actor=actor, now=NOW)
    ]


def test_an_empty_debrief_holds_the_chat_and_owes_thanks_and_a_report(
    ana: Actor, chat: UUID
) -> None:
    card = debriefs.debrief(actor=ana, chat=chat, debrief=Debrief(), now=NOW)
    row = Chat.objects.get()
    assert (row.state, row.held_at) == (ChatState.HELD, row.starts_at)
    assert card.minutes == 20
    assert Touch.objects.filter(person=row.person, kind="chat").count() == 1
    assert duties(ana) == [
        (FollowUpKind.THANK_YOU, "Maria Moreno", ""),
        (FollowUpKind.CONNECT, "Maria Moreno", ""),
        (FollowUpKind.REPORT_BACK, "Tom Bay", ""),
    ]
    thanks = follow_up_queries.waiting(actor=ana, now=NOW)[0]
    assert row.held_at is not None
    assert thanks.due_at == row.held_at + timedelta(hours=24)


def test_everything_that_was_said_is_kept(ana: Actor, chat: UUID) -> None:
    noted = Debrief(
        minutes=27,
        answers=(
            Answer("How did you get here?", text="By chance."),
            Answer("What is paid?", Outcome.REDIRECTED),
            Answer("What changes?", Outcome.NOT_REACHED),
        ),
        helpful=("Start with data quality", "Join the Tuesday group"),
        findings=(Finding("They hire in spring", "Contoso", 0.9), Finding("Teams are small")),
        words=("OKR",),
        fit=(Fit("analyst", 1, "much talking", Aspect.PERSONALITY), Fit("Contoso", -1)),
        openings=("A junior place in May",),
        common=("The choir",),
        worth=("A course I need not take",),
        inquiries=(Inquired("The Data Book", InquiryKind.READING, date(2026, 12, 1)),),
        goal=Answered.PARTLY,
        again=True,
        liking=4,
    )
    write(ana, chat, noted)
    card = queries.show(actor=ana, chat=chat)
    assert card.answers == noted.answers
    assert card.remarks == (
        (RemarkKind.HELPFUL, "Start with data quality"),
        (RemarkKind.HELPFUL, "Join the Tuesday group"),
        (RemarkKind.WORD, "OKR"),
        (RemarkKind.OPENING, "A junior place in May"),
        (RemarkKind.COMMON, "The choir"),
        (RemarkKind.WORTH, "A course I need not take"),
    )
    assert (card.as_written().common, card.as_written().worth) == (noted.common, noted.worth)
    assert (card.liking, card.as_written().liking) == (4, 4)
    assert (card.findings, card.fit) == (noted.findings, noted.fit)
    assert [(one.kind, one.text, one.due_on) for one in card.inquiries] == [
        (InquiryKind.READING, "The Data Book", date(2026, 12, 1))
    ]
    assert (card.goal, card.again, card.minutes) == (Answered.PARTLY, True, 27)


def test_who_was_named_is_a_person_with_a_path(ana: Actor, chat: UUID) -> None:
    write(ana, chat, Debrief(names=(LI,)))
    li = find(ana, "Li Chen")
    (way,) = introductions.to_person(actor=ana, person=li).paths
    assert [step.name for step in way.steps] == ["Maria Moreno", "Li Chen"]
    assert "studied together" in way.steps[-1].evidence[0].text
    assert way.steps[-1].headline == "Data engineer, Alderby Devices"
    (letter,) = follow_up_queries.of_person(actor=ana, person=li)
    assert letter.kind is FollowUpKind.WRITE_TO
    assert "you may say so" in letter.reason
    # Ana has only heard of Li.
    assert not Tie.objects.filter(left__is_me=True, right__public_id=li).exists()


def test_a_name_that_is_a_contact_makes_nobody_new(ana: Actor, chat: UUID) -> None:
    count = Person.objects.count()
    named = (NameGiven("tom bay"), NameGiven("T. Bay", email="tom@example.org"))
    write(ana, chat, Debrief(names=named))
    assert Person.objects.count() == count
    assert {row.person_id for row in Referral.objects.all()} == {
        Person.objects.get(name="Tom Bay").pk
    }


def test_a_name_that_may_mean_several_waits_for_the_seekers_word(ana: Actor, chat: UUID) -> None:
    for _ in range(2):
        people.add(actor=ana, name="Kim Park", now=NOW)
    count = Person.objects.count()
    card = debriefs.debrief(
        actor=ana, chat=chat, debrief=Debrief(names=(NameGiven("Kim Park"),)), now=NOW
    )
    (open_one,) = card.referrals
    assert open_one.person is None
    assert len(open_one.candidates) == 2
    assert Person.objects.count() == count
    chosen = open_one.candidates[0][0]
    known = referrals.settle(actor=ana, referral=open_one.id, person=chosen, now=NOW)
    assert (known.person, known.candidates) == (chosen, ())
    assert FollowUpKind.WRITE_TO in {one[0] for one in duties(ana)}
    assert len(duties(ana)) == 4
    with pytest.raises(NoSuchReferral):
        referrals.settle(actor=ana, referral=open_one.id, person=Who.NEW, now=NOW)


def test_a_name_may_turn_out_to_be_somebody_new(ana: Actor, chat: UUID) -> None:
    people.add(actor=ana, name="Kim Park", organisation="Contoso", now=NOW)
    named = NameGiven("Kim Park", "Alderby Devices")
    write(ana, chat, Debrief(names=(named,)))
    (open_one,) = queries.show(actor=ana, chat=chat).referrals
    assert open_one.person is None
    referrals.settle(actor=ana, referral=open_one.id, person=Who.NEW, now=NOW)
    assert Person.objects.filter(name="Kim Park").count() == 2
    assert Person.objects.filter(
        name="Kim Park", positions__organisation__name="Alderby Devices"
    ).exists()


def test_to_whom_a_question_was_redirected_is_a_name_given(ana: Actor, chat: UUID) -> None:
    redirected = Answer("What is paid?", Outcome.REDIRECTED, to="Bob Reed")
    write(ana, chat, Debrief(answers=(redirected,), names=(NameGiven("Bob Reed", "Contoso"),)))
    (bob,) = Referral.objects.all()
    assert bob.organisation == "Contoso"
    assert queries.show(actor=ana, chat=chat).answers == (redirected,)


def test_promises_are_due_on_their_days_and_once(ana: Actor, chat: UUID) -> None:
    promises = (
        Promised(Whose.MINE, "Send the article", date(2026, 12, 24)),
        Promised(Whose.THEIRS, "Send the slides"),
    )
    write(ana, chat, Debrief(promises=(*promises, promises[0])))
    rows = FollowUp.objects.filter(kind=FollowUpKind.PROMISE).order_by("due_at")
    assert [(row.whose, row.text) for row in rows] == [
        (Whose.THEIRS, "Send the slides"),
        (Whose.MINE, "Send the article"),
    ]
    assert rows[1].due_at.astimezone(NOW.tzinfo).date() == date(2026, 12, 24)


def test_a_second_debrief_is_refused_and_changes_nothing(ana: Actor, chat: UUID) -> None:
    write(ana, chat, Debrief(names=(LI,)))
    before = dump(ana)
    with pytest.raises(Debriefed, match="Maria Moreno"):
        write(ana, chat, Debrief(helpful=("other",)))
    assert dump(ana) == before


@pytest.mark.parametrize(
    "debrief, field",
    [
        (Debrief(held_at=NOW + timedelta(hours=2)), "held_at"),
        (Debrief(minutes=0), "minutes"),
        (Debrief(helpful=(" ",)), "helpful"),
        (Debrief(names=(NameGiven(""),)), "names"),
        (Debrief(names=(NameGiven("Li", email="nowhere"),)), "names"),
        (Debrief(names=(NameGiven("li@example.org"),)), "names"),
        (Debrief(names=(NameGiven("Maria Moreno"),)), "names"),
        (Debrief(findings=(Finding("x" * 5000),)), "findings"),
        (Debrief(words=tuple(str(number) for number in range(500))), "words"),
    ],
)
def test_a_faulty_debrief_names_its_part_and_writes_nothing(
    ana: Actor, chat: UUID, debrief: Debrief, field: str
) -> None:
    before = dump(ana)
    with pytest.raises(Invalid) as refusal:
        write(ana, chat, debrief)
    assert refusal.value.field == field
    assert dump(ana) == before


def test_half_an_hour_early_is_early_enough(ana: Actor, chat: UUID) -> None:
    write(ana, chat, Debrief(held_at=NOW + timedelta(minutes=30)))
    assert Chat.objects.get().held_at == NOW


def test_what_was_held_already_may_say_its_true_day(ana: Actor, chat: UUID) -> None:
    chats.hold(actor=ana, chat=chat, now=NOW)
    yesterday = NOW - timedelta(days=1)
    write(ana, chat, Debrief(held_at=yesterday))
    (touch,) = Touch.objects.filter(kind="chat")
    assert (touch.on, Chat.objects.get().held_at) == (yesterday.date(), yesterday)


def test_a_cancelled_chat_has_no_debrief(ana: Actor, chat: UUID) -> None:
    chats.cancel(actor=ana, chat=chat, now=NOW)
    with pytest.raises(CannotMove):
        write(ana, chat)


def test_who_talked_with_somebody_only_heard_of_knows_them(ana: Actor, chat: UUID) -> None:
    write(ana, chat, Debrief(names=(LI,)))
    li = find(ana, "Li Chen")
    talk = chats.schedule(
        actor=ana,
        person=li,
        day=replace(PAST, at=PAST.at + timedelta(hours=1)),
        referred_by=find(ana, "Maria Moreno"),
        now=NOW,
    )
    chats.hold(actor=ana, chat=talk.id, now=NOW)
    tie = Tie.objects.get(left__is_me=True, right__public_id=li)
    assert (tie.origin, tie.met_on) == ("referral", PAST.at.date())
    assert tie.strength > 0
    chats.reopen(actor=ana, chat=talk.id, now=NOW)
    assert not Tie.objects.filter(pk=tie.pk).exists()


def test_taken_back_all_is_as_after_the_chat(ana: Actor, chat: UUID) -> None:
    chats.hold(actor=ana, chat=chat, now=NOW)
    before = dump(ana)
    assert [one[0] for one in duties(ana)] == [
        FollowUpKind.THANK_YOU,
        FollowUpKind.CONNECT,
        FollowUpKind.REPORT_BACK,
    ]
    write(ana, chat, Debrief(names=(LI,), helpful=("x",), promises=(Promised(Whose.MINE, "y"),)))
    with pytest.raises(WrittenDown):
        chats.reopen(actor=ana, chat=chat, now=NOW)
    debriefs.take_back(actor=ana, chat=chat, now=NOW)
    assert dump(ana) == before
    assert not Organisation.objects.filter(name="Alderby Devices").exists()
    with pytest.raises(NoDebrief):
        debriefs.take_back(actor=ana, chat=chat, now=NOW)
    write(ana, chat)


def test_written_anew_what_was_done_stays_done(ana: Actor, chat: UUID) -> None:
    write(ana, chat, Debrief(names=(LI, NameGiven("Bob Reed")), helpful=("old",)))
    li = find(ana, "Li Chen")
    thanks = follow_up_queries.waiting(actor=ana, now=NOW)[0]
    follow_ups.do(actor=ana, follow_up=thanks.id, now=NOW)
    debriefs.rewrite(actor=ana, chat=chat, debrief=Debrief(names=(LI,), helpful=("new",)), now=NOW)
    assert find(ana, "Li Chen") == li
    assert not Person.objects.filter(name="Bob Reed").exists()
    (still,) = FollowUp.objects.filter(kind=FollowUpKind.THANK_YOU)
    assert still.state == FollowUpState.DONE
    assert queries.show(actor=ana, chat=chat).remarks == ((RemarkKind.HELPFUL, "new"),)
    debriefs.take_back(actor=ana, chat=chat, now=NOW)
    assert not Person.objects.filter(name="Li Chen").exists()


def test_whoever_something_holds_on_to_stays_when_it_is_taken_back(ana: Actor, chat: UUID) -> None:
    write(ana, chat, Debrief(names=(LI,)))
    people.note(actor=ana, person=find(ana, "Li Chen"), text="Met at the fair", now=NOW)
    debriefs.take_back(actor=ana, chat=chat, now=NOW)
    assert Person.objects.filter(name="Li Chen").exists()


def test_what_is_owed_to_the_silenced_rests_until_that_is_lifted(
    ana: Actor, maria: UUID, chat: UUID
) -> None:
    for name in ("Tom Bay", "Maria Moreno"):
        people.set_do_not_contact(actor=ana, person=find(ana, name), now=NOW)
    promised = (Promised(Whose.MINE, "Send the article"), Promised(Whose.THEIRS, "the slides"))
    write(ana, chat, Debrief(names=(NameGiven("Tom Bay"),), promises=promised))
    assert duties(ana) == []
    people.lift_do_not_contact(actor=ana, person=maria, now=NOW)
    assert sorted(duties(ana)) == [
        (FollowUpKind.CONNECT, "Maria Moreno", ""),
        (FollowUpKind.PROMISE, "Maria Moreno", "Send the article"),
        (FollowUpKind.PROMISE, "Maria Moreno", "the slides"),
        (FollowUpKind.THANK_YOU, "Maria Moreno", ""),
    ]
    people.lift_do_not_contact(actor=ana, person=find(ana, "Tom Bay"), now=NOW)
    assert {kind for kind, name, _ in duties(ana) if name == "Tom Bay"} >= {FollowUpKind.WRITE_TO}


def test_an_erased_person_leaves_no_name_behind(ana: Actor, chat: UUID) -> None:
    write(ana, chat, Debrief(names=(LI,)))
    erasures.erase(actor=ana, person=find(ana, "Li Chen"), now=NOW)
    assert not Referral.objects.exists()
    assert "Li Chen" not in "\n".join(dump(ana))


def test_a_merged_person_keeps_what_is_owed_to_them(ana: Actor, chat: UUID) -> None:
    write(ana, chat, Debrief(names=(LI,)))
    other = people.add(actor=ana, name="L. Chen", now=NOW)
    look_alikes.merge(actor=ana, kept=other, absorbed=find(ana, "li@example.org"), now=NOW)
    assert FollowUp.objects.get(kind=FollowUpKind.WRITE_TO).person.public_id == other
    assert Referral.objects.get().person_id == Person.objects.get(public_id=other).pk


def test_a_warm_up_owes_thanks_and_nothing_else(ana: Actor, maria: UUID) -> None:
    talk = chats.schedule(actor=ana, person=maria, day=PAST, kind=ChatKind.WARM_UP, now=NOW)
    write(ana, talk.id, Debrief(names=(LI,)))
    assert [one[0] for one in duties(ana)] == [FollowUpKind.THANK_YOU]


def test_who_writes_first_changes_when_the_letter_is_due(ana: Actor, chat: UUID) -> None:
    write(ana, chat, Debrief(names=(replace(LI, writer=Writer.GIVER),)))
    letter = FollowUp.objects.get(kind=FollowUpKind.WRITE_TO)
    held_at = Chat.objects.get().held_at
    assert held_at is not None
    assert letter.due_at == held_at + timedelta(days=7)
    assert letter.reason.startswith("Maria Moreno wanted to write to Li Chen first")


def test_what_was_answered_comes_later_in_the_next_plan(
    ana: Actor, maria: UUID, chat: UUID
) -> None:
    question_plans.make(actor=ana, chat=chat, now=NOW)
    planned = question_plans.show(actor=ana, chat=chat).plan.questions
    drop = next(one.question for one in planned if not one.question.asks_for_names)
    told = (Answer(drop.text, text="In Prague"),)
    write(ana, chat, Debrief(answers=told))
    assert queries.heard(actor=ana)[drop.key] == queries.Heard(1, 1)
    tomorrow = Day(datetime.fromisoformat("2031-01-08T09:00"), "UTC")
    later = chats.schedule(actor=ana, person=find(ana, "Tom Bay"), day=tomorrow, now=NOW)
    keys = [
        one.question.key for one in question_plans.show(actor=ana, chat=later.id).plan.questions
    ]
    assert drop.key not in keys


def test_duties_move_and_are_taken_back(ana: Actor, chat: UUID) -> None:
    write(ana, chat)
    one = follow_up_queries.waiting(actor=ana, now=NOW)[0].id
    with pytest.raises(Invalid, match="past"):
        follow_ups.postpone(actor=ana, follow_up=one, until=NOW.date(), now=NOW)
    later = NOW.date() + timedelta(days=3)
    put_off = follow_ups.postpone(actor=ana, follow_up=one, until=later, note=" ill ", now=NOW)
    assert (put_off.state, put_off.note) == (FollowUpState.POSTPONED, "ill")
    assert put_off.due_at.astimezone(NOW.tzinfo).date() == later
    dropped = follow_ups.drop(actor=ana, follow_up=one, now=NOW)
    assert dropped.settled_at == NOW
    with pytest.raises(SettledAlready):
        follow_ups.do(actor=ana, follow_up=one, now=NOW)
    assert follow_ups.reopen(actor=ana, follow_up=one, now=NOW).settled_at is None
    assert len(follow_up_queries.every(actor=ana)) == 3


def test_goals_are_answered_one_by_one_and_open_again_when_it_is_taken_back(
    ana: Actor, chat: UUID
) -> None:
    goals.set_goals(actor=ana, chat=chat, texts=["How nurses move", "What I miss"], now=NOW)
    said = (GoalAnswer("how nurses move", Answered.YES, "By a course"),)
    write(ana, chat, Debrief(goals=said))
    first, second = queries.show(actor=ana, chat=chat).goals
    assert (first.answered, first.answer) == (Answered.YES, "By a course")
    assert second.answered is Answered.OPEN
    debriefs.take_back(actor=ana, chat=chat, now=NOW)
    assert {one.answered for one in goal_queries.of_chat(actor=ana, chat=chat)} == {Answered.OPEN}
    with pytest.raises(Invalid, match="no goal of this chat"):
        write(ana, chat, Debrief(goals=(GoalAnswer("Something else"),)))


def test_words_with_a_meaning_are_learned_by_heart(ana: Actor, chat: UUID) -> None:
    write(ana, chat, Debrief(words=("OKR: objectives and key results", "P&L", "okr: twice")))
    assert queries.words(actor=ana) == (("okr", "twice"),)
    tomorrow = Day(datetime.fromisoformat("2031-01-08T09:00"), "UTC")
    later = chats.schedule(actor=ana, person=find(ana, "Tom Bay"), day=tomorrow, now=NOW)
    deck = recalls.deck(actor=ana, chat=later.id).cards
    assert [(one.front, one.back) for one in deck if one.key.startswith("word:")] == [
        ("okr", "twice")
    ]


def test_the_next_brief_knows_what_was_promised_and_said(
    ana: Actor, maria: UUID, chat: UUID
) -> None:
    people.add(actor=ana, name="Ada Ray", organisation="Contoso", now=NOW)
    noted = Debrief(
        promises=(Promised(Whose.THEIRS, "Send the slides", date(2026, 12, 1)),),
        findings=(
            Finding("They hire in spring", "contoso"),
            Finding("Teams are small", "the field"),
        ),
        helpful=("Start with data quality",),
    )
    write(ana, chat, noted)
    tomorrow = Day(datetime.fromisoformat("2031-01-08T09:00"), "UTC")
    again = chats.schedule(actor=ana, person=maria, day=tomorrow, now=NOW)
    brief = briefs.show(actor=ana, chat=again.id)
    assert [(one.on, one.text) for one in brief.promised] == [
        (date(2026, 12, 1), "They: Send the slides")
    ]
    assert {one.text for one in brief.heard} == {
        "Maria Moreno: They hire in spring",
        "Maria Moreno: Teams are small",
        "Maria Moreno: Start with data quality",
    }
    evening = Day(datetime.fromisoformat("2031-01-08T19:00"), "UTC")
    other = chats.schedule(actor=ana, person=find(ana, "Ada Ray"), day=evening, now=NOW)
    heard = briefs.show(actor=ana, chat=other.id).heard
    assert [one.text for one in heard] == ["Maria Moreno: They hire in spring"]


def test_the_notes_of_the_talk_begin_the_debrief(ana: Actor, chat: UUID) -> None:
    question_plans.make(actor=ana, chat=chat, now=NOW)
    first = question_plans.show(actor=ana, chat=chat).plan.questions[0].question
    runs.begin(actor=ana, chat=chat, now=NOW - timedelta(minutes=25))
    typed = (
        (Mark.NOTE, "By chance", first.key),
        (Mark.NOTE, "over a friend", first.key),
        (Mark.HELPFUL, "Start with data quality", ""),
        (Mark.NAME, "Li Chen, analyst at DataWell; studied together; they write", ""),
        (Mark.MY_PROMISE, "Send the article", ""),
        (Mark.THEIR_PROMISE, "Send the slides", ""),
        (Mark.INQUIRY, "The Data Book", ""),
        (Mark.WORD, "OKR", ""),
        (Mark.OPENING, "A place in May", ""),
    )
    notes = [
        RunNote(UUID(int=number), 1, number, mark, text, question)
        for number, (mark, text, question) in enumerate(typed, start=1)
    ]
    runs.keep(actor=ana, chat=chat, notes=notes, now=NOW)
    runs.end(actor=ana, chat=chat, now=NOW - timedelta(seconds=90))
    begun = debriefs.draft(actor=ana, chat=chat)
    assert begun == Debrief(
        held_at=NOW - timedelta(minutes=25),
        minutes=24,
        answers=(Answer(first.text, Outcome.ANSWERED, "By chance · over a friend"),),
        helpful=("Start with data quality",),
        names=(
            NameGiven(
                "Li Chen", "DataWell", "analyst", "", "studied together", writer=Writer.GIVER
            ),
        ),
        promises=(
            Promised(Whose.MINE, "Send the article"),
            Promised(Whose.THEIRS, "Send the slides"),
        ),
        inquiries=(Inquired("The Data Book"),),
        words=("OKR",),
        openings=("A place in May",),
    )
    write(ana, chat, begun)
    assert find(ana, "Li Chen") in {
        one.person for one in queries.show(actor=ana, chat=chat).referrals
    }


def test_an_erased_person_comes_back_by_no_part_of_a_debrief(ana: Actor, chat: UUID) -> None:
    runs.begin(actor=ana, chat=chat, now=NOW)
    line = RunNote(UUID(int=9), 1, 1, Mark.NAME, "Omar Said, analyst at DataWell")
    runs.keep(actor=ana, chat=chat, notes=[line], now=NOW)
    for _ in range(2):
        people.add(actor=ana, name="Kim Park", now=NOW)
    open_one = NameGiven("Omar Said", email="omar@example.org")
    sent_on = Answer("What is paid?", Outcome.REDIRECTED, to="Omar Said")
    write(ana, chat, Debrief(answers=(sent_on,)))
    tomorrow = Day(datetime.fromisoformat("2026-11-20T09:00"), "UTC")
    other = chats.schedule(actor=ana, person=find(ana, "Tom Bay"), day=tomorrow, now=NOW).id
    write(ana, other, Debrief(names=(NameGiven("Kim Park"),)))
    Referral.objects.filter(chat__public_id=other).update(name="Omar Said", email=open_one.email)
    erasures.erase(actor=ana, person=find(ana, "Omar Said"), now=NOW)
    assert "Omar" not in "\n".join(dump(ana))
    again = debriefs.written(actor=ana, chat=chat, now=NOW)
    debriefs.rewrite(actor=ana, chat=chat, debrief=again, now=NOW)
    assert not Person.objects.filter(name__contains="Omar").exists()


def test_written_anew_hides_nothing_away(ana: Actor, maria: UUID, chat: UUID) -> None:
    promise = Promised(Whose.MINE, "Send the article", date(2026, 12, 24))
    write(ana, chat, Debrief(names=(LI,), promises=(promise,)))
    li = find(ana, "Li Chen")
    people.set_do_not_contact(actor=ana, person=maria, now=NOW)
    people.remove(actor=ana, person=li, now=NOW)
    again = debriefs.written(actor=ana, chat=chat, now=NOW)
    assert again.promises == (promise,)
    debriefs.rewrite(actor=ana, chat=chat, debrief=replace(again, words=("OKR",)), now=NOW)
    people.restore(actor=ana, person=li, now=NOW)
    people.lift_do_not_contact(actor=ana, person=maria, now=NOW)
    assert (FollowUpKind.PROMISE, "Maria Moreno", "Send the article") in duties(ana)


def test_another_name_is_another_person_and_a_better_address_replaces_the_first(
    ana: Actor, chat: UUID
) -> None:
    write(ana, chat, Debrief(names=(LI,)))
    li = find(ana, "Li Chen")
    better = replace(LI, person=li, email="li.chen@example.org", organisation="Fabrikam")
    debriefs.rewrite(actor=ana, chat=chat, debrief=Debrief(names=(better,)), now=NOW)
    assert find(ana, "Li Chen") == li
    row = Person.objects.get(public_id=li)
    assert list(row.addresses.values_list("value", flat=True)) == ["li.chen@example.org"]
    assert [one.organisation.name for one in row.positions.all()] == ["Fabrikam"]
    other = NameGiven("Bo Okafor", email="bo@example.org")
    debriefs.rewrite(actor=ana, chat=chat, debrief=Debrief(names=(other,)), now=NOW)
    assert not Person.objects.filter(public_id=li).exists()
    assert find(ana, "bo@example.org") == find(ana, "Bo Okafor")


def test_written_anew_who_promised_and_what_may_be_said_change(ana: Actor, chat: UUID) -> None:
    mine = Promised(Whose.MINE, "Send the slides")
    write(ana, chat, Debrief(names=(LI,), promises=(mine,)))
    theirs = replace(mine, whose=Whose.THEIRS)
    asked_not_to = replace(LI, may_use_name=False)
    noted = Debrief(names=(asked_not_to,), promises=(theirs,))
    debriefs.rewrite(actor=ana, chat=chat, debrief=noted, now=NOW)
    promise = FollowUp.objects.get(kind=FollowUpKind.PROMISE)
    assert (promise.whose, promise.reason[:5]) == (Whose.THEIRS, "Maria")
    assert "may say" not in FollowUp.objects.get(kind=FollowUpKind.WRITE_TO).reason


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "UTC"])
def test_a_promise_keeps_its_day_however_often_it_is_written(
    ana: Actor, chat: UUID, zone: str
) -> None:
    here = NOW.astimezone(ZoneInfo(zone))
    promise = Promised(Whose.MINE, "Send the article", date(2027, 4, 10))
    noted = Debrief(promises=(promise,))
    debriefs.debrief(actor=ana, chat=chat, debrief=noted, now=here)
    for _ in range(2):
        again = debriefs.written(actor=ana, chat=chat, now=here)
        assert again.promises == (promise,)
        debriefs.rewrite(actor=ana, chat=chat, debrief=again, now=here)
    row = FollowUp.objects.get(kind=FollowUpKind.PROMISE)
    assert row.due_at.astimezone(here.tzinfo).strftime("%d %H:%M") == "10 23:59"


def test_put_off_it_rests_until_its_day_and_undone_it_is_due_as_before(
    ana: Actor, chat: UUID
) -> None:
    write(ana, chat)
    thanks = follow_up_queries.waiting(actor=ana, now=NOW)[0]
    later = NOW + timedelta(days=3)
    follow_ups.postpone(actor=ana, follow_up=thanks.id, until=later.date(), now=NOW)
    assert FollowUpKind.THANK_YOU not in {one[0] for one in duties(ana)}
    kinds = {one.kind for one in follow_up_queries.waiting(actor=ana, now=later)}
    assert FollowUpKind.THANK_YOU in kinds
    follow_ups.postpone(
        actor=ana, follow_up=thanks.id, until=(later + timedelta(days=3)).date(), now=NOW
    )
    back = follow_ups.reopen(actor=ana, follow_up=thanks.id, now=NOW)
    assert (back.state, back.due_at) == (FollowUpState.OPEN, thanks.due_at)


def test_who_was_written_to_or_booked_needs_no_letter(ana: Actor, chat: UUID) -> None:
    write(ana, chat, Debrief(names=(LI, NameGiven("Bob Reed"))))
    li, bob = find(ana, "Li Chen"), find(ana, "Bob Reed")
    ask = asks.draft(actor=ana, person=li, now=NOW).id
    stood = reversals.Stood(AskState.DRAFTED, None, None)
    asks.mark(actor=ana, ask=ask, state=AskState.SENT, now=NOW)
    assert follow_up_queries.of_person(actor=ana, person=li) == ()
    reversals.ask(actor=ana, ask=ask, moved=AskState.SENT, stood=stood, now=NOW)
    assert len(follow_up_queries.of_person(actor=ana, person=li)) == 1
    tomorrow = Day(datetime.fromisoformat("2031-01-08T09:00"), "UTC")
    chats.schedule(actor=ana, person=bob, day=tomorrow, now=NOW)
    assert follow_up_queries.of_person(actor=ana, person=bob) == ()


def test_a_name_of_a_warm_up_told_apart_later_is_owed_nothing(ana: Actor, maria: UUID) -> None:
    for _ in range(2):
        people.add(actor=ana, name="Kim Park", now=NOW)
    talk = chats.schedule(actor=ana, person=maria, day=PAST, kind=ChatKind.WARM_UP, now=NOW)
    write(ana, talk.id, Debrief(names=(NameGiven("Kim Park"),)))
    (open_one,) = queries.show(actor=ana, chat=talk.id).referrals
    referrals.settle(actor=ana, referral=open_one.id, person=Who.NEW, now=NOW)
    assert [one[0] for one in duties(ana)] == [FollowUpKind.THANK_YOU]


def test_a_role_without_a_place_goes_with_the_debrief(ana: Actor, chat: UUID) -> None:
    write(ana, chat, Debrief(names=(NameGiven("Bob Reed", role="Analyst"),)))
    debriefs.take_back(actor=ana, chat=chat, now=NOW)
    assert not Person.objects.filter(name="Bob Reed").exists()


def test_words_typed_on_a_tie_stay_when_the_debrief_is_written_anew(ana: Actor, chat: UUID) -> None:
    write(ana, chat, Debrief(names=(LI,)))
    tie = Tie.objects.get(why="studied together")
    tie_flows.edit(actor=ana, tie=tie.public_id, changes=[("why", "old friends")], now=NOW)
    again = debriefs.written(actor=ana, chat=chat, now=NOW)
    debriefs.rewrite(actor=ana, chat=chat, debrief=again, now=NOW)
    assert Tie.objects.get(pk=tie.pk).why == "old friends"
