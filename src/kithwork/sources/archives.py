"""Zips of contact files, read in memory; nothing of them ever touches the disk."""

import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from kithwork.domain.errors import Invalid
from kithwork.domain.records import Problem, Record

# Largest file that is read, packed or not: 30,000 contacts take 4 MB, with pictures 200.
MAX_FILE = 256 << 20
# Most files in one zip; LinkedIn's has about sixty.
MAX_MEMBERS = 5_000
# Most that one zip may unpack to, counted while it is unpacked: a small zip can claim little.
MAX_UNPACKED = 512 << 20
# How much of a file is looked at to tell what it is.
_HEAD = 32_768
_CHUNK = 1 << 20

_ENTRY = b"PK\x01\x02"
_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_LOCKED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DRIVE = re.compile(r"[A-Za-z]:")
# What a damaged or lying zip makes the standard library raise, stored or deflated.
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(ValueError, OverflowError, NotImplementedError),
)

Judge = Callable[[bytes, str], str]


class Unreadable(Invalid):
    """A file that no source can read; `field` is its name."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that `source` can read: at `path`, or the member of that number in the zip there."""

    path: Path
    name: str
    source: str
    member: int | None = None


Parse = Callable[[BinaryIO, Sheet], Iterator[Record | Problem]]


def is_zip(head: bytes) -> bool:
    """Whether a file with this head is a zip."""
    return head.startswith(_STARTS)


def shown(name: str) -> str:
    """A file's name fit to show: one line, no control characters, not endless."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in name)
    return plain if len(plain) <= 300 else f"{plain[:300]}…"


def survey(path: Path, *, name: str, judge: Judge) -> list[Sheet | Problem]:
    """What a zip holds that can be read, and what cannot.

    `judge` tells a member's source from its head and name: empty to pass it over, and it
    raises `Unreadable` for a strange one. Raises `Unreadable` when the zip is damaged, has
    too many members, or holds nothing that can be read.
    """
    if _entries(path) > MAX_MEMBERS:
        raise Unreadable(name, f"The zip has more than {MAX_MEMBERS:,} files.")
    problems: list[Problem] = []
    sheets: list[Sheet] = []
    try:
        with zipfile.ZipFile(path) as archive:
            for number, info in enumerate(archive.infolist()):
                member = shown(f"{name}/{info.orig_filename}")
                try:
                    if source := _look(archive, info, member=member, judge=judge):
                        sheets.append(Sheet(path, member, source, number))
                except Unreadable as error:
                    problems.append(Problem(member, 0, "", error.message))
    except _DAMAGE as error:
        raise Unreadable(name, f"The zip is damaged ({error}). Download it once more.") from None
    if not sheets:
        raise Unreadable(name, _nothing(problems))
    # Problems stand first, so that the sheets of one zip are read in one go.
    return [*problems, *sheets]


def _nothing(problems: list[Problem]) -> str:
    why = f" {problems[0].file}: {problems[0].why}" if problems else ""
    return (
        "Nothing in this zip can be read. Of LinkedIn's archive, the part with "
        f"Connections.csv is needed; it may come a day after the first.{why}"
    )


def _entries(path: Path) -> int:
    """How often the mark of a directory entry stands in the file.

    Counted before the standard library builds an object for each of them, however many.
    """
    count, tail = 0, b""
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            count += (tail + chunk).count(_ENTRY)
            tail = chunk[-(len(_ENTRY) - 1) :]
    return count


def _look(archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, member: str, judge: Judge) -> str:
    """The source of a member; empty to pass it over. Raises `Unreadable`."""
    if why := _refusal(info):
        raise Unreadable(member, why)
    if _is_litter(info):
        return ""
    try:
        with archive.open(info) as stream:
            head = stream.read(_HEAD)
    except _DAMAGE as error:
        raise Unreadable(member, f"It is damaged ({error}).") from None
    if is_zip(head):
        raise Unreadable(member, "A zip within a zip is not opened.")
    return judge(head, member)


def _is_litter(info: zipfile.ZipInfo) -> bool:
    """Whether this is a folder, or something an operating system put in unasked."""
    parts = info.filename.split("/")
    hidden = parts[-1].startswith(".") and parts[-1] != ".."
    return info.is_dir() or hidden or "__MACOSX" in parts


def _refusal(info: zipfile.ZipInfo) -> str:
    written = info.orig_filename.replace("\\", "/")
    if not info.filename or "\0" in written or written.startswith("/") or _DRIVE.match(written):
        return "Its name is no plain name of a file; left out."
    if ".." in written.split("/"):
        return "Its name leads out of the zip; left out."
    if stat.S_ISLNK(info.external_attr >> 16):
        return "It is a link to another place; left out."
    if info.flag_bits & _LOCKED:
        return "It is locked with a password; unpack it first."
    if info.compress_type not in _METHODS:
        return "It is packed in a way that is not read here; unpack it first."
    return ""


def read(path: Path, sheets: list[Sheet], *, parse: Parse) -> Iterator[Record | Problem]:
    """What `parse` makes of the members `sheets` of the zip at `path`, in order.

    Each is unpacked to its end before it is parsed, so that of a damaged or endless one
    nothing is given out.
    """
    try:
        archive = zipfile.ZipFile(path)
    except _DAMAGE as error:
        yield Problem(path.name, 0, "", f"The zip could not be opened again ({error}).")
        return
    left = MAX_UNPACKED
    with archive:
        members = archive.infolist()
        for sheet in sheets:
            member = members[sheet.member or 0]
            size, why = _measured(archive, member, min(left, MAX_FILE))
            left -= size
            if why:
                yield Problem(sheet.name, 0, "", why)
                continue
            with archive.open(member) as stream:
                # A ZipExtFile reads bytes like any binary file, without the type to say so.
                yield from parse(cast("BinaryIO", stream), sheet)


def _measured(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> tuple[int, str]:
    """The true size of a member, and why it is not read, if so."""
    size = 0
    try:
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > most:
                    return size, "It unpacks to more than is read of one zip; left out."
    except _DAMAGE as error:
        return size, f"It is damaged ({error}); left out."
    return size, ""
