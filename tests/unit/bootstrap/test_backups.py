"""Backups on real folders: made by the program itself, damaged by hand."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import uuid
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kithwork.bootstrap import backups, folders, seals
from kithwork.bootstrap.seals import Seal
from kithwork.domain.errors import Conflict, Invalid, NotFound, Refused, StorageFull

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
START = "from pathlib import Path; from kithwork.bootstrap import start; start(data=Path('{}'))"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the program makes it, in a process of its own: units start no Django."""
    folder = tmp_path_factory.mktemp("fresh") / "data"
    clean = {name: value for name, value in os.environ.items() if "KITHWORK" not in name}
    clean.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run([sys.executable, "-c", START.format(folder)], check=True, env=clean)
    return folder


@pytest.fixture
def folder(fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the fresh folder with two people in it."""
    monkeypatch.delenv("KITHWORK_DATABASE_URL", raising=False)
    copied = tmp_path / "data"
    shutil.copytree(fresh, copied)
    copied.chmod(folders.PRIVATE_FOLDER)
    with closing(opened(copied)) as database, database:
        database.execute("PRAGMA journal_mode=WAL")
        add(database, "Ana Sol")
        add(database, "Li Wei")
    return copied


def opened(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / folders.DATABASE)


def add(database: sqlite3.Connection, name: str) -> None:
    """One more person, with the columns of the seeker's own row."""
    columns = [row[1] for row in database.execute("PRAGMA table_info(store_person)")]
    kept = [column for column in columns if column not in {"id", "public_id", "name", "is_me"}]
    listed = ", ".join(kept)
    own = f"SELECT {listed} FROM store_person WHERE is_me"  # noqa: S608 (its own columns)
    values = database.execute(own).fetchone()
    marks = ", ".join("?" * len(kept))
    into = f"INSERT INTO store_person ({listed}, public_id, name, is_me) VALUES ({marks}, ?, ?, 0)"  # noqa: S608
    database.execute(into, [*values, uuid.uuid4().hex, name])


def names(path: Path) -> list[str]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
        query = "SELECT name FROM store_person WHERE NOT is_me ORDER BY name"
        return [name for (name,) in database.execute(query)]


def digest(path: Path) -> bytes:
    return path.read_bytes()


def test_a_backup_is_one_private_sealed_database(folder: Path, tmp_path: Path) -> None:
    made = backups.backup(data=folder, file=tmp_path / "kept.sqlite3")
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert seals.look(made) is Seal.WHOLE
    assert names(made) == ["Ana Sol", "Li Wei"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "kept.sqlite3"]


def test_a_backup_holds_what_is_still_in_the_log(folder: Path, tmp_path: Path) -> None:
    with closing(opened(folder)) as writer:
        with writer:
            add(writer, "Just Now")
        made = backups.backup(data=folder, file=tmp_path / "kept")
    assert "Just Now" in names(made)


def test_a_writer_in_the_middle_neither_waits_nor_shows(folder: Path, tmp_path: Path) -> None:
    with closing(opened(folder)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        add(writer, "Half Done")
        made = backups.backup(data=folder, file=tmp_path / "kept")
        writer.commit()
    assert names(made) == ["Ana Sol", "Li Wei"]
    assert "Half Done" in names(folder / folders.DATABASE)


def test_restore_brings_everything_back_and_keeps_what_was(folder: Path, tmp_path: Path) -> None:
    made = backups.backup(data=folder, file=tmp_path / "kept")
    with closing(opened(folder)) as database, database:
        database.execute("DELETE FROM store_person WHERE name = 'Ana Sol'")
        add(database, "Later")
    before = backups.restore(data=folder, file=made, now=NOW)
    assert names(folder / folders.DATABASE) == ["Ana Sol", "Li Wei"]
    assert before.name == "kithwork-before-restore-20261121-093000.sqlite3"
    assert names(before) == ["Later", "Li Wei"]
    assert backups.check(data=folder) == ()


def test_no_kept_copy_is_lost_to_a_second_restore(folder: Path, tmp_path: Path) -> None:
    made = backups.backup(data=folder, file=tmp_path / "kept")
    with closing(opened(folder)) as database, database:
        add(database, "Later")
    first = backups.restore(data=folder, file=made, now=NOW)
    second = backups.restore(data=folder, file=made, now=NOW)
    assert names(first) == ["Ana Sol", "Later", "Li Wei"]
    assert names(second) == ["Ana Sol", "Li Wei"]


def test_a_database_elsewhere_is_backed_up_and_looked_through(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere.sqlite3"
    backups.restore(data=tmp_path / "other", file=_moved(folder, tmp_path), now=NOW)
    (tmp_path / "other" / folders.DATABASE).rename(elsewhere)
    elsewhere.chmod(0o644)
    monkeypatch.setenv("KITHWORK_DATABASE_URL", f"sqlite://{elsewhere}")
    assert names(backups.backup(data=tmp_path / "none", file=tmp_path / "b")) == [
        "Ana Sol",
        "Li Wei",
    ]
    assert ["mode is 644" in found for found in backups.check(data=tmp_path / "none")] == [True]


def _moved(folder: Path, tmp_path: Path) -> Path:
    return backups.backup(data=folder, file=tmp_path / "moved")


def test_who_has_the_folder_open_sees_the_restored_data(folder: Path, tmp_path: Path) -> None:
    made = backups.backup(data=folder, file=tmp_path / "kept")
    with closing(opened(folder)) as running:
        with running:
            add(running, "Later")
        version = "SELECT version FROM store_workspace"
        before = running.execute(version).fetchone()[0]
        backups.restore(data=folder, file=made, now=NOW)
        count = running.execute("SELECT COUNT(*) FROM store_person").fetchone()[0]
        assert count == 3
        assert running.execute(version).fetchone()[0] > before
        with running:
            add(running, "Goes On")
    assert names(folder / folders.DATABASE) == ["Ana Sol", "Goes On", "Li Wei"]


def test_restore_fills_an_empty_folder(folder: Path, tmp_path: Path) -> None:
    made = backups.backup(data=folder, file=tmp_path / "kept")
    other = tmp_path / "other"
    assert backups.restore(data=other, file=made, now=NOW) == other / folders.DATABASE
    assert names(other / folders.DATABASE) == ["Ana Sol", "Li Wei"]
    assert backups.check(data=other) == ()


def test_restore_replaces_a_damaged_database_and_puts_it_aside(
    folder: Path, tmp_path: Path
) -> None:
    made = backups.backup(data=folder, file=tmp_path / "kept")
    live = folder / folders.DATABASE
    live.write_bytes(b"nothing of use" * 1000)
    before = backups.restore(data=folder, file=made, now=NOW)
    assert before.read_bytes().startswith(b"nothing of use")
    assert names(live) == ["Ana Sol", "Li Wei"]


def test_a_copied_folder_s_database_with_its_log_can_be_restored(
    folder: Path, tmp_path: Path
) -> None:
    with closing(opened(folder)) as writer:
        with writer:
            add(writer, "In The Log")
        for suffix in ("", "-wal"):
            shutil.copy(folder / f"{folders.DATABASE}{suffix}", tmp_path / f"copied{suffix}")
    backups.restore(data=tmp_path / "other", file=tmp_path / "copied", now=NOW)
    assert "In The Log" in names(tmp_path / "other" / folders.DATABASE)


def test_an_earlier_backup_is_replaced_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    backups.backup(data=folder, file=kept)
    with closing(opened(folder)) as database, database:
        add(database, "Later")
    backups.backup(data=folder, file=kept)
    assert "Later" in names(kept)

    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Li", encoding="utf-8")
    with pytest.raises(backups.InTheWay):
        backups.backup(data=folder, file=letter)
    assert letter.read_text(encoding="utf-8") == "Dear Li"


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
def test_the_live_database_is_no_place_for_a_backup(folder: Path, suffix: str) -> None:
    with pytest.raises(Invalid):
        backups.backup(data=folder, file=folder / f"{folders.DATABASE}{suffix}")
    assert names(folder / folders.DATABASE) == ["Ana Sol", "Li Wei"]


def test_another_folder_s_live_database_is_in_the_way(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    with pytest.raises(Conflict):
        backups.backup(data=folder, file=other / folders.DATABASE)


def test_a_place_that_is_not_there_is_named(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="no folder"):
        backups.backup(data=folder, file=tmp_path / "nowhere" / "kept")
    with pytest.raises(Invalid, match="is a folder"):
        backups.backup(data=folder, file=tmp_path)
    with pytest.raises(NotFound):
        backups.backup(data=tmp_path / "empty", file=tmp_path / "kept")
    with pytest.raises(NotFound):
        backups.restore(data=folder, file=tmp_path / "kept", now=NOW)


def test_every_changed_bit_is_noticed(folder: Path, tmp_path: Path) -> None:
    made = backups.backup(data=folder, file=tmp_path / "kept")
    whole = made.read_bytes()
    live = digest(folder / folders.DATABASE)
    content = len(whole) - seals.LENGTH
    for place in range(100, content, content // 40):
        made.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        with pytest.raises(Invalid, match="seal is broken"):
            backups.restore(data=folder, file=made, now=NOW)
    assert digest(folder / folders.DATABASE) == live
    assert [path.name for path in folder.glob("*before-restore*")] == []


def test_a_file_cut_short_is_refused(folder: Path, tmp_path: Path) -> None:
    made = backups.backup(data=folder, file=tmp_path / "kept")
    whole = made.read_bytes()
    # The last byte of a page is often zero, which is what SQLite reads past the end of a file.
    zeroed = whole[: -seals.LENGTH - 1] + b"\0"
    for size in (0, 10, 100, 4096, len(zeroed) // 2, len(zeroed) - 1):
        made.write_bytes(zeroed[:size])
        with pytest.raises(Invalid, match="Nothing was changed"):
            backups.restore(data=folder, file=made, now=NOW)
    made.write_bytes(whole[: -seals.LENGTH])
    backups.restore(data=folder, file=made, now=NOW)


def test_foreign_files_are_refused_by_name(folder: Path, tmp_path: Path) -> None:
    text = tmp_path / "letter.txt"
    text.write_text("Dear Li, " * 1000, encoding="utf-8")
    with pytest.raises(Invalid, match="not a SQLite database"):
        backups.restore(data=folder, file=text, now=NOW)
    foreign = tmp_path / "foreign.sqlite3"
    with closing(sqlite3.connect(foreign)) as database:
        database.execute("CREATE TABLE songs (title TEXT)")
    with pytest.raises(Invalid, match="none of Kithwork's"):
        backups.restore(data=folder, file=foreign, now=NOW)
    with pytest.raises(Invalid, match="present data itself"):
        backups.restore(data=folder, file=folder / folders.DATABASE, now=NOW)
    assert names(folder / folders.DATABASE) == ["Ana Sol", "Li Wei"]


def test_a_newer_backup_is_refused(folder: Path, tmp_path: Path) -> None:
    newer = backups.backup(data=folder, file=tmp_path / "kept")
    newer.write_bytes(newer.read_bytes()[: -seals.LENGTH])
    with closing(sqlite3.connect(newer)) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('store', '9999_from_the_future', '2030-01-01')"
        )
    with pytest.raises(Invalid, match="newer Kithwork"):
        backups.restore(data=folder, file=newer, now=NOW)
    assert names(folder / folders.DATABASE) == ["Ana Sol", "Li Wei"]


def test_rows_that_point_nowhere_are_not_restored(folder: Path, tmp_path: Path) -> None:
    made = backups.backup(data=folder, file=tmp_path / "kept")
    made.write_bytes(made.read_bytes()[: -seals.LENGTH])
    with closing(sqlite3.connect(made)) as database, database:
        database.execute("UPDATE store_member SET account_id = 99999")
    with pytest.raises(Invalid, match="not there"):
        backups.restore(data=folder, file=made, now=NOW)


def test_a_damaged_folder_is_not_backed_up(folder: Path, tmp_path: Path) -> None:
    live = folder / folders.DATABASE
    with closing(opened(folder)) as database:
        database.execute("PRAGMA journal_mode=DELETE")
    whole = live.read_bytes()
    live.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Invalid, match="cannot be opened"):
        backups.backup(data=folder, file=tmp_path / "kept")
    assert not (tmp_path / "kept").exists()
    assert backups.check(data=folder) != ()


def test_postgresql_is_sent_to_its_own_tools(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITHWORK_DATABASE_URL", "postgresql://db.example.org/kithwork")
    for call in (
        lambda: backups.backup(data=folder, file=tmp_path / "kept"),
        lambda: backups.restore(data=folder, file=tmp_path / "kept", now=NOW),
        lambda: backups.check(data=folder),
    ):
        with pytest.raises(Refused, match="pg_dump"):
            call()


def test_a_disk_that_refuses_is_told(folder: Path, tmp_path: Path) -> None:
    if os.name == "nt" or not Path("/dev/full").exists():
        pytest.skip("this system has no folder that refuses to be written")
    with pytest.raises((StorageFull, Invalid)):
        backups.backup(data=folder, file=Path("/proc/kithwork-backup"))


def test_check_finds_nothing_in_a_sound_folder(folder: Path) -> None:
    assert backups.check(data=folder) == ()


def test_check_names_what_is_open_to_others(folder: Path) -> None:
    folder.chmod(0o755)
    (folder / folders.DATABASE).chmod(0o644)
    found = backups.check(data=folder)
    assert len(found) == 2
    assert "mode is 755" in found[0]
    assert "mode is 644" in found[1]


def test_check_names_rows_of_another_workspace(folder: Path) -> None:
    with closing(opened(folder)) as database, database:
        database.execute(
            "INSERT INTO store_workspace (public_id, name, version, is_fictional, "
            "suppression_key, nudges_a_week, created_at) "
            "VALUES ('b', 'Other', 1, 0, 'k', 3, '2026-01-01')"
        )
        other = database.execute("SELECT MAX(id) FROM store_workspace").fetchone()[0]
        person = database.execute("SELECT id FROM store_person WHERE name = 'Li Wei'").fetchone()[0]
        database.execute(
            "INSERT INTO store_tag (workspace_id, person_id, text, key, typed) "
            "VALUES (?, ?, 'lab', 'lab', 1)",
            [other, person],
        )
    found = " ".join(backups.check(data=folder))
    assert "1 rows of tag lie in another workspace than their person" in found
    assert "workspaces have no seeker" in found


def test_check_names_rows_that_point_nowhere(folder: Path) -> None:
    with closing(opened(folder)) as database, database:
        database.execute("UPDATE store_member SET account_id = 99999")
    assert any("that is not there" in words for words in backups.check(data=folder))


def test_check_changes_nothing(folder: Path) -> None:
    with closing(opened(folder)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = digest(folder / folders.DATABASE)
    backups.check(data=folder)
    assert digest(folder / folders.DATABASE) == before
