"""Invitations: read back by a small reader of our own, by vobject and by icalendar."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]
from dateutil import tz  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from kithwork.calendars import busy, invitations, written_zones
from kithwork.calendars.invitations import Invitation, Party, Standing, Unwritable
from kithwork.domain.slots import Interval, NoSlot

BERLIN = ZoneInfo("Europe/Berlin")
ANA = Party("Ana Sol", "ana@example.org", "+49 30 1234")
BEN = Party("Ben Roy", "ben@example.com", "+1 212 555 0100")
CHAT = Invitation(
    uid="7d1f@kithwork",
    sequence=0,
    stamp=datetime(2026, 11, 26, 8, 30, tzinfo=UTC),
    start=datetime(2026, 12, 3, 14, tzinfo=UTC),
    zone=BERLIN,
    minutes=20,
    summary="Chat: Ana Sol and Ben Roy",
    seeker=ANA,
    other=BEN,
    purpose="How wind parks are planned; what you wish you had known.",
    link="https://video.example/j/1?pwd=a,b;c",
)

# Name, parameters as written, value as written.
Line = tuple[str, dict[str, str], str]


def lines(data: bytes) -> list[Line]:
    """The content lines of a file by the letter of RFC 5545, 3.1; fails where it breaks them."""
    assert data.endswith(b"\r\n")
    physical = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 for line in physical)
    assert not any(b"\r" in line or b"\n" in line for line in physical)
    found = []
    for line in data.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n"):
        match = re.fullmatch(r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:[^":;]*|"[^"]*"))*):(.*)', line)
        assert match, line
        parameters = re.findall(r';([A-Z0-9-]+)=(?:"([^"]*)"|([^":;]*))', match[2])
        found.append((match[1], {name: a or b for name, a, b in parameters}, match[3]))
    return found


def within(data: bytes, component: str) -> dict[str, Line]:
    """The properties of the first component of that name, those of its parts left out."""
    found: dict[str, Line] = {}
    inside: list[str] = []
    for line in lines(data):
        if line[0] == "BEGIN":
            inside.append(line[2])
        elif line[0] == "END":
            assert inside.pop() == line[2]
        elif inside[-1] == component:
            assert line[0] not in found or line[0] == "CONFERENCE"
            found[line[0]] = line
    assert inside == []
    return found


def plain(value: str) -> str:
    """A TEXT without its escapes."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def test_a_request_has_every_property() -> None:
    data = invitations.request(CHAT)
    assert {name: line[2] for name, line in within(data, "VCALENDAR").items()} == {
        "VERSION": "2.0",
        "PRODID": "-//Kithwork//Chats//EN",
        "CALSCALE": "GREGORIAN",
        "METHOD": "REQUEST",
    }
    found = within(data, "VEVENT")
    assert plain(found.pop("DESCRIPTION")[2]) == (
        "How wind parks are planned; what you wish you had known.\n"
        "When: Thu 3 December, 15:00 (Berlin time), 20 minutes\n"
        "Video: https://video.example/j/1?pwd=a,b;c\n"
        "Ben Roy: +1 212 555 0100\n"
        "Ana Sol: +49 30 1234\n"
        "To move it: write to ana@example.org or call +49 30 1234; any other time is fine."
    )
    assert found == {
        name: (name, parameters, value)
        for name, parameters, value in [
            ("UID", {}, "7d1f@kithwork"),
            ("SEQUENCE", {}, "0"),
            ("DTSTAMP", {}, "20261126T083000Z"),
            ("LAST-MODIFIED", {}, "20261126T083000Z"),
            ("DTSTART", {"TZID": "Europe/Berlin"}, "20261203T150000"),
            ("DTEND", {"TZID": "Europe/Berlin"}, "20261203T152000"),
            ("SUMMARY", {}, "Chat: Ana Sol and Ben Roy"),
            ("TRANSP", {}, "OPAQUE"),
            ("STATUS", {}, "CONFIRMED"),
            ("LOCATION", {}, "https://video.example/j/1?pwd=a\\,b\\;c"),
            ("URL", {}, "https://video.example/j/1?pwd=a,b;c"),
            (
                "CONFERENCE",
                {"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": "Video"},
                "https://video.example/j/1?pwd=a,b;c",
            ),
            ("ORGANIZER", {"CN": "Ana Sol"}, "mailto:ana@example.org"),
            (
                "ATTENDEE",
                {
                    "CN": "Ben Roy",
                    "CUTYPE": "INDIVIDUAL",
                    "ROLE": "REQ-PARTICIPANT",
                    "PARTSTAT": "NEEDS-ACTION",
                    "RSVP": "TRUE",
                },
                "mailto:ben@example.com",
            ),
        ]
    }
    alarm = within(data, "VALARM")
    assert {name: line[2] for name, line in alarm.items()} == {
        "ACTION": "DISPLAY",
        "DESCRIPTION": "Chat: Ana Sol and Ben Roy",
        "TRIGGER": "-PT15M",
    }


