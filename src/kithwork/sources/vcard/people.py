"""What the properties of one card say of a person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kithwork.domain.records import AddressSeen, NameSeen, PositionSeen, Record
from kithwork.sources import birthdays, cells
from kithwork.sources.vcard import lines
from kithwork.sources.vcard.lines import Property

# TYPE values that say how something is sent or that it is preferred, not where it belongs.
_NO_LABELS = frozenset(
    (
        *("internet", "pref", "voice", "x400", "postal", "parcel"),
        *("intl", "dom", "msg", "text", "video"),
    )
)
# Where the degrees stand among the components of N.
_SUFFIX = 4
_SHEETS_OF_OTHERS = {"group": "a group", "org": "an organisation", "location": "a place"}


@dataclass(slots=True)
class Card:
    """A card while it is read: its properties by name, in their order; 3.0 if it says nothing."""

    line: int
    faults: cells.Faults
    by_name: dict[str, list[Property]] = field(default_factory=dict)
    size: int = 0
    version: str = "3.0"

    def all(self, name: str) -> Sequence[Property]:
        """The properties of a name, at most as many as anybody has."""
        found = self.by_name.get(name, [])
        if len(found) > cells.MAX_VALUES:
            why = f"stands {len(found):,} times; the first {cells.MAX_VALUES} are kept."
            self.faults.add(name, why, line=found[0].line)
            del found[cells.MAX_VALUES :]
        return found

    def at(self, item: Property) -> cells.Faults:
        """The card's faults, at the line of a property."""
        return cells.Faults(self.faults.file, item.line, self.faults.problems)

    def text(self, item: Property) -> str:
        """A property's value with escapes; empty, and a fault, when it cannot be read."""
        try:
            text = lines.text_of(item)
        except ValueError as error:
            why = str(error) if item.whole else "is too long to be read"
            self.faults.add(item.name, f"The value {why}; left out.", line=item.line)
            return ""
        if not item.whole:
            self.faults.add(item.name, "is too long; only its beginning is kept.", line=item.line)
        return text

    def plain(self, item: Property) -> str:
        """A property's value without escapes, no longer than a cell may be."""
        return cells.cut(lines.plain(self.text(item)), column=item.name, faults=self.at(item))

    def one_line(self, item: Property) -> str:
        """A property's value without escapes and line ends."""
        return cells.one_line(self.plain(item))

    def first(self, *names: str) -> str:
        """The first value that is not empty, of these properties."""
        every = (self.one_line(item) for name in names for item in self.all(name))
        return next((text for text in every if text), "")


def record(card: Card, *, file: str) -> Record | None:
    """The record of a card; None, with the reason among its faults, when it names nobody."""
    kind = card.first("KIND").lower()
    kind = "org" if card.first("X-ABSHOWAS").lower() == "company" else kind
    if kind in _SHEETS_OF_OTHERS:
        card.faults.add("KIND", f"This is the card of {_SHEETS_OF_OTHERS[kind]}; left out.")
        return None
    positions, headline = _positions(card)
    profiles, websites = _web(card)
    found = Record(
        source="vcard",
        file=file,
        line=card.line,
        name=_name(card),
        key=card.first("UID"),
        emails=_emails(card),
        phones=_phones(card),
        profiles=profiles,
        websites=websites,
        positions=positions,
        headline=headline,
        place=_place(card),
        birthday=_birthday(card),
        note=_note(card),
        tags=_tags(card),
    )
    return cells.checked(found, faults=card.faults)


def _name(card: Card) -> NameSeen:
    parts = [""] * 5
    for item in list(card.all("N"))[:1]:
        text = cells.cut(card.text(item), column="N", faults=card.faults)
        parts = [_component(card, *each) for each in enumerate(lines.pieces(text, at=";"))] + parts
    family, given, additional, prefix, suffix = parts[:5]
    nicknames = (", ".join(_listed(card, card.text(item))) for item in card.all("NICKNAME"))
    return cells.with_full(
        NameSeen(
            full=card.first("FN"),
            given=given,
            additional=additional,
            family=family,
            prefix=prefix,
            suffix=suffix,
            nickname=next((name for name in nicknames if name), ""),
        )
    )


def _listed(card: Card, text: str) -> list[str]:
    """A comma list as plain values; vCard 2.1 has no such lists."""
    found = [text] if card.version == "2.1" else lines.pieces(text, at=",")
    values = (cells.one_line(lines.plain(piece)) for piece in found)
    return [value for value in values if value]


