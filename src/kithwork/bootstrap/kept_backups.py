"""Backups kept in the data folder itself: made, listed, given out, deleted, one file each.

They guard against a slip, not against a lost disk: the page says so, and offers each for
download. Only their owner can read them.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from kithwork.bootstrap import backups, folders
from kithwork.domain.errors import NotFound
from kithwork.domain.works import Progress, silent

NAME = re.compile(r"kithwork-(\d{8}-\d{6})(?:-\d+)?\.kith")
MOMENT = "%Y%m%d-%H%M%S"


class NoSuchBackup(NotFound):
    """No kept backup has that name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no backup {name} here any more.")


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """One backup file: its name, its size in bytes, and when it was made (local time)."""

    name: str
    size: int
    made_at: datetime


def make(*, data: Path | None, now: datetime, progress: Progress = silent) -> str:
    """Make a backup of the folder in the folder; answers its name.

    Raises what backups.backup raises, and Cancelled, with nothing left behind.
    """
    place = _folder(data)
    place.mkdir(mode=folders.PRIVATE_FOLDER, parents=True, exist_ok=True)
    place.chmod(folders.PRIVATE_FOLDER)
    # What a killed program left of a backup it did not finish.
    for draft in place.glob(".kithwork-*.draft*"):
        draft.unlink(missing_ok=True)
    stem = f"kithwork-{now.strftime(MOMENT)}"
    names = (f"{stem}{ending}.kith" for ending in chain([""], (f"-{n}" for n in count(2))))
    file = next(path for name in names if not (path := place / name).exists())
    backups.backup(data=data, file=file, progress=progress)
    return file.name


def listing(*, data: Path | None, now: datetime) -> tuple[KeptBackup, ...]:
    """The kept backups, the newest first; `now` says in which time zone."""
    place = _folder(data)
    found = place.iterdir() if place.is_dir() else ()
    rows = [_row(path, now) for path in found if NAME.fullmatch(path.name)]
    return tuple(sorted(rows, key=lambda row: (row.made_at, row.name), reverse=True))


def _row(path: Path, now: datetime) -> KeptBackup:
    status = path.stat()
    made_at = datetime.fromtimestamp(status.st_mtime, tz=now.tzinfo)
    return KeptBackup(path.name, status.st_size, made_at)


def find(*, data: Path | None, name: str) -> Path:
    """The file of that name; raises NoSuchBackup."""
    path = _folder(data) / name
    if not NAME.fullmatch(name) or not path.is_file():
        raise NoSuchBackup(name)
    return path


def remove(*, data: Path | None, name: str) -> None:
    """Delete one for good; raises NoSuchBackup."""
    find(data=data, name=name).unlink()


def _folder(data: Path | None) -> Path:
    return folders.chosen(data) / folders.BACKUPS
