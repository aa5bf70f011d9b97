"""The seeker's contacts as vCard 4.0, for any address book."""

from collections.abc import Iterator
from datetime import datetime

from kithwork.domain.actors import Actor
from kithwork.domain.people import AddressKind
from kithwork.domain.records import AddressSeen, NameSeen, PositionSeen, Record, Stay
from kithwork.sources import vcard
from kithwork.store.models import Position
from kithwork.store.queries import contents
from kithwork.store.queries.contents import PersonContent

NAME = "contacts.vcf"
# A card has no property for it, and whoever imports the card should still see it.
DO_NOT_CONTACT = "do not contact"


def pieces(actor: Actor, now: datetime) -> Iterator[str]:
    """The text of the file, card by card; neither the seeker nor anybody removed is in it."""
    return vcard.write(
        record(person)
        for person in contents.people(actor=actor)
        if is_kept(person) and not person.row.is_me
    )


def is_kept(person: PersonContent) -> bool:
    """Whether a person is neither removed nor merged into another."""
    return person.row.removed_at is None and person.row.merged_into_id is None


def record(person: PersonContent) -> Record:
    """A person as the row of an address book."""
    row = person.row
    return Record(
        source="vcard",
        file=NAME,
        line=0,
        name=NameSeen(
            full=row.name,
            given=row.given,
            family=row.family,
            prefix=row.prefix,
            suffix=row.suffix,
            nickname=row.nickname,
        ),
        key=_key(person),
        emails=_addresses(person, AddressKind.EMAIL),
        phones=_addresses(person, AddressKind.PHONE),
        profiles=tuple(seen.value for seen in _addresses(person, AddressKind.PROFILE)),
        websites=_addresses(person, AddressKind.WEB),
        positions=tuple(_position(stay) for stay in kept_positions(person)),
        place=row.place,
        industry=row.industry,
        headline=row.headline,
        birthday=row.birthday,
        note="\n\n".join(note.text for note in person.notes if note.removed_at is None),
        tags=_tags(person),
    )


def _key(person: PersonContent) -> str:
    """The UID its address book gave the person, if one did, so that it knows them again."""
    given = {record.key for record in person.records if record.source == "vcard" and record.key}
    return given.pop() if len(given) == 1 else f"urn:uuid:{person.row.public_id}"


def _addresses(person: PersonContent, kind: AddressKind) -> tuple[AddressSeen, ...]:
    return tuple(
        AddressSeen(row.value, row.label)
        for row in person.addresses
        if row.kind == kind and row.removed_at is None
    )


def kept_positions(person: PersonContent) -> Iterator[Position]:
    """The positions that are shown: neither they nor their organisations were removed."""
    for row in person.positions:
        if row.removed_at is None and row.organisation.removed_at is None:
            yield row


def _position(row: Position) -> PositionSeen:
    return PositionSeen(
        organisation=row.organisation.name,
        title=row.title,
        stay=Stay(row.stay),
        from_on=row.from_on,
        to_on=row.to_on,
        current=row.current,
    )


def _tags(person: PersonContent) -> tuple[str, ...]:
    tags = [tag.text for tag in person.tags if tag.removed_at is None]
    return (*tags, DO_NOT_CONTACT) if person.row.do_not_contact else tuple(tags)
