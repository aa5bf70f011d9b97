"""LinkedIn's archive: connections, and what it tells of the member."""

import io
from datetime import date
from pathlib import Path

import pytest

from kithwork.domain.records import (
    About,
    AddressSeen,
    NameSeen,
    PositionSeen,
    Problem,
    Record,
    Stay,
)
from kithwork.sources import linkedin
from kithwork.sources.linkedin import dates

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n"


def read(text: str) -> list[Record | Problem]:
    return list(linkedin.parse(io.BytesIO(text.encode()), file="Connections.csv"))


def one(text: str) -> Record:
    found = read(text)
    assert len(found) == 1, found
    assert isinstance(found[0], Record)
    return found[0]


def person(line: int, name: NameSeen, address: str, connected_on: date) -> Record:
    key = f"https://www.linkedin.com/in/{address}"
    return Record(
        "linkedin", "f.csv", line, name, key=key, profiles=(key,), connected_on=connected_on
    )


def now_at(organisation: str, title: str) -> tuple[PositionSeen, ...]:
    return (PositionSeen(organisation, title, current=True),)


def named(given: str, family: str) -> NameSeen:
    return NameSeen(full=f"{given} {family}", given=given, family=family)


@pytest.mark.parametrize(
    "file", ["linkedin_Connections_en.csv", "linkedin_Connections_en_bom_crlf.csv"]
)
def test_every_row_of_the_sample_comes_out_right(tables: Path, file: str) -> None:
    with (tables / file).open("rb") as stream:
        found = list(linkedin.parse(stream, file="f.csv"))
    seen = [
        (each.line, each.name, each.key.rpartition("/")[2], each.emails, each.positions)
        if isinstance(each, Record)
        else each
        for each in found
    ]
    assert seen == [
        (
            5,
            named("Amara", "Okafor"),
            "amara-okafor-example",
            (),
            now_at("Northwind Analytics", "Data Scientist"),
        ),
        (
            6,
            named("José", "Nuñez de la Vega"),
            "jos%C3%A9-nu%C3%B1ez-example",
            (AddressSeen("jose@example.org"),),
            now_at("Müller, Schmidt & Co. KG", "Geschäftsführer"),
        ),
        (
            7,
            NameSeen(
                full='Li-Wei "Vivian" Chen 陳麗薇',
                given="Li-Wei",
                family="Chen 陳麗薇",
                nickname="Vivian",
            ),
            "vivian-chen-example",
            (),
            now_at("Contoso Ltd", "VP, Product & Growth"),
        ),
        (
            8,
            NameSeen(full="Priya Patel", given="Priya", family="Patel", suffix="MBA, PMP"),
            "priya-patel-example",
            (AddressSeen("priya@example.com"),),
            now_at("Fabrikam, Inc.", "Program Manager 🚀"),
        ),
        (9, named("Sam", "Lee"), "sam-lee-example-1", (), ()),
        (10, named("Sam", "Lee"), "sam-lee-example-2", (), now_at("Tailspin Toys", "Buyer")),
        Problem("f.csv", 11, "First Name", "There is no name in this row; left out."),
        (
            12,
            named("Noël", "O'Brien–Smith"),
            "noel-obrien-example",
            (),
            now_at("Adventure Works (ex-Wingtip)", "Engineer & Team lead"),
        ),
    ]
    days = [each.connected_on for each in found if isinstance(each, Record)]
    assert days == [
        date(2024, 3, 5),
        date(2023, 1, 12),
        date(2025, 2, 28),
        date(2019, 12, 1),
        date(2016, 6, 30),
        date(2016, 6, 30),
        date(2021, 9, 9),
    ]


def test_a_record_has_its_profile_address_as_key(tables: Path) -> None:
    with (tables / "linkedin_Connections_en.csv").open("rb") as stream:
        found = list(linkedin.parse(stream, file="f.csv"))
    assert found[4] == person(9, named("Sam", "Lee"), "sam-lee-example-1", date(2016, 6, 30))


def test_the_layout_of_2018_has_no_profile_addresses(tables: Path) -> None:
    with (tables / "linkedin_Connections_2018_layout.csv").open("rb") as stream:
        found = list(linkedin.parse(stream, file="f.csv"))
    assert found == [
        Record(
            "linkedin",
            "f.csv",
            2,
            named("Amara", "Okafor"),
            positions=now_at("Northwind Analytics", "Analyst"),
            connected_on=date(2018, 4, 11),
        ),
        Record(
            "linkedin",
            "f.csv",
            3,
            named("Priya", "Patel"),
            emails=(AddressSeen("priya@example.com"),),
            positions=now_at("Fabrikam, Inc.", "Intern"),
            connected_on=date(2017, 11, 30),
        ),
    ]


def test_german_headers(tables: Path) -> None:
    with (tables / "linkedin_Connections_de_headers_unverified.csv").open("rb") as stream:
        (found,) = linkedin.parse(stream, file="f.csv")
    assert isinstance(found, Record)
    assert found.name == named("Hans", "Beispiel")
    assert found.positions == now_at("Beispiel AG", "Entwickler")
    assert found.connected_on == date(2022, 4, 3)


