"""vCards of all versions, read."""

import io
from pathlib import Path

import pytest

from kithwork.domain.records import AddressSeen, NameSeen, PositionSeen, Problem, Record
from kithwork.sources import vcard
from kithwork.sources.vcard import cards as codec


def read(text: str | bytes) -> list[Record | Problem]:
    raw = text.encode() if isinstance(text, str) else text
    return list(vcard.parse(io.BytesIO(raw), file="f.vcf"))


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def one(text: str | bytes) -> Record:
    found = read(text)
    assert len(found) == 1, found
    assert isinstance(found[0], Record)
    return found[0]


def at(file: Path) -> list[Record | Problem]:
    with file.open("rb") as stream:
        return list(vcard.parse(stream, file="f.vcf"))


def labelled(*pairs: str) -> tuple[AddressSeen, ...]:
    """Addresses from "label=value"."""
    return tuple(AddressSeen(value, label) for label, _, value in (p.partition("=") for p in pairs))


def works(organisation: str, title: str = "") -> tuple[PositionSeen, ...]:
    return (PositionSeen(organisation, title, current=True),)


JOHN = NameSeen(
    full="Mr. John Richter James Doe Sr.",
    given="John",
    additional="Richter James",
    family="Doe",
    prefix="Mr.",
    suffix="Sr.",
    nickname="Johny",
)
SIX_NUMBERS = (
    "home=905-666-1234",
    "cell=905-555-1234",
    "home fax=905-888-1234",
    "work fax=905-999-1234",
    "pager=905-111-1234",
    "AssistantPhone=905-222-1234",
)


def test_iphone(cards: Path) -> None:
    (found,) = at(cards / "text" / "John_Doe_IPHONE.vcf")
    assert found == Record(
        "vcard",
        "f.vcf",
        1,
        JOHN,
        emails=labelled("=john.doe@ibm.com"),
        phones=labelled(
            "cell=905-555-1234", "home=905-666-1234", "work=905-777-1234", *SIX_NUMBERS[2:]
        ),
        websites=labelled("HomePage=http://www.ibm.com"),
        positions=works("IBM", "Money Counter"),
        place="New York, United States of America",
        birthday="2012-06-06",
    )


def test_mac_address_book(cards: Path) -> None:
    (found,) = at(cards / "text" / "John_Doe_MAC_ADDRESS_BOOK.vcf")
    assert isinstance(found, Record)
    assert found.name == NameSeen(
        full="Mr. John Richter,James Doe Sr.",
        given="John",
        additional="Richter,James",
        family="Doe",
        prefix="Mr.",
        suffix="Sr.",
        nickname="Johny",
    )
    assert found.emails == labelled("work=john.doe@ibm.com")
    assert found.phones == labelled("work=905-777-1234", *SIX_NUMBERS)
    assert found.websites == labelled("HomePage=http://www.ibm.com")
    assert found.positions == works("IBM", "Money Counter")
    assert found.place == "New York, United States of America"
    assert found.note.endswith("Favotire Color: Blue")


def test_outlook_2_1(cards: Path) -> None:
    (found,) = at(cards / "text" / "John_Doe_MS_OUTLOOK.vcf")
    assert isinstance(found, Record)
    assert found.name.additional == "Richter,James"
    assert found.emails == labelled("=john.doe@ibm.cm")
    assert found.phones == labelled("work=(905) 555-1234", "home=(905) 666-1234")
    assert found.websites == labelled("work=http://www.ibm.com")
    assert found.positions == works("IBM", "Money Counter")
    assert found.place == "Albaney, United States of America"
    assert found.birthday == "1980-03-22"


def test_outlook_2003(cards: Path) -> None:
    (found,) = at(cards / "text" / "outlook-2003.vcf")
    assert found == Record(
        "vcard",
        "f.vcf",
        1,
        NameSeen("John Doe III", "John", "", "Doe", "Mr.", "III", "Joey"),
        emails=labelled("=jdoe@hotmail.com"),
        phones=labelled(
            "work=BusinessPhone", "home=HomePhone", "cell=MobilePhone", "work fax=BusinessFaxPhone"
        ),
        websites=labelled("work=http://web-page-address.com"),
        positions=works("Company, The", "The Job Title"),
        place="Austin, United States of America",
        birthday="1980-03-21",
        note="This is the note field!!\nSecond line\n\nThird line is empty",
    )


