"""The storage itself: what was acknowledged is on the disk, and writers take turns."""

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from django.db import connection, connections, transaction

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Invalid
from kithwork.flows import people, workspaces
from kithwork.store.models import Event, Person, Workspace
from tests import cast
from tests.cast import NOW, bring, record

SQLITE = connection.vendor == "sqlite"
only_sqlite = pytest.mark.skipif(not SQLITE, reason="this is how SQLite is set up")


def asked(pragma: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        return cursor.fetchone()[0]


@only_sqlite
@pytest.mark.django_db
@pytest.mark.parametrize(
    "pragma, value",
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 30_000)],
)
def test_pragmas_are_in_force(pragma: str, value: object) -> None:
    assert asked(pragma) == value


@only_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_transaction_takes_the_write_lock_at_its_start() -> None:
    path = str(connection.settings_dict["NAME"])
    with (
        transaction.atomic(),
        closing(sqlite3.connect(path, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


def at_once(*works: Callable[[], None]) -> None:
    """Do all of this at the same moment, a thread and a connection each; raises what any raises."""
    start = threading.Barrier(len(works))

    def one(work: Callable[[], None]) -> None:
        start.wait()
        try:
            work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        for done in [pool.submit(one, work) for work in works]:
            done.result()


@pytest.mark.django_db(transaction=True)
def test_writers_take_turns_and_none_is_turned_away() -> None:
    def write(actor: Actor) -> None:
        for number in range(25):
            people.add(actor=actor, name=f"Person {number}", now=NOW)

    actors = [cast.seeker(f"Seeker {number}") for number in range(3)]
    at_once(*(partial(write, actor) for actor in actors))
    assert Person.objects.filter(is_me=False).count() == 75


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_make_each_person_once() -> None:
    actor = cast.seeker("Ana Sol")
    rows = [record(f"Person {n}", emails=[f"p{n}@example.org"]) for n in range(60)]

    def write() -> None:
        bring(actor, *rows)

    at_once(write, write, write)
    assert Person.objects.filter(is_me=False).count() == 60


@only_sqlite
@pytest.mark.django_db(transaction=True)
def test_two_programs_on_a_new_folder_make_one_seeker() -> None:
    def start() -> None:
        workspaces.local_actor(now=NOW)

    at_once(start, start, start, start)
    assert Workspace.objects.count() == 1
    assert Person.objects.get().is_me


@pytest.mark.django_db
def test_every_write_leaves_an_event_and_a_new_version() -> None:
    actor = cast.seeker("Ana Sol")
    before = Workspace.objects.get().version
    later = NOW + timedelta(hours=1)
    person = people.add(actor=actor, name="Li Wei", now=later)
    assert Workspace.objects.get().version == before + 1
    event = Event.objects.order_by("-pk")[0]
    assert (event.verb, event.subject, event.at) == ("people.add", str(person), later)
    with pytest.raises(Invalid):
        people.edit(actor=actor, person=person, changes=[("salary", "1")], now=later)
    assert Workspace.objects.get().version == before + 1
    assert Event.objects.order_by("-pk")[0] == event


# --- The folder -------------------------------------------------------------------------------

START = "from pathlib import Path; from kithwork.bootstrap import start; start(data=Path('{}'))"


def run(folder: Path, code: str = START) -> subprocess.CompletedProcess[str]:
    """Kithwork on a folder, in a process of its own."""
    clean = {name: value for name, value in os.environ.items() if "KITHWORK" not in name}
    clean.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [sys.executable, "-c", code.format(folder)],
        check=False,
        env=clean,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the program makes it under a careless umask."""
    folder = tmp_path_factory.mktemp("storage") / "data"
    before = os.umask(0)
    try:
        made = run(folder)
    finally:
        os.umask(before)
    assert made.returncode == 0, made.stderr
    return folder


@only_sqlite
def test_the_folder_is_closed_to_everybody_else(folder: Path) -> None:
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for path in folder.iterdir():
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path.name


@only_sqlite
def test_files_beside_an_open_database_are_closed_too(folder: Path) -> None:
    code = (
        START + "; from kithwork.store.models import Workspace; from django.db import transaction;"
        "Workspace.objects.update(name='x');"
        "print(*[(p.name, oct(p.stat().st_mode)[-3:]) for p in Path('{0}').glob('*sqlite3*')])"
    )
    shown = run(folder, code.replace("{}", "{0}"))
    assert "kithwork.sqlite3-wal', '600'" in shown.stdout, shown.stderr
    assert "644" not in shown.stdout


def migrations(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT name FROM django_migrations WHERE app = 'store'")
        return {name for (name,) in rows}


@only_sqlite
def test_an_older_folder_is_copied_beside_and_brought_up_to_date(tmp_path: Path) -> None:
    older = tmp_path / "older"
    older.mkdir()
    path = older / "kithwork.sqlite3"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(
            "CREATE TABLE django_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, "
            "app TEXT NOT NULL, name TEXT NOT NULL, applied TEXT NOT NULL)"
        )
        database.execute("CREATE TABLE keepsake (word TEXT)")
        database.execute("INSERT INTO keepsake VALUES ('precious')")
    done = run(older)
    assert done.returncode == 0, done.stderr
    (copy,) = older.glob("kithwork-before-upgrade-*.sqlite3")
    assert f"a copy was kept as {copy.name}" in done.stderr
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert migrations(copy) == set()
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("SELECT word FROM keepsake").fetchall() == [("precious",)]
    assert "0001_first" in migrations(path)
    assert "copy" not in run(older).stderr


@only_sqlite
@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_a_newer_folder_is_refused_and_left_as_it_is(
    folder: Path, tmp_path: Path, journal: str
) -> None:
    newer = tmp_path / "newer"
    newer.mkdir()
    path = newer / "kithwork.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        with closing(sqlite3.connect(folder / "kithwork.sqlite3")) as source:
            source.backup(database)
        with database:
            database.execute(
                "INSERT INTO django_migrations (app, name, applied) "
                "VALUES ('store', '9999_from_the_future', '2030-01-01')"
            )
        database.execute(f"PRAGMA journal_mode={journal}")
    before = path.read_bytes()
    done = run(newer)
    assert done.returncode != 0
    assert "newer Kithwork" in done.stderr
    assert path.read_bytes() == before
    assert [each.name for each in newer.iterdir()] == ["kithwork.sqlite3"]


@only_sqlite
@pytest.mark.parametrize(
    "content", [b"no database at all" * 100, b"SQLite format 3\0" + b"\1" * 500]
)
def test_what_is_no_database_of_ours_is_refused(tmp_path: Path, content: bytes) -> None:
    strange = tmp_path / "strange"
    strange.mkdir()
    (strange / "kithwork.sqlite3").write_bytes(content)
    done = run(strange)
    assert done.returncode != 0
    assert "cannot be opened" in done.stderr
    assert (strange / "kithwork.sqlite3").read_bytes() == content
