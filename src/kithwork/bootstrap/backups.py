"""Backups of a folder's database, and their return. Only SQLite's own parts: no Django.

A backup is one file: an ordinary SQLite database in its simplest form (no write-ahead log
beside it), readable by its owner alone, sealed (see seals). Nothing is replaced before
what replaces it is complete and was looked through.
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kithwork.bootstrap import folders, invariants, privacy, schemas, seals
from kithwork.bootstrap.schemas import NotOurs
from kithwork.bootstrap.seals import Seal
from kithwork.domain.errors import Conflict, Invalid, NotFound, Refused, StorageFull
from kithwork.domain.works import Progress, silent

MAGIC = b"SQLite format 3\x00"
# Byte 18 of a database: 2 where a write-ahead log belongs to it, which no backup has.
_WRITE_VERSION = 18
_LOGGED = 2
_WAIT = 30.0
# So many pages of the database are copied between two looks at whether to go on.
PAGES = 500
# What SQLite adds to the name of a database for the files it lays beside it.
BESIDE = ("", "-journal", "-wal", "-shm")
# What it says when the disk is at fault, when others are, and when the file itself is.
_DISK = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
}
_OTHERS = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FILE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class OtherEngine(Refused):
    """The data is not in a SQLite file, so its own tools must save it."""

    def __init__(self) -> None:
        super().__init__(
            "Your data is in PostgreSQL (KITHWORK_DATABASE_URL). Use pg_dump and pg_restore "
            "for its backups: they save all of it while everybody goes on working."
        )


class NothingThere(NotFound):
    """The folder holds no database yet."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"There is no Kithwork data in {folder} yet. Name a folder with --data.")


class NoSuchFile(NotFound):
    """The backup file is not there."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"There is no file {file}.")


class InTheWay(Conflict):
    """A file of that name is there and is no earlier backup."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} is there already and is no earlier backup. It was left as it is; "
            "name another file."
        )


class NoBackup(Invalid):
    """The file cannot be restored; nothing was changed."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__("file", f"{file} cannot be restored: {why}. Nothing was changed.")


class Busy(Conflict):
    """Another program holds the database too long."""

    def __init__(self, live: Path) -> None:
        super().__init__(
            f"Another program is writing to {live} and does not let go. "
            "Your data is as it was; close that program and try again."
        )


class NotWritable(Invalid):
    """The backup cannot be written where it was wanted."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__("file", f"{file} cannot be written: {why}. Nothing was changed.")


def database(folder: Path) -> Path:
    """The SQLite file that holds the folder's data; raises OtherEngine for PostgreSQL."""
    url = os.environ.get("KITHWORK_DATABASE_URL", "")
    if not url:
        return folder / folders.DATABASE
    parts = urlsplit(url)
    if parts.scheme != "sqlite":
        raise OtherEngine
    return Path(unquote(parts.path))


def backup(*, data: Path | None, file: Path, progress: Progress = silent) -> Path:
    """Copy the folder's database, as it is at this moment, into `file`; returns that path.

    Nobody who writes meanwhile has to wait. An earlier backup of that name is replaced when
    the new one is complete; anything else of that name is left alone.

    Raises OtherEngine, NothingThere, NotOurs (the database is damaged), InTheWay,
    NotWritable or StorageFull; Cancelled when `progress` does, with nothing left behind.
    """
    live = _present(folders.chosen(data))
    wanted = file.expanduser().absolute()
    with _named_faults(live):
        _check_place(live, wanted)
    with _named_faults(live), _draft(wanted) as draft:
        with closing(_connect(live)) as source:
            copy(source, draft, progress=progress)
        progress("checking", 0, 0)
        faults = invariants.structure(draft)
        if faults:
            raise NotOurs(live, f"it is damaged ({faults[0]})")
        progress("checking", 1, 1)
        seals.put(draft)
        draft.replace(wanted)
        _flush_folder(wanted.parent)
    return wanted


