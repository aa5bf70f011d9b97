import csv
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from nameparser import HumanName

from kithwork.domain.records import NameSeen
from kithwork.matching import names

PART = st.text(
    alphabet=st.sampled_from("aAnNé üMBDr.,()\"'’-–/|🚀陳麗하李İß1\t\u0301"), max_size=14
)
SEEN = st.builds(NameSeen, full=PART, given=PART, additional=PART, family=PART, suffix=PART)


def parts(full: str) -> tuple[str, str]:
    name = names.read(NameSeen(full=full))
    return name.given, name.family


@pytest.mark.parametrize(
    "full,given,family",
    [
        ("Ana Sol", "Ana", "Sol"),
        ("Sol, Ana", "Ana", "Sol"),
        ("Patel, Priya, MBA, PMP", "Priya", "Patel"),
        ("van der Berg, Jan", "Jan", "van der Berg"),
        ("Ludwig von Mises", "Ludwig", "von Mises"),
        ("Noël O'Brien–Smith", "Noël", "O'Brien–Smith"),
        ("Dr. Anna Müller-Schmidt PhD", "Anna", "Müller-Schmidt"),
        ('Li-Wei "Vivian" Chen 陳麗薇', "Li-Wei", "Chen"),
        ("Sam (he/him) Lee", "Sam", "Lee"),
        ("Ann Lee she/her", "Ann", "Lee"),
        ("Sam Lee 🚀 | Hiring!", "Sam", "Lee"),
        ("Yo-Yo Ma", "Yo-Yo", "Ma"),
        ("John Smith Jr.", "John", "Smith"),
        ("Mr. Smith", "", "Smith"),
        ("Madonna", "Madonna", ""),
        ("陳麗薇", "", ""),
        ("ana@example.org", "", ""),
        ("🚀", "", ""),
        ("", "", ""),
    ],
)
def test_a_full_name_is_taken_apart_as_far_as_it_can_be_told(
    full: str, given: str, family: str
) -> None:
    assert parts(full) == (given, family)


def test_a_family_name_with_degrees_behind() -> None:
    name = names.read(NameSeen(given="Priya", family="Patel, MBA, PMP"))
    assert name == NameSeen(full="Priya Patel", given="Priya", family="Patel", suffix="MBA, PMP")


def test_a_nickname_in_quotes_and_a_second_script() -> None:
    name = names.read(NameSeen(given='Li-Wei "Vivian"', family="Chen 陳麗薇"))
    assert name.given == "Li-Wei"
    assert name.nickname == "Vivian"
    assert name.family == "Chen 陳麗薇"
    assert name.full == "Li-Wei Chen 陳麗薇"


def test_what_the_source_gave_as_a_part_stays_that_part() -> None:
    seen = NameSeen(full="The Boss", given="José", family="Nuñez de la Vega", suffix="Jr.")
    assert names.read(seen) == seen


def test_a_field_the_source_filled_is_not_replaced() -> None:
    seen = NameSeen(given='Dr. Anna "Anni"', family="Roth PhD", prefix="Prof.", nickname="Ann")
    name = names.read(seen)
    assert (name.prefix, name.given, name.nickname) == ("Prof.", "Anna", "Ann")
    assert (name.family, name.suffix) == ("Roth", "PhD")


def test_honorifics_leave_the_given_name() -> None:
    name = names.read(NameSeen(given="Prof. Dr. Anna", family="Roth"))
    assert (name.prefix, name.given, name.full) == ("Prof. Dr.", "Anna", "Anna Roth")


def test_chinese_names_are_shown_family_first() -> None:
    assert names.read(NameSeen(given="麗薇", family="陳")).full == "陳麗薇"


def test_a_name_sorted_for_a_list_is_shown_as_spoken() -> None:
    assert names.read(NameSeen(full="Chen, Li-Wei")).full == "Li-Wei Chen"


@given(SEEN)
def test_reading_twice_is_reading_once(seen: NameSeen) -> None:
    once = names.read(seen)
    assert names.read(once) == once


