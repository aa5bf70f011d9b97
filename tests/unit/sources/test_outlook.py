"""Outlook's CSV."""

import io
from pathlib import Path

from kithwork.domain.records import AddressSeen, NameSeen, PositionSeen, Problem, Record
from kithwork.sources import outlook


def test_outlook_itself(tables: Path) -> None:
    with (tables / "outlook_people.csv").open("rb") as stream:
        found = list(outlook.parse(stream, file="f.csv"))
    assert found == [
        Record(
            "outlook",
            "f.csv",
            2,
            NameSeen(full="Priya Patel", given="Priya", family="Patel", prefix="Ms."),
            emails=(AddressSeen("priya@example.com"),),
            phones=(AddressSeen("+1 555 0101", "work"),),
            positions=(PositionSeen("Fabrikam, Inc.", "Program Manager", current=True),),
            birthday="1989-12-28",
            note="line 1\nline 2",
            tags=("Alumni", "Work"),
        )
    ]


def test_windows_1252_keeps_names_intact(tables: Path) -> None:
    with (tables / "outlook_people_windows1252.csv").open("rb") as stream:
        found = list(outlook.parse(stream, file="f.csv"))
    assert found == [
        Record(
            "outlook",
            "f.csv",
            2,
            NameSeen(full="Noël Müller", given="Noël", family="Müller"),
            positions=(PositionSeen("Café GmbH", current=True),),
            tags=("Früher",),
        )
    ]


def test_what_google_calls_outlook(tables: Path) -> None:
    with (tables / "outlook_from_google.csv").open("rb") as stream:
        found = list(outlook.parse(stream, file="f.csv"))
    assert found == [
        Record(
            "outlook",
            "f.csv",
            2,
            NameSeen(full="Sam Lee", given="Sam", family="Lee"),
            emails=(AddressSeen("sam@example.net"),),
            phones=(AddressSeen("5550102", "mobile"),),
        )
    ]


def test_places_empty_birthdays_semicolons_and_directory_addresses() -> None:
    text = (
        "First Name;Last Name;E-mail Address;E-mail 2 Address;Birthday;Business City;"
        "Business Country/Region;Categories\r\n"
        "A;B;/o=Labs/cn=recipients;a@x.org;0/0/00;Oslo;Norway;One\r\n"
    )
    found = list(outlook.parse(io.BytesIO(text.encode()), file="f.csv"))
    record, problem = found
    assert isinstance(record, Record)
    assert isinstance(problem, Problem)
    assert record.emails == (AddressSeen("a@x.org"),)
    assert (record.place, record.birthday, record.tags) == ("Oslo, Norway", "", ("One",))
    assert (problem.line, problem.field) == (2, "E-mail Address")
