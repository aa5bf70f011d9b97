"""Woven networks in files: derived, never changed once written, and gone when out of date.

In the data folder, `networks/<workspace>/` holds `<point>.ties` (see network/files.py) and
`<point>.people`, which says whose number is whose; the point is the last change they know. The
people are written first, so that ties without people are never found. One process writes at a
time; whoever reads needs no lock. Nothing here is a record: any of it may go at any time.
"""

import os
import struct
import sys
import zlib
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Final, NamedTuple

from django.conf import settings

from kithwork.network import Network, NoNetwork

FOLDER: Final = "networks"
LOCK: Final = "lock"
MAGIC: Final = b"KITHWHO\n"
VERSION: Final = 1
# Magic, version, point, how many ties and people; then the keys, then the sum of it all.
HEADER: Final = struct.Struct("<8sQqqQQ")
SUM: Final = struct.Struct("<I")


class Point(NamedTuple):
    """A change of a workspace: its number, and the random mark that tells it from any other."""

    number: int
    mark: int


class Saved(NamedTuple):
    """A network, the key of each person by number (ascending), and up to which change it is."""

    network: Network
    keys: "array[int]"
    point: Point
    ties: int


def folder(workspace: int) -> Path:
    """Where the files of a workspace (its key) lie."""
    return Path(settings.DATA) / FOLDER / str(workspace)


def points(workspace: int) -> list[Point]:
    """Up to which changes there are files, the newest first."""
    found = []
    with suppress(FileNotFoundError):
        for path in folder(workspace).iterdir():
            stem, _, ending = path.name.partition(".")
            number, _, mark = stem.partition("~")
            if ending == "ties" and number.isdigit():
                with suppress(ValueError):
                    found.append(Point(int(number), int(mark)))
    return sorted(found, reverse=True)


def opened(workspace: int, point: Point) -> Saved | None:
    """The network saved at `point`; None where it is absent, damaged, or of another version."""
    place = folder(workspace)
    try:
        said = _people(place / _name(point, "people"), point)
        network = Network.open(place / _name(point, "ties")) if said else None
    except (NoNetwork, OSError):
        return None
    if said is None or network is None or network.change != point.number:
        return None
    keys, ties = said
    return Saved(network, keys, point, ties) if len(keys) <= network.people else None


def save(workspace: int, saved: Saved) -> bool:
    """Write a network in the place of older ones; whether it did, for another may be writing.

    Raises OSError.
    """
    place = folder(workspace)
    for made in (place.parent, place):
        made.mkdir(exist_ok=True, mode=0o700)
    with _tried(place) as mine:
        if mine:
            _write(place / _name(saved.point, "people"), _packed(saved))
            saved.network.change = saved.point.number
            saved.network.save(place / _name(saved.point, "ties"))
            _sweep(place, keep=f"{_name(saved.point, '')}")
    return mine


def discard(workspace: int) -> None:
    """Remove all that is there, and what a killed process left half-written."""
    place = folder(workspace)
    if place.exists():
        with _waited(place):
            _sweep(place, keep=None)


def _name(point: Point, ending: str) -> str:
    return f"{point.number}~{point.mark}.{ending}"


def _sweep(place: Path, *, keep: str | None) -> None:
    """Remove every file but the lock and those whose names begin with `keep`."""
    for path in place.iterdir():
        if path.name != LOCK and not (keep and path.name.startswith(keep)):
            # Windows removes nothing that is open; the next one to write will.
            with suppress(PermissionError, FileNotFoundError):
                path.unlink()


def _packed(saved: Saved) -> bytes:
    head = HEADER.pack(MAGIC, VERSION, *saved.point, saved.ties, len(saved.keys))
    keys = array("q", saved.keys)
    if sys.byteorder == "big":
        keys.byteswap()
    body = head + keys.tobytes()
    return body + SUM.pack(zlib.crc32(body))


def _people(path: Path, point: Point) -> "tuple[array[int], int] | None":
    """The keys in a file and how many ties belong to them; None unless all of it is right."""
    content = path.read_bytes()
    body = content[: -SUM.size]
    if len(body) < HEADER.size or content[-SUM.size :] != SUM.pack(zlib.crc32(body)):
        return None
    magic, version, number, mark, ties, count = HEADER.unpack_from(body)
    known = (magic, version, Point(number, mark)) == (MAGIC, VERSION, point)
    if not known or len(body) != HEADER.size + 8 * count:
        return None
    keys = array("q", body[HEADER.size :])
    if sys.byteorder == "big":
        keys.byteswap()
    return keys, ties


def _write(path: Path, content: bytes) -> None:
    """Write a file under another name, bring it to the disk, and put it in its place."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)


@contextmanager
def _tried(place: Path) -> Iterator[bool]:
    """Whether nobody else writes there; if so, nobody else does meanwhile."""
    with _lock_file(place) as file:
        try:
            _lock_now(file)
        except BlockingIOError:
            yield False
        else:
            yield True


@contextmanager
def _waited(place: Path) -> Iterator[None]:
    """Once nobody else writes there; nobody else does meanwhile."""
    with _lock_file(place) as file:
        _lock_in_turn(file)
        yield


def _lock_file(place: Path) -> IO[bytes]:
    """Its lock goes when it is closed, by whatever death."""
    return os.fdopen(os.open(place / LOCK, os.O_RDWR | os.O_CREAT, 0o600), "r+b")


if sys.platform == "win32":
    import msvcrt

    def _lock_now(file: IO[bytes]) -> None:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError(str(error)) from error

    def _lock_in_turn(file: IO[bytes]) -> None:
        # It gives up after ten seconds by itself; writing takes less.
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)

else:
    import fcntl

    def _lock_now(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _lock_in_turn(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX)
