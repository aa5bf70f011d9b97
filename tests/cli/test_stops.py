"""Ctrl-C at the command line: the work ends at once, nothing is written, and it says so."""

import os
import signal
from pathlib import Path

import pytest

from kithwork.cli import tellers
from tests.cli.callers import Outside
from tests.cli.test_kills import large, there

needs_terminal = pytest.mark.skipif(os.name == "nt", reason="needs a terminal of its own")


def until(terminal: int, word: str) -> str:
    """What a program says to a terminal, up to `word`."""
    said = ""
    while word not in said:
        said += os.read(terminal, 4096).decode()
    return said


@needs_terminal
def test_ctrl_c_stops_an_import_and_nothing_is_written(outside: Outside, tmp_path: Path) -> None:
    file = large(tmp_path)
    assert outside.run("init").returncode == 0
    mine, theirs = os.openpty()
    try:
        with outside.start("import", file, "--yes", stderr=theirs) as process:
            until(mine, "writing: ")
            process.send_signal(signal.SIGINT)
            said = until(mine, "Nothing was changed.")
            out, _ = process.communicate(timeout=60)
    finally:
        os.close(mine)
        os.close(theirs)
    assert process.returncode == 130
    assert "Stopping" in said
    assert out == ""
    assert there(outside.data) == (0, 0, 0)
    assert outside.run("import", file, "--yes").returncode == 0


@needs_terminal
def test_ctrl_c_stops_a_long_list_of_targets(outside: Outside, tmp_path: Path) -> None:
    file = tmp_path / "targets.txt"
    file.write_text("organisation:Contoso\n" * 40_000, encoding="utf-8")
    assert outside.run("init").returncode == 0
    mine, theirs = os.openpty()
    try:
        with outside.start("path", "--targets", file, stderr=theirs) as process:
            until(mine, "looking up: ")
            process.send_signal(signal.SIGINT)
            said = until(mine, "Nothing was changed.")
            out, _ = process.communicate(timeout=60)
    finally:
        os.close(mine)
        os.close(theirs)
    assert process.returncode == 130
    assert "Stopping" in said
    assert out == ""


def test_how_long_it_still_takes_is_said_roughly() -> None:
    assert tellers.left(3) == "a few seconds left"
    assert tellers.left(40) == "less than a minute left"
    assert tellers.left(61) == "about 1 minute left"
    assert tellers.left(600) == "about 10 minutes left"
    assert tellers.left(7200) == "about 2 hours left"
