"""The campaign, its targets, and what to do next."""

import pytest

from tests.cli.callers import Kith, Known

ADVICE = {"step", "person", "reason", "due", "worth"}


def test_the_brief_is_set_field_by_field(kith: Kith) -> None:
    assert kith.json("campaign", "show") == {}
    kith.run("campaign", "set", "--role", "data analyst", "--help-me", "name one person")
    shown = kith.json("campaign", "set", "--place", "Bonn", "--minutes", "15")
    assert (shown["role"], shown["place"], shown["minutes"]) == ("data analyst", "Bonn", 15)
    assert shown["help_me"] == "name one person"
    assert (shown["state"], shown["version"]) == ("running", 2)
    assert "data analyst" in kith.text("campaign", "show")
    kith.run("campaign", "set", code=2)


def test_it_rests_and_goes_on(kith: Kith) -> None:
    kith.run("campaign", "set", "--role", "x")
    assert kith.json("campaign", "pause")["state"] == "paused"
    assert kith.json("campaign", "resume")["state"] == "running"


def test_targets_of_each_kind(kith: Kith, people: Known) -> None:
    kith.run("target", "add", people.li, "--motivation", "1")
    kith.run("target", "add", "--organisation", "Northwind", "--motivation", "3")
    role = kith.json("target", "add", "--role", "analyst")["id"]
    rows = kith.json("target", "list")
    assert [row["kind"] for row in rows] == ["organisation", "role", "person"]
    assert rows[2]["person"] == people.li
    assert "Northwind" in kith.text("target", "list")
    kith.run("target", "remove", role)
    assert len(kith.json("target", "list")) == 2
    kith.run("restore-removed", role)
    assert len(kith.json("target", "list", "--limit", "2")) == 2


@pytest.mark.parametrize(
    "code, words",
    [
        (2, []),
        (2, ["--role", "a", "--organisation", "b"]),
        (3, ["--role", "a", "--motivation", "9"]),
    ],
)
def test_a_target_is_one_thing(kith: Kith, code: int, words: list[str]) -> None:
    kith.run("target", "add", *words, code=code)


def test_an_empty_workspace_has_one_small_first_step(kith: Kith) -> None:
    [first] = kith.json("next")
    assert first.keys() >= ADVICE
    assert first["reason"]
    assert first["reason"] in kith.text("next")


def test_a_target_with_a_way_is_advised(kith: Kith, people: Known) -> None:
    kith.run("campaign", "set", "--role", "analyst")
    kith.run("target", "add", people.li, "--motivation", "3")
    steps = kith.json("next", "--limit", "5")
    assert people.maria in [step["person"] for step in steps]
    assert len(kith.json("next", "--limit", "1")) == 1
