"""The seeker's business card: what is chosen for it, cut for it, and missing from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain import cards
from kithwork.domain.cards import BusinessCard, Lack
from kithwork.domain.errors import Invalid
from kithwork.domain.records import AddressSeen, NameSeen

ANA = NameSeen(full="Ana Sol", given="Ana", family="Sol")


def seen(*values: str, label: str = "") -> tuple[AddressSeen, ...]:
    return tuple(AddressSeen(value, label) for value in values)


def test_the_first_address_of_a_kind_is_on_it_and_those_at_work_come_last() -> None:
    card = cards.made(
        name=ANA,
        emails=(*seen("ana@northmoor.example", label="work"), *seen("ana@example.org", "a@x.org")),
        phones=(*seen("+44 1", label="home fax"), *seen("+44 2", label="Work"), *seen("+44 3")),
    )
    assert (card.email, card.phone) == ("ana@example.org", "+44 3")
    at_work = cards.made(name=ANA, emails=seen("ana@northmoor.example", label="work"))
    assert at_work.email == "ana@northmoor.example"


@pytest.mark.parametrize(
    "typed, kept, shown",
    [
        ("https://www.ana.example/me/", "https://www.ana.example/me/", "ana.example/me"),
        ("HTTP://ana.example", "HTTP://ana.example", "ana.example"),
        ("ana.example", "https://ana.example", "ana.example"),
        ("javascript:alert(1)", "", ""),
        ("ana", "", ""),
    ],
)
def test_a_web_address_is_one_that_a_phone_may_open(typed: str, kept: str, shown: str) -> None:
    card = cards.made(name=ANA, webs=seen(typed))
    assert (card.web, card.web_shown) == (kept, shown)


def test_what_is_too_long_is_cut_or_passed_over() -> None:
    card = cards.made(
        name=NameSeen(full="ä" * 300),
        line="word " * 100,
        emails=seen(f"{'a' * 300}@example.org", "ana@example.org"),
    )
    assert card.name.full == "ä" * 58 + "…"
    assert len(card.line.encode()) <= cards.LINE
    assert card.line.endswith(" word…")
    assert card.email == "ana@example.org"


@given(st.text(), st.integers(3, 50))
def test_shortened_is_one_line_and_fits(text: str, octets: int) -> None:
    # A half of a sign cannot be written at all.
    text = text.encode(errors="ignore").decode()
    short = cards.shortened(text, octets=octets)
    assert len(short.encode()) <= octets
    assert len(short.splitlines()) <= 1
    assert cards.shortened(short, octets=octets) == short


@pytest.mark.parametrize(
    "card, lacks, said",
    [
        (BusinessCard(NameSeen()), (Lack.NAME, Lack.CONTACT), "kith init --me"),
        (BusinessCard(NameSeen(), email="a@example.org"), (Lack.NAME,), "kith init --me"),
        (BusinessCard(ANA, line="Nurse", place="Leeds"), (Lack.CONTACT,), "kith edit person me"),
    ],
)
def test_a_card_without_name_or_contact_says_what_to_fill_in(
    card: BusinessCard, lacks: tuple[Lack, ...], said: str
) -> None:
    assert card.lacks == lacks
    with pytest.raises(Invalid, match=said) as failure:
        cards.require_whole(card)
    assert failure.value.field == lacks[0]


@pytest.mark.parametrize("kind", ["email", "phone", "web"])
def test_a_name_and_one_contact_are_enough(kind: str) -> None:
    card = BusinessCard(ANA, **{kind: "x"})
    assert card.lacks == ()
    cards.require_whole(card)
