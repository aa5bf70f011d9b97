"""`kith chat goal`, `tick`, `rehearse`, `review`, and a brief as a PDF."""

import io
import sys
from pathlib import Path

import pypdf
import pytest

from tests.cli.callers import Kith, Known, Outside

WHEN = ("--at", "2031-12-03T15:00", "--zone", "Europe/Berlin", "--place", "Café Einstein")


@pytest.fixture
def chat(kith: Kith, people: Known) -> str:
    return str(kith.json("chat", "schedule", people.maria, *WHEN)["chat"])


def test_goals_are_set_shown_and_cleared(kith: Kith, chat: str) -> None:
    found = kith.json("chat", "goal", chat, "How nurses move", "What they earn")
    assert [one["text"] for one in found] == ["How nurses move", "What they earn"]
    assert {one["answered"] for one in found} == {None}
    assert kith.json("chat", "goal", chat) == found
    assert kith.text("chat", "goal", chat) == "1. How nurses move\n2. What they earn\n"
    kith.run("chat", "goal", chat, "a", "b", "c", "d", code=3)
    kith.run("chat", "goal", chat, "a", "--clear", code=2)
    assert kith.json("chat", "goal", chat, "--clear") == []


def test_a_chat_shows_its_gaps_and_they_are_ticked(kith: Kith, chat: str) -> None:
    shown = kith.json("chat", "show", chat)
    assert shown["readiness"]["ready"] is False
    assert {"goal", "brief", "rehearsal", "coffee"} <= set(shown["readiness"]["gaps"])
    assert (shown["goals"], shown["rehearsed"]) == ([], None)
    kith.run("chat", "goal", chat, "How nurses move")
    ticked = kith.json("chat", "tick", chat, "brief", "coffee")
    assert ticked["ready"] is True
    assert ticked["score"] > shown["readiness"]["score"]
    assert "[x] the coffee is on you [coffee]" in kith.text("chat", "tick", chat)
    assert kith.json("chat", "tick", chat, "brief", "--lift")["ready"] is False
    kith.run("chat", "tick", chat, "rehearsal", code=2)


def test_a_rehearsal_is_shown_or_kept(kith: Kith, chat: str) -> None:
    script = kith.json("chat", "rehearse", chat)
    assert script["opening"].startswith("Thank you")
    key = script["questions"][0]["key"]
    kept = kith.json(
        *("chat", "rehearse", chat, "--before", "2", "--after", "4", "--rating", "3"),
        *("--seconds", "600", "--hesitated", key, "--hesitated", "opening"),
    )
    assert [one["key"] for one in kept["stumbles"]] == ["opening", key]
    shown = kith.json("chat", "show", chat)["rehearsed"]
    assert (shown["times"], shown["confidence"]) == (1, [2, 4])
    assert "Rehearsed once" in kith.text("chat", "show", chat)
    assert "Confidence 2 → 4, of 5" in kith.text("chat", "brief", chat)
    kith.run("chat", "rehearse", chat, "--before", "6", code=2)
    kith.run("chat", "rehearse", chat, "--hesitated", "t99-none", code=4)


def test_the_list_is_tried_by_heart(kith: Kith, chat: str) -> None:
    deck = kith.json("chat", "review", chat)
    keys = [one["key"] for one in deck["cards"]]
    kept = kith.json("chat", "review", chat, "--known", keys[0])
    assert (kept["known"], kept["not_yet"]) == (1, keys[1:])
    assert "you knew 1 of" in kith.text("chat", "review", chat)
    assert kith.json("chat", "review", chat, "--none-known")["known"] == 0


def test_at_a_terminal_it_is_said_one_by_one(tmp_path: Path) -> None:
    kith = Outside(tmp_path / "data")
    kith.json("init", "--me", "Ana Sol <ana@example.org>")
    person = kith.json("add", "person", "--name", "Maria Lopez")["id"]
    chat = kith.json("chat", "schedule", person, *WHEN)["chat"]
    count = len(kith.json("chat", "rehearse", chat)["questions"])
    typed = "2\nh\n" + "\n" * count + "7\n3\n4\n"
    kept = kith.at_terminal(typed, "chat", "rehearse", chat)
    assert (kept["before"], kept["rating"], kept["after"]) == (2, 3, 4)
    assert [one["key"] for one in kept["stumbles"]] == ["opening"]
    known = kith.at_terminal("\ny\n" + "\nn\n" * (count - 1), "chat", "review", chat)
    assert (known["known"], known["asked"]) == (1, count)


def test_a_brief_is_printed_into_a_file_or_where_the_output_goes(
    kith: Kith, chat: str, tmp_path: Path
) -> None:
    out = tmp_path / "brief.pdf"
    found = kith.json("chat", "brief", chat, "--format", "pdf", "--out", str(out))
    assert found == {"chat": chat, "pdf": str(out)}
    assert out.stat().st_mode & 0o777 == 0o600
    printed = kith.run("chat", "brief", chat, "--format", "pdf").stdout_bytes
    for content in (out.read_bytes(), printed):
        assert "Maria Lopez" in pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text()


def test_without_the_extra_it_says_so(
    kith: Kith, chat: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    done = kith.run("chat", "brief", chat, "--format", "pdf", code=3)
    assert "kithwork[pdf]" in done.stderr


def test_chats_are_exported_for_a_calendar(kith: Kith, chat: str, tmp_path: Path) -> None:
    kith.run("export", str(tmp_path / "out"), "--format", "ics")
    assert f"UID:{chat}@kithwork" in (tmp_path / "out" / "chats.ics").read_text()
