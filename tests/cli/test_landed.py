"""`kith landed`, `kith news` and `kith recommendation`."""

import json
from pathlib import Path

import pytest

from tests.cli.callers import Kith, Known

DEBRIEF = {
    "held_at": "2024-11-24T15:00",
    "helpful": ["Start with data quality"],
    "names": [{"name": "Wei Zhang", "may_use_name": True}],
    "openings": ["A post opens in May"],
}


@pytest.fixture
def talk(kith: Kith, people: Known, tmp_path: Path) -> None:
    """A talk with Maria, to whom Tom sent the seeker."""
    kith.json("campaign", "set", "--role", "nurse")
    when = ("--at", "2024-11-24T15:00", "--zone", "Europe/Berlin")
    chat = kith.json("chat", "schedule", people.maria, *when, "--referred-by", people.tom)["chat"]
    file = tmp_path / "debrief.json"
    file.write_text(json.dumps(DEBRIEF), encoding="utf-8")
    kith.json("chat", "debrief", str(chat), "--file", str(file))


@pytest.mark.usefixtures("talk")
def test_it_lands_and_answers_who_helped_with_a_draft_each(kith: Kith, people: Known) -> None:
    card = kith.json("landed", "--as", "Data nurse", "--at", "Charité", "--from", "2030-01-04")
    assert [one["person"] for one in card["helpers"]] == [people.tom, people.maria]
    for one in card["helpers"]:
        assert one.keys() >= {"person", "name", "helped", "draft"}
        assert one["draft"].keys() == {"channel", "subject", "text", "findings"}
        assert "I start as Data nurse at Charité on 4 January 2030." in one["draft"]["text"]
        assert one["draft"]["findings"] == []
        assert one["helped"]
    assert kith.json("landed") == card
    assert kith.json("campaign", "show")["state"] == "landed"
    due = {one["id"] for one in kith.json("follow-ups") if one["kind"] == "news"}
    assert due == {one["follow_up"] for one in card["helpers"]}
    said = kith.text("landed")
    assert "Congratulations" in said
    assert "“Start with data quality”" in said


@pytest.mark.usefixtures("talk")
def test_it_is_taken_back_and_a_new_search_begins(kith: Kith, people: Known) -> None:
    kith.run("landed", "--undo", code=5)
    card = kith.json("landed", "--leave-out", people.tom)
    states = {one["person"]: one["state"] for one in card["helpers"]}
    assert states == {people.tom: "dropped", people.maria: "open"}
    sent = next(one["follow_up"] for one in card["helpers"] if one["state"] == "open")
    kith.json("follow-up", "done", sent)
    kith.run("campaign", "resume", code=5)
    assert kith.json("landed", "--undo")["campaign"] is None
    assert kith.json("campaign", "show")["state"] == "running"
    again = kith.json("landed")
    assert {one["state"] for one in again["helpers"]} == {"dropped", "done"}
    kith.json("campaign", "set", "--role", "head nurse")
    assert kith.json("campaign", "show")["state"] == "running"
    kith.run("landed", "--undo", code=5)
    kith.run("landed", "--undo", "--as", "Nurse", code=2)


def test_what_is_offered_is_kept_and_nobody_need_have_helped(kith: Kith) -> None:
    card = kith.json("landed", "--chats", "2", "--introductions", "--topics", "night shifts")
    assert card["helpers"] == []
    offer = {"chats": True, "chats_a_month": 2, "introductions": True, "topics": "night shifts"}
    assert card["offer"] == offer
    assert kith.json("landed", "--chats", "0")["offer"] == {
        **offer, "chats": False, "chats_a_month": None,
    }  # fmt: skip
    assert "You offer no chats and introductions (night shifts)." in kith.text("landed")
    kith.run("landed", "--from", "soon", code=3)
    kith.run("landed", "--as", "x" * 201, code=3)


@pytest.mark.usefixtures("talk")
def test_news_is_listed_and_told(kith: Kith, people: Known) -> None:
    assert kith.json("news")["milestones"] == []
    assert "Nothing to tell yet" in kith.text("news")
    kith.json("campaign", "set", "--role", "data nurse")
    found = kith.json("news")
    assert [one["kind"] for one in found["milestones"]] == ["turn"]
    assert [one["person"] for one in found["proposals"]] == []
    thanks = {one["kind"]: one["id"] for one in kith.json("follow-ups")}["thank-you"]
    kith.json("follow-up", "done", thanks)
    found = kith.json("news")
    assert [one["person"] for one in found["proposals"]] == [people.maria]
    assert "kith news tell" in kith.text("news")
    draft = kith.json("news", "tell", people.maria)
    assert draft["kind"] == "update"
    assert "I now look for data nurse instead of nurse." in draft["text"]
    kith.run("news", "tell", people.maria, code=5)


def test_a_recommendation_is_noted_settled_and_taken_away(kith: Kith, people: Known) -> None:
    made = kith.json(
        "recommendation", "add", people.maria, "--to", "Dr Haas", "--for", "the ward",
        "--on", "2024-12-04",
    )  # fmt: skip
    assert (made["name"], made["to"], made["for"], made["outcome"]) == (
        "Maria Lopez", "Dr Haas", "the ward", "open",
    )  # fmt: skip
    came = kith.json("recommendation", "outcome", made["id"], "offer", "--on", "2024-12-20")
    assert (came["outcome"], came["outcome_on"]) == ("offer", "2024-12-20")
    assert kith.json("recommendation", "list") == [came]
    assert kith.json("report")["recommendations"] == [came]
    assert "Dr Haas" in kith.text("recommendation", "list")
    kith.run("recommendation", "outcome", made["id"], "fame", code=2)
    kith.run("recommendation", "add", people.maria, "--on", "2999-01-01", code=3)
    kith.run("recommendation", "outcome", people.maria, "offer", code=4)
    kith.json("recommendation", "remove", made["id"])
    assert kith.json("recommendation", "list") == []
    assert "Nobody spoke for you yet" in kith.text("recommendation", "list")
