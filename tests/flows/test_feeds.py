"""Calendars on the web and on a server of one's own: read, asked again, and chats put into one."""

import importlib
import logging
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from kithwork.domain import feeds as rules
from kithwork.domain.actors import Actor
from kithwork.domain.chats import ChatCard
from kithwork.domain.errors import Conflict, Invalid
from kithwork.domain.feeds import CalendarSource
from kithwork.flows import chats, erasures, exports, feeds, invitations, servers, slots
from kithwork.flows.chats import Day
from kithwork.flows.feeds import NothingToRefresh
from kithwork.flows.invitations import NoInvitation, NoSuchServerCalendar
from kithwork.flows.servers import NeedsPassword, NoServer
from kithwork.store.models import BusyCalendar, BusyTime, CalendarEntry
from kithwork.store.queries import slots as queries
from kithwork.wires.addresses import NotAllowed, Unreachable
from tests.cast import CALENDAR, NOW, bring, dump, find, record
from tests.servers import PASSWORD, Dav, Page, Web, free_port

pytestmark = pytest.mark.django_db

SECRET = "private-3f9ae1"
LATER = NOW + timedelta(days=1)
DAY = Day(datetime.fromisoformat("2026-12-01T10:00"), "UTC")


@pytest.fixture
def address(web: Web, settings: Any) -> str:
    """A feed that is busy for an hour, at an address that is a secret."""
    settings.NETWORKS = "127.0.0.0/8"
    web.pages[f"/{SECRET}.ics"] = Page(CALENDAR)
    return web.at(f"/{SECRET}.ics")


@pytest.fixture
def chat(ana: Actor) -> ChatCard:
    """A chat with Maria on 1 December at ten."""
    bring(ana, record("Maria Moreno", emails=["maria@example.org"]))
    return chats.schedule(actor=ana, person=find(ana, "Maria Moreno"), day=DAY, now=NOW)


def busy(actor: Actor) -> list[str]:
    found = queries.busy(actor=actor, start=NOW, end=NOW + timedelta(days=60))
    return [f"{one.start:%m-%d %H:%M}" for one in found]


def uid(card: ChatCard) -> str:
    return f"{card.id}@kithwork"


# --- feeds


def test_a_feed_is_read_and_its_times_are_kept(ana: Actor, address: str) -> None:
    found = feeds.read(actor=ana, address=f"  {address}#x ", name="Work", now=NOW)
    card = found.calendar
    assert (card.name, card.source, card.busy) == ("Work", CalendarSource.FEED, 1)
    assert card.place == f"{address.rpartition('/')[0]}/…"
    assert busy(ana) == ["12-01 10:00"]


def test_a_feed_without_a_name_is_called_by_its_place(ana: Actor, address: str) -> None:
    slots.read_calendar(actor=ana, name="127.0.0.1", data=CALENDAR, now=NOW)
    assert feeds.read(actor=ana, address=address, now=NOW).calendar.name == "127.0.0.1 2"
    assert feeds.read(actor=ana, address=address, now=NOW).calendar.name == "127.0.0.1 2"
    assert BusyCalendar.objects.count() == 2


def test_a_feed_is_asked_again_only_when_the_seeker_says_so(
    ana: Actor, web: Web, address: str
) -> None:
    first = feeds.read(actor=ana, address=address, name="Work", now=NOW).calendar
    for _ in range(2):
        queries.calendars(actor=ana)
        busy(ana)
    assert len(web.asked) == 1
    web.pages[f"/{SECRET}.ics"] = Page(CALENDAR.replace(b"20261201", b"20261202"))
    (again,) = feeds.refresh(actor=ana, now=LATER)
    assert (again.id, again.name, again.read_at) == (first.id, "Work", LATER)
    assert busy(ana) == ["12-02 10:00"]


def test_what_fails_keeps_what_was_read_and_says_why(ana: Actor, web: Web, address: str) -> None:
    feeds.read(actor=ana, address=address, name="Work", now=NOW)
    web.pages[f"/{SECRET}.ics"] = Page(status=404)
    (card,) = feeds.refresh(actor=ana, now=LATER)
    assert (card.read_at, card.failed_at, card.busy) == (NOW, LATER, 1)
    assert "none any more" in card.fault
    assert busy(ana) == ["12-01 10:00"]
    web.pages[f"/{SECRET}.ics"] = Page(CALENDAR)
    (card,) = feeds.refresh(actor=ana, now=LATER, calendars=[card.id])
    assert (card.failed_at, card.fault) == (None, "")


