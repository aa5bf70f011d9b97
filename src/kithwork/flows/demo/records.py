"""The files the fictional seeker imports, as records: a LinkedIn archive and an address book."""

import unicodedata
from datetime import date, timedelta

from kithwork.domain.records import About, AddressSeen, NameSeen, PositionSeen, Record, Stay
from kithwork.flows.demo import names, places
from kithwork.flows.demo.places import Place

SEEKER = "Mira Okonkwo"
CONTACTS = 250
FIRST_OF_BOOK, IN_BOOK = 250, 60
FIRST_BEYOND, BEYOND = 310, 90
FAMILY, FRIENDS = range(8), range(8, 35)
# Who of the contacts is in the address book as well, under the same e-mail address.
ALSO_IN_BOOK = (3, 12, 18, 27, 55, 90)
# Who of the contacts stands in it as well, with nothing in common but the name.
LOOK_ALIKES = (11, 42, 77)
WITH_EMAIL = 10
TWELVE_YEARS = 12 * 365

_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "ß": "ss"})
_SITES = ("example.org", "example.com", "example.net")


def full(number: int) -> str:
    """The name of fictional person `number`."""
    return " ".join(names.name(number))


def slug(name: str) -> str:
    """A name as it stands in addresses."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    words = "".join(c if c.isascii() else "" for c in plain).replace("'", "").split()
    return "-".join(words)


def email(name: str, number: int) -> str:
    """An address on a domain kept for examples, where no mail can arrive."""
    return f"{slug(name).replace('-', '.')}@{_SITES[number % len(_SITES)]}"


def profile(name: str) -> str:
    """A profile address that says itself that it is an example."""
    return f"https://www.linkedin.com/in/{slug(name)}-example"


def at(organisation: str) -> list[int]:
    """The numbers of the contacts who are at an organisation, in order."""
    return [number for number, place in enumerate(_slots()) if place.name == organisation]


def _slots() -> list[Place]:
    """The organisation of each contact, by number."""
    return [place for place in places.every() for _ in range(place.contacts)][:CONTACTS]


def archive(*, today: date) -> tuple[Record, ...]:
    """The seeker's own profile and 250 connections, made over twelve years."""
    return (_own(today), *(_contact(number, place, today) for number, place in enumerate(_slots())))


def _own(today: date) -> Record:
    return Record(
        source="linkedin",
        file="Profile.csv",
        line=2,
        about=About.ME,
        name=NameSeen(full=SEEKER, given="Mira", family="Okonkwo"),
        emails=(AddressSeen("mira.okonkwo@example.org"),),
        phones=(AddressSeen("+44 7700 900100"),),
        profiles=(profile(SEEKER),),
        headline="Senior lab technician, moving into quality and regulatory work",
        place="Leeds",
        industry=places.HEALTH,
        positions=(
            PositionSeen(
                places.NOW_AT,
                "Senior Laboratory Technician",
                from_on=_years_ago(today, 6),
                current=True,
            ),
            PositionSeen(
                places.BEFORE_AT,
                "Laboratory Technician",
                from_on=_years_ago(today, 11),
                to_on=_years_ago(today, 6),
            ),
            PositionSeen(
                places.SCHOOL,
                "BSc Biomedical Science",
                Stay.STUDY,
                from_on=_years_ago(today, 14),
                to_on=_years_ago(today, 11),
            ),
        ),
    )


def _years_ago(today: date, years: int) -> date:
    """The first of the month, so that dates look like those of a profile."""
    return (today - timedelta(days=round(years * 365.25))).replace(day=1)


def _contact(number: int, place: Place, today: date) -> Record:
    name = full(number)
    given, family = names.name(number)
    # Each contact a different share of the twelve years; the later years saw more of them.
    share = (number * 89 % CONTACTS) / CONTACTS
    return Record(
        source="linkedin",
        file="Connections.csv",
        line=number + 5,
        name=NameSeen(full=name, given=given, family=family),
        key=profile(name),
        emails=(AddressSeen(email(name, number)),) if _has_email(number) else (),
        profiles=(profile(name),),
        positions=(
            PositionSeen(place.name, place.titles[number % len(place.titles)], current=True),
        ),
        connected_on=today - timedelta(days=round(3 + TWELVE_YEARS * share**1.6)),
    )


def _has_email(number: int) -> bool:
    return number % WITH_EMAIL == 0 or number in ALSO_IN_BOOK


def book_name(place: int) -> str:
    """The name of somebody in the address book, 0 to 59."""
    same = place - (IN_BOOK - len(LOOK_ALIKES))
    return full(LOOK_ALIKES[same]) if same >= 0 else full(FIRST_OF_BOOK + place)


def address_book() -> tuple[Record, ...]:
    """Sixty people with telephones, and six whom LinkedIn shows too."""
    own = tuple(_card(place, book_name(place)) for place in range(IN_BOOK))
    known = tuple(
        _card(IN_BOOK + place, full(number), address=email(full(number), number))
        for place, number in enumerate(ALSO_IN_BOOK)
    )
    return (*own, *known)


def _card(place: int, name: str, address: str = "") -> Record:
    # Ofcom keeps these numbers for fiction.
    phone = AddressSeen(f"+44 7700 900{200 + place}", "cell")
    own = f"{slug(name).replace('-', '')}{place}@{_SITES[place % len(_SITES)]}"
    return Record(
        source="vcard",
        file="address-book.vcf",
        line=place * 9 + 1,
        name=NameSeen(full=name),
        key=f"urn:uuid:00000000-0000-4000-8000-{place:012d}",
        phones=(phone,),
        emails=(AddressSeen(address or own, "home"),) if address or place % 3 else (),
        place=("Leeds", "York", "Bradford", "Manchester")[place % 4],
        tags=_tags(place),
    )


def _tags(place: int) -> tuple[str, ...]:
    if place in FAMILY:
        return ("family",)
    return ("friends",) if place in FRIENDS else ("old colleagues",)
