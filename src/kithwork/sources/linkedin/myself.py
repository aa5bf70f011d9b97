"""The files of a LinkedIn archive that tell of the member: profile, positions, schools, addresses.

Each row is a record of its own, so that a new job in a later archive is one new record.
"""

import re
from collections.abc import Iterator
from datetime import date

from kithwork.domain.records import (
    About,
    AddressSeen,
    NameSeen,
    PositionSeen,
    Problem,
    Record,
    Stay,
)
from kithwork.sources import cells
from kithwork.sources.linkedin import dates
from kithwork.sources.tables import TableRow

_WEBSITE = re.compile(r"(?:([A-Z_]+):)?(https?://[^\s,\]]+|www\.[^\s,\]]+)")


def profile(row: TableRow, *, file: str) -> Iterator[Record | Problem]:
    """Profile.csv: name, headline, industry, place and websites."""
    profiles, websites = cells.web(_websites(row), column="Websites", faults=row.faults)
    name = NameSeen(given=row.get("first name"), family=row.get("last name"))
    yield Record(
        source="linkedin",
        file=file,
        line=row.line,
        about=About.ME,
        name=cells.with_full(name),
        headline=row.get("headline"),
        industry=row.get("industry"),
        place=row.get("geo location"),
        profiles=profiles,
        websites=websites,
    )
    yield from row.faults.problems


def _websites(row: TableRow) -> list[AddressSeen]:
    found = _WEBSITE.findall(row.get("websites"))
    return [AddressSeen(address, label.lower()) for label, address in found]


def job(row: TableRow, *, file: str) -> Iterator[Record | Problem]:
    """Positions.csv: one position of mine."""
    stay = _stay(
        row,
        organisation="company name",
        title="title",
        stay=Stay.WORK,
        begin="started on",
        end="finished on",
    )
    yield from _about_stay(row, stay, file)


def school(row: TableRow, *, file: str) -> Iterator[Record | Problem]:
    """Education.csv: one school of mine."""
    stay = _stay(
        row,
        organisation="school name",
        title="degree name",
        stay=Stay.STUDY,
        begin="start date",
        end="end date",
    )
    yield from _about_stay(row, stay, file)


def email(row: TableRow, *, file: str) -> Iterator[Record | Problem]:
    """Email Addresses.csv: one address of mine; one I never confirmed is passed over."""
    if row.get("confirmed").casefold() == "no":
        return
    label = "primary" if row.get("primary").casefold() == "yes" else ""
    cell = AddressSeen(row.get("email address"), label)
    found = cells.emails([cell], column="Email Address", faults=row.faults)
    if found:
        yield Record("linkedin", file, row.line, NameSeen(), about=About.ME, emails=found)
    yield from row.faults.problems


def phone(row: TableRow, *, file: str) -> Iterator[Record | Problem]:
    """PhoneNumbers.csv: one number of mine."""
    number, extension = row.get("number"), row.get("extension")
    if not number:
        return
    whole = f"{number} ext. {extension}" if extension else number
    found = (AddressSeen(whole, row.get("type")),)
    yield Record("linkedin", file, row.line, NameSeen(), about=About.ME, phones=found)
    yield from row.faults.problems


def _stay(
    row: TableRow, *, organisation: str, title: str, stay: Stay, begin: str, end: str
) -> PositionSeen | None:
    if not (at := row.get(organisation)):
        row.faults.add(organisation.title(), "There is no organisation in this row; left out.")
        return None
    from_on = _read(row, begin, dates.first_day(row.get(begin)))
    to_on = _read(row, end, dates.last_day(row.get(end)))
    if from_on and to_on and from_on > to_on:
        row.faults.add(end.title(), "It ends before it begins; both dates are left empty.")
        from_on = to_on = None
    return PositionSeen(
        at, row.get(title), stay, from_on=from_on, to_on=to_on, current=not row.get(end)
    )


def _read(row: TableRow, column: str, found: date | None) -> date | None:
    if found is None and row.get(column):
        why = f"“{row.get(column)[:40]}” is not a date Kithwork knows; left empty."
        row.faults.add(column.title(), why)
    return found


def _about_stay(row: TableRow, stay: PositionSeen | None, file: str) -> Iterator[Record | Problem]:
    if stay:
        yield Record("linkedin", file, row.line, NameSeen(), about=About.ME, positions=(stay,))
    yield from row.faults.problems