def test_one_bad_feed_does_not_stop_the_others(ana: Actor, web: Web, address: str) -> None:
    feeds.read(actor=ana, address=address, name="A", now=NOW)
    web.pages["/b.ics"] = Page(CALENDAR)
    feeds.read(actor=ana, address=web.at("/b.ics"), name="B", now=NOW)
    web.pages[f"/{SECRET}.ics"] = Page(b"<html>log in</html>")
    first, second = feeds.refresh(actor=ana, now=LATER)
    assert "nothing to read" in first.fault
    assert (second.fault, second.read_at) == ("", LATER)


@pytest.mark.parametrize(
    "page, said",
    [
        (Page(status=403), "let this address in"),
        (Page(b"<html>"), "nothing to read"),
        (Page(b""), "nothing to read"),
        (Page(b"x" * 10, headers={"Content-Length": "99999999999"}), "not read"),
    ],
)
def test_nothing_is_kept_of_what_cannot_be_read(
    ana: Actor, web: Web, address: str, page: Page, said: str
) -> None:
    web.pages[f"/{SECRET}.ics"] = page
    before = dump(ana)
    with pytest.raises((Invalid, Conflict), match=said) as failure:
        feeds.read(actor=ana, address=address, now=NOW)
    assert SECRET not in str(failure.value)
    assert dump(ana) == before


def test_a_private_network_is_asked_only_by_a_setting(
    ana: Actor, web: Web, address: str, settings: Any
) -> None:
    settings.NETWORKS = ""
    with pytest.raises(NotAllowed):
        feeds.read(actor=ana, address=address, now=NOW)
    assert web.asked == []


