"""Google Contacts CSV: "Name, Given Name, ... Type" until 2024, "First Name, ... Label" since."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from kithwork.domain.records import AddressSeen, NameSeen, PositionSeen, Problem, Record
from kithwork.sources import birthdays, cells, contacts
from kithwork.sources.tables import TableRow

# Google puts several values of one kind into one cell with this between them.
_SEVERAL = ":::"
# The group every contact is in says nothing of anybody.
_EVERYBODY = "mycontacts"
_NUMBERED = re.compile(r"(e-mail|phone|address|website|organization) (\d+) - (.+)")
_NAMES = frozenset({"name", "given name", "family name", "first name", "last name"})
_OWN = frozenset({"group membership", "labels", "yomi name", "phonetic first name", "file as"})


def _is_contacts(columns: frozenset[str]) -> bool:
    numbered = any(_NUMBERED.fullmatch(name) for name in columns)
    named = bool(columns & _NAMES) or "e-mail 1 - value" in columns
    return named and (numbered or bool(columns & _OWN))


def recognises(head: bytes, *, file: str) -> bool:  # noqa: ARG001 (asked alike of all sources)
    """Whether the columns are those of a Google Contacts export."""
    return contacts.recognises(head, accepts=_is_contacts)


def parse(stream: BinaryIO, *, file: str) -> Iterator[Record | Problem]:
    """The people of a Google Contacts CSV, each with its problems behind it."""
    return contacts.parse(
        stream, file=file, kind="Google Contacts", accepts=_is_contacts, person=_person
    )


def _person(row: TableRow, file: str) -> Record:
    profiles, websites = cells.web(_numbered(row, "website"), column="Website", faults=row.faults)
    phones = _numbered(row, "phone")
    positions = _positions(row)
    title = row.get("organization title", "organization 1 - title", "occupation")
    return Record(
        source="google",
        file=file,
        line=row.line,
        name=_name(row),
        emails=cells.emails(_numbered(row, "e-mail"), column="E-mail", faults=row.faults),
        phones=cells.first_of_each(phones, column="Phone", faults=row.faults),
        profiles=profiles,
        websites=websites,
        positions=positions,
        headline="" if positions else title,
        place=_place(row),
        birthday=birthdays.normal(row.get("birthday")),
        note=row.note("notes"),
        tags=_tags(row),
    )


def _name(row: TableRow) -> NameSeen:
    return cells.with_full(
        NameSeen(
            full=row.get("name"),
            given=row.get("given name", "first name"),
            additional=row.get("additional name", "middle name"),
            family=row.get("family name", "last name"),
            prefix=row.get("name prefix"),
            suffix=row.get("name suffix"),
            nickname=row.get("nickname"),
        )
    )


def _numbered(row: TableRow, kind: str) -> list[AddressSeen]:
    """The values of "E-mail 1 - Value", "E-mail 2 - Value" ... with their labels."""
    found: list[AddressSeen] = []
    for column in row.by_name:
        match = _NUMBERED.fullmatch(column)
        if match and match[1] == kind and match[3] == "value":
            first = f"{kind} {match[2]} - "
            label = _bare(row.get(f"{first}label", f"{first}type"))
            values = cells.parts(row.by_name[column], at=_SEVERAL)
            found += [AddressSeen(value, label) for value in values]
    return found


def _bare(label: str) -> str:
    """A label without the star that marks the preferred value or a group of Google's own."""
    return label.removeprefix("*").strip()


def _positions(row: TableRow) -> tuple[PositionSeen, ...]:
    columns = [("organization name", "organization title")]
    for column in row.by_name:
        match = _NUMBERED.fullmatch(column)
        if match and match[1] == "organization" and match[3] == "name":
            columns.append((column, f"organization {match[2]} - title"))
    found: list[PositionSeen] = []
    for organisation, title in columns:
        titles = cells.parts(row.by_name.get(title, ""), at=_SEVERAL)
        for number, name in enumerate(cells.parts(row.by_name.get(organisation, ""), at=_SEVERAL)):
            at = titles[number] if number < len(titles) else ""
            found.append(PositionSeen(name, at, current=True))
    return tuple(dict.fromkeys(found))[: cells.MAX_VALUES]


def _place(row: TableRow) -> str:
    for column in row.by_name:
        match = _NUMBERED.fullmatch(column)
        if match and match[1] == "address" and match[3] in ("city", "country"):
            first = f"address {match[2]} - "
            city, country = row.get(f"{first}city"), row.get(f"{first}country")
            return cells.place(_first(city), _first(country))
    return row.get("location")


def _first(cell: str) -> str:
    return next(iter(cells.parts(cell, at=_SEVERAL)), "")


def _tags(row: TableRow) -> tuple[str, ...]:
    groups = cells.parts(row.get("labels", "group membership"), at=_SEVERAL)
    names = (_bare(group) for group in groups)
    return cells.distinct(name for name in names if name.casefold() != _EVERYBODY)
