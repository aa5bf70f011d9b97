"""`kith chat` and `kith chats`: booked with an invitation, moved, called off."""

from pathlib import Path

import icalendar
import pytest

from tests.cli.callers import Kith, Known

WHEN = ("--at", "2031-12-03T15:00", "--zone", "Europe/Berlin")


def invitation(path: str) -> icalendar.Component:
    """The one appointment of a calendar file."""
    (event,) = icalendar.Calendar.from_ical(Path(path).read_bytes()).walk("VEVENT")
    return event


def test_a_chat_is_booked_and_its_invitation_written(
    kith: Kith, people: Known, tmp_path: Path
) -> None:
    out = tmp_path / "chat.ics"
    found = kith.json(
        *("chat", "schedule", "Maria Lopez", *WHEN, "--place", "Café Einstein"),
        *("--referred-by", "Tom Bay", "--out", str(out)),
    )
    assert found["starts_at"] == "2031-12-03T14:00:00+00:00"
    assert (found["minutes"], found["zone"], found["state"]) == (20, "Europe/Berlin", "scheduled")
    assert found["referred_by"] == people.tom
    assert found["ics"] == str(out)
    assert out.stat().st_mode & 0o777 == 0o600
    event = invitation(found["ics"])
    assert str(event["uid"]) == f"{found['chat']}@kithwork"
    assert (event["sequence"], str(event["location"])) == (0, "Café Einstein")
    assert str(event["organizer"]) == "mailto:ana@example.org"
    assert str(event["attendee"]) == "mailto:maria@example.org"
    assert kith.json("chats") == [{key: found[key] for key in found if key != "ics"}]


def test_a_moved_and_a_cancelled_chat_keep_their_uid(kith: Kith, people: Known) -> None:
    first = kith.json("chat", "schedule", people.maria, *WHEN, "--video", "https://call.example/x")
    kept = Path(first["ics"])
    moved = kith.json("chat", "move", first["chat"], "--at", "2031-12-04T10:00", "--minutes", "30")
    assert (moved["ics"], moved["minutes"]) == (str(kept), 30)
    assert (moved["mode"], moved["where"]) == ("video", "https://call.example/x")
    event = invitation(moved["ics"])
    assert (str(event["uid"]), event["sequence"]) == (f"{first['chat']}@kithwork", 1)
    off = kith.json("chat", "cancel", first["chat"])
    calendar = icalendar.Calendar.from_ical(kept.read_bytes())
    assert str(calendar["method"]) == "CANCEL"
    assert (invitation(off["ics"])["sequence"], str(invitation(off["ics"])["status"])) == (
        2,
        "CANCELLED",
    )
    kith.run("chat", "cancel", first["chat"], code=5)
    assert kith.json("chat", "reopen", first["chat"])["sequence"] == 3


def test_a_talk_that_was_has_no_invitation(kith: Kith, people: Known) -> None:
    past = ("--at", "2024-12-03T15:00", "--zone", "Europe/Berlin")
    found = kith.json("chat", "schedule", people.maria, *past)
    assert found["ics"] is None
    assert kith.json("chat", "missed", found["chat"])["state"] == "missed"
    assert "2024-12-03 15:00 Europe/Berlin" in kith.text("chat", "show", found["chat"])


@pytest.mark.parametrize(
    "arguments, code",
    [
        (("--at", "tomorrow", "--zone", "Europe/Berlin"), 3),
        (("--at", "2031-12-03T15:00+01:00", "--zone", "Europe/Berlin"), 3),
        (("--at", "2031-12-03T15:00", "--zone", "Berlin"), 3),
        (("--at", "2031-03-30T02:30", "--zone", "Europe/Berlin"), 3),
        ((*WHEN, "--minutes", "0"), 3),
        ((*WHEN, "--place", "here", "--phone", "+49 30 1"), 3),
        ((*WHEN, "--out", "/nowhere/at/all.ics"), 3),
        (("--at", "2031-12-03T15:00"), 2),
    ],
)
def test_what_cannot_be_booked_is_refused(
    kith: Kith, people: Known, arguments: tuple[str, ...], code: int
) -> None:
    kith.run("chat", "schedule", people.maria, *arguments, code=code)
    assert kith.json("chats") == []


def test_two_at_a_time_and_the_silenced_are_refused(kith: Kith, people: Known) -> None:
    kith.json("chat", "schedule", people.maria, *WHEN)
    kith.run("chat", "schedule", people.li, *WHEN, code=5)
    kith.run("do-not-contact", people.tom)
    another_day = ("--at", "2031-12-09T15:00", "--zone", "Europe/Berlin")
    kith.run("chat", "schedule", people.tom, *another_day, code=6)
    kith.run("chat", "show", "no-such-id", code=4)


def test_the_list_reads_well(kith: Kith, people: Known) -> None:
    kith.json("chat", "schedule", people.maria, *WHEN)
    said = kith.text("chats")
    assert "2031-12-03 15:00 Europe/Berlin" in said
    assert "Maria Lopez" in said


def test_a_plan_is_shown_changed_and_looked_at_for_another_length(
    kith: Kith, people: Known
) -> None:
    chat = kith.json("chat", "schedule", people.maria, *WHEN)["chat"]
    made = kith.json("chat", "plan", chat)
    assert made["planned_minutes"] <= 0.7 * made["minutes"]
    assert made["slack_minutes"] == made["minutes"] - made["planned_minutes"]
    assert sum(one["must"] for one in made["questions"]) == 4
    assert made["questions"][0]["theme"] == "T1"
    assert made["questions"][-1]["theme"] == "T16"
    assert all(one["why"] and 1 <= one["depth"] <= 3 for one in made["questions"])
    short = kith.json("chat", "plan", chat, "--minutes", "15")
    texts = {one["text"] for one in made["questions"]}
    assert {one["text"] for one in short["questions"]} <= texts
    own = kith.json("chat", "plan", chat, "--ask", "How do you share data?", "--source", "a talk")
    assert own["questions"][-2]["source"] == "a talk"
    dropped = kith.json("chat", "plan", chat, "--drop", own["questions"][-2]["key"])
    assert dropped["questions"] == made["questions"]
    assert "must" in kith.text("chat", "plan", chat)
    kith.run("chat", "plan", chat, "--minutes", "2", code=3)
    kith.run("chat", "plan", chat, "--add", "t99-x", code=4)


def test_a_brief_in_every_form_of_text(kith: Kith, people: Known) -> None:
    chat = kith.json("chat", "schedule", people.maria, *WHEN)["chat"]
    kith.json("chat", "research", chat, "unknown", "Who runs it?", "--source", "their page")
    found = kith.json("chat", "brief", chat)
    assert found["employers"][0]["organisation"] == "Contoso"
    assert [(one["kind"], one["text"]) for one in found["research"]] == [
        ("unknown", "Who runs it?")
    ]
    assert kith.text("chat", "brief", chat).startswith("# Maria Lopez")
    assert kith.text("chat", "brief", chat, "--format", "html").startswith("<!doctype html>")
