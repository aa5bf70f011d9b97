"""Address books as CSV: what every such table is read by."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from kithwork.domain.records import Problem, Record
from kithwork.sources import cells, tables, texts
from kithwork.sources.tables import Accepts, TableRow


def recognises(head: bytes, *, accepts: Accepts) -> bool:
    """Whether a line of `head` holds the columns that `accepts` knows."""
    return tables.heading(texts.head_lines(head), accepts=accepts) is not None


def parse(
    stream: BinaryIO,
    *,
    file: str,
    kind: str,
    accepts: Accepts,
    person: Callable[[TableRow, str], Record],
) -> Iterator[Record | Problem]:
    """The people of a table, each made by `person`, with its problems behind it.

    `kind` names the file in the problem that it has no such header ("Google Contacts").
    """
    stream = texts.rewindable(stream)
    found = tables.find(stream, accepts=accepts)
    if not found:
        yield Problem(file, 0, "", f"No header of a file of {kind} was found.")
        return
    for row in tables.rows(stream, file=file, found=found):
        if isinstance(row, Problem):
            yield row
            continue
        if record := cells.checked(person(row, file), faults=row.faults):
            yield record
        yield from row.faults.problems
