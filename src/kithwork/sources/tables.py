"""CSV as contact programs write it: find the header, read rows, go on after a broken one."""

import csv
import io
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kithwork.domain.records import Problem
from kithwork.sources import cells, texts
from kithwork.sources.texts import TextLine

# A row may hold long notes; a quotation mark that is never closed must not swallow a file.
MAX_ROW = 8_000_000
# How much text may be read again after unclosed quotation marks, in characters, before the
# rest of the file is given up: it bounds the time a file made to be slow can take.
MAX_AGAIN = 32_000_000
# The header stands within the first lines; LinkedIn puts a few lines of notes before it.
MAX_PREAMBLE = 200

_DELIMITERS = (",", ";", "\t")

# The standard limit (131,072) would break rows with long notes instead of cutting the note.
# Process-wide, and only ever raised.
csv.field_size_limit(max(csv.field_size_limit(), MAX_ROW))

Accepts = Callable[[frozenset[str]], bool]


@dataclass(frozen=True, slots=True)
class Heading:
    """A header line: where it stands, what parts its cells, and the normalised names."""

    line: int
    delimiter: str
    names: tuple[str, ...]

    def columns(self) -> frozenset[str]:
        """The names as a set."""
        return frozenset(self.names)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row by normalised column name; `line` is where it starts in the file."""

    line: int
    by_name: dict[str, str]
    faults: cells.Faults

    def get(self, *columns: str) -> str:
        """The first non-empty cell of these columns, on one line."""
        return next((text for name in columns if (text := self._one_line(name))), "")

    def note(self, column: str) -> str:
        """A cell with its line ends."""
        return cells.paragraphs(self.by_name.get(column, ""))

    def _one_line(self, column: str) -> str:
        return cells.one_line(self.by_name.get(column, ""))


def normalised(name: str) -> str:
    """A column name as compared: lower case, single blanks, no quotation marks around it."""
    return cells.one_line(name.strip("\ufeff \t\r\n\"'")).casefold()


def heading(lines: Iterable[TextLine], *, accepts: Accepts) -> Heading | None:
    """The first line whose columns `accepts` says are a source's own; None without one."""
    for line, _ in zip(lines, range(MAX_PREAMBLE), strict=False):
        for delimiter in _DELIMITERS:
            if delimiter in line.text:
                names = _names(line.text, delimiter)
                if accepts(frozenset(names)):
                    return Heading(line.number, delimiter, names)
    return None


def find(stream: BinaryIO, *, accepts: Accepts) -> Heading | None:
    """`heading` for a stream, which is left at its start."""
    found = heading(texts.lines(stream), accepts=accepts)
    stream.seek(0)
    return found


def columns_in(head: bytes) -> tuple[str, ...]:
    """The column names of what may be a header: the first line with two cells or more."""
    for line in texts.head_lines(head)[:MAX_PREAMBLE]:
        names = max((_names(line.text, delimiter) for delimiter in _DELIMITERS), key=len)
        if len(names) > 1:
            return names
    return ()


def _names(text: str, delimiter: str) -> tuple[str, ...]:
    try:
        row = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return ()
    return tuple(normalised(name) for name in row)


class _Feed:
    """Gives `csv.reader` its lines, and keeps those of the present row to read them again."""

    def __init__(self, lines: Iterator[TextLine]) -> None:
        self._lines = lines
        self._again: deque[TextLine] = deque()
        self._size = 0
        self._reread = 0
        self._doubted_to = 0
        self.row: list[TextLine] = []
        self.unclosed = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = None
        if self._size <= MAX_ROW:
            line = self._again.popleft() if self._again else next(self._lines, None)
        if line is None:
            # Asked for more in the middle of a row: a quotation mark was never closed.
            self.unclosed = bool(self.row)
            raise StopIteration
        self.row.append(line)
        self._size += len(line.text)
        return line.text

    def start(self) -> None:
        """Begins a new row."""
        self.row.clear()
        self.unclosed = False
        self._size = 0

    def doubted(self) -> bool:
        """Whether the row begins within lines that are read a second time."""
        return self.row[0].number <= self._doubted_to

    def give_back(self) -> bool:
        """Puts all lines but the first back; False when too much was read again already."""
        rest = self.row[1:]
        self._again.extendleft(reversed(rest))
        self._reread += self._size
        self._doubted_to = max(self._doubted_to, self.row[-1].number)
        return self._reread <= MAX_AGAIN


def rows(stream: BinaryIO, *, file: str, found: Heading) -> Iterator[TableRow | Problem]:
    """The rows below the header `found`, and a problem for each that could not be read."""
    lines = (line for line in texts.lines(stream) if line.number > found.line)
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=found.delimiter)
    while True:
        feed.start()
        try:
            row = next(reader, None)
            why = "" if row is None else _broken(row, feed, found)
        except csv.Error as error:
            row, why = [], f"is not CSV ({error})"
        if row is None:
            return
        line = feed.row[0].number
        if not why:
            if any(row):
                yield _row(row, line, file, found)
            continue
        yield Problem(file, line, "", f"The row {why}; left out.")
        reader = csv.reader(feed, delimiter=found.delimiter)
        if len(feed.row) > 1 and not feed.give_back():
            yield Problem(file, line, "", "Too many rows are broken; the rest was not read.")
            return


def _broken(row: list[str], feed: _Feed, found: Heading) -> str:
    """Why a row cannot be trusted; empty when it can.

    A single short row is whole: spreadsheets drop empty cells at the end. A row over
    several lines, or one read a second time, must fit exactly, or a stray quotation mark
    would make people out of the pieces of others.
    """
    fault = next((line.fault for line in feed.row if line.fault), "")
    if fault or not any(row):
        return fault
    if feed.unclosed:
        return "opens a quotation mark that is never closed"
    width, several = len(found.names), len(feed.row) > 1
    if any(cell.strip() for cell in row[width:]) or (
        len(row) < width and (several or feed.doubted())
    ):
        return f"has {len(row)} cells under {width} column names"
    return _misquoted(feed.row, found.delimiter) if several else ""


def _misquoted(lines: list[TextLine], delimiter: str) -> str:
    physical = [line.text for line in lines]
    try:
        next(csv.reader(physical, delimiter=delimiter, strict=True))
    except csv.Error:
        return "opens a quotation mark and closes it within another row"
    return ""


def _row(row: list[str], line: int, file: str, found: Heading) -> TableRow:
    faults = cells.Faults(file, line)
    by_name: dict[str, str] = {}
    for name, text in zip(found.names, row, strict=False):
        if text and not by_name.get(name):
            by_name[name] = cells.cut(text, column=name, faults=faults)
    return TableRow(line, by_name, faults)