def test_vobject_reads_the_same() -> None:
    read = vobject.readOne(invitations.request(CHAT).decode())
    entry = read.vevent
    assert entry.dtstart.value.astimezone(UTC) == CHAT.start
    assert entry.dtend.value.astimezone(UTC) == CHAT.start + timedelta(minutes=20)
    assert entry.summary.value == CHAT.summary
    assert entry.location.value == CHAT.link
    assert entry.organizer.value == "mailto:ana@example.org"
    assert entry.attendee.params["CN"] == ["Ben Roy"]
    assert "Ben Roy: +1 212 555 0100" in entry.description.value.split("\n")
    assert read.method.value == "REQUEST"


def test_icalendar_reads_the_same() -> None:
    read = icalendar.Calendar.from_ical(invitations.request(CHAT))
    entry = read.walk("VEVENT")[0]
    times: list[Any] = [entry.decoded("DTSTART"), entry.decoded("DTEND")]
    assert [each.astimezone(UTC) for each in times] == [CHAT.start, CHAT.slot.end]
    assert entry["SUMMARY"] == CHAT.summary
    assert entry.errors == []


def test_a_cancellation_names_the_same_chat_with_a_higher_sequence() -> None:
    moved = replace(CHAT, sequence=1, start=CHAT.start + timedelta(days=1))
    told = invitations.cancel(replace(moved, sequence=2))
    found = within(told, "VEVENT")
    assert within(told, "VCALENDAR")["METHOD"][2] == "CANCEL"
    assert found["STATUS"][2] == "CANCELLED"
    assert found["UID"][2] == within(invitations.request(moved), "VEVENT")["UID"][2]
    assert found["SEQUENCE"][2] == "2"
    assert found["ORGANIZER"][2] == "mailto:ana@example.org"
    assert b"VALARM" not in told


@pytest.mark.parametrize(
    "chat", [replace(CHAT, seeker=Party("Ana Sol")), replace(CHAT, other=Party("Ben Roy"))]
)
def test_without_both_addresses_nobody_is_invited(chat: Invitation) -> None:
    for data, status in [
        (invitations.request(chat), "CONFIRMED"),
        (invitations.cancel(chat), "CANCELLED"),
    ]:
        found = within(data, "VEVENT")
        assert within(data, "VCALENDAR")["METHOD"][2] == chat.method == "PUBLISH"
        assert found["STATUS"][2] == status
        assert not {"ORGANIZER", "ATTENDEE"} & set(found)


def test_a_place_comes_before_a_link_and_a_number_can_be_dialled() -> None:
    chat = replace(CHAT, place="Café Ö, Main St 1", phone="+49 (30) 12-34")
    data = invitations.request(chat)
    assert plain(within(data, "VEVENT")["LOCATION"][2]) == "Café Ö, Main St 1"
    calls = [line[2] for line in lines(data) if line[0] == "CONFERENCE"]
    assert calls == [CHAT.link, "tel:+49301234"]
    said = plain(within(data, "VEVENT")["DESCRIPTION"][2])
    assert "Place: Café Ö, Main St 1\n" in said
    assert "Call: +49 (30) 12-34\n" in said


def test_who_left_no_address_is_told_in_person() -> None:
    chat = replace(CHAT, seeker=Party("Ana Sol"))
    said = plain(within(invitations.request(chat), "VEVENT")["DESCRIPTION"][2])
    assert said.endswith("To move it: tell Ana Sol; any other time is fine.")


