"""A network in a file: written whole, never changed, mapped when opened.

    header     magic, version, people, slots, change, how long a checked piece is
    sums       CRC-32 of each piece of what follows, then of header and sums themselves
    outgoing   headers, ids, costs of `layouts.Rows`; each part begins at a multiple of 64 bytes
    incoming   the same, when ties lead one way only

All numbers are little-endian. The file is written under another name, brought to the disk and
renamed, so that a kill or a power cut leaves the old one or the new one. Opening checks every
byte, but for a file that was checked since this machine started: a mark beside it says so.
"""

import hashlib
import json
import mmap
import os
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from os import PathLike, cpu_count
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, Final, NamedTuple

from kithwork.network.errors import NoNetwork
from kithwork.network.layouts import Layout, Packed, Rows
from kithwork.network.questions import Kernel

MAGIC: Final = b"KITHNET\n"
VERSION: Final = 1
HEADER: Final = struct.Struct("<8sIIQQQQQ")
PIECE: Final = 1 << 24
ALIGNED: Final = 64
DIRECTED: Final = 1
BOOT: Final = Path("/proc/sys/kernel/random/boot_id")


class _Header(NamedTuple):
    magic: bytes
    version: int
    flags: int
    people: int
    slots: int
    incoming_slots: int
    change: int
    piece: int

    @property
    def parts(self) -> tuple[int, ...]:
        """How many bytes each array takes."""
        rows = (8 * self.people, 4 * self.slots, self.slots)
        if not self.flags & DIRECTED:
            return rows
        return (*rows, 8 * self.people, 4 * self.incoming_slots, self.incoming_slots)

    @property
    def body(self) -> int:
        """How many bytes all arrays take."""
        return sum(map(_aligned, self.parts))

    @property
    def pieces(self) -> int:
        return -(-self.body // self.piece)

    @property
    def head(self) -> int:
        """How many bytes the header and all sums take."""
        return HEADER.size + 4 * (self.pieces + 1)

    @property
    def start(self) -> int:
        """Where the arrays begin."""
        return _aligned(self.head)


class Saved(NamedTuple):
    """Where a network lies, and what its file is known by: the digest of its sums."""

    path: Path
    digest: str


class Opened(NamedTuple):
    """What a file holds: the rows, up to which change they are, and what it is known by."""

    layout: Layout
    change: int
    saved: Saved


def write(kernel: Kernel, path: str | PathLike[str], *, change: int) -> Saved:
    """Write the network of `kernel` to `path`; see the head of this file. Raises OSError."""
    layout = kernel.layout
    out = kernel.packed(layout.outgoing)
    back = kernel.packed(layout.incoming) if layout.directed else None
    header = _Header(
        MAGIC, VERSION, DIRECTED if back else 0, layout.people,
        len(out[1]), len(back[1]) if back else 0, change, PIECE,
    )  # fmt: skip
    sums = array("I", (zlib.crc32(piece) for piece in _cut(_padded((out, back)))))
    head = HEADER.pack(*header) + sums.tobytes()
    head += struct.pack("<I", zlib.crc32(head))
    place = Path(path).absolute()
    _replace(place, [head.ljust(header.start, b"\0")], _padded((out, back)))
    return Saved(place, _digest(head))


def opened(path: str | PathLike[str]) -> Opened:
    """What the file at `path` holds; raises NoNetwork and OSError."""
    place = Path(path)
    with place.open("rb") as file:
        mapped, header = _begun(file, path, mmap.ACCESS_COPY)
        mark = _mark(os.fstat(file.fileno()))
    if mark is None or _marked(place) != mark:
        _check(memoryview(mapped), header, path)
        _write_mark(place, mark)
    saved = Saved(place.absolute(), _digest(mapped[: header.head]))
    return Opened(_layout(memoryview(mapped), header), header.change, saved)


def holds(saved: Saved) -> bool:
    """Whether a file still holds the network it did, by its sums alone."""
    with suppress(OSError, NoNetwork), saved.path.open("rb") as file:
        mapped, header = _begun(file, saved.path, mmap.ACCESS_READ)
        return _digest(mapped[: header.head]) == saved.digest
    return False


def _begun(file: BinaryIO, path: str | PathLike[str], access: int) -> tuple[mmap.mmap, _Header]:
    """The file in memory, and its header once that is known to be sound."""
    size = os.fstat(file.fileno()).st_size
    if size < HEADER.size or sys.byteorder != "little":
        raise NoNetwork(path, "is too short to be a network")
    mapped = mmap.mmap(file.fileno(), 0, access=access)
    return mapped, _read_header(mapped, path, size)


def _digest(head: bytes) -> str:
    """The sums say what is in the rows, so that their digest tells one network from another."""
    return hashlib.sha256(head).hexdigest()


def _read_header(mapped: mmap.mmap, path: str | PathLike[str], size: int) -> _Header:
    header = _Header(*HEADER.unpack_from(mapped))
    if header.magic != MAGIC:
        raise NoNetwork(path, "is no network")
    if header.version != VERSION or not header.piece:
        raise NoNetwork(path, f"is of version {header.version}; this one reads {VERSION}")
    if size != header.start + header.body:
        raise NoNetwork(path, "is cut off or has grown")
    end = HEADER.size + 4 * header.pieces
    if struct.unpack_from("<I", mapped, end)[0] != zlib.crc32(memoryview(mapped)[:end]):
        raise NoNetwork(path, "is damaged at its beginning")
    return header


def _check(view: memoryview, header: _Header, path: str | PathLike[str]) -> None:
    """Compare every piece with its sum, on all processors."""
    sums = view[HEADER.size : HEADER.size + 4 * header.pieces].cast("I")
    pieces = [
        view[start : min(start + header.piece, len(view))]
        for start in range(header.start, len(view), header.piece)
    ]
    with ThreadPoolExecutor(cpu_count() or 1) as pool:
        for place, found in enumerate(pool.map(zlib.crc32, pieces)):
            if found != sums[place]:
                raise NoNetwork(path, f"is damaged in its piece {place + 1} of {len(pieces)}")


def _layout(view: memoryview, header: _Header) -> Layout:
    parts: list[memoryview] = []
    start = header.start
    for place, size in enumerate(header.parts):
        part = view[start : start + size]
        parts.append(_numbers(part, place % 3))
        start += _aligned(size)
    outgoing = Rows(parts[0], parts[1], parts[2])
    incoming = Rows(parts[3], parts[4], parts[5]) if header.flags & DIRECTED else outgoing
    return Layout(header.people, outgoing, incoming)


def _numbers(part: memoryview, place: int) -> memoryview:
    """Headers, ids and costs are of 8 bytes, 4 and 1."""
    if place == 0:
        return part.cast("Q")
    return part.cast("I") if place == 1 else part


def _padded(rows: Iterable[Packed | None]) -> Iterator[memoryview]:
    for packed in rows:
        for part in packed or ():
            view = memoryview(part).cast("B")
            yield view
            yield memoryview(bytes(_aligned(len(view)) - len(view)))


def _cut(views: Iterable[memoryview]) -> Iterator[bytes]:
    """The same bytes in pieces."""
    waiting = bytearray()
    for view in views:
        for start in range(0, len(view), PIECE):
            waiting += view[start : start + PIECE]
            while len(waiting) >= PIECE:
                yield bytes(waiting[:PIECE])
                del waiting[:PIECE]
    if waiting:
        yield bytes(waiting)


def _replace(path: Path, *parts: Iterable[bytes | memoryview]) -> None:
    """Write a file under another name, bring it to the disk, and put it in its place."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
        written = Path(file.name)
        try:
            for part in parts:
                file.writelines(part)
            file.flush()
            os.fsync(file.fileno())
            written.replace(path)
        finally:
            written.unlink(missing_ok=True)
    _bring_to_disk(path.parent)


def _bring_to_disk(folder: Path) -> None:
    """The renaming too. Windows opens no folders, and needs none of it."""
    with suppress(PermissionError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _mark(stat: os.stat_result) -> str | None:
    """What a checked file is known by until the machine starts again; None where it is unknown."""
    try:
        boot = BOOT.read_text(encoding="ascii").strip()
    except OSError:
        return None
    return json.dumps([stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns, boot])


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.checked")


def _marked(path: Path) -> str | None:
    try:
        return _beside(path).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None


def _write_mark(path: Path, mark: str | None) -> None:
    """Without a mark the next one to open it checks again, and nothing else happens."""
    if mark is not None:
        with suppress(OSError):
            _replace(_beside(path), [mark.encode("ascii")])


def _aligned(size: int) -> int:
    return -(-size // ALIGNED) * ALIGNED
