"""The seeker's own business card: what stands on it, and what it still lacks (practice.md C36)."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kithwork.domain.errors import Invalid
from kithwork.domain.records import AddressSeen, NameSeen

# The most octets of each, so that a camera reads the card as one small code even at its fullest.
NAME, PART, LINE, PLACE = 120, 60, 120, 60
EMAIL, PHONE, WEB = 254, 40, 200

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_SHOWN = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
# Whoever looks for work is reached where they stay, and by what they answer.
_LATER = frozenset({"work", "business", "office"})
_NEVER = frozenset({"fax", "pager"})


class Lack(StrEnum):
    """What a card cannot do without."""

    NAME = "name"
    CONTACT = "contact"


_ADVICE = {
    Lack.NAME: 'is not known yet. Say who you are: kith init --me "NAME <ADDRESS>".',
    Lack.CONTACT: "is not known yet. Add what you are reached by: "
    "kith edit person me --add phone=... or --add email=...",
}


@dataclass(frozen=True, slots=True)
class BusinessCard:
    """What the seeker hands over; empty where it is not known."""

    name: NameSeen
    line: str = ""
    email: str = ""
    phone: str = ""
    web: str = ""
    place: str = ""

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What is missing before it can be handed over."""
        lacks = (
            (Lack.NAME, not self.name.full),
            (Lack.CONTACT, not (self.email or self.phone or self.web)),
        )
        return tuple(lack for lack, missing in lacks if missing)

    @property
    def web_shown(self) -> str:
        """The web address as people read it: without what every address begins and ends with."""
        return _SHOWN.sub("", self.web, count=1).rstrip("/")


def made(
    *,
    name: NameSeen,
    line: str = "",
    place: str = "",
    emails: Sequence[AddressSeen] = (),
    phones: Sequence[AddressSeen] = (),
    webs: Sequence[AddressSeen] = (),
) -> BusinessCard:
    """A card of these facts: one address of each kind, the first that fits, those at work last."""
    return BusinessCard(
        name=_name(name),
        line=shortened(line, octets=LINE),
        email=_first(emails, octets=EMAIL),
        phone=_first(phones, octets=PHONE),
        web=_first([replace(one, value=_full(one.value)) for one in webs], octets=WEB),
        place=shortened(place, octets=PLACE),
    )


def require_whole(card: BusinessCard) -> None:
    """Raise Invalid, naming what to fill in and how, unless the card can be handed over."""
    for lack in card.lacks:
        raise Invalid(lack.value, _ADVICE[lack])


def shortened(text: str, *, octets: int) -> str:
    """`text` on one line without control signs, with "…" where it would exceed `octets`."""
    plain = (" " if unicodedata.category(sign) == "Cc" else sign for sign in text)
    line = " ".join("".join(plain).split())
    written = line.encode()
    if len(written) <= octets:
        return line
    cut = written[: octets - len("…".encode())].decode(errors="ignore")
    words, _, rest = cut.rpartition(" ")
    # Not within a word, unless it is a very long one.
    return (words if len(rest) < len(words) / 2 else cut.rstrip()) + "…"


def _name(name: NameSeen) -> NameSeen:
    return NameSeen(
        full=shortened(name.full, octets=NAME),
        given=shortened(name.given, octets=PART),
        family=shortened(name.family, octets=PART),
        prefix=shortened(name.prefix, octets=PART),
        suffix=shortened(name.suffix, octets=PART),
    )


def _first(addresses: Iterable[AddressSeen], *, octets: int) -> str:
    """The first that is short enough: an address cut in two is none."""
    labelled = [(set(one.label.casefold().split()), one.value.strip()) for one in addresses]
    fitting = [
        (labels, value)
        for labels, value in labelled
        if value.isprintable() and 0 < len(value.encode()) <= octets and not labels & _NEVER
    ]
    # Sorting keeps the order of those alike.
    ordered = sorted(fitting, key=lambda one: bool(one[0] & _LATER))
    return next((value for _, value in ordered), "")


def _full(address: str) -> str:
    """A web address that a phone may open; empty when it is none."""
    plain = address.strip()
    if " " in plain:
        return ""
    if _SCHEME.match(plain):
        return plain
    return f"https://{plain}" if ":" not in plain and "." in plain else ""
