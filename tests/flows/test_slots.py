"""Times to suggest: free in every calendar, clear of booked chats, in the hours of both."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kithwork.calendars import busy as reading
from kithwork.calendars.slots import Unfit
from kithwork.domain import hours as weekly
from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskState
from kithwork.domain.chats import CannotMove, ChatState
from kithwork.domain.errors import Invalid
from kithwork.domain.slots import Interval, WeeklyHours, overlaps
from kithwork.flows import asks, chats, people, slots
from kithwork.flows.asks import NotToThem
from kithwork.flows.chats import Day
from kithwork.store.models import BusyCalendar, BusyTime, Chat, FreeHours
from kithwork.store.queries import chats as chat_queries
from kithwork.store.queries import slots as queries
from kithwork.store.queries.slots import NoSuchCalendar
from tests.cast import NOW, bring, dump, find, record

pytestmark = pytest.mark.django_db

# NOW is a Saturday, 21 November 2026, 09:30 UTC.
BERLIN = ZoneInfo("Europe/Berlin")
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
SECRET = "Oncology with Dr. Weiss"


def calendar(*times: tuple[str, str], broken: bool = False) -> bytes:
    """A calendar file, busy at each (from, to)."""
    parts = [
        f"BEGIN:VEVENT\r\nUID:{start}\r\nSUMMARY:{SECRET}\r\nATTENDEE:mailto:weiss@example.org\r\n"
        f"DTSTART:{start}\r\nDTEND:{end}\r\nEND:VEVENT\r\n"
        for start, end in times
    ]
    if broken:
        parts.append("BEGIN:VEVENT\r\nUID:x\r\nDTSTART:someday\r\nEND:VEVENT\r\n")
    return (HEAD + "".join(parts) + "END:VCALENDAR\r\n").encode()


def read(actor: Actor, data: bytes, name: str = "work.ics") -> slots.CalendarRead:
    return slots.read_calendar(actor=actor, name=name, data=data, now=NOW)


@pytest.fixture
def maria(ana: Actor) -> UUID:
    bring(
        ana,
        record("Maria Moreno", emails=["maria@example.org"]),
        record("Li Chen", emails=["li@example.org"]),
    )
    return find(ana, "Maria Moreno")


@pytest.fixture
def agreed(ana: Actor, maria: UUID) -> UUID:
    """A chat that Maria said yes to."""
    ask = asks.draft(actor=ana, person=maria, now=NOW).id
    for state in (AskState.SENT, AskState.YES):
        asks.mark(actor=ana, ask=ask, state=state, now=NOW)
    return Chat.objects.get().public_id


def test_three_times_are_offered_in_their_zone(ana: Actor, agreed: UUID) -> None:
    before = dump(ana)
    found = slots.suggest(actor=ana, chat=agreed, zone="Europe/Berlin", now=NOW)
    assert [f"{one.local(BERLIN):%a %H:%M}" for one in found.slots] == [
        "Mon 10:00",
        "Tue 14:00",
        "Wed 10:00",
    ]
    assert found.message is not None
    assert "- Mon 23 November, 10:00 (Berlin time)\n- Tue" in found.message.text
    assert found.message.text.startswith("Hi Maria,")
    assert found.message.text.endswith("Ana Sol")
    assert found.mailto.startswith("mailto:maria@example.org?subject=")
    assert dump(ana) == before, "nothing is sent, and nothing is kept"


def test_the_first_is_a_day_ahead_and_the_last_within_three_weeks(ana: Actor, agreed: UUID) -> None:
    monday = datetime(2026, 11, 23, 10, 5, tzinfo=UTC)
    found = slots.suggest(actor=ana, chat=agreed, zone="UTC", now=monday, count=5)
    assert found.slots[0].start >= monday + timedelta(hours=24)
    assert found.slots[-1].end <= monday + timedelta(days=21)


def test_what_a_calendar_keeps_busy_is_not_offered(ana: Actor, agreed: UUID) -> None:
    read(ana, calendar(("20261123T000000Z", "20261124T235900Z")))
    # 10:00 alone is taken, and a quarter of an hour on both sides stays free.
    read(ana, calendar(("20261125T100000Z", "20261125T110000Z")), "home.ics")
    found = slots.suggest(actor=ana, chat=agreed, zone="UTC", now=NOW)
    assert [f"{one.start:%a %H:%M}" for one in found.slots] == [
        "Wed 09:00",
        "Thu 14:00",
        "Fri 10:00",
    ]
    assert [one.name for one in found.calendars] == ["home.ics", "work.ics"]
    assert found.outdated == ()


def test_a_chat_that_is_booked_is_not_offered_again(ana: Actor, agreed: UUID) -> None:
    day = Day(datetime.fromisoformat("2026-11-23T10:00"), "UTC", 60)
    chats.schedule(actor=ana, person=find(ana, "Li Chen"), day=day, now=NOW)
    found = slots.suggest(actor=ana, chat=agreed, zone="UTC", now=NOW)
    assert f"{found.slots[0].start:%a %H:%M}" == "Mon 09:00"


def test_hours_that_never_meet_give_no_message(ana: Actor, agreed: UUID) -> None:
    found = slots.suggest(actor=ana, chat=agreed, zone="Pacific/Auckland", now=NOW)
    assert (found.slots, found.message, found.mailto) == ((), None, "")
    late = weekly.week(["mon-fri", "20-24"], zone=ZoneInfo("UTC"))
    slots.set_hours(actor=ana, hours=late, now=NOW)
    assert slots.suggest(actor=ana, chat=agreed, zone="Pacific/Auckland", now=NOW).slots


def test_a_booked_chat_is_offered_another_time_in_its_own_zone(ana: Actor, agreed: UUID) -> None:
    day = Day(datetime.fromisoformat("2026-11-23T10:00"), "Europe/Berlin")
    chats.move(actor=ana, chat=agreed, day=day, now=NOW)
    found = slots.suggest(actor=ana, chat=agreed, now=NOW)
    assert found.zone == "Europe/Berlin"
    assert found.message is not None
    assert "May we find another time" in found.message.text


def test_nothing_is_offered_to_the_silenced_or_for_what_was_held(
    ana: Actor, maria: UUID, agreed: UUID
) -> None:
    Chat.objects.update(state=ChatState.HELD)
    with pytest.raises(CannotMove):
        slots.suggest(actor=ana, chat=agreed, now=NOW)
    Chat.objects.update(state=ChatState.AGREED)
    people.set_do_not_contact(actor=ana, person=maria, now=NOW)
    with pytest.raises(NotToThem):
        slots.suggest(actor=ana, chat=agreed, now=NOW)


@pytest.mark.parametrize("count", [0, 6, -1])
def test_few_times_are_offered(ana: Actor, agreed: UUID, count: int) -> None:
    with pytest.raises(Unfit):
        slots.suggest(actor=ana, chat=agreed, now=NOW, count=count)


def test_a_zone_that_is_none_is_refused(ana: Actor, agreed: UUID) -> None:
    with pytest.raises(Invalid, match="no zone"):
        slots.suggest(actor=ana, chat=agreed, zone="Middle/Earth", now=NOW)


MOMENTS = st.integers(0, 21 * 24 * 12).map(lambda step: timedelta(minutes=5 * step))
STRETCHES = st.lists(st.tuples(MOMENTS, st.integers(1, 600)), max_size=25)
# A property over rows: each example clears what the one before it left.
PLENTY = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@PLENTY
@given(busy=STRETCHES, booked=MOMENTS, minutes=st.sampled_from([15, 20, 45, 120]))
def test_no_time_that_is_offered_meets_a_busy_one_or_a_booked_chat(
    ana: Actor,
    agreed: UUID,
    busy: list[tuple[timedelta, int]],
    booked: timedelta,
    minutes: int,
) -> None:
    FreeHours.objects.all().delete()
    Chat.objects.exclude(public_id=agreed).delete()
    Chat.objects.update(minutes=minutes)
    data = calendar(
        *(
            (
                f"{NOW + start:%Y%m%dT%H%M%SZ}",
                f"{NOW + start + timedelta(minutes=length):%Y%m%dT%H%M%SZ}",
            )
            for start, length in busy
        )
    )
    if busy:
        read(ana, data)
    at = (NOW + booked).replace(tzinfo=None)
    other = chats.schedule(
        actor=ana, person=find(ana, "Li Chen"), day=Day(at, "UTC", minutes), now=NOW
    )
    found = slots.suggest(actor=ana, chat=agreed, zone="Europe/Berlin", now=NOW, count=5)
    taken = list(queries.busy(actor=ana, start=NOW, end=NOW + timedelta(days=30)))
    card = chat_queries.show(actor=ana, chat=other.id)
    assert card.starts_at is not None
    taken.append(
        Interval(
            card.starts_at.astimezone(UTC),
            card.starts_at.astimezone(UTC) + timedelta(minutes=minutes),
        )
    )
    assert not [one for one in found.slots for each in taken if overlaps(one.interval, each)]
    BusyCalendar.objects.all().delete()


def test_hours_are_those_of_weekdays_until_they_are_set(ana: Actor) -> None:
    assert slots.hours(actor=ana) == weekly.usual(ZoneInfo("UTC"))
    week = weekly.week(["mon-fri", "09:00-12:00", "13:00-24:00", "sat", "10-12"], zone=BERLIN)
    for _ in range(2):
        slots.set_hours(actor=ana, hours=week, now=NOW)
        assert slots.hours(actor=ana) == week
    assert FreeHours.objects.count() == 11


def test_a_week_without_any_hours_is_refused(ana: Actor) -> None:
    with pytest.raises(Invalid):
        slots.set_hours(actor=ana, hours=WeeklyHours(((),) * 7, BERLIN), now=NOW)
    assert slots.hours(actor=ana).days[0] == ((time(9), time(18)),)


def test_a_calendar_keeps_stretches_of_time_and_nothing_else(ana: Actor) -> None:
    found = read(ana, calendar(("20261125T100000Z", "20261125T110000Z"), broken=True))
    assert (found.calendar.busy, found.calendar.zone) == (1, "UTC")
    assert (found.calendar.until_on - found.calendar.from_on).days == 120
    assert [problem.field for problem in found.problems] == ["DTSTART"]
    assert BusyTime.objects.get().starts_at == datetime(2026, 11, 25, 10, tzinfo=UTC)
    for line in dump(ana):
        assert "Weiss" not in line
        assert "weiss" not in line


def test_a_file_of_the_same_name_is_read_in_its_place(ana: Actor) -> None:
    first = read(ana, calendar(("20261125T100000Z", "20261125T110000Z")), "C:\\mine\\work.ics")
    again = read(ana, calendar(("20261126T100000Z", "20261126T110000Z")), "my/work.ics")
    assert (again.calendar.id, again.calendar.busy) == (first.calendar.id, 1)
    assert BusyTime.objects.get().starts_at.day == 26
    assert [one.name for one in queries.calendars(actor=ana)] == ["work.ics"]


def test_whole_days_are_days_of_the_zone_it_is_read_in(ana: Actor) -> None:
    data = (
        HEAD + "BEGIN:VEVENT\r\nUID:x\r\nDTSTART;VALUE=DATE:20261125\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n"
    )
    slots.read_calendar(actor=ana, name="x.ics", data=data.encode(), zone="Asia/Tokyo", now=NOW)
    assert BusyTime.objects.get().starts_at == datetime(2026, 11, 24, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "name, data",
    [
        ("notes.txt", b"Dear diary"),
        ("empty.ics", b""),
        ("", calendar()),
        ("large.ics", b" " * (reading.MOST_BYTES + 1)),
    ],
)
def test_what_is_no_calendar_is_refused(ana: Actor, name: str, data: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        read(ana, data, name)
    assert refused.value.field == "file"
    assert not BusyCalendar.objects.exists()


def test_a_calendar_is_forgotten_whole(ana: Actor) -> None:
    before = dump(ana)
    found = read(ana, calendar(("20261125T100000Z", "20261125T110000Z")))
    assert dump(ana) != before
    slots.forget_calendar(actor=ana, calendar=found.calendar.id, now=NOW)
    assert dump(ana) == before
    with pytest.raises(NoSuchCalendar):
        slots.forget_calendar(actor=ana, calendar=found.calendar.id, now=NOW)


def test_a_calendar_that_ends_too_soon_is_named(ana: Actor, agreed: UUID) -> None:
    read(ana, calendar(("20261125T100000Z", "20261125T110000Z")))
    later = NOW + timedelta(days=110)
    assert [one.name for one in slots.suggest(actor=ana, chat=agreed, now=later).outdated] == [
        "work.ics"
    ]


def test_another_seekers_calendar_keeps_nothing_busy(ana: Actor, cleo: Actor, agreed: UUID) -> None:
    free = slots.suggest(actor=ana, chat=agreed, now=NOW).slots
    read(cleo, calendar(("20261123T000000Z", "20261212T000000Z")))
    assert slots.suggest(actor=ana, chat=agreed, now=NOW).slots == free
