"""kith path: a person, an organisation, a role, a file of them, and no way at all."""

from pathlib import Path

import pytest

from tests.cli.callers import Kith, Known

ANSWER = {"target", "paths", "market", "none_because", "ask_around"}
PATH = {"warmth", "introducers", "steps", "weakest", "ask_first"}
STEP = {"id", "name", "warmth", "evidence"}


def test_a_way_has_the_contracts_keys(kith: Kith, people: Known) -> None:
    answer = kith.json("path", "Li Chen")
    assert answer.keys() >= ANSWER
    [way] = answer["paths"]
    assert way.keys() == PATH
    assert all(step.keys() >= STEP for step in way["steps"])
    assert [step["id"] for step in way["steps"]] == [people.maria, people.li]
    assert (way["introducers"], way["ask_first"]) == (1, people.maria)
    # 0.2 + 0.6 × strength each (contract), stored in thirty-seconds of a logarithm.
    assert way["steps"][0]["warmth"] == pytest.approx(0.74, abs=0.02)
    assert way["warmth"] == pytest.approx(0.74 * 0.68, abs=0.02)
    assert way["weakest"] == 1
    assert answer["none_because"] is None


def test_the_words_draw_the_way(kith: Kith, people: Known) -> None:
    said = kith.text("path", "Li Chen")
    assert "1. Maria Lopez → Li Chen  " in said
    assert "we shared a desk" in said
    assert "[the weakest tie]" in said


@pytest.mark.parametrize("words", [["--organisation", "Fabrikam"], ["Li Chen"]])
def test_an_organisation_is_reached_through_who_is_there(
    kith: Kith, people: Known, words: list[str]
) -> None:
    assert kith.json("path", *words)["paths"][0]["steps"][-1]["id"] == people.li


def test_a_group_says_how_near_it_is_and_through_whom(kith: Kith, people: Known) -> None:
    answer = kith.json("path", "--organisation", "Fabrikam")
    assert answer["coverage"] == {"people": 1, "within_2": 1, "within_3": 1}
    [broker] = answer["brokers"]
    assert (broker["person"], broker["name"], broker["reaches"]) == (people.maria, "Maria Lopez", 1)
    assert broker["warmth"] == answer["paths"][0]["warmth"]
    assert broker["without"] == 0
    said = kith.text("path", "--organisation", "Fabrikam")
    assert "Known here: 1. Within two ties of you: 1; within three: 1." in said
    # Who leads to one alone stands in the way to that one already.
    assert "Maria Lopez is the best way to" not in said
    # How far a way may lead bounds the brokers, not how near people are.
    answer = kith.json("path", "--organisation", "Fabrikam", "--max-introducers", "0")
    assert (answer["coverage"]["within_2"], answer["brokers"]) == (1, [])
    answer = kith.json("path", "Li Chen")
    assert (answer["coverage"], answer["brokers"]) == (None, [])


def test_a_role_is_reached_through_who_does_it(kith: Kith, people: Known) -> None:
    answer = kith.json("path", "--role", "analyst")
    assert [way["ask_first"] for way in answer["paths"]] == [people.maria]


@pytest.mark.parametrize(
    "words, option",
    [
        (["--organisation", "Nowhere"], "--who-do-you-know"),
        (["--role", "astronaut"], "--who-works-as"),
    ],
)
def test_no_way_is_an_answer_with_whom_to_ask_around(
    kith: Kith, people: Known, words: list[str], option: str
) -> None:
    answer = kith.json("path", *words)
    assert answer["paths"] == []
    assert answer["none_because"]
    assert answer["ask_around"][0].keys() == {"person", "name", "reason"}
    assert option in kith.text("path", *words)


def test_a_person_who_is_not_there_is_4(kith: Kith) -> None:
    said = kith.run("path", "Nobody", code=4).stderr
    assert 'kith path --organisation "Nobody"' in said


@pytest.mark.parametrize(
    "words", [["Li", "--role", "x"], ["--role", "x", "--organisation", "y"], ["Li", "--top", "x"]]
)
def test_one_thing_at_a_time(kith: Kith, people: Known, words: list[str]) -> None:
    kith.run("path", *words, code=2)


@pytest.mark.parametrize("words", [["--max-introducers", "99"], ["--top", "0"]])
def test_a_search_without_end_is_refused(kith: Kith, people: Known, words: list[str]) -> None:
    kith.run("path", "Li Chen", *words, code=3)


