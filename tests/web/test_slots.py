"""Times suggested on the page of a chat, and the page that says when the seeker can talk."""

from datetime import UTC, datetime, timedelta
from html import unescape
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kithwork.domain.actors import Actor

Network = dict[str, UUID]
WEEK = {"zone": "Europe/Berlin", "mon": "9-12, 13:00-17:00", "fri": "20:00-24:00"}


@pytest.fixture
def agreed(ana: Actor, network: Network) -> str:
    """The address of a chat that Maria said yes to."""
    asks: Any = import_module("kithwork.flows.asks")
    states: Any = import_module("kithwork.domain.asks").AskState
    cast: Any = import_module("tests.cast")
    ask = asks.draft(actor=ana, person=network["Maria"], now=cast.NOW).id
    for state in (states.SENT, states.YES):
        asks.mark(actor=ana, ask=ask, state=state, now=cast.NOW)
    (card,) = cards(ana)
    return f"/chats/{card.id}"


def cards(actor: Actor) -> Any:
    queries: Any = import_module("kithwork.store.queries.chats")
    return queries.listing(actor=actor)


def calendars(actor: Actor) -> Any:
    queries: Any = import_module("kithwork.store.queries.slots")
    return queries.calendars(actor=actor)


def upload(page: Client, data: bytes, name: str = "work.ics") -> Any:
    return page.post("/settings/calendars", {"file": SimpleUploadedFile(name, data)})


def busy(days: int, *, broken: bool = False) -> bytes:
    """A calendar that is busy from yesterday on."""
    start = datetime.now(UTC) - timedelta(days=1)
    other = "BEGIN:VEVENT\r\nDTSTART:someday\r\nEND:VEVENT\r\n" if broken else ""
    return (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Secret surgery\r\n"
        f"DTSTART:{start:%Y%m%dT%H%M%SZ}\r\nDTEND:{start + timedelta(days=days):%Y%m%dT%H%M%SZ}\r\n"
        f"END:VEVENT\r\n{other}END:VCALENDAR\r\n"
    ).encode()


@pytest.mark.parametrize("part", ["", "/day"])
def test_times_are_suggested_by_their_clock_with_a_message(
    page: Client, agreed: str, part: str
) -> None:
    html = unescape(page.get(f"{agreed}{part}?zone=America/New_York").content.decode())
    assert html.count("Take this one</button>") == 3
    assert "(New York time)" in html
    assert "By your clock:" in html
    message = html[html.index('id="offer"') :]
    assert "a café near you, or we talk by video if that is easier" in message
    assert 'href="mailto:maria@example.org?subject=Our%20chat' in html
    assert "No calendar was read yet" in html


def test_one_of_them_is_booked_with_a_button(page: Client, ana: Actor, agreed: str) -> None:
    html = page.get(f"{agreed}?zone=America/New_York").content.decode()
    form = html[html.index(f'action="{agreed}/day" class="inline"') :]
    typed = {
        name: form.split(f'name="{name}" value="')[1].split('"')[0]
        for name in ("at", "zone", "minutes", "mode", "where")
    }
    assert page.post(f"{agreed}/day", typed).status_code == 302
    (card,) = cards(ana)
    assert (card.state, card.zone) == ("scheduled", "America/New_York")
    booked = page.get(agreed).content.decode()
    assert "Take this one" not in booked
    assert "Take this one" in page.get(f"{agreed}/day").content.decode()


def test_a_zone_that_is_none_is_said_at_its_field(page: Client, agreed: str) -> None:
    html = page.get(f"{agreed}?zone=Middle/Earth").content.decode()
    place = html.index('id="their_zone_error"')
    assert "is no zone, such as Europe/Berlin" in html[place : place + 400]
    assert "Take this one" in html
    assert page.get(f"{agreed}?zone={'x' * 500}").status_code == 200