def test_an_empty_calendar_on_the_web_is_one(ana: Actor, web: Web, address: str) -> None:
    web.pages[f"/{SECRET}.ics"] = Page(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")
    found = feeds.read(actor=ana, address=address, name="Work", now=NOW)
    assert (found.calendar.busy, found.problems) == (0, ())


def test_there_must_be_something_to_ask(ana: Actor) -> None:
    slots.read_calendar(actor=ana, name="work.ics", data=CALENDAR, now=NOW)
    with pytest.raises(NothingToRefresh):
        feeds.refresh(actor=ana, now=NOW)


def test_ones_own_chats_in_a_calendar_are_not_counted_twice(
    ana: Actor, web: Web, address: str, chat: ChatCard
) -> None:
    data = CALENDAR.replace(b"BEGIN:VEVENT\r\n", f"BEGIN:VEVENT\r\nUID:{uid(chat)}\r\n".encode())
    web.pages[f"/{SECRET}.ics"] = Page(data)
    assert feeds.read(actor=ana, address=address, now=NOW).calendar.busy == 0
    web.pages[f"/{SECRET}.ics"] = Page(data.replace(b"@kithwork", b"@elsewhere"))
    assert feeds.read(actor=ana, address=address, now=NOW).calendar.busy == 1


def test_the_address_is_in_no_dump_export_event_or_log(
    ana: Actor, web: Web, address: str, tmp_path: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    feeds.read(actor=ana, address=address, now=NOW)
    web.pages[f"/{SECRET}.ics"] = Page(status=500)
    (card,) = feeds.refresh(actor=ana, now=LATER)
    files = exports.write(actor=ana, folder=tmp_path / "out", format="json", now=NOW)
    told = [*dump(ana), *(path.read_text() for path in files), str(card)]
    told += [
        str(row) for row in importlib.import_module("kithwork.store.models").Event.objects.all()
    ]
    told += [
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    ]
    assert not [line for line in told if SECRET in line]
    assert any("127.0.0.1" in line and "…" in line for line in told), "its place is shown"


def test_two_addresses_are_two_in_a_dump(ana: Actor, web: Web, address: str) -> None:
    feeds.read(actor=ana, address=address, name="Work", now=NOW)
    first = dump(ana)
    feeds.read(actor=ana, address=f"{address}?other", name="Work", now=NOW)
    BusyCalendar.objects.filter(address=rules.address(address)).delete()
    BusyCalendar.objects.update(name="Work")
    assert dump(ana) != first


# --- the seeker's own server


def test_every_calendar_of_the_server_is_read(ana: Actor, server: Dav) -> None:
    server.make("home", "Home")
    server.put("office", "a", "DTSTART:20261201T100000Z", "DURATION:PT1H", "SUMMARY:Oncology")
    server.put("home", "b", "DTSTART;VALUE=DATE:20261203", "RRULE:FREQ=WEEKLY;COUNT=2")
    found = feeds.read_server(actor=ana, now=NOW)
    assert {one.calendar.name: one.calendar.busy for one in found} == {"Work": 1, "Home": 2}
    assert [one.calendar.source for one in found] == [CalendarSource.SERVER] * 2
    assert busy(ana) == ["12-01 10:00", "12-03 00:00", "12-10 00:00"]
    assert not [line for line in dump(ana) if "Oncology" in line]


def test_a_calendar_that_was_forgotten_is_not_asked_again(ana: Actor, server: Dav) -> None:
    server.make("home", "Home")
    read = {one.calendar.name: one.calendar for one in feeds.read_server(actor=ana, now=NOW)}
    slots.forget_calendar(actor=ana, calendar=read["Home"].id, now=NOW)
    server.put("office", "a", "DTSTART:20261201T100000Z", "DURATION:PT1H")
    (card,) = feeds.refresh(actor=ana, now=LATER)
    assert (card.id, card.name, card.busy) == (read["Work"].id, "Work", 1)


def test_a_server_without_a_password_asks_for_it_and_keeps_none(
    ana: Actor, server: Dav, settings: Any
) -> None:
    settings.CALDAV_URL = f"http://ana@127.0.0.1:{server.port}/"
    named = servers.named()
    assert named is not None
    assert (named.host, named.asks) == ("127.0.0.1", True)
    with pytest.raises(NeedsPassword):
        feeds.read_server(actor=ana, now=NOW)
    feeds.read_server(actor=ana, password=PASSWORD, now=NOW)
    (card,) = feeds.refresh(actor=ana, now=LATER)
    assert "is needed" in card.fault
    assert not [line for line in dump(ana) if PASSWORD in line]
    assert PASSWORD not in str(list(BusyCalendar.objects.values()))


def test_a_server_is_only_there_when_it_is_set_up(ana: Actor, settings: Any) -> None:
    assert servers.named() is None
    with pytest.raises(NoServer):
        feeds.read_server(actor=ana, now=NOW)
    settings.CALDAV_URL = f"http://ana:{SECRET}@dav.example.org/"
    named = servers.named()
    assert named is not None
    assert "everybody on the way" in named.wrong
    assert SECRET not in named.wrong


def test_a_server_that_is_down_keeps_what_was_read(ana: Actor, server: Dav, settings: Any) -> None:
    server.put("office", "a", "DTSTART:20261201T100000Z", "DURATION:PT1H")
    feeds.read_server(actor=ana, now=NOW)
    settings.CALDAV_URL = f"http://ana:x@127.0.0.1:{free_port()}/"
    (card,) = feeds.refresh(actor=ana, now=LATER)
    assert card.fault
    assert busy(ana) == ["12-01 10:00"]


def test_times_that_are_suggested_keep_clear_of_both(
    ana: Actor, server: Dav, web: Web, address: str, chat: ChatCard
) -> None:
    free = [slot.start for slot in suggested(ana, chat)]
    first, second = free[0], free[1]
    server.put("office", "a", f"DTSTART:{first:%Y%m%dT%H%M%SZ}", "DURATION:PT1H")
    feeds.read_server(actor=ana, now=NOW)
    web.pages[f"/{SECRET}.ics"] = Page(
        CALENDAR.replace(b"20261201T10", f"{second:%Y%m%dT%H}".encode()).replace(
            b"20261201T11", f"{second + timedelta(hours=1):%Y%m%dT%H}".encode()
        )
    )
    feeds.read(actor=ana, address=address, now=NOW)
    assert BusyTime.objects.count() == 2
    assert {first, second}.isdisjoint(slot.start for slot in suggested(ana, chat))


def suggested(actor: Actor, chat: ChatCard) -> Any:
    return slots.suggest(actor=actor, chat=chat.id, zone="UTC", count=3, now=NOW).slots


# --- chats in the seeker's own calendar


def test_a_chat_is_put_moved_and_taken_out(ana: Actor, server: Dav, chat: ChatCard) -> None:
    entry = invitations.push(actor=ana, chat=chat.id, now=NOW)
    assert entry is not None
    assert (entry.calendar, entry.sequence, entry.put_at) == ("Work", 0, NOW)
    there = server.get("office", uid(chat))
    assert "DTSTART:20261201T100000Z" in there
    assert "ATTENDEE" not in there
    invitations.push(actor=ana, chat=chat.id, now=LATER)
    later = Day(DAY.at + timedelta(hours=3), "UTC")
    chats.move(actor=ana, chat=chat.id, day=later, now=NOW)
    assert "SEQUENCE:0" in server.get("office", uid(chat)), "only on the seeker's word"
    invitations.push(actor=ana, chat=chat.id, now=LATER)
    there = server.get("office", uid(chat))
    assert "SEQUENCE:1" in there
    assert "DTSTART:20261201T130000Z" in there
    assert server.ask("GET", "/ana/office/")[1].count("BEGIN:VEVENT") == 1
    chats.cancel(actor=ana, chat=chat.id, now=LATER)
    assert invitations.push(actor=ana, chat=chat.id, now=LATER) is None
    assert server.get("office", uid(chat)) == ""
    assert not CalendarEntry.objects.exists()
    with pytest.raises(NoInvitation):
        invitations.push(actor=ana, chat=chat.id, now=LATER)
    chats.reopen(actor=ana, chat=chat.id, now=LATER)
    invitations.push(actor=ana, chat=chat.id, now=LATER)
    assert "SEQUENCE:3" in server.get("office", uid(chat))


def test_a_chat_goes_into_the_calendar_that_is_named(
    ana: Actor, server: Dav, chat: ChatCard
) -> None:
    server.make("home", "Home")
    invitations.push(actor=ana, chat=chat.id, calendar="Home", now=NOW)
    assert server.get("home", uid(chat))
    invitations.push(actor=ana, chat=chat.id, calendar="Work", now=NOW)
    assert server.get("home", uid(chat)) == ""
    assert server.get("office", uid(chat))
    with pytest.raises(NoSuchServerCalendar, match="“Home”"):
        invitations.push(actor=ana, chat=chat.id, calendar="Sports", now=NOW)


def test_what_cannot_be_put_there_changes_nothing(
    ana: Actor, server: Dav, chat: ChatCard, settings: Any
) -> None:
    settings.CALDAV_URL = f"http://ana:wrong@127.0.0.1:{server.port}/"
    with pytest.raises(Invalid, match="not accepted"):
        invitations.push(actor=ana, chat=chat.id, now=NOW)
    settings.CALDAV_URL = f"http://ana:x@127.0.0.1:{free_port()}/"
    with pytest.raises(Unreachable):
        invitations.push(actor=ana, chat=chat.id, now=NOW)
    settings.CALDAV_URL = ""
    with pytest.raises(NoServer):
        invitations.push(actor=ana, chat=chat.id, now=NOW)
    assert not CalendarEntry.objects.exists()


def test_a_talk_that_is_over_is_not_put_anywhere(ana: Actor, server: Dav, chat: ChatCard) -> None:
    over = datetime(2026, 12, 2, tzinfo=UTC)
    with pytest.raises(NoInvitation):
        invitations.push(actor=ana, chat=chat.id, now=over)


def test_an_entry_is_in_dumps_and_goes_with_the_person(
    ana: Actor, server: Dav, chat: ChatCard
) -> None:
    before = dump(ana)
    invitations.push(actor=ana, chat=chat.id, now=NOW)
    (line,) = set(dump(ana)) - set(before)
    assert '"kind":"calendar-entry"' in line
    assert "Maria Moreno" in line
    erasures.erase(actor=ana, person=find(ana, "Maria Moreno"), now=NOW)
    assert not CalendarEntry.objects.exists()


def test_the_invitation_is_a_letter_too(ana: Actor, chat: ChatCard) -> None:
    found = invitations.letter(actor=ana, chat=chat.id, now=NOW)
    assert found is not None
    assert "- When: Tue 1 December, 10:00 (UTC), 20 minutes" in found.message.text
    assert found.mailto.startswith("mailto:maria@example.org?subject=Our%20chat")
    assert invitations.letter(actor=ana, chat=chat.id, now=NOW + timedelta(days=90)) is None


def test_a_chat_of_another_seeker_is_not_found(cleo: Actor, server: Dav, chat: ChatCard) -> None:
    with pytest.raises(Exception, match="There is no chat"):
        invitations.push(actor=cleo, chat=UUID(str(chat.id)), now=NOW)