def test_no_introducer_means_only_whom_i_know(kith: Kith, people: Known) -> None:
    assert kith.json("path", "Li Chen", "--max-introducers", "0")["paths"] == []


def test_a_file_of_targets_is_answered_line_by_line(
    kith: Kith, people: Known, tmp_path: Path
) -> None:
    file = tmp_path / "targets.txt"
    file.write_text("\ufeffLi Chen\n\norganisation: Contoso\nrole:astronaut\n", encoding="utf-8")
    answers = kith.json("path", "--targets", file)
    assert [answer["kind"] for answer in answers] == ["person", "organisation", "role"]
    assert [len(answer["paths"]) for answer in answers] == [1, 1, 0]
    kith.run("path", "Li Chen", "--targets", file, code=2)


@pytest.mark.parametrize("option", ["--organisation", "--role"])
def test_an_empty_name_is_no_target(kith: Kith, people: Known, option: str) -> None:
    kith.run("path", option, " ", code=2)
    kith.run("target", "add", option, "", code=2)


def test_each_of_several_is_told_as_it_is_alone(kith: Kith, people: Known, tmp_path: Path) -> None:
    file = tmp_path / "targets.txt"
    file.write_text("Li Chen\norganisation: Contoso\nrole:astronaut\n", encoding="utf-8")
    alone = [
        kith.json("path", "Li Chen"),
        kith.json("path", "--organisation", "Contoso"),
        kith.json("path", "--role", "astronaut"),
    ]
    assert kith.json("path", "--targets", file) == [
        {"line": line, **answer, "problems": []} for line, answer in enumerate(alone, start=1)
    ]


def test_a_list_comes_from_standard_input_too(kith: Kith, people: Known) -> None:
    answers = kith.json("path", "--targets", "-", typed="Li Chen\n")
    assert [answer["target"] for answer in answers] == ["Li Chen"]


def test_the_words_tell_whom_to_ask_first(kith: Kith, people: Known, tmp_path: Path) -> None:
    file = tmp_path / "targets.txt"
    file.write_text("Li Chen\nrole:astronaut\nNobody At All\n", encoding="utf-8")
    said = [line.split() for line in kith.text("path", "--targets", file).splitlines()]
    assert said[0] == ["Target", "Warmth", "Ask", "first"]
    assert said[1] == ["Li", "Chen", "50", "%", "Maria", "Lopez"]
    assert said[2][:4] == ["astronaut", "no", "way", "yet;"]
    assert ["Could", "not", "be", "read:"] in said


@pytest.mark.parametrize("lines", ["", "\n \n", "role:\n"])
def test_a_file_that_names_no_target_is_refused(kith: Kith, tmp_path: Path, lines: str) -> None:
    file = tmp_path / "targets.txt"
    file.write_text(lines, encoding="utf-8")
    assert "targets: " in kith.run("path", "--targets", file, code=3).stderr


def test_a_line_that_names_nobody_is_a_problem_of_that_line(
    kith: Kith, people: Known, tmp_path: Path
) -> None:
    file = tmp_path / "targets.txt"
    file.write_text("Nobody At All\n\nrole:\nLi Chen\n", encoding="utf-8")
    nobody, role, li = kith.json("path", "--targets", file)
    assert nobody.keys() == role.keys() == li.keys() >= ANSWER | {"line"}
    assert [answer["line"] for answer in (nobody, role, li)] == [1, 3, 4]
    assert (nobody["target"], nobody["paths"], role["paths"]) == ("Nobody At All", [], [])
    [problem] = nobody["problems"]
    assert (problem["file"], problem["line"], problem["field"]) == (str(file), 1, "target")
    assert problem["why"] == nobody["none_because"]
    assert [problem["field"] for problem in role["problems"]] == ["role"]
    assert len(li["paths"]) == 1


@pytest.mark.parametrize(
    "lines, code", [("Nobody At All\nrole:\n", 4), ("Same Name\n", 5), ("role:\nNobody\n", 3)]
)
def test_where_no_line_has_an_answer_the_first_one_decides(
    kith: Kith, people: Known, tmp_path: Path, lines: str, code: int
) -> None:
    for number in (1, 2):
        kith.run("add", "person", "--name", "Same Name", "--email", f"same{number}@example.org")
    file = tmp_path / "targets.txt"
    file.write_text(lines, encoding="utf-8")
    failed = kith.run("path", "--targets", file, code=code)
    assert "line 1" in failed.stderr
    assert failed.stdout == ""
    assert kith.run("path", "--targets", tmp_path / "absent", code=3).stdout == ""
