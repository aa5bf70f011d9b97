"""Adding, correcting and taking away by hand, me included."""

from typing import Any

import pytest

from tests.cli.callers import Kith, Known


def position_of(kith: Kith, person: str) -> Any:
    return kith.json("person", person)["positions"][0]


def test_fields_are_set_added_and_removed_in_one_call(kith: Kith, people: Known) -> None:
    kith.run("edit", "person", people.maria, "--set", "headline=Writes = reads", "--add", "tag=tea")
    kith.run("edit", "person", people.maria, "--add", "email=m@example.com", "--remove", "tag=tea")
    whole = kith.json("person", people.maria)
    assert whole["headline"] == "Writes = reads"
    assert whole["emails"] == ["maria@example.org", "m@example.com"]
    assert whole["tags"] == []


def test_me_is_a_person(kith: Kith, people: Known) -> None:
    kith.run("edit", "person", "me", "--set", "phone=+49 30 123456", "--set", "place=Bonn")
    kith.run("edit", "person", "me", "--set", "phone=+49 30 654321")
    me = kith.json("person", "me")
    assert (me["phones"], me["place"]) == (["+49 30 654321"], "Bonn")
    kith.run("edit", "person", "me", "--set", "phone=")
    assert kith.json("person", "me")["phones"] == []


def test_setting_one_of_several_addresses_is_refused(kith: Kith, people: Known) -> None:
    kith.run("edit", "person", people.maria, "--add", "email=m@example.com")
    kith.run("edit", "person", people.maria, "--set", "email=x@example.com", code=3)
    assert len(kith.json("person", people.maria)["emails"]) == 2


@pytest.mark.parametrize(
    "words",
    [
        ["--set", "name="],
        ["--set", "shoe-size=40"],
        ["--add", "email="],
        ["--remove", "tag=absent"],
    ],
)
def test_a_refused_field_is_named_and_nothing_is_written(
    kith: Kith, people: Known, words: list[str]
) -> None:
    before = kith.text("dump", "--logical")
    done = kith.run("edit", "person", people.maria, "--set", "place=Bonn", *words, code=3)
    assert words[1].partition("=")[0].replace("-", "_") in done.stderr
    assert kith.text("dump", "--logical") == before


def test_a_field_without_value_sign_is_wrong_usage(kith: Kith, people: Known) -> None:
    kith.run("edit", "person", people.maria, "--set", "place", code=2)


def test_a_position_is_added_corrected_and_taken_away(kith: Kith, people: Known) -> None:
    made = kith.json(
        *("add", "position", people.tom, "--organisation", "Tailspin", "--title", "Buyer"),
        *("--from", "2020-01-01", "--to", "2021-12-31"),
    )["id"]
    kith.run("edit", "position", made, "--set", "title=Head buyer", "--set", "from=2019-05-01")
    found = position_of(kith, people.tom)
    assert (found["id"], found["title"]) == (made, "Head buyer")
    assert (found["from"], found["to"]) == ("2019-05-01", "2021-12-31")
    kith.run("edit", "position", made, "--set", "from=2022-01-01", code=3)
    kith.run("remove", "position", made)
    assert kith.json("person", people.tom)["positions"] == []
    kith.run("restore-removed", made)
    assert position_of(kith, people.tom)["id"] == made


def test_a_school_is_a_position_too(kith: Kith, people: Known) -> None:
    kith.run("add", "position", people.tom, "--organisation", "Bonn University", "--study")
    assert position_of(kith, people.tom)["stay"] == "study"


def test_an_organisation_is_corrected_by_name_or_id(kith: Kith, people: Known) -> None:
    changed = kith.json("edit", "organisation", "Contoso", "--set", "industry=Tea")["id"]
    assert kith.json("edit", "organisation", changed, "--set", "name=Contoso Tea")["name"] == (
        "Contoso Tea"
    )
    assert position_of(kith, people.maria)["organisation"] == "Contoso Tea"
    assert kith.json("add", "organisation", "--name", "Contoso Tea")["id"] == changed
    kith.run("remove", "organisation", changed)
    assert kith.json("person", people.maria)["positions"] == []
    kith.run("restore-removed", changed)
    assert position_of(kith, people.maria)["organisation_id"] == changed


def test_a_tie_is_corrected_and_taken_away(kith: Kith, people: Known) -> None:
    tie = kith.json("add", "tie", people.maria, people.li)["id"]
    kith.run("edit", "tie", tie, "--set", "strength=0.25", "--set", "origin=school")
    [found] = [one for one in kith.json("person", people.li)["ties"] if one["id"] == tie]
    assert (found["strength"], found["origin"]) == (0.25, "school")
    kith.run("edit", "tie", tie, "--set", "strength=2", code=3)
    kith.run("remove", "tie", tie)
    assert kith.json("path", people.li)["paths"] == []
    kith.run("restore-removed", tie)
    assert kith.json("path", people.li)["paths"]


def test_a_note_is_taken_away_and_comes_back(kith: Kith, people: Known) -> None:
    note = kith.json("note", people.tom, "likes tea")["id"]
    kith.run("remove", "note", note)
    assert kith.json("person", people.tom)["notes"] == []
    kith.run("restore-removed", note)
    assert kith.json("person", people.tom)["notes"][0]["id"] == note


def test_touch_is_the_same_with_and_without_add(kith: Kith, people: Known) -> None:
    kith.run("touch", people.tom, "--kind", "call")
    kith.run("add", "touch", people.tom, "--kind", "coffee", "--on", "2026-02-03")
    kinds = {found["kind"] for found in kith.json("person", people.tom)["touches"]}
    assert kinds == {"call", "coffee"}
    kith.run("touch", people.tom, "--kind", "call", "--on", "3.2.2026", code=3)


@pytest.mark.parametrize("what", ["tie", "position"])
def test_an_id_that_is_none_is_not_found(kith: Kith, what: str) -> None:
    kith.run("edit", what, "no-id", "--set", "why=x", code=4)