def test_outlook_2007(cards: Path) -> None:
    (found,) = at(cards / "text" / "outlook-2007.vcf")
    assert found == Record(
        "vcard",
        "f.vcf",
        1,
        NameSeen("Mr. Michael Angstadt Jr.", "Michael", "", "Angstadt", "Mr.", "Jr.", "Mike"),
        emails=labelled("=mike.angstadt@gmail.com"),
        phones=labelled(
            "work=(111) 555-1111",
            "home=(111) 555-2222",
            "cell=(111) 555-4444",
            "work fax=(111) 555-3333",
        ),
        websites=labelled("home=http://mikeangstadt.name"),
        positions=works("TheCompany", "TheJobTitle"),
        place="New York, USA",
        birthday="1922-03-10",
        note="This is the NOTE field\t\n"
        "I assume it encodes this text inside a NOTE vCard type.\n"
        "But I'm not sure because there's text formatting going on here.\n"
        "It does not preserve the formatting",
    )


def test_android_with_quoted_printable_over_many_lines(cards: Path) -> None:
    found = at(cards / "text" / "John_Doe_ANDROID.vcf")
    people = [each for each in found if isinstance(each, Record)]
    n = "Ñ"
    assert [(each.line, each.name.full, each.name.family) for each in people] == [
        (1, "", ""),
        (6, "", ""),
        (11, " ".join(n * 5), " ".join(n * 4)),
        (18, " ".join(n * 11), " ".join(n * 11)),
        (36, " ".join(n * 4), " ".join(n * 2)),
        (71, n * 4, n * 4),
    ]
    assert people[0].emails == labelled("=john.doe@company.com")
    assert people[3].phones == labelled(
        "cell=123456", "home=234567", "cell=3456789", "home=45678901"
    )
    assert people[3].note.startswith("Ñ Ñ Ñ Ñ Ñ Ñ Ñ ÑÑ Ñ")
    assert people[4].positions == works(n * 12)
    assert people[4].websites == labelled("=www.company.com", "=http://www.company.com")
    assert people[5].positions == works(n * 44)
    assert {each.tags for each in people} == {("My Contacts",), ()}
    problems = [(each.line, each.field) for each in found if isinstance(each, Problem)]
    # One "address" has no @; one organisation ends in half a letter.
    assert problems == [(44, "EMAIL"), (82, "ORG")]


def test_blackberry(cards: Path) -> None:
    (found,) = at(cards / "text" / "John_Doe_BLACK_BERRY.vcf")
    assert found == Record(
        "vcard",
        "f.vcf",
        1,
        NameSeen(full="John Doe", given="john", family="Doe"),
        phones=labelled("cell=+96123456789"),
        positions=works("Acme Solutions"),
    )


def test_evolution(cards: Path) -> None:
    (found,) = at(cards / "text" / "John_Doe_EVOLUTION.vcf")
    assert isinstance(found, Record)
    assert found.key == "477343c8e6bf375a9bac1f96a5000837"
    assert found.name.additional == "Richter, James"
    assert found.emails == labelled("work=john.doe@ibm.com")
    assert found.phones == labelled("cell=905-666-1234", "work=905-555-1234")
    assert found.websites == labelled("=http://www.ibm.com")
    assert found.place == "Albaney, United States of America"
    assert found.note.endswith("EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.")
    assert found.tags == ("VIP",)


def test_gmail(cards: Path) -> None:
    (found,) = at(cards / "text" / "John_Doe_GMAIL.vcf")
    assert isinstance(found, Record)
    assert found.name.full == "Mr. John Richter, James Doe Sr."
    assert found.websites == labelled("work=http://www.ibm.com")
    assert found.place == ""
    assert '"AS IS" AND' in found.note
    assert found.note.endswith("\nFavotire Color: Blue")


def test_lotus_notes(cards: Path) -> None:
    (found,) = at(cards / "text" / "John_Doe_LOTUS_NOTES.vcf")
    assert isinstance(found, Record)
    assert found.name == NameSeen(
        "Mr. Doe John I Johny", "John", "Johny", "Doe", "Mr.", "I", "Johny,JayJay"
    )
    assert found.key == "0e7602cc-443e-4b82-b4b1-90f62f99a199"
    assert found.positions == works("IBM", "Generic Accountant")
    assert found.phones == labelled("cell=+1 (212) 204-34456", "work fax=00-1-212-555-7777")
    assert found.place == "New York, U.S.A."