def _component(card: Card, number: int, text: str) -> str:
    """A component of N; degrees are listed with commas, several middle names with blanks."""
    return (", " if number == _SUFFIX else " ").join(_listed(card, text))


def _label(card: Card, item: Property) -> str:
    """The label somebody gave a grouped property, or its types."""
    if item.group:
        for label in card.all("X-ABLABEL"):
            if label.group == item.group:
                return card.one_line(label).removeprefix("_$!<").removesuffix(">!$_")
    types = (value for value in item.types() if value and value not in _NO_LABELS)
    return " ".join(dict.fromkeys(types))


def _emails(card: Card) -> tuple[AddressSeen, ...]:
    found: list[AddressSeen] = []
    for item in card.all("EMAIL"):
        seen = AddressSeen(card.one_line(item), _label(card, item))
        found += cells.emails([seen], column="EMAIL", faults=card.at(item))
    return cells.first_of_each(found, column="EMAIL", faults=card.faults)


def _addresses(card: Card, name: str) -> list[AddressSeen]:
    return [AddressSeen(card.one_line(item), _label(card, item)) for item in card.all(name)]


def _phones(card: Card) -> tuple[AddressSeen, ...]:
    found = (AddressSeen(_number(seen.value), seen.label) for seen in _addresses(card, "TEL"))
    return cells.first_of_each(found, column="TEL", faults=card.faults)


def _number(text: str) -> str:
    if text[:4].lower() != "tel:":
        return text
    number, _, extension = text[4:].partition(";ext=")
    return f"{number} ext. {extension}" if extension else number


def _web(card: Card) -> tuple[tuple[str, ...], tuple[AddressSeen, ...]]:
    profiles: list[str] = []
    websites: list[AddressSeen] = []
    for item in card.all("URL"):
        seen = AddressSeen(card.one_line(item), _label(card, item))
        own, other = cells.web([seen], column="URL", faults=card.at(item))
        profiles += own
        websites += other
    networks = [*card.all("X-SOCIALPROFILE"), *card.all("SOCIALPROFILE")]
    named = (card.one_line(item) for item in networks)
    # Some programs put a nickname in a network there: no address, so nothing to know them by.
    profiles += (text for text in named if cells.is_full_web(text))
    kept = cells.first_of_each(websites, column="URL", faults=card.faults)
    return cells.distinct(profiles)[: cells.MAX_VALUES], kept


def _positions(card: Card) -> tuple[tuple[PositionSeen, ...], str]:
    """Each ORG with the TITLE of its group, else the one of the same number; or a headline."""
    titles = card.all("TITLE") or card.all("ROLE")
    loose = [title for title in titles if not title.group]
    found: list[PositionSeen] = []
    for number, item in enumerate(card.all("ORG")):
        text = cells.cut(card.text(item), column="ORG", faults=card.faults)
        # Departments stand behind the organisation; a person is known by the organisation.
        name = cells.one_line(lines.plain(lines.pieces(text, at=";")[0]))
        grouped = [title for title in titles if item.group and title.group == item.group]
        same = grouped or loose[number : number + 1]
        if name:
            title = card.one_line(same[0]) if same else ""
            found.append(PositionSeen(name, title, current=True))
    if found:
        return tuple(dict.fromkeys(found)), ""
    return (), card.first("TITLE", "ROLE")


def _place(card: Card) -> str:
    """City and country of the first address that has a city, else a country."""
    countries: list[str] = []
    for item in card.all("ADR"):
        text = cells.cut(card.text(item), column="ADR", faults=card.faults)
        parts = [lines.plain(piece) for piece in lines.pieces(text, at=";")] + [""] * 7
        if cells.one_line(parts[3]):
            return cells.place(parts[3], parts[6])
        countries.append(cells.place(parts[6]))
    return next((country for country in countries if country), "")


def _birthday(card: Card) -> str:
    for item in card.all("BDAY"):
        text = card.one_line(item)
        return text if item.has("VALUE", "text") else birthdays.normal(text)
    return ""


def _note(card: Card) -> str:
    notes = (cells.paragraphs(card.plain(item)) for item in card.all("NOTE"))
    return "\n\n".join(cells.distinct(notes))


def _tags(card: Card) -> tuple[str, ...]:
    found: Iterable[str] = (
        tag for item in card.all("CATEGORIES") for tag in _listed(card, card.text(item))
    )
    if card.version != "4.0":
        # Programs that write these versions escape the commas between categories as well.
        found = (piece for tag in found for piece in cells.parts(tag, at=","))
    return cells.distinct(found)[: cells.MAX_VALUES]
