"""Which version of the tables a folder holds: older is copied then migrated, newer refused.

Compares names in SQLite's own file with the migrations shipped here, before Django is
started: an unchanged folder pays a millisecond.
"""

import sqlite3
from contextlib import closing
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from kithwork.bootstrap import folders
from kithwork.domain.errors import Invalid

MIGRATIONS = Path(__file__).resolve().parent.parent / "store" / "migrations"


class SchemaState(StrEnum):
    """How a folder's tables compare with this program's."""

    ABSENT = "absent"
    OLDER = "older"
    EQUAL = "equal"


class NewerFolder(Invalid):
    """The folder was written by a newer Kithwork; it is left as it is."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            "data",
            f"{folder} was last opened by a newer Kithwork than this one. "
            "Nothing was changed. Please update Kithwork, or name another folder with --data.",
        )


class NotOurs(Invalid):
    """The database file is no database, or not one of Kithwork's."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            "data",
            f"{path} cannot be opened: {why}. Nothing was changed. "
            "Restore a backup with `kith restore FILE`, or name another folder with --data.",
        )


def shipped() -> set[str]:
    """The names of the migrations of this program."""
    return {path.stem for path in MIGRATIONS.glob("[0-9]*.py")}


def state(folder: Path) -> SchemaState:
    """How the tables in `folder` compare; raises NewerFolder or NotOurs."""
    path = folder / folders.DATABASE
    if not path.exists() or path.stat().st_size == 0:
        return SchemaState.ABSENT
    applied = applied_in(path)
    if applied - shipped():
        raise NewerFolder(folder)
    return SchemaState.EQUAL if applied == shipped() else SchemaState.OLDER


def applied_in(path: Path) -> set[str]:
    """The migrations a database file has seen; raises NotOurs when it is none of ours."""
    query = "SELECT name FROM django_migrations WHERE app = 'store'"
    try:
        with closing(reading(path)) as database:
            return {name for (name,) in database.execute(query)}
    except sqlite3.DatabaseError as error:
        raise NotOurs(path, str(error)) from error


def reading(path: Path) -> sqlite3.Connection:
    """A connection that only reads, and leaves no file beside the database when it is closed."""
    log = path.with_name(f"{path.name}-wal")
    # SQLite clears its log away only for who may write; a log that holds something stays as it is.
    mode = "ro" if log.exists() and log.stat().st_size else "rw"
    database = sqlite3.connect(f"{path.as_uri()}?mode={mode}", uri=True, timeout=30)
    database.execute("PRAGMA query_only = ON")
    return database


def copy_beside(folder: Path, *, now: datetime) -> Path:
    """A whole copy of the database beside it, made before its tables are changed."""
    copy = folder / f"kithwork-before-upgrade-{now:%Y%m%d-%H%M%S}.sqlite3"
    copy.touch(mode=folders.PRIVATE_FILE)
    with (
        closing(sqlite3.connect(folder / folders.DATABASE)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
    return copy
