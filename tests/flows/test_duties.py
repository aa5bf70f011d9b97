"""What is owed follows what is known: who sent, who named, who is one with whom."""

from datetime import timedelta
from uuid import UUID

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskState
from kithwork.domain.debriefs import Debrief, NameGiven, Promised
from kithwork.domain.follow_ups import FollowUpKind, FollowUpState, Whose
from kithwork.domain.introductions import IntroductionState
from kithwork.flows import (
    asks,
    chats,
    debriefs,
    erasures,
    follow_ups,
    introductions,
    look_alikes,
    undo,
)
from kithwork.flows.chats import Day
from kithwork.store.models import FollowUp, Introduction
from kithwork.store.queries import follow_ups as queries
from tests.cast import NOW, bring, dump, find, record

pytestmark = pytest.mark.django_db

NOTED = Debrief(names=(NameGiven("Li Chen"),))


@pytest.fixture
def talk(ana: Actor) -> UUID:
    """A talk with Maria this morning, in which she named Li."""
    bring(ana, record("Maria Moreno", emails=["maria@example.org"]))
    chat = held(ana, "Maria Moreno", hours=3)
    debriefs.debrief(actor=ana, chat=chat, debrief=NOTED, now=NOW)
    return chat


def told(actor: Actor, chat: UUID) -> list[str]:
    """To whom a report on a chat is owed."""
    found = queries.of_chat(actor=actor, chat=chat)
    return sorted(one.name for one in found if one.kind is FollowUpKind.REPORT_BACK)


def held(actor: Actor, name: str, *, referred_by: UUID | None = None, hours: int = 1) -> UUID:
    """A chat that took place so many hours ago."""
    start = (NOW - timedelta(hours=hours)).replace(tzinfo=None, second=0, microsecond=0)
    person = find(actor, name)
    card = chats.schedule(
        actor=actor, person=person, day=Day(start, "UTC"), referred_by=referred_by, now=NOW
    )
    return chats.hold(actor=actor, chat=card.id, now=NOW).id


def test_whoever_named_them_hears_of_it_however_the_chat_was_booked(ana: Actor, talk: UUID) -> None:
    chat = held(ana, "Li Chen")
    assert told(ana, chat) == ["Maria Moreno"]
    debriefs.rewrite(actor=ana, chat=talk, debrief=Debrief(), now=NOW)
    assert told(ana, chat) == []
    debriefs.rewrite(actor=ana, chat=talk, debrief=NOTED, now=NOW)
    assert told(ana, chat) == ["Maria Moreno"]


def test_a_debrief_written_late_still_tells_its_giver(ana: Actor) -> None:
    bring(ana, *(record(name, key=f"https://x.org/{name[:3]}") for name in ("Maria Moreno", "Li")))
    giver, chat = held(ana, "Maria Moreno", hours=9), held(ana, "Li")
    assert told(ana, chat) == []
    noted = Debrief(names=(NameGiven("Li", person=find(ana, "Li")),))
    debriefs.debrief(actor=ana, chat=giver, debrief=noted, now=NOW)
    assert told(ana, chat) == ["Maria Moreno"]


def chain(actor: Actor) -> UUID:
    """A chat with Dan that Ada and Bo led to, agreed to and not held yet."""
    bring(
        actor, *(record(f"{name} Fox", emails=[f"{name}@x.org"]) for name in ("Ada", "Bo", "Dan"))
    )
    via = [find(actor, "Ada Fox"), find(actor, "Bo Fox")]
    ask = asks.draft(actor=actor, person=find(actor, "Dan Fox"), via=via, now=NOW)
    for one in ask.introductions:
        introductions.mark(
            actor=actor, introduction=one.introduction, state=IntroductionState.AGREED, now=NOW
        )
    asks.mark(actor=actor, ask=ask.id, state=AskState.SENT, now=NOW)
    chat = asks.mark(actor=actor, ask=ask.id, state=AskState.YES, now=NOW).chat
    assert chat is not None
    return chat


def test_who_led_to_somebody_erased_on_the_way_still_hears_of_it(ana: Actor) -> None:
    chat = chain(ana)
    erasures.erase(actor=ana, person=find(ana, "Bo Fox"), now=NOW)
    chats.hold(actor=ana, chat=chat, now=NOW)
    assert told(ana, chat) == ["Ada Fox"]
    assert "Bo Fox" not in "\n".join(dump(ana))


