"""`kith chat debrief` and `kith follow-ups`: a file in, people and duties out."""

import json
from pathlib import Path

import pytest

from tests.cli.callers import Kith, Known

DOCUMENT = {
    "held_at": "2026-11-24T15:00",
    "minutes": 21,
    "answers": [{"question": "How did you get here?", "outcome": "answered", "text": "By chance"}],
    "helpful": ["Start with data quality"],
    "names": [{"name": "Wei Zhang", "organisation": "Alderby", "may_use_name": True}],
    "promises": [{"whose": "mine", "text": "Send the article", "due": "2026-12-24"}],
    "findings": [{"claim": "They hire in spring", "confidence": 0.9}],
    "words": ["OKR"],
    "fit": [{"on": "analyst", "sign": 1}],
    "again": True,
}


@pytest.fixture
def chat(kith: Kith, people: Known) -> str:
    when = ("--at", "2024-11-24T15:00", "--zone", "Europe/Berlin")
    found = kith.json("chat", "schedule", people.maria, *when, "--referred-by", people.tom)
    return str(found["chat"])


def test_a_debrief_is_read_from_a_file_once(kith: Kith, chat: str, tmp_path: Path) -> None:
    file = tmp_path / "debrief.json"
    file.write_text(json.dumps(DOCUMENT | {"held_at": "2024-11-24T15:04"}), encoding="utf-8")
    made = kith.json("chat", "debrief", chat, "--file", str(file))
    assert made["held_at"] == "2024-11-24T14:04:00+00:00"
    assert (made["minutes"], made["helpful"], made["again"]) == (21, DOCUMENT["helpful"], True)
    (named,) = made["names"]
    way = kith.json("path", named["person"])["paths"][0]
    assert [step["name"] for step in way["steps"]] == ["Maria Lopez", "Wei Zhang"]
    owed = kith.json("follow-ups")
    assert {one["kind"] for one in owed} >= {"thank-you", "report-back", "write-to", "promise"}
    assert [one["due"] for one in owed] == sorted(one["due"] for one in owed)
    kith.run("chat", "debrief", chat, "--file", str(file), code=5)
    assert kith.json("chat", "debrief", chat) == made


def test_standard_input_serves_and_it_is_taken_back(kith: Kith, chat: str) -> None:
    kith.run("chat", "debrief", chat, code=4)
    kith.run("chat", "debrief", chat, "--file", "-", typed="{}")
    kith.run("chat", "debrief", chat, "--take-back")
    # What every talk leaves behind is still owed.
    kinds = [one["kind"] for one in kith.json("follow-ups")]
    assert kinds == ["thank-you", "connect", "report-back"]
    assert kith.json("chats")[0]["state"] == "held"


@pytest.mark.parametrize(
    "text, said",
    [
        ("no json", "no JSON"),
        ('{"held_at": "2999-01-01T10:00"}', "held_at: lies ahead"),
        ('{"names": [{"nam": "x"}]}', "names[0].nam"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_faulty_file_is_refused_and_nothing_written(
    kith: Kith, chat: str, text: str, said: str
) -> None:
    answer = kith.run("chat", "debrief", chat, "--file", "-", typed=text, code=3)
    assert said in answer.output
    assert kith.json("chats")[0]["state"] == "scheduled"


def test_duties_are_done_put_off_and_dropped(kith: Kith, chat: str) -> None:
    kith.run("chat", "debrief", chat, "--file", "-", typed="{}")
    first, second, *_ = [one["id"] for one in kith.json("follow-ups")]
    assert kith.json("follow-up", "done", first)["state"] == "done"
    kith.run("follow-up", "done", first, code=5)
    assert kith.json("follow-up", "reopen", first)["state"] == "open"
    put_off = kith.json("follow-up", "postpone", second, "--until", "2999-01-01", "--why", "ill")
    assert (put_off["state"], put_off["note"]) == ("postponed", "ill")
    kith.run("follow-up", "postpone", second, "--until", "2001-01-01", code=3)
    kith.run("follow-up", "postpone", second, "--until", "soon", code=3)
    kith.json("follow-up", "drop", first)
    assert first not in [one["id"] for one in kith.json("follow-ups")]
    assert first in [one["id"] for one in kith.json("follow-ups", "--all")]
    kith.run("follow-up", "done", "nothing", code=4)


def test_a_name_that_means_several_is_settled_by_hand(kith: Kith, chat: str) -> None:
    for _ in range(2):
        kith.json("add", "person", "--name", "Kim Park")
    document = json.dumps({"names": [{"name": "Kim Park"}]})
    made = kith.json("chat", "debrief", chat, "--file", "-", typed=document)
    (named,) = made["names"]
    assert named["person"] is None
    assert len(named["candidates"]) == 2
    known = kith.json("chat", "referral", named["referral"], "new")
    assert known["person"] not in {one["person"] for one in named["candidates"]}
    kith.run("chat", "referral", named["referral"], "new", code=4)
