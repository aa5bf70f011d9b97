"""The front of all sources: files, folders and zips in, Records and Problems out."""

import os
import stat
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, Protocol

from kithwork.domain.errors import Invalid
from kithwork.domain.records import Problem, Record
from kithwork.sources import archives, carried, google, linkedin, outlook, tables, vcard
from kithwork.sources.archives import MAX_FILE, Sheet, Unreadable

__all__ = ["SOURCES", "Unreadable", "read"]

# How much of a file is looked at to tell what it is: any preamble and a whole header.
HEAD = 32_768
# Most files looked at in one folder: an address book has few; a whole disk was a slip.
MAX_FILES = 5_000
# Most problems listed of one file, and how many in a row end it: nobody reads more, and a
# file made of nothing else must not fill the memory.
MAX_PROBLEMS = 5_000
# A longer "column name" is a sentence with a comma, and no use in a message.
LONGEST_NAME = 60

ACCEPTED = (
    "Kithwork reads a LinkedIn archive (.zip) or its Connections.csv, vCards (.vcf), "
    "Google Contacts CSV, Outlook CSV, and notes carried along (.kithnotes.json)."
)


class _Source(Protocol):
    def recognises(self, head: bytes, *, file: str) -> bool: ...

    def parse(self, stream: BinaryIO, *, file: str) -> Iterator[Record | Problem]: ...


# In the order they are asked: Outlook's columns are the least particular.
_READERS: dict[str, _Source] = {
    "linkedin": linkedin,
    "vcard": vcard,
    "google": google,
    "outlook": outlook,
    "carried": carried,
}
SOURCES: tuple[str, ...] = tuple(_READERS)


def read(paths: Sequence[Path], *, source: str | None = None) -> Iterator[Record | Problem]:
    """All that the files, folders (with those in them) and zips at `paths` hold, in order.

    `source` says what they are; without it each file shows itself by its content. Raises,
    before anything is given out, `Unreadable` for a file no source can read, an empty file,
    and a folder or zip in which nothing can be read; `Invalid` for a source that is not in
    `SOURCES`. A strange file within a folder or zip is a Problem of line 0.
    """
    if source is not None and source not in SOURCES:
        raise Invalid("source", f"“{source}” is none of {', '.join(SOURCES)}.")
    found = [each for path in paths for each in _survey(path, source)]
    return _given_out(found)


