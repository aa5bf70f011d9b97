"""What is being worked at, on the disk: so that a start after a power cut can tell what was cut.

A marker is a small private file beside the files kept for an import. It is there while the
work runs, and its maker holds a lock on it, which the system lets go when the program ends,
however it ends. A marker that nobody holds tells of work that was interrupted.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import IO
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.works import WorkKind
from kithwork.web import uploads

ENDING = ".work"
# Where the lock lies in the file: behind all that anybody reads.
LOCKED_BYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Marker:
    """What work it is, whose, and on which files; `stopped` when its seeker stopped it."""

    key: UUID
    kind: WorkKind
    workspace: int
    names: tuple[str, ...]
    began_at: datetime
    stopped: bool = False


def put(marker: Marker) -> IO[str]:
    """Write the marker and hold it; the file given back holds it until it is closed."""
    path = _path(marker.key)
    path.touch(mode=0o600)
    file = path.open("r+", encoding="utf-8")
    try:
        _lock(file)
    except BlockingIOError:
        file.close()
        raise
    file.truncate()
    json.dump({**asdict(marker), "names": list(marker.names)}, file, default=str)
    file.flush()
    return file


def stopped(marker: Marker) -> None:
    """Keep the marker of work that was stopped: its files wait to be read again."""
    put(replace(marker, stopped=True)).close()


def drop(key: UUID) -> None:
    """Forget the marker."""
    _path(key).unlink(missing_ok=True)


def of(key: UUID, *, actor: Actor) -> Marker | None:
    """The marker under `key`, if it is of the actor's workspace."""
    found = _read(_path(key))
    return found if found is not None and found.workspace == actor.workspace else None


def interrupted(*, actor: Actor) -> tuple[Marker, ...]:
    """Work of the actor's workspace that ended with the program it ran in, oldest first."""
    found = [_read(path) for path in uploads.incoming().glob(f"*{ENDING}") if not _held(path)]
    own = [one for one in found if one and one.workspace == actor.workspace and not one.stopped]
    return tuple(sorted(own, key=lambda one: one.began_at))


def is_interrupted(key: UUID, *, actor: Actor) -> bool:
    """Whether the work under `key` ended with its program."""
    found = of(key, actor=actor)
    return found is not None and not found.stopped and not _held(_path(key))


def _path(key: UUID) -> Path:
    return uploads.incoming() / f"{key}{ENDING}"


def _read(path: Path) -> Marker | None:
    """The marker in a file; None when it is gone, or was cut while it was written."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return Marker(
            key=UUID(said["key"]),
            kind=WorkKind(said["kind"]),
            workspace=int(said["workspace"]),
            names=tuple(str(name) for name in said["names"]),
            began_at=datetime.fromisoformat(said["began_at"]),
            stopped=bool(said["stopped"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _held(path: Path) -> bool:
    try:
        with path.open("r+", encoding="utf-8") as file, _tried(file):
            return False
    except FileNotFoundError:
        return False
    except OSError:
        return True


@contextmanager
def _tried(file: IO[str]) -> Iterator[None]:
    """Hold the lock for a moment; raises OSError where somebody else holds it."""
    _lock(file)
    yield


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        place = os.lseek(file.fileno(), 0, os.SEEK_CUR)
        os.lseek(file.fileno(), LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError(str(error)) from error
        finally:
            os.lseek(file.fileno(), place, os.SEEK_SET)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
