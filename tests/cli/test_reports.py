"""`kith report`: what the search brought, as JSON and in words."""

import json
from pathlib import Path

from tests.cli.callers import Kith, Known


def test_a_report_of_nothing_is_whole(kith: Kith, people: Known) -> None:
    found = kith.json("report")
    assert {"asks", "answers", "chats", "referrals", "since"} <= set(found)
    assert (found["asks"], found["chats"], found["since"]) == (0, 0, None)
    assert found["growth"]["r"] == {"value": None, "low": 0.0, "high": None}
    assert "Nothing to report yet" in kith.text("report")


def test_asks_chats_and_names_are_counted(kith: Kith, people: Known, tmp_path: Path) -> None:
    ask = kith.json("ask", people.maria)["ask"]
    kith.run("ask", "mark", ask, "sent")
    kith.run("ask", "mark", ask, "answered")
    when = ("--at", "2024-11-24T15:00", "--zone", "Europe/Berlin")
    chat = kith.json("chat", "schedule", people.maria, *when, "--referred-by", people.tom)["chat"]
    file = tmp_path / "debrief.json"
    file.write_text(json.dumps({"names": [{"name": "Wei Zhang"}]}), encoding="utf-8")
    kith.run("chat", "debrief", chat, "--file", file)
    found = kith.json("report")
    counts = [found[name] for name in ("asks", "answers", "chats", "referrals")]
    assert counts == [1, 1, 1, 1]
    assert found["since"] == "2024-11-24"
    assert [(one["name"], one["depth"]) for one in found["tree"]][1:] == [
        ("Maria Lopez", 1),
        ("Wei Zhang", 2),
    ]
    (introducer,) = found["introducers"]
    assert (introducer["person"], introducer["chats"], introducer["owed"]) == (people.tom, 1, 1)
    text = kith.text("report")
    assert "1 person in 1 chat\n" in text
    assert "Who led to whom" in text
    assert "based on 1 of yours" in text