def _survey(path: Path, source: str | None) -> list[Sheet | Problem]:
    """What a path holds that can be read, and what cannot."""
    try:
        if path.is_dir():
            return _survey_folder(path, source)
        return _survey_file(path, path.name, source)
    except FileNotFoundError:
        raise Unreadable(path.name, "There is no such file.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise Unreadable(path.name, f"It cannot be opened ({reason}).") from None


def _survey_file(path: Path, name: str, source: str | None) -> list[Sheet | Problem]:
    head = _head(path, name)
    if archives.is_zip(head):
        return archives.survey(
            path, name=name, judge=lambda start, file: _judge(start, file, source)
        )
    return [Sheet(path, name, _judged(head, name, source))]


def _head(path: Path, name: str) -> bytes:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        # Reading a pipe or a device may never end.
        raise Unreadable(name, "It is no ordinary file.")
    if status.st_size > MAX_FILE:
        raise Unreadable(name, f"It is larger than {MAX_FILE >> 20} MB.")
    with path.open("rb") as stream:
        return stream.read(HEAD)


def _survey_folder(folder: Path, source: str | None) -> list[Sheet | Problem]:
    found: list[Sheet | Problem] = []
    for number, (path, name) in enumerate(_files_in(folder)):
        if number >= MAX_FILES:
            why = f"The folder has more than {MAX_FILES:,} files; the rest was left out."
            found.append(Problem(folder.name, 0, "", why))
            break
        try:
            found += _survey_within(path, name, source)
        except Unreadable as error:
            found.append(Problem(name, 0, "", error.message))
        except OSError as error:
            found.append(Problem(name, 0, "", f"It cannot be opened ({error.strerror})."))
    if not any(isinstance(each, Sheet) for each in found):
        raise Unreadable(folder.name, f"Nothing in this folder can be read. {ACCEPTED}")
    return found


def _survey_within(path: Path, name: str, source: str | None) -> list[Sheet | Problem]:
    if path.is_symlink():
        raise Unreadable(name, "It is a link to another place; name that file itself.")
    head = _head(path, name)
    if archives.is_zip(head):
        return _survey_file(path, name, source)
    kind = _judge(head, name, source)
    return [Sheet(path, name, kind)] if kind else []


def _files_in(folder: Path) -> Iterator[tuple[Path, str]]:
    """The files of a folder and of those in it, in the order of their names; no hidden ones."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        with os.scandir(here) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
        folders: list[Path] = []
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(path)
            else:
                yield path, archives.shown(f"{folder.name}/{path.relative_to(folder).as_posix()}")
        waiting += reversed(folders)


def _judge(head: bytes, name: str, source: str | None) -> str:
    """The source of a file within others; empty for one that is known and not used."""
    try:
        return _judged(head, name, source)
    except Unreadable:
        if linkedin.passes_over(head, file=name):
            return ""
        raise


def _judged(head: bytes, name: str, source: str | None) -> str:
    """The source that can read a file with this head; raises `Unreadable` without one."""
    if not head.strip():
        raise Unreadable(name, "The file is empty. Save it once more where it comes from.")
    for kind in (source,) if source else SOURCES:
        if _READERS[kind].recognises(head, file=name):
            return kind
    raise Unreadable(name, _refusal(head, name, source))


def _refusal(head: bytes, name: str, source: str | None) -> str:
    if linkedin.passes_over(head, file=name):
        return f"This part of a LinkedIn archive is not used by Kithwork yet. {ACCEPTED}"
    wanted = f"The file does not look like {source}." if source else "No source knows this file."
    columns = tables.columns_in(head)
    if len(columns) > 1 and all(_is_a_heading(name) for name in columns):
        listed = archives.shown(", ".join(columns[:20]))
        wanted += f" It has the columns: {listed}; a column of names or e-mail addresses is needed."
    return f"{wanted} {ACCEPTED}"


def _is_a_heading(name: str) -> bool:
    """Whether a column's name reads like one, so that the header of no table is not told."""
    return not name or (len(name) <= LONGEST_NAME and name.isprintable() and name[0].isalnum())


def _given_out(found: list[Sheet | Problem]) -> Iterator[Record | Problem]:
    for archive, group in groupby(found, key=_archive):
        if archive:
            sheets = [each for each in group if isinstance(each, Sheet)]
            yield from archives.read(archive, sheets, parse=_parse)
        else:
            for each in group:
                yield from [each] if isinstance(each, Problem) else _loose(each)


def _archive(each: Sheet | Problem) -> Path | None:
    return each.path if isinstance(each, Sheet) and each.member is not None else None


def _loose(sheet: Sheet) -> Iterator[Record | Problem]:
    try:
        with sheet.path.open("rb") as stream:
            yield from _parse(stream, sheet)
    except OSError as error:
        yield Problem(sheet.name, 0, "", f"It could not be read to its end ({error.strerror}).")


def _parse(stream: BinaryIO, sheet: Sheet) -> Iterator[Record | Problem]:
    return _bounded(_READERS[sheet.source].parse(stream, file=sheet.name), sheet.name)


def _bounded(found: Iterator[Record | Problem], name: str) -> Iterator[Record | Problem]:
    """What was found, until `MAX_PROBLEMS` follow each other; no more than that are listed."""
    listed = in_a_row = 0
    for each in found:
        is_problem = isinstance(each, Problem)
        in_a_row = in_a_row + 1 if is_problem else 0
        listed += is_problem
        if in_a_row > MAX_PROBLEMS:
            yield Problem(name, 0, "", "Too much of the file is broken; the rest was not read.")
            return
        if listed <= MAX_PROBLEMS or not is_problem:
            yield each
    if listed > MAX_PROBLEMS:
        yield Problem(name, 0, "", f"{listed - MAX_PROBLEMS:,} more problems are not listed.")
