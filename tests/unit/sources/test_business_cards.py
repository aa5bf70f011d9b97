"""The seeker's card as a vCard: small, and read back alike here and elsewhere."""

import io
import re

import pytest
import segno
import vobject  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain import cards
from kithwork.domain.cards import BusinessCard
from kithwork.domain.errors import Invalid
from kithwork.domain.records import AddressSeen, NameSeen, Record
from kithwork.sources import vcard
from kithwork.writing import codes

ANA = BusinessCard(
    NameSeen(full="Ana Sol", given="Ana", family="Sol"),
    line="Nurse, moving into health data",
    email="ana@example.org",
    phone="+44 7700 900100",
    web="https://www.linkedin.com/in/ana",
    place="Leeds",
)
HOSTILE = "Ana; Sol, Jr\\. \r\nTEL:+666\rEND:VCARD\nnach\t漢字\x1b[31m \u202e:x"
# What a code of the largest size holds at its level of repair, in octets.
FULLEST = 2331
# A replaced letter is told as lost when it is read.
TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffd\0"), max_size=200
)
NAMED = TEXT.filter(lambda text: any(sign.isalpha() for sign in text) and "@" not in text).filter(
    lambda text: "//" not in text
)


def read(text: str) -> Record:
    """The card as our own reader sees it, without a complaint."""
    (found,) = vcard.parse(io.BytesIO(text.encode()), file="card.vcf")
    assert isinstance(found, Record)
    return found


def test_it_is_short_and_says_only_what_is_known() -> None:
    assert vcard.business_card(ANA).split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:Sol;Ana;;;",
        "FN:Ana Sol",
        "TITLE:Nurse\\, moving into health data",
        "TEL:+44 7700 900100",
        "EMAIL:ana@example.org",
        "URL:https://www.linkedin.com/in/ana",
        "ADR:;;;Leeds;;;",
        "END:VCARD",
        "",
    ]
    least = vcard.business_card(BusinessCard(NameSeen(full="Plato"), phone="1"))
    assert (
        least == "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;Plato;;;\r\nFN:Plato\r\nTEL:1\r\nEND:VCARD\r\n"
    )


@pytest.mark.parametrize("card", [BusinessCard(NameSeen()), BusinessCard(ANA.name)])
def test_without_a_name_or_a_contact_there_is_none(card: BusinessCard) -> None:
    with pytest.raises(Invalid, match="not known yet"):
        vcard.business_card(card)


def made(name: str, line: str, place: str, web: str) -> BusinessCard:
    """A card of whatever somebody typed, made as the program makes it."""
    return cards.made(
        name=NameSeen(full=name, given=name, family=line, prefix=place, suffix=web),
        line=line,
        place=place,
        emails=[AddressSeen("ana@example.org")],
        phones=[AddressSeen("+44 7700 900100")],
        webs=[AddressSeen(f"https://www.linkedin.com/in/{web}")],
    )


@given(NAMED, TEXT, TEXT, TEXT)
def test_whatever_was_typed_reads_back_and_fits_into_a_code(
    name: str, line: str, place: str, web: str
) -> None:
    card = made(name, line, place, web)
    text = vcard.business_card(card)
    assert all(len(part.encode()) <= 75 for part in text.split("\r\n"))
    found = read(text)
    assert found.name.full == card.name.full
    assert found.name.prefix == card.name.prefix
    assert found.headline == card.line
    assert [one.value for one in (*found.phones, *found.emails)] == [card.phone, card.email]
    assert len(text.encode()) <= FULLEST


def test_hostile_text_stays_where_it_belongs() -> None:
    raw = BusinessCard(NameSeen(full=HOSTILE), line=HOSTILE, phone="+1", place=HOSTILE)
    for card in (raw, made(HOSTILE, HOSTILE, HOSTILE, "ana;x,y")):
        text = vcard.business_card(card)
        names = [line.partition(":")[0] for line in re.sub("\r\n ", "", text).split("\r\n")]
        assert names.count("TEL") == names.count("END") == 1
        assert [one.value for one in read(text).phones] == [card.phone]
        other = vobject.readOne(text)
        assert [one.value for one in other.contents["tel"]] == [card.phone]
        # vobject takes a tab for white space of its own.
        assert " ".join(other.fn.value.split()) == " ".join(card.name.full.split())


def test_another_reader_sees_the_same() -> None:
    other = vobject.readOne(vcard.business_card(ANA))
    assert (other.n.value.family, other.n.value.given) == ("Sol", "Ana")
    assert (other.fn.value, other.title.value) == ("Ana Sol", ANA.line)
    assert (other.tel.value, other.email.value, other.url.value) == (ANA.phone, ANA.email, ANA.web)
    assert other.adr.value.city == "Leeds"


@pytest.mark.parametrize("filler", ["\U0001f600", ";"])
def test_the_fullest_card_fits_into_a_code(filler: str) -> None:
    """Signs of four octets, and of two that are escaped, fill every field to its edge."""
    long = filler * 300
    card = cards.made(
        name=NameSeen(full=long, given=long, family=long, prefix=long, suffix=long),
        line=long,
        place=long,
        emails=[AddressSeen("," * 242 + "@example.org")],
        phones=[AddressSeen(";" * cards.PHONE)],
        webs=[AddressSeen("https://" + "\\" * 180 + ".example")],
    )
    text = vcard.business_card(card)
    assert 1000 < len(text.encode()) <= FULLEST
    assert codes.picture(text).size <= 177 + 2 * codes.BORDER


def test_the_code_holds_the_very_text() -> None:
    """Compared module by module with what the library draws of the bytes of the vCard."""
    text = vcard.business_card(ANA)
    rows = segno.make(text.encode(), error="m", micro=False).matrix
    found = codes.picture(text)
    dark = {
        (int(x) + step, int(y))
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", found.path)
        for step in range(int(length))
    }
    assert dark == {
        (x + codes.BORDER, y + codes.BORDER)
        for y, row in enumerate(rows)
        for x, module in enumerate(row)
        if module
    }
    assert found.size == len(rows) + 2 * codes.BORDER
    assert codes.drawing(found).count(found.path) == 1