def test_who_takes_it_back_after_the_talk_is_owed_no_report_and_again_one(ana: Actor) -> None:
    chat = chain(ana)
    chats.hold(actor=ana, chat=chat, now=NOW)
    assert told(ana, chat) == ["Ada Fox", "Bo Fox"]
    (first, _) = Introduction.objects.order_by("place").values_list("public_id", flat=True)
    for state, names in (
        (IntroductionState.LAPSED, ["Bo Fox"]),
        (IntroductionState.AGREED, ["Ada Fox", "Bo Fox"]),
    ):
        introductions.mark(actor=ana, introduction=first, state=state, now=NOW)
        assert told(ana, chat) == names


def test_two_who_are_one_are_told_once_and_nobody_of_themself(ana: Actor) -> None:
    chat = chain(ana)
    chats.hold(actor=ana, chat=chat, now=NOW)
    ada, bo, dan = (find(ana, f"{name} Fox") for name in ("Ada", "Bo", "Dan"))
    look_alikes.merge(actor=ana, kept=ada, absorbed=bo, now=NOW)
    assert len(told(ana, chat)) == 1
    look_alikes.merge(actor=ana, kept=dan, absorbed=ada, now=NOW)
    assert told(ana, chat) == []
    look_alikes.split(actor=ana, person=dan, now=NOW)
    look_alikes.split(actor=ana, person=ada, now=NOW)
    assert told(ana, chat) == ["Ada Fox", "Bo Fox"]


def test_what_was_told_to_one_of_two_who_are_one_is_told(ana: Actor) -> None:
    chat = chain(ana)
    chats.hold(actor=ana, chat=chat, now=NOW)
    bo = find(ana, "Bo Fox")
    (report,) = [
        one
        for one in queries.of_person(actor=ana, person=bo)
        if one.kind is FollowUpKind.REPORT_BACK
    ]
    follow_ups.do(actor=ana, follow_up=report.id, now=NOW)
    look_alikes.merge(actor=ana, kept=find(ana, "Ada Fox"), absorbed=bo, now=NOW)
    told_of = queries.of_chat(actor=ana, chat=chat)
    (one,) = [x for x in told_of if x.kind is FollowUpKind.REPORT_BACK]
    assert one.state is FollowUpState.DONE


def test_who_sent_the_seeker_is_told_when_two_are_parted(ana: Actor) -> None:
    chat = chain(ana)
    ada, bo = find(ana, "Ada Fox"), find(ana, "Bo Fox")
    look_alikes.merge(actor=ana, kept=ada, absorbed=bo, now=NOW)
    chats.hold(actor=ana, chat=chat, now=NOW)
    assert len(told(ana, chat)) == 1
    look_alikes.split(actor=ana, person=ada, now=NOW)
    assert told(ana, chat) == ["Ada Fox", "Bo Fox"]


def test_an_import_that_shows_the_connection_meets_the_invitation(ana: Actor, talk: UUID) -> None:
    def invited() -> bool:
        return FollowUpKind.CONNECT in {
            one.kind for one in queries.of_chat(actor=ana, chat=talk) if one.name == "Maria Moreno"
        }

    assert invited()
    card = bring(
        ana,
        record(
            "Maria Moreno",
            key="https://www.linkedin.com/in/maria",
            emails=["maria@example.org"],
            connected_on=NOW.date(),
        ),
    )
    assert not invited()
    undo.undo(actor=ana, batch=card.id, now=NOW)
    assert invited()


def test_what_was_promised_while_two_were_one_goes_with_the_talk(ana: Actor) -> None:
    chat = chain(ana)
    ada, dan = find(ana, "Ada Fox"), find(ana, "Dan Fox")
    look_alikes.merge(actor=ana, kept=ada, absorbed=dan, now=NOW)
    noted = Debrief(promises=(Promised(Whose.MINE, "the article"),))
    debriefs.debrief(actor=ana, chat=chat, debrief=noted, now=NOW)
    look_alikes.split(actor=ana, person=ada, now=NOW)
    (one,) = FollowUp.objects.filter(kind=FollowUpKind.PROMISE)
    assert one.person.public_id == dan


def test_what_is_promised_anew_is_due_on_its_new_day_when_opened_again(
    ana: Actor, talk: UUID
) -> None:
    def write(days: int) -> None:
        due = (NOW + timedelta(days=days)).date()
        noted = Debrief(promises=(Promised(Whose.MINE, "the article", due),))
        debriefs.rewrite(actor=ana, chat=talk, debrief=noted, now=NOW)

    write(3)
    row = FollowUp.objects.get(kind=FollowUpKind.PROMISE)
    follow_ups.do(actor=ana, follow_up=row.public_id, now=NOW)
    write(9)
    opened = follow_ups.reopen(actor=ana, follow_up=row.public_id, now=NOW)
    assert opened.due_at.date() == (NOW + timedelta(days=9)).date()
