"""`kith follow-up draft` and `kith check-text` for thanks and updates."""

import json
from pathlib import Path

import pytest

from tests.cli.callers import Kith, Known

DEBRIEF = {
    "held_at": "2024-11-24T15:00",
    "helpful": ["Start with data quality"],
    "names": [{"name": "Wei Zhang", "may_use_name": True}],
}
KEYS = {"kind", "person", "name", "channel", "subject", "text", "findings", "digest"}


@pytest.fixture
def duties(kith: Kith, people: Known, tmp_path: Path) -> dict[str, str]:
    """What is owed after a talk with Maria, by kind."""
    when = ("--at", "2024-11-24T15:00", "--zone", "Europe/Berlin")
    chat = kith.json("chat", "schedule", people.maria, *when, "--referred-by", people.tom)["chat"]
    file = tmp_path / "debrief.json"
    file.write_text(json.dumps(DEBRIEF), encoding="utf-8")
    kith.json("chat", "debrief", str(chat), "--file", str(file))
    return {one["kind"]: one["id"] for one in kith.json("follow-ups")}


def test_each_duty_has_a_draft(kith: Kith, people: Known, duties: dict[str, str]) -> None:
    for kind, one in duties.items():
        card = kith.json("follow-up", "draft", one)
        assert card.keys() >= KEYS
        assert card["kind"] == kind
        assert card["text"]
    thanks = kith.json("follow-up", "draft", duties["thank-you"])
    assert "Start with data quality" in thanks["text"]
    assert [one["rule"] for one in thanks["findings"]] == ["L26"]
    letter = kith.json("follow-up", "draft", duties["write-to"])
    assert "Maria Lopez suggested I write to you" in letter["text"]
    kith.run("follow-up", "draft", "3f2c5a52-2e5c-4d5b-9a6b-0f8ad4a2b111", code=4)


def test_what_was_done_is_told(kith: Kith, duties: dict[str, str]) -> None:
    told = ("--did", "I spent a day there", "--channel", "linkedin")
    card = kith.json("follow-up", "draft", duties["advice-result"], *told)
    assert (card["did"], card["channel"]) == ("I spent a day there", "linkedin")
    assert "I spent a day there." in card["text"]
    said = kith.run("follow-up", "draft", duties["advice-result"]).stdout
    assert "What came of it?" in said
    assert f"kith follow-up done {duties['advice-result']}" in said


def test_the_message_is_replaced_by_ones_own(
    kith: Kith, duties: dict[str, str], tmp_path: Path
) -> None:
    one, file = duties["thank-you"], tmp_path / "thanks.txt"
    file.write_text("Dear Maria,\n\nMine.", encoding="utf-8")
    card = kith.json("follow-up", "edit", one, str(file), "--subject", "Thanks, Maria")
    assert (card["subject"], card["text"]) == ("Thanks, Maria", "Dear Maria,\n\nMine.")
    kith.run("follow-up", "edit", one, code=2)
    kith.run("follow-up", "edit", duties["write-to"], str(file), code=3)
    kith.run("follow-up", "done", one)
    kith.run("follow-up", "edit", one, str(file), code=5)


def test_what_is_done_leaves_a_touch(kith: Kith, people: Known, duties: dict[str, str]) -> None:
    kith.json("follow-up", "done", duties["thank-you"])
    kith.json("follow-up", "done", duties["connect"], "--on", "2024-11-30")
    kith.run("follow-up", "done", duties["advice-result"], "--on", "soon", code=3)
    touches = kith.json("person", people.maria)["touches"]
    assert [one["kind"] for one in touches].count("message") == 2
    assert "2024-11-30" in {one["on"] for one in touches}


def test_thanks_and_updates_are_checked_with_what_is_known(
    kith: Kith, people: Known, duties: dict[str, str]
) -> None:
    def rules(kind: str, to: str, text: str) -> set[str]:
        found = kith.json("check-text", "--kind", kind, "--to", to, "-", typed=text)
        return {one["rule"] for one in found}

    assert {"L25", "L26", "L29"} <= rules("thank-you", people.maria, "Dear Maria,\n\nThanks.")
    assert {"L30", "L32"} <= rules("update", people.tom, "Hi,\n\nAny update?")
