"""A seal under a backup file: the SHA-256 of all bytes above it, so that no bit changes unseen.

SQLite's own check finds a broken structure, not a changed letter. The seal stands behind the
last page, where SQLite does not look, so that a sealed file is still an ordinary database.
"""

import hashlib
import os
from enum import StrEnum
from pathlib import Path

MARK = b"\nKITHWORK-SHA-256:"
_DIGITS = 64
LENGTH = len(MARK) + _DIGITS + 1
CHUNK = 1 << 20


class Seal(StrEnum):
    """What the end of a file says of the bytes above it."""

    ABSENT = "absent"
    WHOLE = "whole"
    BROKEN = "broken"


def put(path: Path) -> None:
    """Write the seal of a finished file behind it, and wait until all of it is on the disk."""
    digest = _digest(path, size=path.stat().st_size)
    with path.open("ab") as file:
        file.write(MARK + digest + b"\n")
        file.flush()
        os.fsync(file.fileno())


def look(path: Path) -> Seal:
    """Whether a file has a seal, and whether the file is still what was sealed."""
    size = path.stat().st_size - LENGTH
    if size < 0:
        return Seal.ABSENT
    with path.open("rb") as file:
        file.seek(size)
        end = file.read(LENGTH)
    if not end.startswith(MARK):
        return Seal.ABSENT
    return Seal.WHOLE if end[len(MARK) : -1] == _digest(path, size=size) else Seal.BROKEN


def is_short(path: Path) -> bool:
    """Whether a database file ends before the last page that its own header counts.

    SQLite reads a missing end as zeros, which may well be what stood there: its check then
    finds nothing. Offsets are those of the database file format (sqlite.org/fileformat2).
    """
    with path.open("rb") as file:
        header = file.read(100)
    if len(header) < 100 or header[24:28] != header[92:96]:
        # A count that SQLite itself would not trust says nothing.
        return len(header) < 100
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return path.stat().st_size < pages * (65536 if page == 1 else page)


def _digest(path: Path, *, size: int) -> bytes:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while size > 0 and (piece := file.read(min(CHUNK, size))):
            found.update(piece)
            size -= len(piece)
    return found.hexdigest().encode("ascii")
