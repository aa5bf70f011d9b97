"""`kith give`: two people brought together, once both have said yes."""

from pathlib import Path

import pytest

from tests.cli.callers import Kith, Known

GONE = "3f2c5a52-2e5c-4d5b-9a6b-0f8ad4a2b111"


@pytest.fixture
def given(kith: Kith, people: Known) -> str:
    """Maria and Tom, who do not know each other."""
    kith.run("add", "tie", "me", "Tom Bay", "--strength", "0.8")
    whys = ("--why", "He built the registry", "--why-other", "She knows every hospital")
    found = kith.json("give", "begin", people.maria, people.tom, *whys)
    assert [one["to"] for one in found["messages"]] == ["left", "right"]
    assert "He built the registry." in found["messages"][0]["text"]
    assert all(one["findings"] == [] for one in found["messages"])
    return str(found["id"])


def test_both_are_asked_and_then_brought_together(kith: Kith, people: Known, given: str) -> None:
    refused = kith.run("give", "made", given, code=5)
    assert "Maria Lopez has not agreed yet" in refused.stderr
    assert kith.json("give", "mark", given, "Maria Lopez", "asked")["state"] == "asked"
    assert kith.json("give", "mark", given, people.maria, "agreed")["state"] == "asked"
    marked = kith.run("give", "mark", given, "Tom Bay", "agreed").stdout
    assert f"kith give made {given}" in marked
    *_asks, both = kith.json("give", "show", given)["messages"]
    assert (both["to"], both["subject"]) == ("both", "Introduction: Maria Lopez / Tom Bay")
    assert "maria@example.org" in both["text"]
    made = kith.json("give", "made", given)
    assert made["state"] == "made"
    assert made["made_on"]
    ties = kith.json("person", people.tom)["ties"]
    assert "Maria Lopez" in {one["name"] for one in ties}
    assert kith.json("give", "reopen", given)["state"] == "agreed"
    ties = kith.json("person", people.tom)["ties"]
    assert "Maria Lopez" not in {one["name"] for one in ties}


def test_it_is_listed_reworded_and_let_go(kith: Kith, people: Known, given: str) -> None:
    (listed,) = kith.json("give", "list")
    assert (listed["id"], listed["left"]["consent"]) == (given, "unasked")
    assert "Maria Lopez and Tom Bay" in kith.run("give", "list").stdout
    kith.json("give", "reword", given, "--why-other", "She leads the north")
    shown = kith.run("give", "show", given).stdout
    for part in (
        "He built the registry",
        "She leads the north",
        "To Maria Lopez",
        "kith give mark",
    ):
        assert part in shown
    assert kith.json("give", "drop", given)["state"] == "dropped"
    kith.run("give", "drop", given, code=5)
    kith.run("give", "mark", given, "Tom Bay", "agreed", code=5)


def test_a_message_of_ones_own(kith: Kith, given: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.txt"
    file.write_text("Hi Maria,\n\nmine alone.", encoding="utf-8")
    first, _second = kith.json("give", "edit", given, "Maria Lopez", str(file))["messages"]
    assert (first["typed"], first["text"]) == (True, "Hi Maria,\n\nmine alone.")
    kith.run("give", "edit", given, "both", str(file), code=5)
    kith.run("give", "edit", given, "Li Chen", str(file), code=4)


def test_suggestions_have_reasons_or_say_what_is_missing(kith: Kith, people: Known) -> None:
    found = kith.json("give", "suggest")
    assert (found["pairs"], found["known"]) == ([], 2)
    assert "Nothing that is written down" in found["note"]
    kith.run("add", "tie", "me", "Tom Bay", "--strength", "0.8")
    for person in (people.maria, people.tom):
        kith.run("tag", person, "nephrology")
    (pair,) = kith.json("give", "suggest", "Tom Bay")["pairs"]
    assert pair["left"]["name"] == "Tom Bay"
    assert pair["reasons"] == ["You gave both the tag “nephrology”."]
    assert f"kith give begin {people.maria} {people.tom}" in kith.run("give", "suggest").stdout


def test_what_cannot_be_is_refused(kith: Kith, people: Known, given: str) -> None:
    kith.run("give", "begin", people.tom, people.maria, code=5)
    # Maria and Li know each other.
    kith.run("give", "begin", people.maria, people.li, code=5)
    kith.run("give", "begin", people.maria, people.maria, code=3)
    kith.run("give", "begin", people.maria, "me", code=3)
    kith.run("give", "begin", people.li, people.tom, "--chat", GONE, code=4)
    kith.run("give", "show", GONE, code=4)
    kith.run("give", "made", given, "--on", "soon", code=3)
    kith.run("give", "reword", given, code=2)
    kith.run("do-not-contact", people.li)
    kith.run("give", "begin", people.li, people.tom, code=6)
