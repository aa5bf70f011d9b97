"""`kith export --format ics`: every chat with a day, read by parsers of another hand."""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]

from kithwork.domain.actors import Actor
from kithwork.domain.chats import Mode, Venue
from kithwork.flows import chats, exports
from kithwork.flows.chats import Day
from kithwork.store.models import Address
from tests.cast import NOW, bring, find, record

pytestmark = pytest.mark.django_db

ON = datetime.fromisoformat("2026-12-03T15:00")


def booked(actor: Actor, name: str, days: int, where: Venue) -> UUID:
    bring(actor, record(name, emails=[f"{name[:2]}@example.org"]))
    day = Day(ON + timedelta(days=days), "America/New_York", 20, where)
    return chats.schedule(actor=actor, person=find(actor, name), day=day, now=NOW).id


def exported(actor: Actor, folder: Path) -> bytes:
    paths = exports.write(actor=actor, folder=folder, format="ics", now=NOW)
    assert [path.name for path in paths] == ["chats.ics", "README.txt"]
    return paths[0].read_bytes()


def test_every_chat_with_a_day_is_in_it(ana: Actor, tmp_path: Path) -> None:
    maria = booked(ana, "Maria Moreno", 0, Venue(Mode.IN_PERSON, "Café Einstein"))
    off = booked(ana, "Li Chen", 1, Venue(Mode.VIDEO, "https://call.example/li"))
    chats.cancel(actor=ana, chat=off, now=NOW)
    held = booked(ana, "Tom Berg", -30, Venue(Mode.PHONE, "+49 30 901820"))
    chats.hold(actor=ana, chat=held, now=NOW)
    text = exported(ana, tmp_path)
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert [str(one["uid"]) for one in events] == [f"{one}@kithwork" for one in (held, maria, off)]
    assert [str(one["status"]) for one in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert str(events[1]["location"]) == "Café Einstein"
    assert not any("attendee" in one or "organizer" in one for one in events)
    other = vobject.readOne(text.decode())
    assert [one.summary.value for one in other.vevent_list] == [
        "Chat with Tom Berg", "Chat with Maria Moreno", "Chat with Li Chen",
    ]  # fmt: skip
    assert other.vevent_list[1].dtstart.value.hour == 15


def test_what_no_calendar_holds_is_left_out(ana: Actor, tmp_path: Path) -> None:
    booked(ana, "Maria Moreno", 0, Venue(Mode.VIDEO, "https://a{b}.example"))
    Address.objects.filter(kind="email", person__is_me=False).update(value="m(x)@example.org")
    (event,) = icalendar.Calendar.from_ical(exported(ana, tmp_path)).walk("VEVENT")
    assert str(event["location"]) == "https://a{b}.example"


def test_without_chats_it_is_an_empty_calendar(ana: Actor, tmp_path: Path) -> None:
    assert icalendar.Calendar.from_ical(exported(ana, tmp_path)).walk("VEVENT") == []
