"""People: listed, shown, noted, tagged, silenced, merged, removed and erased."""

from pathlib import Path

from tests.cli.callers import Kith, Known, Write

LISTED = {"id", "name", "emails", "positions", "strength", "last_touch", "next"}
VCARD = "BEGIN:VCARD\nVERSION:3.0\nN:Roth;Mia;;;\nFN:Mia Roth\nORG:Fabrikam\nEND:VCARD\n"
POSITION = {"organisation", "title", "from", "to"}


def test_a_row_has_the_contracts_keys(kith: Kith, people: Known) -> None:
    row = kith.json("people", "Maria")[0]
    assert row.keys() >= LISTED
    assert row["positions"][0].keys() >= POSITION
    assert row["next"].keys() == {"step", "reason"}
    assert row["emails"] == ["maria@example.org"]
    assert row["strength"] == 0.9


def test_people_are_found_by_text_organisation_and_tag(kith: Kith, people: Known) -> None:
    kith.run("tag", people.tom, "Rowing club")
    for words in (["maria", "lopez"], ["--organisation", "contoso"], ["maria@example.org"]):
        assert [row["id"] for row in kith.json("people", *words)] == [people.maria]
    assert [row["id"] for row in kith.json("people", "--tag", "rowing club")] == [people.tom]
    assert kith.json("people", "nobody") == []


def test_people_sort_and_page(kith: Kith, people: Known) -> None:
    names = [row["name"] for row in kith.json("people", "--sort", "name")]
    assert names == ["Tom Bay", "Li Chen", "Maria Lopez"]
    assert kith.json("people", "--sort", "warmth")[0]["id"] == people.maria
    assert [row["name"] for row in kith.json("people", "--limit", "1", "--offset", "1")] == [
        "Li Chen"
    ]
    assert "3 of 3" in kith.text("people", "--offset", "2")


def test_a_place_somebody_left_is_named_as_left(kith: Kith, people: Known) -> None:
    kith.run(
        "add",
        "position",
        people.tom,
        "--organisation",
        "Calderbrook",
        "--title",
        "Chemist",
        "--to",
        "2024-05-31",
    )
    assert "formerly Chemist, Calderbrook" in kith.text("people", "Tom Bay")


def test_a_person_is_named_by_id_address_or_unique_name(kith: Kith, people: Known) -> None:
    for name in (people.maria, "maria@example.org", "Maria Lopez", "lopez"):
        assert kith.json("person", name)["id"] == people.maria
    assert kith.json("person", "me")["name"] == "Ana Sol"


def test_a_person_whole_shows_what_can_be_edited_by_its_id(kith: Kith, people: Known) -> None:
    kith.run("note", people.maria, "likes", "tea")
    kith.run("touch", people.maria, "--kind", "call", "--on", "2026-01-31", "about work")
    kith.run("ask", people.maria)
    whole = kith.json("person", people.maria)
    assert whole["notes"][0]["text"] == "likes tea"
    assert whole["touches"][0] | {"id": ""} == {
        "id": "",
        "kind": "call",
        "on": "2026-01-31",
        "text": "about work",
    }
    said = kith.text("person", people.maria)
    for thing in (*whole["positions"], *whole["notes"], *whole["asks"]):
        assert thing["id"] in said
    stored = [tie for tie in whole["ties"] if tie["id"]]
    assert len(stored) == 2
    assert all(tie["id"] in said for tie in stored)


def test_do_not_contact_ends_drafts_and_paths_until_it_is_lifted(kith: Kith, people: Known) -> None:
    assert kith.json("do-not-contact", people.maria) == {
        "person": people.maria,
        "name": "Maria Lopez",
        "do_not_contact": True,
    }
    kith.run("ask", people.maria, code=6)
    kith.run("target", "add", people.maria, code=6)
    assert kith.json("path", people.maria)["paths"] == []
    assert kith.json("path", people.li)["paths"] == []
    assert kith.json("do-not-contact", people.maria, "--lift")["do_not_contact"] is False
    assert kith.json("path", people.maria)["paths"]


def test_fans_are_added_listed_and_removed(kith: Kith, people: Known) -> None:
    kith.run("fans", "add", people.tom)
    assert [row["id"] for row in kith.json("fans", "list")] == [people.tom]
    assert "Tom Bay" in kith.text("fans", "list")
    kith.run("fans", "remove", people.tom)
    assert kith.json("fans", "list") == []


def test_merge_and_split_are_each_others_undo(kith: Kith, people: Known) -> None:
    before = kith.json("person", people.maria)
    assert kith.json("merge", people.maria, people.tom)["id"] == people.maria
    assert kith.run("person", people.tom, code=4).stdout == ""
    assert kith.json("split", people.maria)["person"] == people.tom
    after = kith.json("person", people.maria)
    assert after == before
    kith.run("split", people.maria, code=5)
    kith.run("merge", people.maria, people.maria, code=5)


def test_review_shows_both_sides_and_keeps_apart(
    kith: Kith, connections: Write, tmp_path: Path
) -> None:
    kith.run("import", connections(("Mia", "Roth", "Contoso", "Analyst")), "--yes")
    other = tmp_path / "mia.vcf"
    other.write_text(VCARD, encoding="utf-8")
    assert kith.json("import", other, "--yes")["people"]["to_review"] == 1
    [pair] = kith.json("review")
    assert pair.keys() >= {"left", "right", "for", "against"}
    assert pair["for"]
    left, right = pair["left"]["person"], pair["right"]["person"]
    assert f"kith merge {left} {right}" in kith.text("review")
    kith.run("review", "--apart", left, right)
    assert kith.json("review") == []


def test_removed_people_come_back_whole(kith: Kith, people: Known) -> None:
    before = kith.json("person", people.maria)
    said = kith.text("remove", "person", people.maria)
    assert f"kith restore-removed {people.maria}" in said
    assert people.maria not in [row["id"] for row in kith.json("people")]
    kith.run("restore-removed", people.maria)
    assert kith.json("person", people.maria) == before
    kith.run("restore-removed", people.maria, code=4)


def test_erased_people_are_gone_and_never_written_to_again(kith: Kith, people: Known) -> None:
    kith.run("erase", people.maria)
    kith.run("person", people.maria, code=4)
    assert "maria" not in kith.text("dump", "--logical").lower()
    again = kith.json("add", "person", "--name", "Maria Lopez", "--email", "maria@example.org")
    assert again["id"] != people.maria


def test_names_cannot_steer_the_terminal(kith: Kith) -> None:
    kith.run("add", "person", "--name", "Eve\x1b[2J \u202eEvil")
    said = kith.text("people")
    assert "\x1b" not in said
    assert "\u202e" not in said
