"""Outlook's CSV of contacts."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from kithwork.domain.records import AddressSeen, NameSeen, Problem, Record
from kithwork.sources import birthdays, cells, contacts
from kithwork.sources.tables import TableRow

_NAMES = frozenset({"first name", "last name", "name", "full name", "display name"})
_EMAILS = ("e-mail address", "e-mail 2 address", "e-mail 3 address")
# Column of a number, and the label it gets. An assistant's number is another person's.
_PHONES = {
    "primary phone": "primary",
    "mobile phone": "mobile",
    "business phone": "work",
    "business phone 2": "work",
    "home phone": "home",
    "home phone 2": "home",
    "company main phone": "main",
    "other phone": "other",
    "car phone": "car",
    "callback": "callback",
    "pager": "pager",
    "business fax": "work fax",
    "home fax": "home fax",
    "other fax": "fax",
}
_WEB = ("web page", "personal web page", "business homepage")
_PLACES = (
    ("home city", ("home country/region", "home country")),
    ("business city", ("business country/region", "business country")),
    ("other city", ("other country/region", "other country")),
)
# What no other program's file has beside a name.
_OWN = frozenset({*_EMAILS, *_PHONES, "business street", "home street", "web page", "categories"})
_OWN_NUMBER = 2
_BETWEEN_TAGS = re.compile(r"[;,]")


def _is_contacts(columns: frozenset[str]) -> bool:
    named = bool(columns & _NAMES) or bool(columns.intersection(_EMAILS))
    return named and len(columns & _OWN) >= _OWN_NUMBER


def recognises(head: bytes, *, file: str) -> bool:  # noqa: ARG001 (asked alike of all sources)
    """Whether the columns are those of Outlook's contacts."""
    return contacts.recognises(head, accepts=_is_contacts)


def parse(stream: BinaryIO, *, file: str) -> Iterator[Record | Problem]:
    """The people of Outlook's CSV, each with its problems behind it."""
    return contacts.parse(stream, file=file, kind="Outlook", accepts=_is_contacts, person=_person)


def _person(row: TableRow, file: str) -> Record:
    web = [AddressSeen(row.get(column)) for column in _WEB if row.get(column)]
    profiles, websites = cells.web(web, column="Web Page", faults=row.faults)
    emails = [AddressSeen(row.get(column)) for column in _EMAILS if row.get(column)]
    phones = [AddressSeen(row.get(column), label) for column, label in _PHONES.items()]
    positions, headline = cells.position(row.get("company"), row.get("job title"))
    return Record(
        source="outlook",
        file=file,
        line=row.line,
        name=_name(row),
        emails=cells.emails(emails, column="E-mail Address", faults=row.faults),
        phones=cells.first_of_each(phones, column="Phone", faults=row.faults),
        profiles=profiles,
        websites=websites,
        positions=positions,
        headline=headline,
        place=_place(row),
        birthday=birthdays.normal(row.get("birthday")),
        note=row.note("notes"),
        tags=_tags(row.get("categories")),
    )


def _name(row: TableRow) -> NameSeen:
    return cells.with_full(
        NameSeen(
            full=row.get("full name", "display name", "name"),
            given=row.get("first name"),
            additional=row.get("middle name"),
            family=row.get("last name"),
            prefix=row.get("title"),
            suffix=row.get("suffix"),
            nickname=row.get("nickname"),
        )
    )


def _place(row: TableRow) -> str:
    for city, countries in _PLACES:
        if found := cells.place(row.get(city), row.get(*countries)):
            return found
    return row.get("location")


def _tags(categories: str) -> tuple[str, ...]:
    return cells.distinct(cells.one_line(name) for name in _BETWEEN_TAGS.split(categories))
