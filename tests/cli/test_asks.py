"""Asks, introductions and chats, from the draft to the yes; and the checker."""

import json
from pathlib import Path

import pytest

from tests.cli.callers import Kith, Known

DRAFTED = {
    *("ask", "person", "name", "channel", "subject", "text"),
    *("to_introducer", "findings", "digest"),
}
FINDING = {"rule", "severity", "why", "fix", "start", "end"}


def test_a_draft_has_the_contracts_keys(kith: Kith, people: Known) -> None:
    draft = kith.json("ask", people.maria, "--why-you", "your move from nursing to testing")
    assert draft.keys() >= DRAFTED
    assert (draft["person"], draft["name"]) == (people.maria, "Maria Lopez")
    assert draft["to_introducer"] is None
    assert "your move from nursing to testing" in draft["text"]
    assert all(finding.keys() == FINDING | {"in"} for finding in draft["findings"])


def test_via_somebody_waits_for_their_yes(kith: Kith, people: Known) -> None:
    draft = kith.json("ask", people.li, "--via", people.maria)
    first = draft["to_introducer"]
    assert first.keys() >= {"subject", "text"}
    assert "Maria" in first["text"]
    waiting = [finding for finding in draft["findings"] if finding["rule"] == "L06"]
    assert [finding["severity"] for finding in waiting] == ["info"]
    assert {finding["in"] for finding in draft["findings"]} <= {"text", "to_introducer"}
    kith.run("ask", "mark", draft["ask"], "sent", code=6)
    [introduction] = kith.json("introduction", "list")
    assert introduction["person"] == people.maria
    kith.run("introduction", "mark", introduction["id"], "asked")
    assert kith.json("introduction", "mark", introduction["id"], "agreed")["state"] == "agreed"
    kith.run("introduction", "mark", introduction["id"], "asked", code=5)
    assert kith.json("ask", "mark", draft["ask"], "sent")["state"] == "sent"


def test_a_yes_makes_a_chat(kith: Kith, people: Known) -> None:
    ask = kith.json("ask", people.maria, "--minutes", "25")["ask"]
    kith.run("ask", "mark", ask, "sent")
    kith.run("ask", "mark", ask, "answered")
    [chat] = kith.json("chats")
    assert (chat["person"], chat["state"], chat["minutes"]) == (people.maria, "agreed", 25)
    assert "Maria Lopez" in kith.text("chats")
    kith.run("ask", "mark", ask, "later", code=5)


@pytest.mark.parametrize(
    "word, state", [("declined", "no"), ("later", "later"), ("silent", "silent")]
)
def test_other_answers_make_none(kith: Kith, people: Known, word: str, state: str) -> None:
    ask = kith.json("ask", people.maria)["ask"]
    kith.run("ask", "mark", ask, "sent")
    assert kith.json("ask", "mark", ask, word)["state"] == state
    assert kith.json("chats") == []


def test_asks_are_listed_with_whom_they_lean_on(kith: Kith, people: Known) -> None:
    kith.run("ask", people.li, "--via", people.maria)
    kith.run("ask", people.tom, "--channel", "linkedin-note")
    rows = {row["person"]: row for row in kith.json("asks")}
    assert rows[people.li]["via"][0]["person"] == people.maria
    assert rows[people.tom]["channel"] == "linkedin-note"
    assert "Tom Bay" in kith.text("asks")
    assert len(kith.json("asks", "--limit", "1")) == 1


def test_who_do_you_know_fills_the_name_in(kith: Kith, people: Known) -> None:
    draft = kith.json("ask", people.maria, "--who-do-you-know", "Northwind")
    assert "Northwind" in draft["text"]
    assert draft["purpose"] == "who-do-you-know"
    kith.run("ask", people.maria, "--who-do-you-know", "X", "--via", people.tom, code=2)


@pytest.mark.parametrize("place", [0, 2, 3])
def test_options_may_stand_before_the_person(kith: Kith, people: Known, place: int) -> None:
    words = ["--channel", "phone", "--json"]
    words.insert(place, people.maria)
    assert '"channel": "phone"' in kith.run("ask", *words).stdout


def test_somebody_called_like_a_command_is_named_by_id(kith: Kith, people: Known) -> None:
    mark = kith.json("add", "person", "--name", "Mark")["id"]
    assert kith.json("ask", mark)["name"] == "Mark"
    kith.run("ask", "mark", code=2)


