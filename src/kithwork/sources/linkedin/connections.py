"""Connections.csv: the people a member is connected with."""

from collections.abc import Iterator

from kithwork.domain.records import AddressSeen, NameSeen, Problem, Record
from kithwork.sources import cells
from kithwork.sources.linkedin import dates
from kithwork.sources.tables import TableRow

# Our word for a column, and the headers it has in the languages seen so far.
_GIVEN = ("first name", "vorname")
_FAMILY = ("last name", "nachname")
_ADDRESS = ("url",)
_EMAIL = ("email address", "e-mail-adresse")
_ORGANISATION = ("company", "unternehmen")
_TITLE = ("position",)
_CONNECTED = ("connected on", "verbunden am")


def has_columns(columns: frozenset[str]) -> bool:
    """Whether these are the columns of a Connections.csv."""
    wanted = (_GIVEN, _FAMILY, _CONNECTED)
    return all(any(name in columns for name in names) for names in wanted)


def record(row: TableRow, *, file: str) -> Iterator[Record | Problem]:
    """The person of one row, and what was wrong with it."""
    name = _name(row)
    if name == NameSeen():
        row.faults.add("First Name", "There is no name in this row; left out.")
    else:
        yield _person(row, name, file)
    yield from row.faults.problems


def _person(row: TableRow, name: NameSeen, file: str) -> Record:
    profiles, address = _profile(row)
    job, headline = cells.position(row.get(*_ORGANISATION), row.get(*_TITLE))
    found = Record(
        source="linkedin",
        file=file,
        line=row.line,
        name=name,
        key=address,
        emails=cells.emails(
            [AddressSeen(row.get(*_EMAIL))], column="Email Address", faults=row.faults
        ),
        profiles=profiles,
        positions=job,
        headline=headline,
        connected_on=dates.day(row.get(*_CONNECTED)),
    )
    if found.connected_on is None and row.get(*_CONNECTED):
        why = f"“{row.get(*_CONNECTED)[:40]}” is not a date Kithwork knows; left empty."
        row.faults.add("Connected On", why)
    cells.checked(found, faults=row.faults)
    return found


def _profile(row: TableRow) -> tuple[tuple[str, ...], str]:
    address = row.get(*_ADDRESS)
    if not address:
        return (), ""
    if not cells.is_web(address):
        row.faults.add("URL", f"“{address[:80]}” is not a web address; left out.")
        return (), ""
    return (address,), address


def _name(row: TableRow) -> NameSeen:
    written = row.get(*_GIVEN)
    given, nickname = cells.called(written)
    # Members put their degrees behind the last name: "Patel, MBA, PMP".
    family, _, degrees = row.get(*_FAMILY).partition(",")
    return NameSeen(
        full=cells.one_line(f"{written} {family}"),
        given=given,
        family=family.strip(),
        suffix=degrees.strip(" ,"),
        nickname=nickname,
    )