def restore(*, data: Path | None, file: Path, now: datetime) -> Path:
    """Put the data of a backup in the place of the folder's; returns where the old data is kept.

    The file is looked through first (its seal, its structure, its tables); the present
    database is copied beside; only then is it replaced, in one transaction, so that a program
    that has it open goes on with the restored data. An older backup's tables are brought up
    to date by the next start, and phones must be paired again. Where the folder is empty, the
    path of its database is returned.

    Raises OtherEngine, NoSuchFile, NoBackup or StorageFull, with nothing changed.
    """
    folder = folders.chosen(data)
    live = database(folder)
    wanted = file.expanduser().absolute()
    with _named_faults(live):
        _check_file(live, wanted)
    folders.prepare(folder)
    with _named_faults(live), _draft(live) as draft:
        _stage(wanted, draft)
        kept = keep(live, now=now)
        _raise_version(draft, above=_version(live))
        _forget_keys(draft)
        _replace(live, draft)
    return kept or live


def check(*, data: Path | None) -> tuple[str, ...]:
    """What is wrong with the folder and its database, in plain words; empty when all is sound.

    Looks through SQLite's structure, rows that point nowhere, rules that hold over several
    rows, and who may read the files. Changes nothing. Raises OtherEngine or NothingThere.
    """
    folder = folders.chosen(data)
    live = database(folder)
    if not live.exists() or live.stat().st_size == 0:
        raise NothingThere(folder)
    return (*privacy.faults(folder, live), *invariants.faults(live))


def keep(live: Path, *, now: datetime) -> Path | None:
    """Keep the present database beside itself; a damaged one is moved away as it is.

    Returns the copy's path, None where there was nothing to keep.
    """
    if not live.exists() or live.stat().st_size == 0:
        return None
    kept = _free_name(live, now)
    if not invariants.structure(live):
        kept.touch(mode=folders.PRIVATE_FILE)
        with closing(_connect(live)) as source:
            copy(source, kept)
        return kept
    for suffix in BESIDE:
        part = live.with_name(live.name + suffix)
        if part.exists():
            part.rename(kept.with_name(kept.name + suffix))
    return kept


def copy(source: sqlite3.Connection, target: Path, *, progress: Progress = silent) -> None:
    """Copy an open database into the file `target`, whole, without a log beside it."""

    def tell(_status: int, remaining: int, total: int) -> None:
        progress("copying", total - remaining, total)

    # An open reading keeps to this moment: who writes between two steps would begin it anew.
    source.execute("BEGIN")
    source.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
    with closing(sqlite3.connect(target)) as made:
        source.backup(made, pages=PAGES, progress=tell)
        made.execute("PRAGMA journal_mode=DELETE")


def _free_name(live: Path, now: datetime) -> Path:
    """A name no earlier copy has: two restores may fall into one second."""
    stem = f"kithwork-before-restore-{now:%Y%m%d-%H%M%S}"
    names = (f"{stem}{ending}.sqlite3" for ending in chain([""], (f"-{n}" for n in count(2))))
    return next(path for name in names if not (path := live.with_name(name)).exists())


def _present(folder: Path) -> Path:
    """The database of a folder, which must be there and ours."""
    live = database(folder)
    if not live.exists() or live.stat().st_size == 0:
        raise NothingThere(folder)
    schemas.applied_in(live)
    return live


def _check_place(live: Path, wanted: Path) -> None:
    """Raise unless `wanted` may be written: free, or an earlier backup."""
    if not wanted.parent.is_dir():
        raise NotWritable(wanted, f"there is no folder {wanted.parent}")
    if wanted.is_dir():
        raise NotWritable(wanted, "it is a folder")
    own = {live.name + suffix for suffix in BESIDE}
    if wanted.name in own and wanted.parent.resolve() == live.parent.resolve():
        raise NotWritable(wanted, "your data itself is kept there")
    if wanted.exists() and wanted.stat().st_size > 0 and not _is_backup(wanted):
        raise InTheWay(wanted)


def _is_backup(path: Path) -> bool:
    """Whether a file is one of ours that no running Kithwork writes to."""
    with path.open("rb") as file:
        head = file.read(_WRITE_VERSION + 1)
    if not head.startswith(MAGIC) or head[_WRITE_VERSION] == _LOGGED:
        return False
    try:
        return bool(schemas.applied_in(path))
    except NotOurs:
        return False