def test_an_offered_time_is_tentative() -> None:
    data = invitations.request(replace(CHAT, standing=Standing.TENTATIVE))
    assert within(data, "VEVENT")["STATUS"][2] == "TENTATIVE"


def test_the_second_of_two_equal_times_is_written_in_utc() -> None:
    first, second = (
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    )
    assert within(invitations.request(replace(CHAT, start=first)), "VEVENT")["DTSTART"] == (
        "DTSTART",
        {"TZID": "Europe/Berlin"},
        "20261025T023000",
    )
    late = invitations.request(replace(CHAT, start=second))
    assert within(late, "VEVENT")["DTSTART"] == ("DTSTART", {}, "20261025T013000Z")
    assert b"VTIMEZONE" not in late


def test_utc_needs_no_description() -> None:
    data = invitations.request(replace(CHAT, zone=ZoneInfo("Etc/UTC")))
    assert within(data, "VEVENT")["DTSTART"] == ("DTSTART", {}, "20261203T140000Z")
    assert b"VTIMEZONE" not in data


def test_several_chats_share_the_zones_and_invite_nobody() -> None:
    other = replace(CHAT, uid="b@kithwork", start=CHAT.start + timedelta(days=400))
    far = replace(CHAT, uid="c@kithwork", zone=ZoneInfo("America/New_York"))
    data = invitations.several([CHAT, other, far])
    found = lines(data)
    assert [line[2] for line in found if line[0] == "UID"] == [CHAT.uid, "b@kithwork", "c@kithwork"]
    zones = [line[2] for line in found if line[0] == "TZID"]
    assert zones == ["Europe/Berlin", "America/New_York"]
    assert ("METHOD", {}, "PUBLISH") in found
    assert not {"ORGANIZER", "ATTENDEE"} & {line[0] for line in found}


def test_ones_own_entry_has_no_method_and_invites_nobody() -> None:
    found = lines(invitations.own(CHAT))
    assert {"UID", "SEQUENCE", "DTSTART", "VALARM"} <= {line[0] for line in found} | {
        line[2] for line in found
    }
    assert not {"METHOD", "ORGANIZER", "ATTENDEE"} & {line[0] for line in found}
    assert ("STATUS", {}, "CONFIRMED") in found


@pytest.mark.parametrize(
    "field, value",
    [
        ("uid", ""),
        ("uid", "a\r\nb"),
        ("sequence", -1),
        ("stamp", datetime(2026, 11, 26, tzinfo=BERLIN)),
        ("stamp", datetime(2026, 11, 26)),  # noqa: DTZ001
        ("link", "javascript:alert(1)"),
        ("link", "https://a.b/\r\nX:1"),
        ("link", "https://a.b/ c"),
        ("link", "https://a.b/\u2028c"),
    ],
)
def test_what_cannot_be_written_is_refused(field: str, value: object) -> None:
    with pytest.raises(Unwritable) as refused:
        replace(CHAT, **{field: value})  # type: ignore[arg-type]
    assert refused.value.field == field


