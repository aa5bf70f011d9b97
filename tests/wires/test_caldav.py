"""CalDAV with a real server: found, read, written, and every way in which it can fail."""

import sys
import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events  # type: ignore[import-untyped]

from kithwork.calendars import busy as reading
from kithwork.calendars import invitations
from kithwork.calendars.invitations import Invitation, Party
from kithwork.domain.errors import Invalid
from kithwork.domain.slots import Interval, merged
from kithwork.wires import caldav
from kithwork.wires.addresses import Unreachable
from kithwork.wires.answers import Caps, TooLarge
from kithwork.wires.caldav import Account, NoLibrary, WrongPassword
from tests import servers
from tests.servers import PASSWORD, Dav, Page, Web, free_port

BERLIN = ZoneInfo("Europe/Berlin")
# Over the change of the clocks in Berlin, on 29 March 2026.
START, END = datetime(2026, 3, 20, tzinfo=UTC), datetime(2026, 4, 12, tzinfo=UTC)
UID = "b0a2c1d4-0000-4000-8000-000000000001@kithwork"
SHORT = Caps(seconds=1.5, size=50_000)
ZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
    "END:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
    "END:DAYLIGHT\r\nEND:VTIMEZONE"
)

WEEKLY = (
    f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:tests\r\n{ZONE}\r\n"
    "BEGIN:VEVENT\r\nUID:weekly\r\nDTSTAMP:20260101T000000Z\r\n"
    "DTSTART;TZID=Europe/Berlin:20260303T090000\r\nDTEND;TZID=Europe/Berlin:20260303T100000\r\n"
    "RRULE:FREQ=WEEKLY;BYDAY=TU,TH\r\nEXDATE;TZID=Europe/Berlin:20260326T090000\r\n"
    "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:weekly\r\nDTSTAMP:20260101T000000Z\r\n"
    "RECURRENCE-ID;TZID=Europe/Berlin:20260331T090000\r\n"
    "DTSTART;TZID=Europe/Berlin:20260401T140000\r\nDTEND;TZID=Europe/Berlin:20260401T153000\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture
def account(dav: Dav) -> Account:
    return caldav.account(dav.setting)


def busy(account: Account) -> tuple[Interval, ...]:
    """When the account's first calendar is busy, by Berlin's clocks where it says none."""
    (calendar, *_) = caldav.calendars(account=account)
    data = caldav.appointments(account=account, calendar=calendar.address, start=START, end=END)
    found = reading.busy(data, start=START, end=END, zone=BERLIN)
    assert [one for one in found.problems if one.line] == []
    return found.intervals


def invitation(sequence: int, hour: int = 15) -> Invitation:
    return Invitation(
        uid=UID,
        sequence=sequence,
        stamp=datetime(2026, 3, 1, tzinfo=UTC),
        start=datetime(2026, 4, 2, hour, tzinfo=UTC),
        zone=BERLIN,
        minutes=20,
        summary="Chat: Ana and Maria",
        seeker=Party("Ana Sol", "ana@example.org"),
        other=Party("Maria Moreno", "maria@example.org"),
    )


def test_the_calendars_of_an_account_are_found(dav: Dav, account: Account) -> None:
    dav.make("home", "Home, sweet")
    found = {one.name: one.address for one in caldav.calendars(account=account)}
    assert found == {
        "Work": f"http://127.0.0.1:{dav.port}/ana/office/",
        "Home, sweet": f"http://127.0.0.1:{dav.port}/ana/home/",
    }


def test_a_calendar_of_any_name_is_read_and_written(dav: Dav, account: Account) -> None:
    dav.make("m%C3%B6b%20el", "Möbel / 家具")
    found = {one.name: one.address for one in caldav.calendars(account=account)}
    address = found["Möbel / 家具"]
    content = invitations.own(invitation(0))
    caldav.put(account=account, calendar=address, uid=UID, content=content)
    assert UID in dav.get("m%C3%B6b%20el", UID)
    data = caldav.appointments(account=account, calendar=address, start=START, end=END)
    assert UID.encode() in data
    caldav.remove(account=account, calendar=address, uid=UID)
    assert dav.get("m%C3%B6b%20el", UID) == ""


def test_an_account_without_calendars_is_told(dav: Dav, account: Account) -> None:
    dav.clear()
    with pytest.raises(Unreachable, match="no calendar"):
        caldav.calendars(account=account)


def test_an_empty_calendar_is_never_busy(account: Account) -> None:
    assert busy(account) == ()


def fill(dav: Dav) -> None:
    """Repeated with exceptions and over the change of clocks, whole days, floating, free, off."""
    dav.ask("PUT", "/ana/office/weekly.ics", WEEKLY)
    dav.put("office", "trip", "DTSTART;VALUE=DATE:20260324", "DTEND;VALUE=DATE:20260326")
    dav.put("office", "gym", "DTSTART:20260327T180000", "DURATION:PT1H")
    dav.put(
        "office", "yearly", "DTSTART;VALUE=DATE:20100407", "RRULE:FREQ=YEARLY", "TRANSP:TRANSPARENT"
    )
    dav.put("office", "off", "DTSTART:20260330T100000Z", "DURATION:PT1H", "STATUS:CANCELLED")
    dav.put("office", "late", "DTSTART:20260510T100000Z", "DURATION:PT1H")


def test_what_repeats_is_reckoned_with_its_exceptions(dav: Dav, account: Account) -> None:
    fill(dav)
    assert [(f"{one.start:%m-%d %H:%M}", f"{one.end:%m-%d %H:%M}") for one in busy(account)] == [
        ("03-23 23:00", "03-25 23:00"),
        ("03-27 17:00", "03-27 18:00"),
        ("04-01 12:00", "04-01 13:30"),
        ("04-02 07:00", "04-02 08:00"),
        ("04-07 07:00", "04-07 08:00"),
        ("04-09 07:00", "04-09 08:00"),
    ]


def test_an_independent_library_finds_the_same_times(dav: Dav, account: Account) -> None:
    fill(dav)
    (calendar,) = caldav.calendars(account=account)
    data = caldav.appointments(account=account, calendar=calendar.address, start=START, end=END)
    events = (
        event
        for whole in icalendar.Calendar.from_ical(data, multiple=True)
        for event in recurring_ical_events.of(whole).between(START, END)
        if event.get("TRANSP") != "TRANSPARENT" and event.get("STATUS") != "CANCELLED"
    )
    found = (Interval(utc(event.start), utc(event.end)) for event in events)
    assert merged(found) == busy(account)


def utc(moment: object) -> datetime:
    """A day or a time as a moment; by Berlin's clocks where it says none."""
    if not isinstance(moment, datetime):
        moment = datetime.fromisoformat(f"{moment}T00:00")
    return (moment if moment.tzinfo else moment.replace(tzinfo=BERLIN)).astimezone(UTC)


def test_a_chat_is_put_moved_and_taken_out(dav: Dav, account: Account) -> None:
    (calendar,) = caldav.calendars(account=account)
    for _ in range(2):
        content = invitations.own(invitation(0))
        caldav.put(account=account, calendar=calendar.address, uid=UID, content=content)
        assert dav.get("office", UID).count("BEGIN:VEVENT") == 1
    first = dav.get("office", UID)
    assert "DTSTART;TZID=Europe/Berlin:20260402T170000" in first
    for word in ("METHOD", "ATTENDEE", "ORGANIZER"):
        assert word not in first, "a server would write to them"
    moved = invitations.own(invitation(1, hour=9))
    caldav.put(account=account, calendar=calendar.address, uid=UID, content=moved)
    second = dav.get("office", UID)
    assert "SEQUENCE:1" in second
    assert "DTSTART;TZID=Europe/Berlin:20260402T110000" in second
    assert dav.ask("GET", "/ana/office/")[1].count("BEGIN:VEVENT") == 1
    for _ in range(2):
        caldav.remove(account=account, calendar=calendar.address, uid=UID)
        assert dav.get("office", UID) == ""


def test_a_calendar_that_is_gone_is_told(dav: Dav, account: Account) -> None:
    address = f"http://127.0.0.1:{dav.port}/ana/gone/"
    with pytest.raises(Unreachable, match="no such calendar"):
        caldav.appointments(account=account, calendar=address, start=START, end=END)
    with pytest.raises(Unreachable):
        caldav.put(
            account=account, calendar=address, uid=UID, content=invitations.own(invitation(0))
        )


def test_a_wrong_password_is_told_and_never_shown(account: Account) -> None:
    wrong = account.with_password("wrong-9931")
    with pytest.raises(WrongPassword, match="not accepted") as failure:
        caldav.calendars(account=wrong)
    assert "wrong-9931" not in f"{failure.value}{wrong!r}{account}"
    assert PASSWORD not in repr(account)


def test_a_server_that_is_down_is_told() -> None:
    down = caldav.account(f"http://ana:x@127.0.0.1:{free_port()}/")
    with pytest.raises(Unreachable, match="cannot be reached"):
        caldav.calendars(account=down)


@pytest.mark.parametrize(
    "page, failure",
    [
        (Page(b"<a/>" * 20, slowly=0.2), Unreachable),
        (Page(b"", endless=True), TooLarge),
        (Page(b"<html>Hello</html>", headers={"Content-Type": "text/html"}), Unreachable),
        (Page(b"<html>Hel", headers={"Content-Type": "text/xml"}), Unreachable),
        (Page(b"", status=500), Unreachable),
        (Page(b"", status=404), Unreachable),
        (Page(b"", status=207), Unreachable),
        (Page(b"", status=429), Unreachable),
        (Page(b"", status=401), WrongPassword),
        (Page(b"", status=301, headers={"Location": "/"}), Unreachable),
    ],
)
def test_what_is_no_caldav_server_is_told_in_time(
    web: Web, page: Page, failure: type[Exception]
) -> None:
    web.pages["/"] = page
    begun = time.monotonic()
    strange = caldav.account(f"http://ana:x@127.0.0.1:{web.port}/")
    with pytest.raises(failure):
        caldav.calendars(account=strange, caps=SHORT)
    assert time.monotonic() - begun < 10


def test_a_hostile_answer_names_no_file_and_grows_to_nothing(web: Web) -> None:
    web.pages["/"] = Page(
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
        b'<!ENTITY f SYSTEM "file:///etc/passwd">]><multistatus xmlns="DAV:"><response>'
        b"<href>/&b;&f;</href></response></multistatus>",
        status=207,
        headers={"Content-Type": "text/xml"},
    )
    with pytest.raises(Unreachable) as failure:
        caldav.calendars(account=caldav.account(f"http://ana:x@127.0.0.1:{web.port}/"))
    assert "root" not in str(failure.value)
    assert all("root" not in path for _, path, _ in web.asked)


def test_the_password_goes_to_one_server_alone(web: Web) -> None:
    with servers.web(host="127.0.0.2") as other:
        other.pages["/"] = Page(b"")
        web.pages["/"] = Page(status=302, headers={"Location": other.at("/")})
        account = caldav.account(f"http://ana:x@127.0.0.1:{web.port}/")
        with pytest.raises(Unreachable, match="not told your"):
            caldav.calendars(account=account)
        with pytest.raises(Unreachable, match="not told your"):
            caldav.appointments(account=account, calendar=other.at("/c/"), start=START, end=END)
        assert other.asked == []


@pytest.mark.parametrize(
    "setting, said",
    [
        ("http://ana:x@dav.example.org/", "everybody on the way"),
        ("http://ana:x@192.168.1.7/", "everybody on the way"),
        ("https://dav.example.org/", "names nobody"),
        ("ldap://ana:x@dav.example.org/", "must begin with"),
        ("nonsense", "must begin with"),
    ],
)
def test_a_setting_that_cannot_be_used_is_explained(setting: str, said: str) -> None:
    with pytest.raises(Invalid, match=said) as refused:
        caldav.account(setting)
    assert refused.value.field == "KITHWORK_CALDAV_URL"
    assert ":x@" not in str(refused.value)


def test_a_setting_is_read_whole() -> None:
    found = caldav.account("https://ana%40home:a%2Fb@dav.example.org:8443/remote.php/dav")
    assert (found.url, found.user, found.password) == (
        "https://dav.example.org:8443/remote.php/dav",
        "ana@home",
        "a/b",
    )
    assert caldav.account("https://ana@dav.example.org").password == ""


def test_without_the_extra_its_name_is_told(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "caldav", None)
    with pytest.raises(NoLibrary, match=r"kithwork\[calendar\]"):
        caldav.calendars(account=account)


def test_a_rule_that_never_ends_is_bounded() -> None:
    """What a server says is read by our own reader, within its effort."""
    rule = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"
    body = servers.calendar("UID:x", "DTSTART:20260325T100000Z", "DURATION:PT1H", rule)
    data = body.encode()
    begun = time.monotonic()
    found = reading.busy(data, start=START, end=END, zone=BERLIN)
    assert time.monotonic() - begun < 5
    assert len(found.intervals) <= 1
