"""A record: one imported row as seen. Never changed after it was read; kept as evidence."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class About(StrEnum):
    """Whom a record tells of: somebody I know, or the seeker."""

    PERSON = "person"
    ME = "me"


class Stay(StrEnum):
    """What a position is: employment, or time at a school."""

    WORK = "work"
    STUDY = "study"


@dataclass(frozen=True, slots=True)
class NameSeen:
    """A name as a source gives it; `full` may stand alone. Empty strings where unknown."""

    full: str = ""
    given: str = ""
    additional: str = ""
    family: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""


@dataclass(frozen=True, slots=True)
class AddressSeen:
    """An e-mail address, phone number or web address with the label its source gave it."""

    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class PositionSeen:
    """A stay at an organisation. `from_on` is a first day, `to_on` a last day, when known.

    `current` says that the source shows the person there at the time of export.
    """

    organisation: str
    title: str = ""
    stay: Stay = Stay.WORK
    from_on: date | None = None
    to_on: date | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class TouchSeen:
    """Something that happened with the person on a day, as a source tells it."""

    kind: str
    on: date
    text: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a source, cleaned of layout but not of meaning.

    `source` is the source's folder name. `key` is the source's own lasting identifier
    (a vCard UID, a LinkedIn profile address), empty when it has none: the record is then
    known again by `digest`. `profiles` are personal profile addresses (LinkedIn and the
    like), `websites` all other web addresses. `connected_on` is the day the source says
    the tie to the seeker began. `line` counts from 1 in `file`.
    """

    source: str
    file: str
    line: int
    name: NameSeen
    about: About = About.PERSON
    key: str = ""
    emails: tuple[AddressSeen, ...] = ()
    phones: tuple[AddressSeen, ...] = ()
    profiles: tuple[str, ...] = ()
    websites: tuple[AddressSeen, ...] = ()
    positions: tuple[PositionSeen, ...] = ()
    place: str = ""
    industry: str = ""
    headline: str = ""
    birthday: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    connected_on: date | None = None
    touches: tuple[TouchSeen, ...] = ()

    def content(self) -> dict[str, Any]:
        """Everything but where it stood, as JSON-ready values; empty cells left out."""
        # By hand, not by dataclasses.asdict: 30,000 rows took ten times as long.
        cells: dict[str, Any] = {
            "source": self.source,
            "about": self.about.value,
            "key": self.key,
            "name": _filled(self.name),
            "emails": [_filled(item) for item in self.emails],
            "phones": [_filled(item) for item in self.phones],
            "profiles": list(self.profiles),
            "websites": [_filled(item) for item in self.websites],
            "positions": [_filled(item) for item in self.positions],
            "place": self.place,
            "industry": self.industry,
            "headline": self.headline,
            "birthday": self.birthday,
            "note": self.note,
            "tags": list(self.tags),
            "connected_on": self.connected_on and self.connected_on.isoformat(),
            "touches": [_filled(item) for item in self.touches],
        }
        return {name: value for name, value in cells.items() if value}

    def digest(self) -> str:
        """SHA-256 of the content: two rows of equal cells are the same row, wherever they stood."""
        text = json.dumps(self.content(), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def _filled(part: NameSeen | AddressSeen | PositionSeen | TouchSeen) -> dict[str, Any]:
    """The cells of a part that hold something; days as text."""
    cells = ((name, getattr(part, name)) for name in part.__slots__)
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in cells
        if value
    }


def from_content(content: Mapping[str, Any], *, file: str, line: int) -> Record:
    """The record that `Record.content` described; the inverse of it but for the place."""
    cells = dict(content)
    return Record(
        source=cells["source"],
        file=file,
        line=line,
        name=NameSeen(**cells.get("name", {})),
        about=About(cells.get("about", About.PERSON)),
        key=cells.get("key", ""),
        emails=_addresses(cells.get("emails", ())),
        phones=_addresses(cells.get("phones", ())),
        profiles=tuple(cells.get("profiles", ())),
        websites=_addresses(cells.get("websites", ())),
        positions=tuple(_position(item) for item in cells.get("positions", ())),
        place=cells.get("place", ""),
        industry=cells.get("industry", ""),
        headline=cells.get("headline", ""),
        birthday=cells.get("birthday", ""),
        note=cells.get("note", ""),
        tags=tuple(cells.get("tags", ())),
        connected_on=_day(cells.get("connected_on")),
        touches=tuple(_touch(item) for item in cells.get("touches", ())),
    )


def _addresses(items: Any) -> tuple[AddressSeen, ...]:
    return tuple(AddressSeen(item.get("value", ""), item.get("label", "")) for item in items)


def _touch(item: Mapping[str, Any]) -> TouchSeen:
    return TouchSeen(item["kind"], date.fromisoformat(item["on"]), item.get("text", ""))


def _position(item: Mapping[str, Any]) -> PositionSeen:
    return PositionSeen(
        organisation=item.get("organisation", ""),
        title=item.get("title", ""),
        stay=Stay(item["stay"]),
        from_on=_day(item.get("from_on")),
        to_on=_day(item.get("to_on")),
        current=item.get("current", False),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that could not be read. Shown to the seeker, never thrown.

    `line` counts from 1 (0: the file as a whole); `field` is the column or property.
    """

    file: str
    line: int
    field: str
    why: str
