"""The seeker's business card: read from their own page, made into a vCard and its code.

Nothing leaves the machine: the code is drawn here (practice.md C36).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kithwork.domain import cards
from kithwork.domain.actors import Actor
from kithwork.domain.cards import BusinessCard
from kithwork.domain.people import AddressKind
from kithwork.domain.records import AddressSeen, NameSeen
from kithwork.flows import workspaces
from kithwork.sources import vcard
from kithwork.store.queries import people
from kithwork.store.queries.people import ContactCard
from kithwork.writing import codes
from kithwork.writing.codes import Picture


@dataclass(frozen=True, slots=True)
class Handout:
    """A card as it is given out: what people read, what phones read, and the code that holds it."""

    card: BusinessCard
    vcard: str
    picture: Picture


def mine(*, actor: Actor) -> BusinessCard:
    """The seeker's card, with gaps where something is not known yet."""
    me = people.me(actor=actor)
    name = NameSeen(workspaces.signed(me.name), me.given, "", me.family, me.prefix, me.suffix)
    return cards.made(
        name=name,
        line=me.headline,
        place=me.place,
        emails=tuple(_of(me, AddressKind.EMAIL)),
        phones=tuple(_of(me, AddressKind.PHONE)),
        webs=(*_of(me, AddressKind.PROFILE), *_of(me, AddressKind.WEB)),
    )


def handout(card: BusinessCard) -> Handout:
    """The card with its vCard and code; raises Invalid while its name or every contact lacks."""
    text = vcard.business_card(card)
    return Handout(card, text, codes.picture(text))


def drawing(found: Handout) -> str:
    """The code as an SVG file of its own."""
    return codes.drawing(found.picture)


def _of(me: ContactCard, kind: AddressKind) -> Iterator[AddressSeen]:
    return (AddressSeen(one.value, one.label) for one in me.addresses if one.kind == kind)
