"""Google Contacts CSV, both layouts."""

import io
from pathlib import Path

from kithwork.domain.records import AddressSeen, NameSeen, PositionSeen, Problem, Record
from kithwork.sources import google


def read(text: str) -> list[Record | Problem]:
    return list(google.parse(io.BytesIO(text.encode()), file="f.csv"))


def test_the_old_layout(tables: Path) -> None:
    with (tables / "google_contacts_old_yomi.csv").open("rb") as stream:
        found = list(google.parse(stream, file="f.csv"))
    assert found == [
        Record(
            "google",
            "f.csv",
            2,
            NameSeen(full="Amara Okafor", given="Amara", family="Okafor"),
            emails=(
                AddressSeen("amara@example.com", "Work"),
                AddressSeen("amara.o@example.org", "Work"),
            ),
            phones=(AddressSeen("+1 555 0100", "Mobile"),),
            positions=(PositionSeen("Northwind Analytics", "Data Scientist", current=True),),
            note='met at the fair, "data" panel',
            tags=("Alumni",),
        )
    ]


def test_the_layout_since_2024(tables: Path) -> None:
    with (tables / "google_contacts_2024_labels.csv").open("rb") as stream:
        found = list(google.parse(stream, file="f.csv"))
    assert found == [
        Record(
            "google",
            "f.csv",
            2,
            NameSeen(full="José Nuñez", given="José", family="Nuñez", nickname="Pepe"),
            emails=(AddressSeen("jose@example.org", "Work"),),
            phones=(
                AddressSeen("+34 600 000 000", "Mobile"),
                AddressSeen("+34 600 000 001", "Mobile"),
            ),
            positions=(PositionSeen("Müller, Schmidt & Co. KG", "Geschäftsführer", current=True),),
            birthday="--04-12",
            tags=("Work",),
        )
    ]


def test_lists_of_organisations_places_and_websites() -> None:
    (found,) = read(
        "First Name,Labels,Organization Name,Organization Title,Address 1 - City,"
        "Address 1 - Country,Website 1 - Label,Website 1 - Value\n"
        "Ada,,A ::: B,Chief,London,UK,Home,https://ada.example ::: linkedin.com/in/ada\n"
    )
    assert isinstance(found, Record)
    assert found.positions == (
        PositionSeen("A", "Chief", current=True),
        PositionSeen("B", current=True),
    )
    assert found.place == "London, UK"
    assert found.websites == (AddressSeen("https://ada.example", "Home"),)
    assert found.profiles == ("linkedin.com/in/ada",)


def test_an_address_in_the_place_of_a_name_is_no_name() -> None:
    (found,) = read("Name,Given Name,E-mail 1 - Value\na@x.org,,a@x.org\n")
    assert isinstance(found, Record)
    assert (found.name, found.emails) == (NameSeen(), (AddressSeen("a@x.org"),))


def test_a_row_with_neither_name_nor_address_is_a_problem() -> None:
    (found,) = read("Name,Given Name,E-mail 1 - Value,Notes\n,,,only a note\n")
    assert isinstance(found, Problem)
    assert (found.line, found.why) == (2, "has no name and no address; left out.")