def test_columns_in_another_order_and_a_long_preamble() -> None:
    preamble = "Notes:\n" + "line, of notes\n" * 20
    found = one(f"{preamble}Connected On,Last Name,First Name\n05 Mar 2024,Okafor,Amara\n")
    assert (found.line, found.name) == (23, named("Amara", "Okafor"))


def test_several_addresses_in_one_cell_are_parted() -> None:
    found = one(HEADER + "A,B,,a@x.org; b@x.org,,,\r\n")
    assert found.emails == (AddressSeen("a@x.org"), AddressSeen("b@x.org"))


def test_a_title_without_organisation_is_a_headline() -> None:
    found = one(HEADER + "A,B,,,,Painter,\r\n")
    assert (found.positions, found.headline) == ((), "Painter")


@pytest.mark.parametrize(
    "row, column",
    [
        ("A,B,,,,,31 Feb 2024\r\n", "Connected On"),
        ("A,B,javascript:alert(1),,,,\r\n", "URL"),
        ("A,B,,nobody,,,\r\n", "Email Address"),
    ],
)
def test_a_bad_cell_is_named_and_the_person_kept(row: str, column: str) -> None:
    found = read(HEADER + row)
    assert isinstance(found[0], Record)
    assert isinstance(found[1], Problem)
    assert (found[1].line, found[1].field) == (2, column)
    assert (found[0].key, found[0].emails, found[0].connected_on) == ("", (), None)


def test_profile_tells_of_me() -> None:
    found = one(
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
        "Geo Location,Twitter Handles,Websites,Instant Messengers\n"
        'Jo,Seeker,,,,Data person,,Software,,"Berlin, Germany",,'
        '"[PORTFOLIO:https://jo.example.org,OTHER:http://blog.example.org/x]",\n'
    )
    assert found.about is About.ME
    assert found.name == named("Jo", "Seeker")
    assert (found.headline, found.industry) == ("Data person", "Software")
    assert found.place == "Berlin, Germany"
    assert found.websites == (
        AddressSeen("https://jo.example.org", "portfolio"),
        AddressSeen("http://blog.example.org/x", "other"),
    )


def test_positions_and_schools_tell_of_me_with_their_days() -> None:
    jobs = read(
        "Company Name,Title,Description,Location,Started On,Finished On\n"
        "Contoso,Analyst,,,Mar 2019,Feb 2020\nFabrikam,Lead,,,2021,\n,Ghost,,,2020,\n"
    )
    schools = read(
        "School Name,Start Date,End Date,Notes,Degree Name,Activities\nTU,2010,2014,,BSc,\n"
    )
    stays = [each.positions for each in (*jobs, *schools) if isinstance(each, Record)]
    assert stays == [
        (PositionSeen("Contoso", "Analyst", Stay.WORK, date(2019, 3, 1), date(2020, 2, 29)),),
        (PositionSeen("Fabrikam", "Lead", Stay.WORK, date(2021, 1, 1), current=True),),
        (PositionSeen("TU", "BSc", Stay.STUDY, date(2010, 1, 1), date(2014, 12, 31)),),
    ]
    assert all(each.about is About.ME for each in (*jobs, *schools) if isinstance(each, Record))
    assert [each.line for each in jobs if isinstance(each, Problem)] == [4]


def test_my_own_addresses_and_numbers() -> None:
    emails = read(
        "Email Address,Confirmed,Primary,Updated On\n"
        "jo@example.org,Yes,Yes,1/1/20\nold@example.org,No,No,1/1/20\n"
    )
    phones = read("Extension,Number,Type\n12,+49 30 1234,Mobile\n,,\n")
    assert [each.emails for each in emails if isinstance(each, Record)] == [
        (AddressSeen("jo@example.org", "primary"),)
    ]
    assert [each.phones for each in phones if isinstance(each, Record)] == [
        (AddressSeen("+49 30 1234 ext. 12", "Mobile"),)
    ]


@pytest.mark.parametrize(
    "text, day",
    [
        ("05 Mar 2024", date(2024, 3, 5)),
        ("5 März 2024", date(2024, 3, 5)),
        ("04/11/18, 06:07 PM", date(2018, 4, 11)),
        ("30/11/2017", date(2017, 11, 30)),
        ("2024-03-05", date(2024, 3, 5)),
        ("2024-03-05 10:00:00 UTC", date(2024, 3, 5)),
        ("yesterday", None),
        ("99 Mar 2024", None),
        ("0000-00-00", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert dates.day(text) == day


@pytest.mark.parametrize(
    "file",
    [
        "linkedin_messages.csv",
        "linkedin_Invitations.csv",
        "linkedin_Endorsement_Received_Info.csv",
        "linkedin_Recommendations_Received.csv",
    ],
)
def test_other_files_of_the_archive_are_passed_over(tables: Path, file: str) -> None:
    head = (tables / file).read_bytes()
    assert not linkedin.recognises(head, file=file)
    assert linkedin.passes_over(head, file=file)


def test_every_header_of_the_archive_is_read_or_passed_over(tables: Path) -> None:
    rows = (tables / "linkedin_archive_headers.tsv").read_text("utf-8").splitlines()[1:]
    strange = []
    for row in rows:
        file, header = row.split("\t")
        head = header.rpartition(") ")[2].encode() + b"\r\n"
        if not (linkedin.recognises(head, file=file) or linkedin.passes_over(head, file=file)):
            strange.append(file)
    assert strange == []
