"""Several programs on one folder: the same answers after each change, and after any kill."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the local folder is always SQLite"
)

# Goes on like a server: keeps its network, and answers whatever it is asked.
SERVER = """
import json, sys
from datetime import UTC, datetime
from pathlib import Path
from kithwork.bootstrap import start
actor = start(data=Path(sys.argv[1]))
from kithwork.flows import erasures, introductions, people, ties
from kithwork.store.queries import people as queries
def find(name):
    return queries.find(actor=actor, text=name)
def path(name):
    found = introductions.to_person(actor=actor, person=find(name)).paths
    return [[[step.name, round(step.warmth, 6)] for step in path.steps] for path in found]
def tie(left, right, strength):
    now = datetime.now(UTC)
    ties.add(actor=actor, left=find(left), right=find(right), strength=strength, now=now)
def add(name):
    people.add(actor=actor, name=name, now=datetime.now(UTC))
def silence(name):
    people.set_do_not_contact(actor=actor, person=find(name), now=datetime.now(UTC))
def erase(name):
    erasures.erase(actor=actor, person=find(name), now=datetime.now(UTC))
for line in sys.stdin:
    verb, *words = json.loads(line)
    print(json.dumps(globals()[verb](*words)), flush=True)
"""
# Writes its file again and again.
WRITER = """
import sys
from pathlib import Path
from kithwork.bootstrap import start
actor = start(data=Path(sys.argv[1]))
from kithwork.store.queries import networks
while True:
    networks.current(actor=actor).unsaved = None
    print("written", flush=True)
"""
FILES = {"KITHWORK_NETWORK_FILE_TIES": "1"}


def surroundings() -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if "KITHWORK" not in name}
    clean.pop("DJANGO_SETTINGS_MODULE", None)
    return clean | FILES


def program(code: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        env=surroundings(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def kith(folder: Path, *words: str) -> Any:
    """The command line, as a program of its own; what it says as JSON."""
    done = subprocess.run(
        [sys.executable, "-m", "kithwork", "--data", str(folder), *words, "--json"],
        env=surroundings(),
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


def way(folder: Path, name: str) -> list[list[list[object]]]:
    """What `kith path` says, as the server does."""
    found = kith(folder, "path", name)["paths"]
    return [[[step["name"], step["warmth"]] for step in path["steps"]] for path in found]


class Server:
    """A program that goes on."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def does(self, *words: object) -> Any:
        """Let it do something; what it answers."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    process = program(SERVER, folder)
    try:
        yield Server(process)
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ana knows Maria well and Tom a little; both know Li."""
    data = tmp_path_factory.mktemp("networks") / "data"
    with served(data) as server:
        for name in ("Maria Gomez", "Tom Bay", "Li Wei", "Noa Levi"):
            server.does("add", name)
        for name, strength in (("Maria", 0.9), ("Tom", 0.2), ("Li", 0), ("Noa", 0)):
            server.does("tie", "me", name, strength)
        for name in ("Maria", "Tom"):
            server.does("tie", name, "Li", 0.8)
    return data


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> Path:
    """The same in a folder of the test's own."""
    return shutil.copytree(filled, tmp_path / "data")


def saved(folder: Path) -> list[Path]:
    return sorted((folder / "networks").glob("*/*.ties"))


def names(paths: list[list[list[object]]]) -> list[list[object]]:
    return [[name for name, _ in path] for path in paths]


def test_a_server_and_a_command_line_answer_the_same_after_each_change(folder: Path) -> None:
    with served(folder) as server:
        both = [["Maria Gomez", "Li Wei"], ["Tom Bay", "Li Wei"]]
        assert names(server.does("path", "Li Wei")) == names(way(folder, "Li Wei")) == both
        (first,) = saved(folder)
        kith(folder, "add", "tie", "Li Wei", "Noa Levi", "--strength", "0.7")
        (found, *_) = server.does("path", "Noa Levi")
        assert names([found]) == [["Maria Gomez", "Li Wei", "Noa Levi"]]
        assert server.does("path", "Noa Levi") == way(folder, "Noa Levi")
        # Both follow from the file that is there.
        assert saved(folder) == [first]
        server.does("silence", "Maria Gomez")
        assert names(way(folder, "Noa Levi")) == [["Tom Bay", "Li Wei", "Noa Levi"]]
        assert server.does("path", "Noa Levi") == way(folder, "Noa Levi")
        kith(folder, "erase", "Tom Bay", "--yes")
        (second,) = saved(folder)
        assert second != first
        assert server.does("path", "Noa Levi") == way(folder, "Noa Levi") == []
        server.does("erase", "Li Wei")
        # No tie is left to be kept in a file.
        assert saved(folder) == []


def test_a_kill_while_a_file_is_written_changes_no_answer(folder: Path) -> None:
    right = way(folder, "Li Wei")
    chance = random.Random(3)
    for _ in range(4):
        process = program(WRITER, folder)
        assert process.stdout is not None
        assert process.stdout.readline()
        time.sleep(chance.random() / 50)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert way(folder, "Li Wei") == right
    # What was left half-written goes with the next file.
    kith(folder, "erase", "Noa Levi", "--yes")
    left = {path.name.partition(".")[2] for path in (folder / "networks").glob("*/*")}
    assert left - {"ties.checked"} == {"", "people", "ties"}


def test_programs_that_write_at_once_leave_one_sound_file(folder: Path) -> None:
    right = way(folder, "Li Wei")
    writers = [program(WRITER, folder) for _ in range(2)]
    for _ in range(10):
        for process in writers:
            assert process.stdout is not None
            assert process.stdout.readline() == "written\n"
    assert way(folder, "Li Wei") == right
    for process in writers:
        process.kill()
        process.communicate()
    assert len(saved(folder)) == 1


def test_backups_checks_and_dumps_leave_the_files_out(folder: Path, tmp_path: Path) -> None:
    way(folder, "Li Wei")
    assert saved(folder)
    file = tmp_path / "backup.sqlite3"
    subprocess.run(
        [sys.executable, "-m", "kithwork", "--data", str(folder), "backup", str(file)],
        env=surroundings(),
        check=True,
        capture_output=True,
    )
    check = [sys.executable, "-m", "kithwork", "--data", str(folder), "check"]
    sound = subprocess.run(check, env=surroundings(), capture_output=True, check=False)
    assert sound.returncode == 0
    other = tmp_path / "other"
    restore = [sys.executable, "-m", "kithwork", "--data", str(other), "restore", str(file)]
    subprocess.run(restore, env=surroundings(), check=True, capture_output=True)
    assert not (other / "networks").exists()
    assert way(other, "Li Wei") == way(folder, "Li Wei")
    saved(folder)[0].chmod(0o644)
    done = subprocess.run(check, env=surroundings(), capture_output=True, check=False, text=True)
    assert done.returncode != 0
    assert saved(folder)[0].name in done.stdout + done.stderr