def test_the_silenced_are_offered_nothing(
    page: Client, ana: Actor, network: Network, agreed: str
) -> None:
    people: Any = import_module("kithwork.flows.people")
    cast: Any = import_module("tests.cast")
    people.set_do_not_contact(actor=ana, person=network["Maria"], now=cast.NOW)
    for address in (agreed, f"{agreed}/day"):
        answer = page.get(address)
        assert answer.status_code == 200
        assert "Take this one" not in answer.content.decode()


def test_times_that_do_not_meet_are_explained(page: Client, ana: Actor, agreed: str) -> None:
    assert upload(page, busy(40)).status_code == 302
    html = page.get(agreed).content.decode()
    assert "No time within the next three weeks suits both." in html
    assert "work.ics (read today)" in html


def test_hours_are_set_and_their_undo_brings_the_former_back(page: Client, ana: Actor) -> None:
    slots: Any = import_module("kithwork.flows.slots")
    form = page.get("/settings/hours").content.decode()
    assert form.count('value="09:00-18:00"') == 5
    answer = page.post("/settings/hours", WEEK, follow=True)
    html = answer.content.decode()
    assert 'value="09:00-12:00, 13:00-17:00"' in html
    assert 'value="20:00-24:00"' in html
    assert slots.hours(actor=ana).zone.key == "Europe/Berlin"
    assert 'name="tue" value="09:00-18:00"' in html, "the undo posts what was before"


@pytest.mark.parametrize(
    "field, value, said",
    [
        ("mon", "nine to five", "Write hours such as"),
        ("mon", "9-12 11-13", "Write hours such as"),
        ("zone", "Middle/Earth", "is no zone, such as Europe/Berlin"),
        ("zone", "", "is required"),
    ],
)
def test_what_are_no_hours_is_said_at_their_field(
    page: Client, field: str, value: str, said: str
) -> None:
    answer = page.post("/settings/hours", {**WEEK, field: value})
    assert answer.status_code == 422
    html = answer.content.decode()
    place = html.index(f'id="id_{field}_error"')
    assert said in html[place : place + 800]


def test_a_week_without_hours_is_refused(page: Client) -> None:
    answer = page.post("/settings/hours", {"zone": "Europe/Berlin"})
    assert answer.status_code == 422
    assert "Must leave some time in the week" in answer.content.decode()


def test_a_calendar_is_read_listed_and_forgotten(page: Client, ana: Actor) -> None:
    assert upload(page, busy(3)).status_code == 302
    html = page.get("/settings/hours").content.decode()
    assert "“work.ics” was read." in html
    assert "1 busy time until" in html
    assert "surgery" not in html
    (card,) = calendars(ana)
    assert page.post(f"/settings/calendars/{card.id}/forget").status_code == 302
    assert "read it again" in page.get("/settings/hours").content.decode()
    assert calendars(ana) == ()
    assert page.post(f"/settings/calendars/{card.id}/forget").status_code == 404


def test_what_could_not_be_read_is_shown(page: Client, ana: Actor) -> None:
    answer = upload(page, busy(3, broken=True))
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "but for what stands below" in html
    assert "DTSTART" in html
    assert len(calendars(ana)) == 1


@pytest.mark.parametrize(
    "data, said", [(b"Dear diary", "There are no appointments"), (b"", "is empty")]
)
def test_what_is_no_calendar_is_refused_at_its_field(
    page: Client, ana: Actor, data: bytes, said: str
) -> None:
    answer = upload(page, data)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert said in html[html.index('id="id_file_error"') :]
    assert calendars(ana) == ()
    assert page.post("/settings/calendars").status_code == 422


def test_a_file_that_is_too_large_is_refused(
    page: Client, ana: Actor, settings: Any, tmp_path: Path
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    answer = upload(page, b"x" * 20_000_001)
    assert answer.status_code == 422
    assert "Is larger than 20 MB." in answer.content.decode()
    assert calendars(ana) == ()


def test_settings_lead_there(page: Client) -> None:
    assert 'href="/settings/hours"' in page.get("/settings").content.decode()
