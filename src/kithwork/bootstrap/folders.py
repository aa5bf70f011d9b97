"""The data folder: where it is, and that only its owner can read it."""

import os
import secrets
import stat
from pathlib import Path

import platformdirs

from kithwork.domain.errors import StorageFull

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
DATABASE = "kithwork.sqlite3"
BACKUPS = "backups"
# Derived files of store.network_files: no backup holds them.
NETWORKS = "networks"


def chosen(explicit: Path | None) -> Path:
    """The folder named by `--data`, else by KITHWORK_DATA, else the platform's own place."""
    if explicit is not None:
        return explicit.expanduser().absolute()
    named = os.environ.get("KITHWORK_DATA", "")
    if named:
        return Path(named).expanduser().absolute()
    return Path(platformdirs.user_data_dir("kithwork", appauthor=False))


def prepare(folder: Path) -> None:
    """Make the folder and its signing key if absent; close both to everybody else.

    Raises StorageFull when the folder cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
        folder.chmod(PRIVATE_FOLDER)
        (folder / "incoming").mkdir(exist_ok=True, mode=PRIVATE_FOLDER)
        key = folder / "signing.key"
        if not key.exists():
            write_private(key, secrets.token_urlsafe(48))
        _close_database(folder)
    except OSError as error:
        raise StorageFull(
            f"The data folder {folder} cannot be written: {error.strerror}."
        ) from error


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    draft = path.with_name(path.name + ".new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _close_database(folder: Path) -> None:
    """Make the database file, and those SQLite lays beside it, private before it is opened."""
    database = folder / DATABASE
    database.touch(mode=PRIVATE_FILE, exist_ok=True)
    for path in folder.glob(f"{DATABASE}*"):
        if stat.S_IMODE(path.stat().st_mode) != PRIVATE_FILE:
            path.chmod(PRIVATE_FILE)
