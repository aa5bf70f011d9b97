"""All records of one person, folded into what is known of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from kithwork.domain.people import AddressFact, AddressKind, PersonFacts
from kithwork.domain.records import NameSeen, Record
from kithwork.matching import employment, keys, names, texts

_LATEST = ("headline", "place", "industry", "birthday")


def fold(records: Sequence[Record]) -> PersonFacts:
    """What `records` of one person, in order of arrival, say together.

    Single fields hold the latest value that is not empty, the name the latest and fullest
    one with its accents. Addresses are joined by kind and key, positions by organisation,
    title and kind of stay (see `employment.fold`); tags and notes are joined, `connected_on`
    is the earliest. Empty single fields are left out.

    Laws: folding records twice is folding them once; one more record never takes away an
    address or a position; the order of records of different sources changes neither set.
    """
    return PersonFacts(
        single=_single(records),
        addresses=_addresses(records),
        positions=employment.fold(records),
        tags=_union((tag for record in records for tag in record.tags), key=texts.plain),
        notes=_union((record.note for record in records), key=str),
        connected_on=min(_days(records), default=None),
        sources=tuple(sorted({record.source for record in records})),
        touches=tuple(dict.fromkeys(touch for record in records for touch in record.touches)),
    )


def _days(records: Sequence[Record]) -> Iterator[date]:
    return (record.connected_on for record in records if record.connected_on is not None)


def _union(given: Iterable[str], *, key: Callable[[str], str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for text in given:
        if text.strip():
            found.setdefault(key(text.strip()), text.strip())
    return tuple(found.values())


def _single(records: Sequence[Record]) -> dict[str, str]:
    single = _name(records)
    for field in _LATEST:
        single[field] = _latest(getattr(record, field) for record in records)
    single["headline"] = single["headline"] or employment.stray_title(records)
    return {field: text for field, text in single.items() if text}


def _latest(given: Iterable[str]) -> str:
    found = ""
    for text in given:
        found = text.strip() or found
    return found


def _name(records: Sequence[Record]) -> dict[str, str]:
    """The fields of the name; honorifics and the like from the latest name that has them."""
    seen = list(_standing_names(records))
    if not seen:
        return {}
    best = _best_name(seen)
    return {
        "name": best.full,
        "given": best.given,
        "family": best.family,
        "nickname": best.nickname or _latest(name.nickname for name in seen),
        "prefix": best.prefix or _latest(name.prefix for name in seen),
        "suffix": best.suffix or _latest(name.suffix for name in seen),
    }


def _standing_names(records: Sequence[Record]) -> Iterator[NameSeen]:
    """The names that stand, in order of arrival: of one source's entry only the newest."""
    newest: dict[tuple[str, str], tuple[int, NameSeen]] = {}
    for place, record in enumerate(records):
        name = names.read(record.name)
        if name.full:
            # Without a key nothing says that two rows are one entry seen twice.
            entry = keys.source_key(record) or f"row {place}"
            newest[record.source, entry] = (place, name)
    for _, name in sorted(newest.values(), key=lambda found: found[0]):
        yield name


def _best_name(seen: Sequence[NameSeen]) -> NameSeen:
    """The latest of the fullest, in its longest and most accented writing.

    A short or plain writing ("Jose Nunez") of a longer name ("José Nuñez de la Vega") says
    nothing against the longer one, while another family name is news.
    """
    fullest = max(map(_fullness, seen))
    latest = next(name for name in reversed(seen) if _fullness(name) == fullest)
    needed = _name_words(latest)
    same = [
        (len(_name_words(name)), _accents(name), place)
        for place, name in enumerate(seen)
        if needed <= _name_words(name) and _fullness(name) == fullest
    ]
    return seen[max(same)[2]]


def _fullness(name: NameSeen) -> int:
    if "@" in name.full:
        return -1
    return sum(len(texts.fold(part).strip(" .")) > 1 for part in (name.given, name.family))


def _name_words(name: NameSeen) -> frozenset[str]:
    return frozenset(keys.name(name.full).split())


def _accents(name: NameSeen) -> int:
    return sum(not sign.isascii() for sign in name.full)


def _addresses(records: Sequence[Record]) -> tuple[AddressFact, ...]:
    found: dict[tuple[AddressKind, str], AddressFact] = {}
    for record in records:
        for fact in _addresses_of(record):
            before = found.get((fact.kind, fact.key), fact)
            found[fact.kind, fact.key] = replace(fact, label=fact.label or before.label)
    return tuple(found.values())


def _addresses_of(record: Record) -> Iterator[AddressFact]:
    for kind, seen in (
        (AddressKind.EMAIL, record.emails),
        (AddressKind.PHONE, record.phones),
        (AddressKind.WEB, record.websites),
    ):
        for address in seen:
            yield from _fact(kind, address.value, address.label)
    for profile in record.profiles:
        # An address that tells no person from another is a web address like any other.
        kind = AddressKind.PROFILE if keys.profile(profile) else AddressKind.WEB
        yield from _fact(kind, profile, "")


def _fact(kind: AddressKind, value: str, label: str) -> Iterator[AddressFact]:
    key = keys.address(kind, value)
    if key:
        yield AddressFact(kind=kind, value=value.strip(), key=key, label=label.strip())
