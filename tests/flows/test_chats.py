"""Chats: booked once, moved, missed, called off and taken up again."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskState
from kithwork.domain.chats import CannotMove, ChatState, Mode, Venue
from kithwork.domain.errors import Invalid, NotFound
from kithwork.domain.introductions import IntroductionState
from kithwork.flows import asks, chats, introductions, listings, merges, people, steps, undo
from kithwork.flows.asks import NotToThem
from kithwork.flows.chats import Day, NotYet, TakenAlready
from kithwork.flows.people import Me
from kithwork.store.models import Chat, Person
from kithwork.store.queries import chats as queries
from kithwork.store.queries.chats import NoSuchChat
from tests.cast import NOW, bring, dump, find, record, work

pytestmark = pytest.mark.django_db

BERLIN = Day(
    datetime.fromisoformat("2026-12-03T15:00"),
    "Europe/Berlin",
    20,
    Venue(Mode.IN_PERSON, "Café Einstein"),
)
IN_UTC = datetime(2026, 12, 3, 14, tzinfo=UTC)


@pytest.fixture
def maria(ana: Actor) -> UUID:
    bring(
        ana,
        record("Maria Moreno", emails=["maria@example.org"], positions=[work("Contoso")]),
        record("Li Chen", emails=["li@example.org"]),
    )
    return find(ana, "Maria Moreno")


@pytest.fixture
def li(ana: Actor, maria: UUID) -> UUID:
    return find(ana, "Li Chen")


def book(actor: Actor, person: UUID, day: Day = BERLIN) -> UUID:
    return chats.schedule(actor=actor, person=person, day=day, now=NOW).id


def test_the_chat_of_a_yes_is_the_one_that_is_booked(ana: Actor, maria: UUID) -> None:
    ask = asks.draft(actor=ana, person=maria, now=NOW).id
    for state in (AskState.SENT, AskState.YES):
        asks.mark(actor=ana, ask=ask, state=state, now=NOW)
    agreed = Chat.objects.get()
    card = chats.schedule(actor=ana, person=maria, day=BERLIN, now=NOW)
    assert card.id == agreed.public_id
    assert (card.state, card.starts_at, card.zone) == (
        ChatState.SCHEDULED,
        IN_UTC,
        "Europe/Berlin",
    )
    assert card.venue == Venue(Mode.IN_PERSON, "Café Einstein")
    assert card.ends_at == IN_UTC + timedelta(minutes=20)
    assert Chat.objects.get().ask is not None


def test_a_yes_remembers_who_sent_the_seeker(ana: Actor, maria: UUID, li: UUID) -> None:
    ask = asks.draft(actor=ana, person=li, via=[maria], now=NOW)
    (step,) = ask.introductions
    for state in (IntroductionState.ASKED, IntroductionState.AGREED):
        introductions.mark(actor=ana, introduction=step.introduction, state=state, now=NOW)
    for move in (AskState.SENT, AskState.YES):
        asks.mark(actor=ana, ask=ask.id, state=move, now=NOW)
    card = chats.schedule(actor=ana, person=li, day=BERLIN, now=NOW)
    assert (card.referred_by, card.referred_by_name) == (maria, "Maria Moreno")


def test_a_talk_that_was_is_booked_too_and_a_second_one_is_another(ana: Actor, maria: UUID) -> None:
    past = Day(datetime.fromisoformat("2026-11-02T09:00"), "Asia/Tokyo")
    assert book(ana, maria, past) != book(ana, maria)
    assert [card.state for card in queries.listing(actor=ana)] == [ChatState.SCHEDULED] * 2


@pytest.mark.parametrize(
    "start, minutes, refusals",
    [
        (datetime.fromisoformat("2026-12-03T15:19"), 20, 1),
        (datetime.fromisoformat("2026-12-03T15:20"), 20, 0),
        (datetime.fromisoformat("2026-12-03T14:40"), 20, 0),
        (datetime.fromisoformat("2026-12-03T14:41"), 20, 1),
        (datetime.fromisoformat("2026-12-03T09:00"), 480, 1),
    ],
)
def test_nobody_is_booked_twice_at_a_time(
    ana: Actor, maria: UUID, li: UUID, start: datetime, minutes: int, refusals: int
) -> None:
    book(ana, maria)
    day = Day(start, "Europe/Berlin", minutes)
    if not refusals:
        book(ana, li, day)
        return
    before = dump(ana)
    with pytest.raises(TakenAlready, match=r"Maria Moreno then \(2026-12-03 15:00, Europe/Berlin"):
        book(ana, li, day)
    assert dump(ana) == before


def test_another_zone_is_no_other_time(ana: Actor, maria: UUID, li: UUID) -> None:
    book(ana, maria)
    with pytest.raises(TakenAlready):
        book(ana, li, Day(datetime.fromisoformat("2026-12-03T09:10"), "America/New_York"))


@pytest.mark.parametrize(
    "day, field",
    [
        (Day(datetime.fromisoformat("2026-03-29T02:30"), "Europe/Berlin"), "at"),
        (Day(datetime.fromisoformat("2026-12-03T15:00"), "Europe/Nowhere"), "zone"),
        (Day(datetime.fromisoformat("2026-12-03T15:00"), ""), "zone"),
        (Day(datetime.fromisoformat("2026-12-03T15:00"), "../../etc/passwd"), "zone"),
        (Day(datetime.fromisoformat("2026-12-03T15:00"), "Europe/Berlin", 4), "minutes"),
        (Day(datetime.fromisoformat("2026-12-03T15:00"), "Europe/Berlin", 481), "minutes"),
        (
            Day(
                datetime.fromisoformat("2026-12-03T15:00"),
                "Europe/Berlin",
                20,
                Venue(Mode.VIDEO, "x" * 501),
            ),
            "where",
        ),
    ],
)
def test_what_is_no_day_is_named(ana: Actor, maria: UUID, day: Day, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        book(ana, maria, day)
    assert refused.value.field == field
    assert not Chat.objects.exists()


def test_an_hour_that_comes_twice_is_the_first(ana: Actor, maria: UUID) -> None:
    book(ana, maria, Day(datetime.fromisoformat("2026-10-25T02:30"), "Europe/Berlin"))
    assert Chat.objects.get().starts_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_chat_is_moved_and_its_invitation_counts_up(ana: Actor, maria: UUID) -> None:
    chat = book(ana, maria)
    later = Day(
        datetime.fromisoformat("2026-12-04T10:00"),
        "Europe/London",
        30,
        Venue(Mode.PHONE, "+44 20 1"),
    )
    card = chats.move(actor=ana, chat=chat, day=later, now=NOW)
    assert (card.sequence, card.minutes, card.zone) == (1, 30, "Europe/London")
    # Into a time that overlaps only its own former one.
    card = chats.move(
        actor=ana,
        chat=chat,
        day=Day(datetime.fromisoformat("2026-12-04T10:10"), "Europe/London"),
        now=NOW,
    )
    assert card.sequence == 2


def test_a_chat_is_called_off_and_taken_up_again(ana: Actor, maria: UUID, li: UUID) -> None:
    chat = book(ana, maria)
    card = chats.cancel(actor=ana, chat=chat, now=NOW)
    assert (card.state, card.sequence) == (ChatState.CANCELLED, 1)
    with pytest.raises(CannotMove):
        chats.cancel(actor=ana, chat=chat, now=NOW)
    card = chats.reopen(actor=ana, chat=chat, now=NOW)
    assert (card.state, card.sequence) == (ChatState.SCHEDULED, 2)
    chats.cancel(actor=ana, chat=chat, now=NOW)
    book(ana, li)
    with pytest.raises(TakenAlready):
        chats.reopen(actor=ana, chat=chat, now=NOW)


def test_a_missed_chat_is_booked_again_or_was_a_slip(ana: Actor, maria: UUID) -> None:
    chat = book(ana, maria)
    assert chats.miss(actor=ana, chat=chat, now=NOW).state is ChatState.MISSED
    card = chats.reopen(actor=ana, chat=chat, now=NOW)
    assert (card.state, card.sequence) == (ChatState.SCHEDULED, 0)
    with pytest.raises(CannotMove):
        chats.reopen(actor=ana, chat=chat, now=NOW)
    chats.miss(actor=ana, chat=chat, now=NOW)
    later = Day(datetime.fromisoformat("2026-12-08T15:00"), "Europe/Berlin")
    assert chats.move(actor=ana, chat=chat, day=later, now=NOW).sequence == 1


def test_nobody_who_asked_for_peace_is_booked(ana: Actor, maria: UUID, li: UUID) -> None:
    chat = book(ana, li)
    for person in (maria, li):
        people.set_do_not_contact(actor=ana, person=person, now=NOW)
    with pytest.raises(NotToThem):
        book(ana, maria)
    with pytest.raises(NotToThem):
        chats.move(actor=ana, chat=chat, day=BERLIN, now=NOW)
    assert chats.cancel(actor=ana, chat=chat, now=NOW).state is ChatState.CANCELLED


def test_neither_me_nor_the_removed_nor_oneself_as_sender(ana: Actor, maria: UUID) -> None:
    with pytest.raises(Me):
        book(ana, find(ana, "me"))
    with pytest.raises(Invalid, match="themself"):
        chats.schedule(actor=ana, person=maria, day=BERLIN, referred_by=maria, now=NOW)
    chat = book(ana, maria)
    people.remove(actor=ana, person=maria, now=NOW)
    with pytest.raises(NotFound):
        book(ana, maria)
    with pytest.raises(NoSuchChat):
        queries.show(actor=ana, chat=chat)


def test_the_list_begins_with_the_next_day(ana: Actor, maria: UUID, li: UUID) -> None:
    later = book(ana, maria, Day(datetime.fromisoformat("2026-12-09T09:00"), "Europe/Berlin"))
    sooner = book(ana, li)
    off = book(ana, li, Day(datetime.fromisoformat("2026-12-01T09:00"), "Europe/Berlin"))
    chats.cancel(actor=ana, chat=off, now=NOW)
    assert [card.id for card in queries.listing(actor=ana)] == [sooner, later, off]
    assert [card.id for card in queries.listing(actor=ana, limit=1)] == [sooner]
    assert [card.id for card in queries.of_person(actor=ana, person=li)] == [sooner, off]


def test_who_sent_the_seeker_is_still_known_after_a_merge(
    ana: Actor, maria: UUID, li: UUID
) -> None:
    chats.schedule(actor=ana, person=li, day=BERLIN, referred_by=maria, now=NOW)
    other = people.add(actor=ana, name="Maria Moreno Sol", now=NOW)
    keeper = Person.objects.get(public_id=other)
    merges.take_over(keeper=keeper, other=Person.objects.get(public_id=maria))
    assert Chat.objects.get().referred_by == keeper


def test_a_talk_that_took_place_leaves_a_touch_and_can_be_taken_back(
    ana: Actor, maria: UUID
) -> None:
    past = Day(datetime.fromisoformat("2026-11-20T09:00"), "Europe/Berlin")
    chat = book(ana, maria, past)
    before = dump(ana)
    card = chats.hold(actor=ana, chat=chat, now=NOW)
    assert (card.state, card.held_at) == (ChatState.HELD, card.starts_at)
    person = Person.objects.get(public_id=maria)
    assert person.last_touch_on == past.at.date()
    assert [touch.kind for touch in person.touches.all()] == ["chat"]
    with pytest.raises(CannotMove):
        chats.hold(actor=ana, chat=chat, now=NOW)
    with pytest.raises(CannotMove):
        chats.move(actor=ana, chat=chat, day=BERLIN, now=NOW)
    chats.reopen(actor=ana, chat=chat, now=NOW)
    assert dump(ana) == before


def test_a_talk_that_lies_ahead_has_not_been_held(ana: Actor, maria: UUID) -> None:
    chat = book(ana, maria)
    with pytest.raises(NotYet, match="ahead"):
        chats.hold(actor=ana, chat=chat, now=NOW)
    soon = IN_UTC - timedelta(minutes=50)
    assert chats.hold(actor=ana, chat=chat, now=soon).held_at == soon


def test_today_says_to_prepare_and_then_to_look_back(ana: Actor, maria: UUID) -> None:
    book(ana, maria)

    def first(now: datetime) -> tuple[str, str]:
        advice = steps.next_steps(actor=ana, now=now)[0]
        return advice.step.value, advice.name

    assert first(IN_UTC - timedelta(hours=20)) == ("prepare", "Maria Moreno")
    assert first(IN_UTC + timedelta(days=1)) == ("look-back", "Maria Moreno")
    row = listings.next_for(actor=ana, person=Person.objects.get(public_id=maria).pk, now=NOW)
    assert row.step.value == "prepare"


def test_who_sent_the_seeker_stays_when_their_import_is_undone(ana: Actor) -> None:
    first = bring(ana, record("Maria Moreno", emails=["maria@example.org"]))
    bring(ana, record("Li Chen", emails=["li@example.org"]))
    maria, li = find(ana, "Maria Moreno"), find(ana, "Li Chen")
    chats.schedule(actor=ana, person=li, day=BERLIN, referred_by=maria, now=NOW)
    undo.undo(actor=ana, batch=first.id, now=NOW)
    (card,) = queries.listing(actor=ana)
    assert card.referred_by == maria