def test_gmail_lists_and_labels(cards: Path) -> None:
    many = at(cards / "text" / "gmail-list.vcf")
    assert [(each.line, each.name.full) for each in many if isinstance(each, Record)] == [
        (1, "Arnold Smith"),
        (7, "Chris Beatle"),
        (13, "Doug White"),
    ]
    (greg,) = at(cards / "text" / "gmail-single.vcf")
    assert isinstance(greg, Record)
    assert greg.phones == labelled("cell=555 555 1111", "GRAND_CENTRAL=555 555 2222")
    assert greg.websites == labelled("PROFILE=http://TheProfile.com")
    assert (greg.place, greg.birthday) == ("Custom City, USA", "1960-09-10")
    (test,) = at(cards / "text" / "gmail-single2.vcf")
    assert isinstance(test, Record)
    assert test.emails == labelled(
        "=email@example.com",
        "home=homeemail@example.com",
        "work=workemail@example.com",
        "=otheremail@example.com",
        "CustomEmailCategory=customcategory@example.com",
    )
    assert (len(test.phones), len(test.websites), test.place) == (11, 6, "NY")


def test_fullcontact_4_0(cards: Path) -> None:
    (found,) = at(cards / "text" / "fullcontact.vcf")
    assert isinstance(found, Record)
    assert found.positions == works("Organization1", "Title1") + works("Organization2", "Title2")
    assert [each.label for each in found.emails] == [
        "home",
        "work",
        "school",
        "other",
        "customtype",
    ]
    assert len(found.phones) == 9
    assert (found.birthday, found.tags) == ("2016-08-01", ("Tag",))
    assert (found.place, found.note) == ("HomeCity, HomeCountry", "Notes line 1\nNotes line 2")


def test_the_example_of_rfc_2426(cards: Path) -> None:
    frank, tim = at(cards / "text" / "rfc2426-example.vcf")
    assert isinstance(frank, Record)
    assert isinstance(tim, Record)
    assert (frank.line, frank.name) == (1, NameSeen(full="Frank Dawson"))
    assert frank.phones == labelled("work=+1-919-676-9515", "fax work=+1-919-676-9564")
    assert (frank.place, tim.place) == ("Raleigh, U.S.A.", "Mountain View, U.S.A.")
    assert (tim.line, tim.positions) == (13, works("Netscape Communications Corp."))


def test_the_example_of_rfc_6350(cards: Path) -> None:
    (found,) = at(cards / "text" / "rfc6350-example.vcf")
    assert found == Record(
        "vcard",
        "f.vcf",
        1,
        NameSeen("Simon Perreault", "Simon", "", "Perreault", "", "ing. jr, M.Sc."),
        emails=labelled("work=simon.perreault@viagenie.ca"),
        phones=labelled("work=+1-418-656-9254 ext. 102", "work cell=+1-418-262-6501"),
        websites=labelled("home=http://nomis80.org"),
        positions=works("Viagenie"),
        place="Quebec, Canada",
        birthday="--02-03",
    )


def test_thunderbird_and_a_label_without_quotation_marks(cards: Path) -> None:
    (bird,) = at(cards / "text" / "thunderbird-MoreFunctionsForAddressBook-extension.vcf")
    assert isinstance(bird, Record)
    assert bird.tags == ("category1", "category2", "category3")
    assert [each.label for each in bird.phones] == ["work", "home", "cell", "fax", "pager"]
    assert bird.note.endswith('You can put anything in the "note" field; even curse words.')
    (dummy,) = at(cards / "issue" / "issue114.vcf")
    assert isinstance(dummy, Record)
    assert dummy.key == "8b574c60-fd7f-4e99-b584-c5db131ae687"
    assert dummy.place == "Bad Homburg, Germany"
    assert dummy.phones == labelled("cell=+49 1234 56789", "work=+49 9876 54321")


@pytest.mark.parametrize("charset", ["ISO-8859-1", "windows-1252"])
def test_a_named_character_set_is_used(charset: str) -> None:
    line = f"FN;CHARSET={charset}:Zoë Müller".encode("latin-1")
    assert one(b"BEGIN:VCARD\nVERSION:2.1\n" + line + b"\nEND:VCARD\n").name.full == "Zoë Müller"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_names_stay_intact_in_every_encoding(encoding: str) -> None:
    assert one(card("FN:Zoë Müller").encode(encoding)).name.full == "Zoë Müller"


@pytest.mark.parametrize(
    "line",
    [
        b"FN:Zo\xc3\xab M\xfcller",
        b"FN;CHARSET=UTF-8:Zo\xeb",
        b"FN;CHARSET=idna:Zo\xeb",
        b"FN:Zo\x00e",
        b"FN;ENCODING=QUOTED-PRINTABLE;CHARSET=utf-8:Zo=EB",
        b"FN;ENCODING=B:\xeb",
    ],
)
def test_a_damaged_value_is_refused_by_name(line: bytes) -> None:
    found = read(b"BEGIN:VCARD\r\nN:Keller;Zoe\r\n" + line + b"\r\nEND:VCARD\r\n")
    assert isinstance(found[0], Record)
    assert found[0].name.full == "Zoe Keller"
    assert isinstance(found[1], Problem)
    assert (found[1].line, found[1].field) == (3, "FN")