@given(SEEN)
def test_no_name_is_lost(seen: NameSeen) -> None:
    letters = any(sign.isalpha() for part in (seen.given, seen.family) for sign in part)
    assume(letters and "|" not in seen.given + seen.family and "/" not in seen.given + seen.family)
    assert names.read(seen).full


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True), min_size=2, max_size=4))
def test_the_short_cut_reads_plain_names_as_the_parser_does(words: list[str]) -> None:
    assume(names._SPECIAL.isdisjoint(word.lower() for word in words))
    parsed = HumanName(" ".join(words))
    read = names.read(NameSeen(full=" ".join(words)))
    assert (read.given, read.additional, read.family) == (parsed.first, parsed.middle, parsed.last)


@pytest.mark.parametrize(
    "a,b",
    [
        (NameSeen(full="José Nuñez de la Vega"), NameSeen(given="Jose", family="Nuñez")),
        (NameSeen(given="Anna-Maria", family="Roth"), NameSeen(given="Anna Maria", family="Meyer")),
        (NameSeen(given="Ana", family="O’Brien–Smith"), NameSeen(full="A. O'Brien-Smith")),
        (NameSeen(given="Priya", family="Patel, MBA"), NameSeen(given="P.", family="PATEL")),
        (NameSeen(given="Li-Wei", family="Chen 陳麗薇"), NameSeen(given="Vivian", family="Chen")),
        (NameSeen(full="陳麗薇"), NameSeen(given="麗薇", family="陳")),
        (NameSeen(given="Dr. Anna"), NameSeen(full="Anna Roth")),
    ],
)
def test_names_that_agree(a: NameSeen, b: NameSeen) -> None:
    assert names.agree(names.read(a), names.read(b))
    assert names.agree(names.read(b), names.read(a))


@pytest.mark.parametrize(
    "a,b",
    [
        (NameSeen(full="Ana Sol"), NameSeen()),
        (NameSeen(), NameSeen()),
        (NameSeen(full="Ana Sol"), NameSeen(full="Ben Roth")),
        (NameSeen(full="Anna Sol"), NameSeen(full="Annabel Roth")),
        (NameSeen(given="J."), NameSeen(given="J.", family="Roth")),
        (NameSeen(full="Ana Sol"), NameSeen(full="Sol Ana")),
        (NameSeen(full="info@example.org"), NameSeen(full="info@example.org")),
        (NameSeen(full="🚀"), NameSeen(full="🚀")),
        (NameSeen(full="Dr. Roth"), NameSeen(full="Dr. Sol")),
    ],
)
def test_names_that_do_not_agree(a: NameSeen, b: NameSeen) -> None:
    assert not names.agree(names.read(a), names.read(b))


@given(SEEN, SEEN)
def test_agreeing_is_mutual(a: NameSeen, b: NameSeen) -> None:
    assert names.agree(a, b) == names.agree(b, a)


def test_namesakes_are_found_in_either_order_and_without_middle_names() -> None:
    plain = names.spellings(names.read(NameSeen(full="Wei Chen")))
    assert plain == names.spellings(names.read(NameSeen(given="Chen", family="Wei")))
    assert plain & names.spellings(names.read(NameSeen(full="Wei Quentin Chen")))
    assert plain & names.spellings(names.read(NameSeen(given="Wei", family="Chen 陳偉")))
    assert not names.spellings(NameSeen(full="wei@example.org"))
    assert not names.spellings(NameSeen())


def test_a_parted_name_and_a_whole_one_are_namesakes() -> None:
    parted = names.read(NameSeen(given="José", family="Nuñez de la Vega"))
    whole = names.read(NameSeen(full="Jose Nunez de la Vega"))
    assert names.spellings(parted) & names.spellings(whole)


def test_names_of_the_sample_export(shared_data: Path) -> None:
    path = shared_data / "contact-csv-formats" / "linkedin_Connections_en.csv"
    lines = path.read_text(encoding="utf-8").split("\n\n", 1)[1].splitlines(keepends=True)
    read = [
        names.read(NameSeen(given=row["First Name"], family=row["Last Name"]))
        for row in csv.DictReader(lines)
    ]
    assert [name.full for name in read] == [
        "Amara Okafor",
        "José Nuñez de la Vega",
        "Li-Wei Chen 陳麗薇",
        "Priya Patel",
        "Sam Lee",
        "Sam Lee",
        "",
        "Noël O'Brien–Smith",
    ]
