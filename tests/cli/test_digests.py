"""`kith week`, `kith missed` and `kith calendar feed`."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.callers import Kith, Known, Outside


@pytest.fixture
def talked(kith: Kith, people: Known, tmp_path: Path) -> str:
    """A talk with Maria yesterday, and one with Tom ages ago, both written down."""
    yesterday = (datetime.now(UTC) - timedelta(hours=25)).strftime("%Y-%m-%dT%H:%M")
    file = tmp_path / "debrief.json"
    for person, at in ((people.tom, "2024-11-24T15:00"), (people.maria, yesterday)):
        when = ("--at", at, "--zone", "UTC")
        chat = kith.json("chat", "schedule", person, *when)["chat"]
        noted = {"held_at": f"{at}+00:00", "helpful": ["Data first"], "words": ["CAPA"]}
        file.write_text(json.dumps(noted), encoding="utf-8")
        kith.json("chat", "debrief", str(chat), "--file", str(file))
    return yesterday[:10]


def test_a_week_is_one_document(kith: Kith, people: Known, talked: str) -> None:
    year, number, _ = datetime.fromisoformat(talked).isocalendar()
    found = kith.json("week", "--of", f"{year}-W{number:02}")
    assert [one["person"] for one in found["chats"]] == [people.maria]
    assert [one["text"] for one in found["learned"]["word"]] == ["CAPA"]
    assert found["line"].startswith("You talked with 1 person")
    old = kith.json("week", "--of", "2024-W47")
    assert [one["person"] for one in old["chats"]] == [people.tom]
    assert (old["late"], old["days"]) == ([], [])


def test_a_week_is_told_and_written(kith: Kith, talked: str, tmp_path: Path) -> None:
    text = kith.text("week", "--of", "2024-W47")
    assert text.startswith("# Your week 2024-W47")
    assert "Tom" in text
    for name, begins in (("week.md", "# Your week"), ("week.html", "<!doctype html>")):
        told = kith.json("week", "--of", "2024-w47", "--out", tmp_path / name)
        assert told == {"week": "2024-W47", "file": str(tmp_path / name)}
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_what_is_no_week_and_no_file_is_refused(kith: Kith, people: Known, tmp_path: Path) -> None:
    assert "2026-W48" in kith.run("week", "--of", "soon", code=3).stderr
    assert ".html" in kith.run("week", "--out", tmp_path / "week.pdf", code=3).stderr
    assert not (tmp_path / "week.pdf").exists()
    kith.run("week", "--out", tmp_path / "none" / "week.md", code=3)


def test_what_was_missed_is_listed_and_put_off(kith: Kith, people: Known, talked: str) -> None:
    found = kith.json("missed")
    assert {one["person"] for one in found} == {people.tom}
    assert all(one["days_late"] > 2 for one in found)
    assert "days late" in kith.text("missed")
    calm = {one["id"] for one in found if not one["presses"]}
    assert calm
    moved = kith.json("missed", "--later")
    assert {one["id"] for one in moved} == calm
    assert {one["state"] for one in moved} == {"postponed"}
    assert {one["id"] for one in kith.json("missed")} == {one["id"] for one in found} - calm
    kith.run("follow-up", "reopen", moved[0]["id"])
    assert moved[0]["id"] in {one["id"] for one in kith.json("missed")}
    assert "Nothing was put off" not in kith.text("missed", "--later")
    kith.run("missed", "--until", "2031-01-01", code=2)
    kith.run("missed", "--later", "--until", "2020-01-01", code=3)


def test_what_a_limit_leaves_out_is_said(kith: Kith, talked: str) -> None:
    for command in ("missed", "follow-ups"):
        done = kith.run(command, "--limit", "1", "--json")
        assert len(json.loads(done.stdout)) == 1
        assert "more; --limit" in done.stderr


def test_the_feed_is_made_shown_renewed_and_revoked(kith: Kith, people: Known) -> None:
    first = kith.json("calendar", "feed")
    assert first["names"] == "hidden"
    assert first["address"] == f"http://127.0.0.1:8765{first['path']}"
    assert kith.json("calendar", "feed") == first
    assert first["address"] in kith.text("calendar", "feed", "--names", "shown")
    renewed = kith.json("calendar", "feed", "--renew")
    assert renewed["path"] != first["path"]
    assert renewed["names"] == "shown"
    assert kith.json("calendar", "feed", "--revoke") == {"address": None}
    kith.run("calendar", "feed", "--revoke", code=4)
    kith.run("calendar", "feed", "--revoke", "--renew", code=2)


def test_a_restore_brings_no_address_back(outside: Outside, tmp_path: Path) -> None:
    outside.json("init")
    first = outside.json("calendar", "feed")["path"]
    file = tmp_path / "search.kith"
    outside.json("backup", file)
    outside.json("calendar", "feed", "--revoke")
    outside.json("restore", file)
    with closing(sqlite3.connect(outside.data / "kithwork.sqlite3")) as database:
        assert database.execute("SELECT COUNT(*) FROM store_ownfeed").fetchone() == (0,)
    assert outside.json("calendar", "feed")["path"] != first