def _check_file(live: Path, wanted: Path) -> None:
    """Raise unless `wanted` is a whole database of ours, not newer than this program."""
    if not wanted.is_file():
        raise NoSuchFile(wanted)
    if live.exists() and wanted.samefile(live):
        raise NoBackup(wanted, "it is your present data itself")
    with wanted.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise NoBackup(wanted, "it is no Kithwork backup (not a SQLite database)")
    if seals.look(wanted) is Seal.BROKEN:
        raise NoBackup(
            wanted, "it was changed or damaged since it was written (its seal is broken)"
        )
    if seals.is_short(wanted):
        raise NoBackup(wanted, "it is cut short: its end is missing")
    faults = invariants.structure(wanted)
    if faults:
        raise NoBackup(wanted, f"it is damaged ({faults[0]})")
    try:
        applied = schemas.applied_in(wanted)
    except NotOurs:
        applied = set()
    if not applied:
        raise NoBackup(wanted, "it is a database, but none of Kithwork's")
    if applied - schemas.shipped():
        raise NoBackup(wanted, "a newer Kithwork wrote it; please update Kithwork first")


def _stage(wanted: Path, draft: Path) -> None:
    """Copy the backup beside the live database, and look the copy itself through."""
    with closing(_connect(wanted, mode="ro")) as source:
        copy(source, draft)
    faults = invariants.structure(draft)
    if faults:
        raise NoBackup(wanted, f"it is damaged ({faults[0]})")
    with closing(sqlite3.connect(draft)) as staged:
        lost = staged.execute("PRAGMA foreign_key_check").fetchone()
    if lost:
        raise NoBackup(wanted, f"rows of {lost[0]} point at rows of {lost[2]} that are not there")


def _version(live: Path) -> int:
    """The highest version of a workspace in the present database; 0 where none can be read."""
    if not live.exists():
        return 0
    try:
        with closing(_connect(live, mode="ro")) as opened:
            found = opened.execute("SELECT MAX(version) FROM store_workspace").fetchone()
    except sqlite3.DatabaseError:
        return 0
    return int(found[0] or 0)


def _raise_version(draft: Path, *, above: int) -> None:
    """A running server keeps what it read by version: no version may come back with other rows."""
    with closing(sqlite3.connect(draft)) as staged, staged:
        staged.execute("UPDATE store_workspace SET version = MAX(version, ?) + 1", [above])


def _forget_keys(draft: Path) -> None:
    """What was revoked since the backup must not come back with it.

    Phones are paired anew, and the seeker's own calendar gets a new address.
    """
    with closing(sqlite3.connect(draft)) as staged, staged:
        for table in ("store_device", "store_ownfeed"):
            if staged.execute("SELECT 1 FROM pragma_table_info(?)", [table]).fetchone():
                staged.execute(f"DELETE FROM {table}")  # noqa: S608 (names of our own)


def _replace(live: Path, draft: Path) -> None:
    """Put the draft's content into the live file, or the draft itself where none is there."""
    if not live.exists() or live.stat().st_size == 0:
        draft.replace(live)
        _flush_folder(live.parent)
        return
    with (
        closing(sqlite3.connect(draft)) as source,
        closing(sqlite3.connect(live, timeout=_WAIT)) as target,
    ):
        target.execute("PRAGMA journal_mode=WAL")
        target.execute("PRAGMA synchronous=FULL")
        source.backup(target)
    for path in live.parent.glob(f"{live.name}*"):
        path.chmod(folders.PRIVATE_FILE)


def _connect(path: Path, *, mode: str = "rw") -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode={mode}", uri=True, timeout=_WAIT)


@contextmanager
def _draft(beside: Path) -> Iterator[Path]:
    """A file beside `beside` that only its owner can read; gone afterwards, whatever happens."""
    handle, name = tempfile.mkstemp(prefix=".kithwork-", suffix=".draft", dir=beside.parent)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
    finally:
        for suffix in BESIDE:
            draft.with_name(draft.name + suffix).unlink(missing_ok=True)


@contextmanager
def _named_faults(live: Path) -> Iterator[None]:
    """Say by name what the disk, another program or a broken database refuses."""
    try:
        yield
    except OSError as error:
        raise StorageFull(_refusal(error)) from error
    except sqlite3.DatabaseError as error:
        # The low byte is the primary code; the rest tells kinds of it apart.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _DISK:
            raise StorageFull(_refusal(error)) from error
        if code in _OTHERS:
            raise Busy(live) from error
        if code in _FILE:
            raise NotOurs(live, f"it is damaged ({error})") from error
        raise


def _refusal(error: Exception) -> str:
    return f"The disk is full, or cannot be read or written ({error}). Your data is as it was."


def _flush_folder(folder: Path) -> None:
    """Make a renaming last through a power cut, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
