"""`kith chat suggest`, `kith hours` and `kith calendar`: times that suit both, and nothing sent."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.callers import Kith, Known


@pytest.fixture
def chat(kith: Kith, people: Known) -> str:
    """A chat with Maria that had a day, in New York."""
    past = ("--at", "2024-12-03T15:00", "--zone", "America/New_York")
    return str(kith.json("chat", "schedule", people.maria, *past)["chat"])


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    """Busy for the next two weeks, and one appointment that cannot be read."""
    start = datetime.now(UTC)
    path = tmp_path / "work.ics"
    path.write_text(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Secret\r\n"
        f"DTSTART:{start:%Y%m%dT%H%M%SZ}\r\nDTEND:{start + timedelta(days=14):%Y%m%dT%H%M%SZ}\r\n"
        "END:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:someday\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    return path


def test_times_are_suggested_with_the_message(kith: Kith, chat: str) -> None:
    found = kith.json("chat", "suggest", chat)
    assert (found["chat"], found["zone"], len(found["slots"])) == (chat, "America/New_York", 3)
    for slot in found["slots"]:
        assert slot["minutes"] == 20
        assert "(New York time)" in slot["said"]
        assert f"- {slot['said']}" in found["text"]
        assert datetime.fromisoformat(slot["starts_at"]) > datetime.now(UTC) + timedelta(hours=23)
    assert "Nothing was sent." in kith.text("chat", "suggest", chat)
    other = kith.json("chat", "suggest", chat, "--zone", "Europe/Berlin", "--count", "1")
    assert (other["zone"], len(other["slots"])) == ("Europe/Berlin", 1)


def test_a_calendar_moves_what_is_suggested(kith: Kith, chat: str, calendar: Path) -> None:
    read = kith.json("calendar", "read", calendar)
    assert (read["name"], read["busy"], len(read["problems"])) == ("work.ics", 1, 1)
    assert kith.json("calendar", "list")[0]["id"] == read["id"]
    assert "work.ics" in kith.text("calendar", "list")
    found = kith.json("chat", "suggest", chat)
    first = datetime.fromisoformat(found["slots"][0]["starts_at"])
    assert first > datetime.now(UTC) + timedelta(days=13)
    assert "Secret" not in kith.text("dump", "--logical")
    assert kith.json("calendar", "forget", read["id"]) == {"id": read["id"]}
    kith.run("calendar", "forget", read["id"], code=4)
    assert "No calendar was read" in kith.text("calendar", "list")


def test_what_is_read_is_told(kith: Kith, people: Known, calendar: Path) -> None:
    said = kith.text("calendar", "read", calendar)
    assert "1 busy times from" in said
    assert "DTSTART" in said


def test_hours_are_set_and_shown(kith: Kith, people: Known) -> None:
    usual = kith.json("hours", "show")
    assert usual["days"]["mon"] == ["09:00-18:00"]
    week = ("mon-fri", "09:00-12:00", "13:00-17:00", "sat", "10-12")
    found = kith.json("hours", "set", "--zone", "Europe/Berlin", *week)
    assert found["zone"] == "Europe/Berlin"
    assert found["days"]["fri"] == ["09:00-12:00", "13:00-17:00"]
    assert found["days"]["sun"] == []
    assert kith.json("hours", "show") == found
    assert "10:00-12:00" in kith.text("hours", "show")


def test_hours_that_never_meet_are_said(kith: Kith, chat: str) -> None:
    kith.run("hours", "set", "--zone", "UTC", "sun", "9-12")
    found = kith.json("chat", "suggest", chat)
    assert (found["slots"], found["text"]) == ([], "")
    assert "No time within 21 days suits both" in kith.text("chat", "suggest", chat)


@pytest.mark.parametrize(
    "words, code",
    [
        (("chat", "suggest", "no-such-id"), 4),
        (("chat", "suggest", "CHAT", "--zone", "Berlin"), 3),
        (("chat", "suggest", "CHAT", "--count", "9"), 3),
        (("hours", "set", "mon-fri"), 3),
        (("hours", "set", "9-12"), 3),
        (("hours", "set", "mon", "9-12", "--zone", "Mars"), 3),
        (("hours", "set"), 2),
        (("calendar", "read", "/nowhere/at/all.ics"), 3),
        (("calendar", "forget", "no-such-id"), 4),
    ],
)
def test_what_cannot_be_is_refused(
    kith: Kith, chat: str, words: tuple[str, ...], code: int
) -> None:
    kith.run(*(chat if word == "CHAT" else word for word in words), code=code)


def test_the_silenced_are_offered_nothing(kith: Kith, people: Known, chat: str) -> None:
    kith.run("do-not-contact", people.maria)
    kith.run("chat", "suggest", chat, code=6)
