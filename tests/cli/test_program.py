"""What is true of every command: help, --data and --json, exit codes, one line for a fault."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest

from kithwork import cli
from kithwork.cli import failures
from kithwork.domain.errors import (
    Ambiguous,
    Conflict,
    Invalid,
    KithworkError,
    NotFound,
    Refused,
    StorageFull,
)
from tests.cli.callers import Kith, Known, Outside

WITHOUT_DJANGO = """
import sys
from kithwork import cli
try:
    cli.main({words!r}, prog_name="kith")
except SystemExit as end:
    print(end.code, "django" in sys.modules, "kithwork.flows" in sys.modules)
"""


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command, by its words."""
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        yield (*path, name)
        if isinstance(found, click.Group):
            yield from commands(found, (*path, name))


EVERY = list(commands(cli.main))


@pytest.mark.parametrize("words", [["--help"], ["import", "--help"], ["ask", "--help"]])
def test_help_imports_no_django_and_makes_no_folder(outside: Outside, words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_DJANGO.format(words=words)],
        env=outside.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "0 False False"
    assert not outside.data.exists()


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_every_command_has_help_and_says_it_first(kith: Kith, words: tuple[str, ...]) -> None:
    said = kith.text(*words, "--help")
    assert said.startswith(f"Usage: kith {' '.join(words)}")
    assert "--data DIR" in said


def test_the_list_of_commands_names_all_of_them(kith: Kith) -> None:
    said = kith.text("--help")
    for words in EVERY:
        assert f"\n  {words[0]} " in said


@pytest.mark.parametrize("words", [["--json", "people"], ["people", "--json"]])
def test_json_may_stand_before_or_after(kith: Kith, words: list[str]) -> None:
    assert json.loads(kith.run(*words).stdout) == []


@pytest.mark.parametrize("place", range(3))
def test_json_may_stand_at_any_word_of_a_group(kith: Kith, place: int) -> None:
    words = ["campaign", "show"]
    words.insert(place, "--json")
    assert json.loads(kith.run(*words).stdout) == {}


def test_data_may_stand_before_or_after(outside: Outside, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert outside.run("--data", first, "init").returncode == 0
    assert outside.run("init", "--data", second).returncode == 0
    assert first.is_dir()
    assert second.is_dir()
    assert not outside.data.exists()


def test_what_lasts_has_no_document(kith: Kith) -> None:
    assert "--json is for commands that end" in kith.run("--json", "serve", code=2).stderr


@pytest.mark.parametrize(
    "words", [["nothing-like-this"], ["people", "--sort", "luck"], ["path"], ["undo"], ["ask"]]
)
def test_wrong_usage_is_2(kith: Kith, words: list[str]) -> None:
    done = kith.run(*words, code=2)
    assert done.stdout == ""
    assert "Usage: kith" in done.stderr


@pytest.mark.parametrize(
    "code, words",
    [
        (3, ["campaign", "set", "--minutes", "500"]),
        (3, ["import", "no-such-file.csv", "--yes"]),
        (4, ["person", "Nobody At All"]),
        (4, ["undo", "no-id"]),
        (4, ["ask", "mark", "00000000-0000-0000-0000-000000000000", "sent"]),
        (5, ["add", "tie", "me", "me"]),
        (5, ["campaign", "pause"]),
        (5, ["remove", "person", "me"]),
    ],
)
def test_a_failure_leaves_standard_output_empty(kith: Kith, code: int, words: list[str]) -> None:
    done = kith.run("--json", *words, code=code)
    assert done.stdout == ""
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_what_may_not_be_is_6(kith: Kith, people: Known) -> None:
    kith.run("do-not-contact", people.maria)
    assert "do not contact" in kith.run("ask", people.maria, code=6).stderr


def test_an_ambiguous_name_lists_the_candidates(kith: Kith) -> None:
    ids = [kith.json("add", "person", "--name", "Sam Lee")["id"] for _ in range(2)]
    said = kith.run("person", "Sam Lee", code=5).stderr
    assert all(one in said for one in ids)


def test_bytes_that_are_no_text_are_refused_by_name(kith: Kith, people: Known) -> None:
    assert "text: holds bytes" in kith.run("note", people.maria, "\udcff", code=3).stderr


@pytest.mark.parametrize(
    "error, code",
    [
        (Invalid("name", "must not be empty."), 3),
        (NotFound("gone"), 4),
        (Conflict("taken"), 5),
        (Ambiguous("x", [("1", "one")]), 5),
        (Refused("no"), 6),
        (StorageFull("full"), 7),
        (KithworkError("odd"), 1),
        (OSError(28, "No space left on device", "file"), 7),
        (PermissionError(13, "Permission denied", "file"), 7),
    ],
)
def test_each_kind_of_failure_has_its_code(error: Exception, code: int) -> None:
    failure = failures.failure_of(error)
    assert failure is not None
    assert failure.exit_code == code


def test_other_faults_are_left_for_the_last_resort() -> None:
    assert failures.failure_of(ValueError("x")) is None
    assert failures.failure_of(BrokenPipeError(32, "Broken pipe")) is None


def test_a_database_that_cannot_write_is_7(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "full.sqlite3") as database:
        database.execute("PRAGMA max_page_count = 2")
        database.execute("CREATE TABLE letters (text)")
        with pytest.raises(sqlite3.OperationalError) as caught:
            database.execute("INSERT INTO letters VALUES (?)", ["x" * 100_000])
    database.close()
    failure = failures.failure_of(caught.value)
    assert failure is not None
    assert failure.exit_code == 7


def test_a_fault_of_its_own_is_one_line_and_1(outside: Outside) -> None:
    program = (
        "from kithwork import cli; from kithwork.cli import calls\n"
        "def fail(*_, **__): raise ZeroDivisionError('by\\nzero')\n"
        "calls.Call.actor = fail\n"
        "cli.main(['people'], prog_name='kith')"
    )
    for debug, lines in (("", 1), ("1", 2)):
        done = subprocess.run(
            [sys.executable, "-c", program],
            env={**outside.environment(), "KITHWORK_DEBUG": debug},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert done.stdout == ""
        assert "ZeroDivisionError" in done.stderr
        assert (len(done.stderr.splitlines()) >= lines) is True
        assert ("Traceback" in done.stderr) is bool(debug)


def test_a_folder_that_cannot_be_made_is_7(outside: Outside, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = outside.run("--data", tmp_path / "file" / "below", "people")
    assert done.returncode == 7, done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_holds_no_database_of_ours_is_3(outside: Outside) -> None:
    outside.data.mkdir()
    (outside.data / "kithwork.sqlite3").write_bytes(b"not a database at all, only text" * 100)
    done = outside.run("people")
    assert done.returncode == 3, done.stderr
    assert "cannot be opened" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["people"],
        ["person", "me"],
        ["add", "person", "--name", "X"],
        ["imports"],
        ["path", "--role", "x"],
        ["campaign", "show"],
        ["asks"],
        ["next"],
        ["review"],
        ["dump", "--logical"],
    ],
    ids=" ".join,
)
def test_staff_see_nothing_of_a_seekers_contacts(kith: Kith, words: list[str]) -> None:
    kith.run("init")
    import_module("kithwork.store.models").Member.objects.update(role="staff")
    done = kith.run(*words, code=6)
    assert done.stdout == ""
