"""An import that is killed half-way: the batch is absent or whole, and can be done again."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the local folder is always SQLite"
)

ROWS = 3000
RUNS = 12
CHILD = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from kithwork.bootstrap import start
actor = start(data=Path(sys.argv[1]))
from kithwork.flows import imports
batch = imports.read(paths=[Path(sys.argv[2])])
print("reading done", flush=True)
began = time.perf_counter()
imports.commit(actor=actor, batch=batch, now=datetime.now(UTC))
print("committed", time.perf_counter() - began, flush=True)
"""


def child(folder: Path, file: Path) -> subprocess.Popen[str]:
    clean = {name: value for name, value in os.environ.items() if "KITHWORK" not in name}
    clean.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), str(file)],
        env=clean,
        stdout=subprocess.PIPE,
        text=True,
    )


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def counts(folder: Path) -> tuple[int, int, int, int]:
    """Imports written, their records, people but the seeker, and ties."""
    queries = (
        "SELECT COUNT(*) FROM store_import WHERE state = 'committed'",
        "SELECT COUNT(*) FROM store_record",
        "SELECT COUNT(*) FROM store_person WHERE NOT is_me",
        "SELECT COUNT(*) FROM store_tie",
    )
    with closing(sqlite3.connect(folder / "kithwork.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        found = [database.execute(query).fetchone()[0] for query in queries]
    return found[0], found[1], found[2], found[3]


NOTHING, EVERYTHING = (0, 0, 0, 0), (1, ROWS, ROWS, ROWS)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("killed") / "Connections.csv"
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    rows = (
        f"Given{n},Family{n},https://www.linkedin.com/in/p{n},p{n}@example.org,"
        f"Company {n % 300},Engineer,01 May 2020"
        for n in range(ROWS)
    )
    path.write_text("\n".join([header, *rows]) + "\n")
    return path


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory, file: Path) -> tuple[Path, float]:
    """An empty folder, and how long an import into a copy of it takes."""
    empty = tmp_path_factory.mktemp("killed-data") / "empty"
    process = child(empty, file)
    first_line(process)
    process.kill()
    process.communicate()
    assert counts(empty) == NOTHING
    whole = empty.with_name("whole")
    shutil.copytree(empty, whole)
    process = child(whole, file)
    output, _ = process.communicate()
    assert counts(whole) == EVERYTHING
    return empty, float(output.split()[-1])


def test_a_killed_import_is_absent_or_whole(fresh: tuple[Path, float], file: Path) -> None:
    empty, seconds = fresh
    seen = set()
    for number in range(RUNS):
        folder = empty.with_name(f"run-{number}")
        shutil.copytree(empty, folder)
        process = child(folder, file)
        first_line(process)
        # From the very start to a little past the end.
        time.sleep(seconds * 1.1 * number / (RUNS - 1))
        process.send_signal(signal.SIGKILL)
        output, _ = process.communicate()
        found = counts(folder)
        assert found in (NOTHING, EVERYTHING), number
        assert found == EVERYTHING or "committed" not in output
        seen.add(found)
    assert NOTHING in seen


def test_what_was_killed_can_be_done_again(fresh: tuple[Path, float], file: Path) -> None:
    empty, seconds = fresh
    folder = empty.with_name("again")
    shutil.copytree(empty, folder)
    process = child(folder, file)
    first_line(process)
    time.sleep(seconds / 2)
    process.kill()
    process.communicate()
    process = child(folder, file)
    output, _ = process.communicate()
    assert "committed" in output
    assert counts(folder)[1:] == EVERYTHING[1:]