def test_a_letter_lost_before_is_said() -> None:
    record, problem = read(card("FN:Zo\ufffd"))
    assert isinstance(record, Record)
    assert isinstance(problem, Problem)
    assert "lost" in problem.why


def test_profiles_are_told_from_websites() -> None:
    found = one(
        card(
            "FN:A",
            "URL:https://www.linkedin.com/in/a",
            "URL:https://a.example",
            "X-SOCIALPROFILE;type=twitter:https://twitter.com/a",
            "X-SOCIALPROFILE:x-apple:a",
        )
    )
    assert found.profiles == ("https://www.linkedin.com/in/a", "https://twitter.com/a")
    assert found.websites == labelled("=https://a.example")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JavaScript:1", "data:text/html,x", "\x01javascript:x"]
)
def test_an_address_that_could_run_is_left_out(address: str) -> None:
    record, problem = read(card("FN:A", f"URL:{address}"))
    assert isinstance(record, Record)
    assert isinstance(problem, Problem)
    assert (record.websites, record.profiles, problem.line) == ((), (), 4)


def test_an_assistant_is_no_person_of_their_own() -> None:
    inner = card("FN:Assistant", "EMAIL:assistant@x.org", version="2.1")
    assert one(card("FN:Boss", "AGENT:", inner + "TITLE:Chief", version="2.1")) == Record(
        "vcard", "f.vcf", 1, NameSeen(full="Boss"), headline="Chief"
    )


@pytest.mark.parametrize("line", ["KIND:group", "KIND:org", "X-ABShowAs:COMPANY"])
def test_groups_and_organisations_are_no_people(line: str) -> None:
    (found,) = read(card("FN:Rotary", line))
    assert isinstance(found, Problem)


def test_a_card_that_does_not_end_is_refused_and_the_next_read() -> None:
    found = read("BEGIN:VCARD\nFN:Half\n" + card("FN:Whole") + "BEGIN:VCARD\nFN:Half\n")
    assert [each.line for each in found] == [1, 3, 7]
    assert [isinstance(each, Problem) for each in found] == [True, False, True]


def test_a_garbage_line_is_named_and_the_card_kept() -> None:
    record, problem = read(card("FN:A", "garbage"))
    assert isinstance(record, Record)
    assert isinstance(problem, Problem)
    assert problem.line == 4


@pytest.mark.parametrize("inner", ["VCARD", "A"])
def test_deep_nesting_is_refused_and_the_next_card_read(inner: str) -> None:
    begin = "BEGIN:VCARD\r\nFN:Deep\r\n" + f"AGENT:\r\nBEGIN:{inner}\r\n" * 1_200
    deep = begin + f"END:{inner}\r\n" * 1_200 + "END:VCARD\r\n"
    problem, record = read(deep + card("FN:Next"))
    assert isinstance(problem, Problem)
    assert isinstance(record, Record)
    assert (problem.line, record.name.full) == (1, "Next")
    assert f"{codec.MAX_NESTED} levels" in problem.why


def test_cards_begun_one_within_the_other_without_end() -> None:
    found = read("BEGIN:VCARD\r\n" * 1_200 + "FN:x\r\n" + "END:VCARD\r\n" * 1_200 + card("FN:Next"))
    assert [each.name.full for each in found if isinstance(each, Record)] == ["Next"]
    assert len(found) == 3


def test_huge_values_are_cut_and_the_next_card_read() -> None:
    emails = [f"EMAIL:a{number}@x.org" for number in range(50_000)]
    folds = "NOTE:" + "\r\n 0123456789" * 400_000
    found = read(
        card("FN:Note", "NOTE:" + "x" * 5_000_000)
        + card("FN:Emails", *emails)
        + card("FN:Folds", folds)
        + card("FN:Picture", "PHOTO;ENCODING=b:" + "\r\n AAAA" * 100_000)
        + card("FN:Next")
    )
    people = [each for each in found if isinstance(each, Record)]
    assert [each.name.full for each in people] == ["Note", "Emails", "Folds", "Picture", "Next"]
    assert [len(people[0].note), len(people[2].note)] == [100_000, 100_000]
    assert len(people[1].emails) == 100
    fields = {each.field for each in found if isinstance(each, Problem)}
    assert fields == {"NOTE", "EMAIL", ""}


def test_old_macintosh_line_ends() -> None:
    assert one(card("FN:A", "TITLE:B").replace("\r\n", "\r")).headline == "B"
