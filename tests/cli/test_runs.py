"""A talk in the terminal, carried along, and its notes brought back."""

import json
import threading
from pathlib import Path
from uuid import uuid4

import pytest

from kithwork.cli.groups.runs import _Cues
from tests.cast import NOW
from tests.cli.callers import Kith, Known

WHEN = ("--at", "2031-12-03T15:00", "--zone", "Europe/Berlin")
TYPED = """+ Ask the registry first
They moved to Python
/next
/else
@Li Chen, product manager at Acme; they write; may use my name
/ask Who runs the registry?
? the registry of 2019
/back
/back
/skip
/dig
/time
/plan
/help
+

* a post in March
/end
never read
"""


@pytest.fixture
def chat(kith: Kith, people: Known) -> str:
    found: str = kith.json("chat", "schedule", people.maria, *WHEN)["chat"]
    return found


def test_a_talk_is_led_by_typed_lines(kith: Kith, chat: str) -> None:
    plan = [one["key"] for one in kith.json("chat", "plan", chat)["questions"]]
    found = kith.json("chat", "run", chat, typed=TYPED)
    assert (found["state"], found["minutes_over"]) == ("ended", 0)
    assert [(one["mark"], one["text"], one["question"]) for one in found["notes"]] == [
        ("helpful", "Ask the registry first", plan[0]),
        ("note", "They moved to Python", plan[0]),
        ("name", "Li Chen, product manager at Acme; they write; may use my name", plan[2]),
        ("inquiry", "the registry of 2019", "Who runs the registry?"),
        ("opening", "a post in March", plan[2]),
    ]
    assert {(one["question"], one["outcome"]) for one in found["answers"]} == {
        (plan[0], "answered"),
        (plan[1], "not reached"),
        ("Who runs the registry?", "answered"),
    }


def test_a_talk_is_told_and_gone_on_with(kith: Kith, chat: str) -> None:
    said = kith.run("chat", "run", chat, typed="# backfill\n").stdout
    assert "Thank you for making the time, Maria." in said
    assert "1 of 5, must:" in said
    assert "1 line of notes. The talk is open" in said
    again = kith.run("chat", "run", chat, typed="/next\n/end\n").stdout
    assert "2 of 5" in again
    assert "Thank Maria Lopez within a day" in again
    notes = kith.json("chat", "run", chat, typed="")["notes"]
    assert [one["text"] for one in notes] == ["backfill"]


def test_a_chat_that_was_called_off_is_not_led(kith: Kith, chat: str) -> None:
    kith.run("chat", "cancel", chat)
    kith.run("chat", "run", chat, typed="", code=5)
    kith.run("chat", "run", str(uuid4()), typed="", code=4)


def test_the_cues_come_in_order_and_a_short_talk_has_fewer() -> None:
    cues = _Cues(NOW, 20, threading.Event()).times()
    assert [seconds for seconds, _ in cues] == [600, 900, 1140, 1200]
    assert [seconds for seconds, _ in _Cues(NOW, 5, threading.Event()).times()] == [150, 240, 300]


def test_a_talk_is_carried_along_as_one_file(kith: Kith, chat: str, tmp_path: Path) -> None:
    out = tmp_path / "talk.html"
    assert kith.json("chat", "carry", chat, "--out", out)["file"] == str(out)
    page = out.read_text(encoding="utf-8")
    assert out.stat().st_mode & 0o777 == 0o600
    assert "default-src 'none'" in page
    assert "Maria Lopez" in page
    assert "@font-face" not in page
    assert 'src="' not in page
    assert 'href="/' not in page
    kith.run("chat", "carry", chat, "--out", tmp_path, code=3)


def test_carried_notes_are_looked_at_and_brought_in_once(
    kith: Kith, chat: str, tmp_path: Path
) -> None:
    line = {"key": str(uuid4()), "revision": 1, "seconds": 9, "mark": "word", "text": "backfill"}
    file = tmp_path / "talk.kithrun.json"
    file.write_text(json.dumps({"kithrun": 1, "chat": chat, "notes": [line, 7]}))
    seen = kith.json("import", file, "--preview")
    assert (seen["committed"], seen["talks"][0]["new"]) == (False, 1)
    assert seen["talks"][0]["problems"][0]["line"] == 2
    assert kith.json("chat", "run", chat, typed="")["notes"] == []
    assert kith.json("import", file, "--yes")["committed"]
    assert kith.json("import", file, "--yes")["talks"][0] | {"problems": []} == {
        "chat": chat, "name": "Maria Lopez", "new": 0, "same": 1, "problems": []
    }  # fmt: skip
    assert len(kith.json("chat", "run", chat, typed="")["notes"]) == 1
    assert "1 here already" in kith.text("import", file, "--preview")


def test_notes_of_talks_come_in_apart_from_contacts(kith: Kith, chat: str, tmp_path: Path) -> None:
    talk, cards = tmp_path / "a.json", tmp_path / "b.vcf"
    talk.write_text(json.dumps({"kithrun": 1, "chat": chat}))
    cards.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Bo\nEND:VCARD\n")
    kith.run("import", talk, cards, "--yes", code=3)
    talk.write_text(json.dumps({"kithrun": 1, "chat": str(uuid4())}))
    kith.run("import", talk, "--yes", code=4)
