"""kith import, imports and undo."""

import os
from pathlib import Path

import pytest

from tests.cli.callers import Kith, Outside, Write

KEYS = {"import", "committed", "people", "ties", "touches", "organisations", "problems"}
COUNTS = {"new", "updated", "same", "to_review"}
MIA, BEN = ("Mia", "Roth", "Contoso", "Analyst"), ("Ben", "Fox", "Fabrikam", "Buyer")


def test_without_yes_and_terminal_it_only_previews(kith: Kith, connections: Write) -> None:
    answer = kith.json("import", connections(MIA, BEN))
    assert answer.keys() >= KEYS
    assert answer["people"].keys() == COUNTS
    assert answer["committed"] is False
    assert answer["people"]["new"] == 2
    assert kith.json("people") == []
    assert kith.json("imports") == []


def test_with_yes_it_writes_and_says_so(kith: Kith, connections: Write) -> None:
    done = kith.run("import", connections(MIA, BEN), "--yes", "--json")
    [listed] = kith.json("imports")
    assert f"committed {listed['import']}" in done.stderr
    assert listed["committed"] is True
    assert listed["people"] == {"new": 2, "updated": 0, "same": 0, "to_review": 0}
    assert len(kith.json("people")) == 2


def test_preview_wins_over_yes(kith: Kith, connections: Write) -> None:
    assert kith.json("import", connections(MIA), "--preview", "--yes")["committed"] is False


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal of its own")
def test_a_person_at_the_terminal_is_asked(outside: Outside, connections: Write) -> None:
    path = connections(MIA)
    assert outside.at_terminal("n\n", "import", path)["committed"] is False
    assert outside.json("imports") == []
    answer = outside.at_terminal("y\n", "import", path)
    assert answer["committed"] is True
    assert [one["import"] for one in outside.json("imports")] == [answer["import"]]


def test_the_same_file_again_changes_nothing(kith: Kith, connections: Write) -> None:
    path = connections(MIA, BEN)
    kith.run("import", path, "--yes")
    before = kith.text("dump", "--logical")
    again = kith.json("import", path, "--yes")
    assert again["people"] == {"new": 0, "updated": 0, "same": 2, "to_review": 0}
    assert kith.text("dump", "--logical") == before


def test_a_broken_row_is_named_and_the_rest_comes_in(kith: Kith, connections: Write) -> None:
    answer = kith.json("import", connections(MIA, ("", "", "Contoso", "Ghost")), "--yes")
    [problem] = answer["problems"]
    assert problem.keys() == {"file", "line", "field", "why"}
    assert (problem["file"], problem["line"]) == ("Connections.csv", 3)
    assert answer["people"]["new"] == 1


def test_a_file_nobody_reads_is_refused_by_name(kith: Kith, tmp_path: Path) -> None:
    strange = tmp_path / "holiday.txt"
    strange.write_text("dear diary", encoding="utf-8")
    assert "holiday.txt" in kith.run("import", strange, "--yes", code=3).stderr
    assert kith.json("imports") == []


def test_an_unknown_source_is_refused(kith: Kith, connections: Write) -> None:
    assert "source" in kith.run("import", connections(MIA), "--source", "x", code=3).stderr


def test_undo_names_who_stays_and_why(kith: Kith, connections: Write) -> None:
    batch = kith.json("import", connections(MIA, BEN), "--yes")["import"]
    kith.run("note", "Mia Roth", "met at the fair")
    answer = kith.json("undo", batch)
    [kept] = answer["kept"]
    assert kept.keys() == {"person", "name", "why"}
    assert kept["name"] == "Mia Roth"
    assert answer["committed"] is False
    assert [row["name"] for row in kith.json("people")] == ["Mia Roth"]
    assert kith.json("imports")[0]["state"] == "undone"
    kith.run("undo", batch, code=5)


def test_undo_tells_it_in_words(kith: Kith, connections: Write) -> None:
    batch = kith.json("import", connections(MIA), "--yes")["import"]
    kith.run("fans", "add", "Mia Roth")
    said = kith.text("undo", batch)
    assert "Mia Roth: " in said


def test_words_for_a_person_name_every_problem_up_to_ten(kith: Kith, connections: Write) -> None:
    said = kith.text("import", connections(MIA, *[("", "", "X", "Y")] * 12), "--yes")
    assert "new people     1" in said
    assert "and 2 more" in said


def test_removed_people_stay_removed_and_are_named(kith: Kith, connections: Write) -> None:
    kith.run("import", connections(MIA), "--yes")
    gone = kith.json("remove", "person", "Mia Roth")["id"]
    answer = kith.json(
        "import", connections(("Mia", "Roth", "Contoso", "Head"), name="later.csv"), "--yes"
    )
    assert [one["person"] for one in answer["removed"]] == [gone]
    assert kith.json("people") == []


def test_imports_have_a_limit(kith: Kith, connections: Write) -> None:
    for number in range(3):
        kith.run(
            "import", connections(("A", f"B{number}", "C", "D"), name=f"{number}.csv"), "--yes"
        )
    assert len(kith.json("imports", "--limit", "2")) == 2


def test_every_sample_comes_in_and_a_second_time_changes_nothing(
    outside: Outside, shared_data: Path
) -> None:
    samples = [shared_data / "contact-csv-formats", shared_data / "vcards-dev" / "text"]
    first = outside.json("import", *samples, "--yes")
    assert first["committed"] is True
    assert first["people"]["new"] > 10
    before = outside.run("dump", "--logical").stdout
    again = outside.json("import", *samples, "--yes")
    assert (again["people"]["new"], again["people"]["updated"]) == (0, 0)
    assert outside.run("dump", "--logical").stdout == before
    assert outside.json("check") == {"sound": True, "problems": []}
