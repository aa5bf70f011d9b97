"""A person: what is known of somebody, and which of it can be edited by hand."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kithwork.domain.records import Stay, TouchSeen


class AddressKind(StrEnum):
    """What an address is."""

    EMAIL = "email"
    PHONE = "phone"
    PROFILE = "profile"
    WEB = "web"


# What `kith edit person` and the person page can set; a field typed here wins over every import.
SINGLE_FIELDS = (
    "name",
    "given",
    "family",
    "nickname",
    "prefix",
    "suffix",
    "headline",
    "place",
    "industry",
    "birthday",
)
# What they can add and remove: the four kinds of address, and tags.
LIST_FIELDS = (*(kind.value for kind in AddressKind), "tag")


@dataclass(frozen=True, slots=True)
class AddressFact:
    """An address as kept: `value` as shown, `key` as compared."""

    kind: AddressKind
    value: str
    key: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class PositionFact:
    """A stay at an organisation as kept; `organisation_key` is matching's normal form."""

    organisation: str
    organisation_key: str
    title: str = ""
    stay: Stay = Stay.WORK
    from_on: date | None = None
    to_on: date | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """All that a person's records say together: what matching folds them into.

    `single` maps names of SINGLE_FIELDS to text. `personal_channel` is whether a private
    address book (not only a public network) holds a phone number for them.
    """

    single: dict[str, str] = field(default_factory=dict)
    addresses: tuple[AddressFact, ...] = ()
    positions: tuple[PositionFact, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    connected_on: date | None = None
    sources: tuple[str, ...] = ()
    touches: tuple[TouchSeen, ...] = ()