@pytest.mark.parametrize(
    "field, value", [("minutes", 1), ("start", datetime(2026, 1, 1, tzinfo=BERLIN))]
)
def test_what_is_no_slot_is_refused(field: str, value: object) -> None:
    with pytest.raises(NoSlot):
        replace(CHAT, **{field: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "email", ["ana", "a b@c.d", "a@b.c\r\nX:1", "a@b.c,d@e.f", "<a@b.c>", "a@b.c\u2028", "a;b@c.d"]
)
def test_what_is_no_address_is_refused(email: str) -> None:
    with pytest.raises(Unwritable):
        Party("Ana", email)


EVIL = st.lists(
    st.sampled_from(
        [
            *("\r\n", "\r", "\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\x00", "\t"),
            *(
                "BEGIN:VEVENT",
                "ATTENDEE:mailto:eve@x.y",
                ";",
                ":",
                ",",
                '"',
                "\\",
                "\\n",
                "^n",
                "'",
            ),
            *(
                "é",
                "語" * 30,
                "😀",
                "\u202e",
                " ",
                "x" * 80,
                "{{ settings }}",
                "%(a)s",
                "=?utf-8?q?a?=",
            ),
        ]
    ),
    max_size=12,
).map("".join)


@given(name=EVIL, phone=EVIL, summary=EVIL, purpose=EVIL, place=EVIL, call=EVIL)
def test_no_text_reaches_beyond_its_own_property(
    name: str, phone: str, summary: str, purpose: str, place: str, call: str
) -> None:
    chat = replace(
        CHAT,
        seeker=Party(name, ANA.email, phone),
        other=Party(name, BEN.email, phone),
        summary=summary,
        purpose=purpose,
        place=place,
        phone=call,
    )
    for data in (invitations.request(chat), invitations.cancel(chat)):
        names = [line[0] for line in lines(data)]
        calm = [line[0] for line in lines(invitations.request(CHAT))]
        assert set(names) <= set(calm)
        assert names.count("ATTENDEE") == names.count("ORGANIZER") == 1
        # What splits lines in other ways finds no more of them.
        text = data.decode()
        assert len(text.splitlines()) == text.count("\r\n")
        entry = icalendar.Calendar.from_ical(data).walk("VEVENT")[0]
        assert entry["ATTENDEE"] == "mailto:ben@example.com"
        assert entry["UID"] == CHAT.uid


ZONES = "Europe/Berlin America/New_York Australia/Lord_Howe Asia/Kolkata Africa/Casablanca"
MORE_ZONES = (
    "America/Sao_Paulo Pacific/Apia Pacific/Chatham America/St_Johns Europe/Dublin Africa/Cairo"
)


@given(
    key=st.sampled_from(f"{ZONES} {MORE_ZONES}".split()),
    hours=st.integers(0, 366 * 24 * 4),
)
def test_a_described_zone_shows_the_time_that_was_meant(key: str, hours: int) -> None:
    start = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=hours // 4, minutes=15 * (hours % 4))
    data = invitations.request(replace(CHAT, start=start, zone=ZoneInfo(key)))
    # Under a name that no database knows, so that only the description helps.
    unknown = data.replace(key.encode(), b"Nowhere")
    found = busy.busy(
        unknown, start=start - timedelta(days=9), end=start + timedelta(days=9), zone=BERLIN
    )
    assert found.problems == ()
    assert found.intervals == (Interval(start, start + timedelta(minutes=20)),)


@pytest.mark.parametrize("key", f"{ZONES} {MORE_ZONES}".split())
def test_dateutil_reads_a_described_zone_as_the_database_has_it(key: str) -> None:
    written = written_zones.described(key, 2026, 2027).to_ical().decode()
    theirs = tz.tzical(StringIO(written)).get()
    wall = datetime(2026, 1, 1, 0, 30)  # noqa: DTZ001
    while wall.year < 2028:
        meant = wall.replace(tzinfo=ZoneInfo(key)).astimezone(UTC)
        # Only hours that are there, and once: on the others readers differ.
        if meant.astimezone(ZoneInfo(key)).replace(tzinfo=None) == wall and not _twice(wall, key):
            assert wall.replace(tzinfo=theirs).astimezone(UTC) == meant, wall
        wall += timedelta(hours=1)


def _twice(wall: datetime, key: str) -> bool:
    offsets = {wall.replace(tzinfo=ZoneInfo(key), fold=fold).utcoffset() for fold in (0, 1)}
    return len(offsets) == 2


@pytest.mark.parametrize(
    "key, expected",
    [
        (
            "Europe/Berlin",
            ["FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"],
        ),
        (
            "America/New_York",
            ["FREQ=YEARLY;BYDAY=2SU;BYMONTH=3", "FREQ=YEARLY;BYDAY=1SU;BYMONTH=11"],
        ),
        ("Asia/Kolkata", []),
    ],
)
def test_what_changes_by_a_rule_is_described_by_it(key: str, expected: list[str]) -> None:
    data = invitations.request(replace(CHAT, zone=ZoneInfo(key)))
    assert [line[2] for line in lines(data) if line[0] == "RRULE"] == expected
