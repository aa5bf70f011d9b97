"""vCard 4.0 (RFC 6350) out of records: what the format can carry, escaped and folded."""

import re
from collections.abc import Iterable, Iterator

from kithwork.domain.records import AddressSeen, PositionSeen, Record, Stay
from kithwork.sources import cells

# RFC 6350, 3.2: a line has at most this many octets, the line end not counted.
MAX_OCTETS = 75

_SPECIAL = re.compile(r"[\\,;\n]")
# Labels that are types of their own; every other label is written the way Apple does it.
_TYPES = frozenset({"home", "work", "cell", "fax", "pager"})
_DAY = re.compile(r"(\d{4}|-)-(\d{2})-(\d{2})")


def write(records: Iterable[Record]) -> Iterator[str]:
    """Each record as the text of one vCard 4.0, in order.

    Carried are: name, nickname, key (as UID), addresses with their labels, profiles,
    websites, present positions, place, birthday, note and tags; a headline where there is
    no position. What a reader of vCards cannot know (past positions, industry, the day a
    tie began) stays out.
    """
    for record in records:
        yield "".join(folded(line) for line in _lines(record))


def folded(line: str) -> str:
    """`line` with its line end, folded so that no part is longer than 75 octets.

    A fold never stands within a character.
    """
    parts: list[str] = []
    start = size = 0
    for at, character in enumerate(line):
        octets = len(character.encode())
        if size + octets > MAX_OCTETS:
            parts.append(line[start:at])
            # The blank that begins a continuation counts.
            start, size = at, 1
        size += octets
    parts.append(line[start:])
    return "\r\n ".join(parts) + "\r\n"


def _lines(record: Record) -> Iterator[str]:
    groups = _Groups()
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    if record.key:
        yield f"UID:{plain_address(record.key)}"
    yield from _name(record)
    for address in record.emails:
        yield from groups.labelled("EMAIL", address, escaped(address.value))
    for address in record.phones:
        yield from groups.labelled("TEL", address, escaped(address.value))
    for profile in record.profiles:
        yield f"X-SOCIALPROFILE:{plain_address(profile)}"
    for address in record.websites:
        yield from groups.labelled("URL", address, plain_address(address.value))
    yield from _positions(record, groups)
    yield from _rest(record)
    yield "END:VCARD"


def _name(record: Record) -> Iterator[str]:
    name = record.name
    # A card must have a name: the address of somebody whose name is not known stands in.
    addresses = (*(each.value for each in (*record.emails, *record.phones)), *record.profiles)
    whole = cells.with_full(name).full or next(iter(addresses), "")
    yield f"FN:{escaped(whole)}"
    parts = (name.family, name.given, name.additional, name.prefix, name.suffix)
    if any(parts):
        yield "N:" + ";".join(escaped(part) for part in parts)
    if name.nickname:
        yield f"NICKNAME:{escaped(name.nickname)}"


def _positions(record: Record, groups: "_Groups") -> Iterator[str]:
    present = [job for job in record.positions if job.current and job.stay is Stay.WORK]
    for job in present:
        yield from groups.paired(job)
    if not present and record.headline:
        yield f"TITLE:{escaped(record.headline)}"


def _rest(record: Record) -> Iterator[str]:
    if record.place:
        city, country = halves(record.place)
        yield f"ADR:;;;{escaped(city)};;;{escaped(country)}"
    if match := _DAY.fullmatch(record.birthday):
        yield f"BDAY:{match[1].replace('-', '--')}{match[2]}{match[3]}"
    elif record.birthday:
        yield f"BDAY;VALUE=text:{escaped(record.birthday)}"
    if record.note:
        yield f"NOTE:{escaped(record.note)}"
    if record.tags:
        yield "CATEGORIES:" + ",".join(escaped(tag) for tag in record.tags)


def halves(place: str) -> tuple[str, str]:
    """City and country, where the two can be put together again; else all as the city."""
    city, comma, country = place.rpartition(", ")
    return (city, country) if comma and cells.place(city, country) == place else (place, "")


class _Groups:
    """Numbers the groups that tie a property to its label."""

    def __init__(self) -> None:
        self._count = 0

    def _next(self) -> str:
        self._count += 1
        return f"item{self._count}"

    def labelled(self, name: str, address: AddressSeen, value: str) -> Iterator[str]:
        """A property with its label as types, or as a line of its own."""
        types = address.label.split(" ")
        if not address.label:
            yield f"{name}:{value}"
        elif _TYPES.issuperset(types) and len(set(types)) == len(types):
            # In quotation marks, as RFC 6350 wants a list of types.
            listed = f'"{",".join(types)}"' if len(types) > 1 else types[0]
            yield f"{name};TYPE={listed}:{value}"
        else:
            group = self._next()
            yield f"{group}.{name}:{value}"
            yield f"{group}.X-ABLabel:{escaped(address.label)}"

    def paired(self, job: PositionSeen) -> Iterator[str]:
        """An organisation and the title held there."""
        group = self._next()
        yield f"{group}.ORG:{escaped(job.organisation)}"
        if job.title:
            yield f"{group}.TITLE:{escaped(job.title)}"


def escaped(text: str) -> str:
    """`text` as a value of text; its line ends are escaped like the rest."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SPECIAL.sub(lambda found: "\\n" if found[0] == "\n" else f"\\{found[0]}", plain)


def plain_address(address: str) -> str:
    """`address` as a value that is a URI, on one line."""
    # Commas and semicolons stay: the value is a URI, which vCard 4.0 does not escape.
    return address.replace("\\", "\\\\").replace("\r", "").replace("\n", "")