def test_a_draft_is_edited_reframed_and_removed(kith: Kith, people: Known, tmp_path: Path) -> None:
    ask = kith.json("ask", people.maria)["ask"]
    reframed = kith.json("ask", "reframe", ask, "--learn", "how tea is tested")
    assert "how tea is tested" in reframed["text"]
    file = tmp_path / "own.txt"
    file.write_text("My own words.\n", encoding="utf-8")
    edited = kith.json("ask", "edit", ask, file)
    assert edited["text"] == "My own words."
    assert edited["subject"] == reframed["subject"]
    assert edited["digest"] != reframed["digest"]
    assert kith.json("ask", "edit", ask, "--subject", "Tea")["text"] == "My own words."
    kith.run("ask", "edit", ask, code=2)
    kith.run("ask", "remove", ask)
    assert kith.json("asks") == []
    kith.run("restore-removed", ask)
    assert kith.json("ask", "show", ask)["subject"] == "Tea"


def test_the_message_to_an_introducer_is_edited(kith: Kith, people: Known, tmp_path: Path) -> None:
    draft = kith.json("ask", people.li, "--via", "maria@example.org")
    file = tmp_path / "own.txt"
    file.write_text("Dear Maria", encoding="utf-8")
    introduction = draft["to_introducer"]["introduction"]
    edited = kith.json("introduction", "edit", introduction, file)
    assert edited["to_introducer"]["text"] == "Dear Maria"
    assert edited["to_introducer"]["subject"] == draft["to_introducer"]["subject"]


def test_the_words_name_the_next_command(kith: Kith, people: Known) -> None:
    assert "kith introduction mark" in kith.text("ask", people.li, "--via", people.maria)
    assert "kith ask mark" in kith.text("ask", people.maria)


def test_the_checker_finds_and_still_ends_well(kith: Kith, tmp_path: Path) -> None:
    file = tmp_path / "ask.txt"
    file.write_text("Please give me a job.", encoding="utf-8")
    findings = kith.json("check-text", "--kind", "ask", file)
    assert all(finding.keys() == FINDING for finding in findings)
    assert findings[0]["rule"] == "L01"
    strict = kith.run("check-text", "--kind", "ask", "--strict", "--json", file, code=3)
    assert '"L01"' in strict.stdout


def test_the_checker_reads_standard_input(kith: Kith, people: Known) -> None:
    findings = kith.json(
        *("check-text", "--kind", "introduction", "--to", people.maria, "-"),
        typed="Hire me, please.",
    )
    assert findings


def test_the_checker_reads_questions_line_by_line(kith: Kith, people: Known) -> None:
    typed = "What drew you to testing?\nDo you like it?\nWhat do you earn?\n"
    findings = kith.json("check-text", "--kind", "question", "-", typed=typed)
    assert all(finding.keys() == FINDING for finding in findings)
    assert [finding["rule"] for finding in findings] == ["L36", "L33"]
    assert typed[findings[1]["start"] : findings[1]["end"]] == "Do you like it?"


def test_the_checker_knows_what_need_not_be_asked(kith: Kith, people: Known) -> None:
    question = ("check-text", "--kind", "question", "-", "--to", people.maria)
    asked = "Where do you work?"
    assert [one["rule"] for one in kith.json(*question, typed=asked)] == ["L37"]
    assert kith.json("check-text", "--kind", "question", "-", typed=asked) == []


def test_the_checker_reads_a_plan_for_its_time(kith: Kith, people: Known) -> None:
    lines = ["What drew you to testing?", *(f"How does part {name} go?" for name in "ABCD")]
    typed = "\n".join([*lines, "Who else could show me a different side of this?"])
    plan = ("check-text", "--kind", "plan", "-", "--json")
    for minutes, code, said in [("30", 0, []), ("15", 0, ["warn"]), ("10", 3, ["error"])]:
        ran = kith.run(*plan, "--minutes", minutes, "--strict", typed=typed, code=code)
        assert [one["severity"] for one in json.loads(ran.stdout)] == said
    kith.run(*plan, "--minutes", "0", typed=typed, code=3)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a\x00b", b"x" * (2 << 20)])
def test_what_is_no_text_is_refused(kith: Kith, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "picture.png"
    file.write_bytes(content)
    assert "picture.png" in kith.run("check-text", "--kind", "ask", file, code=3).stderr
