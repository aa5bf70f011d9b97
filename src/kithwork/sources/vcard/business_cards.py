"""The seeker's business card as one vCard 3.0, the version that every phone's camera reads."""

from collections.abc import Iterator

from kithwork.domain import cards
from kithwork.domain.cards import BusinessCard
from kithwork.sources.vcard import written


def business_card(card: BusinessCard) -> str:
    """The text of `card`, without a line for what is empty, for a code has to stay small.

    Raises Invalid when the name or every contact is not known yet.
    """
    cards.require_whole(card)
    return "".join(written.folded(line) for line in _lines(card))


def _lines(card: BusinessCard) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield "N:" + ";".join(written.escaped(part) for part in _parts(card))
    yield f"FN:{written.escaped(card.name.full)}"
    if card.line:
        yield f"TITLE:{written.escaped(card.line)}"
    if card.phone:
        yield f"TEL:{written.escaped(card.phone)}"
    if card.email:
        yield f"EMAIL:{written.escaped(card.email)}"
    if card.web:
        yield f"URL:{written.plain_address(card.web)}"
    if card.place:
        city, country = written.halves(card.place)
        yield f"ADR:;;;{written.escaped(city)};;;{written.escaped(country)}"
    yield "END:VCARD"


def _parts(card: BusinessCard) -> tuple[str, ...]:
    """The five components of N, which 3.0 wants; a name that has no parts is the given one."""
    name = card.name
    given = name.given if name.given or name.family else name.full
    return (name.family, given, "", name.prefix, name.suffix)
