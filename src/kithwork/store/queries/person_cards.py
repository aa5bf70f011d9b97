"""People as shown: in a list, and whole."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kithwork.domain.people import AddressKind
from kithwork.domain.records import Stay
from kithwork.domain.upkeep import Layer


@dataclass(frozen=True, slots=True)
class PositionCard:
    """A position as shown."""

    id: UUID
    organisation: str
    organisation_id: UUID
    title: str
    stay: Stay
    from_on: date | None
    to_on: date | None
    current: bool
    typed: bool = False


@dataclass(frozen=True, slots=True)
class AddressCard:
    """An address as shown."""

    kind: AddressKind
    value: str
    label: str
    typed: bool = False


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as listed. `strength` is that of the seeker's tie, None without one."""

    pk: int
    id: UUID
    name: str
    headline: str
    place: str
    emails: tuple[str, ...]
    positions: tuple[PositionCard, ...]
    tags: tuple[str, ...]
    strength: float | None
    last_touch_on: date | None
    is_fan: bool
    do_not_contact: bool
    is_me: bool = False


@dataclass(frozen=True, slots=True)
class NoteCard:
    """A note as shown."""

    id: UUID
    text: str
    typed: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class TouchCard:
    """A touch as shown."""

    id: UUID
    kind: str
    on: date
    text: str


@dataclass(frozen=True, slots=True)
class SeenIn:
    """A record that speaks of a person: where it came from, and when."""

    batch: UUID
    source: str
    file: str
    line: int
    on: date | None


@dataclass(frozen=True, slots=True)
class ContactCard:
    """A person as one writes to them: their names, addresses and work."""

    id: UUID
    pk: int
    name: str
    given: str
    family: str
    nickname: str
    prefix: str
    suffix: str
    headline: str
    place: str
    industry: str
    birthday: str
    typed: tuple[str, ...]
    is_me: bool
    is_fan: bool
    fan_on: date | None
    do_not_contact: bool
    last_touch_on: date | None
    removed_at: datetime | None
    layer: Layer = Layer.UNSET
    addresses: tuple[AddressCard, ...] = ()
    positions: tuple[PositionCard, ...] = ()

    def values(self, kind: str) -> tuple[str, ...]:
        """The addresses of one kind ("email", "phone", "profile", "web")."""
        return tuple(address.value for address in self.addresses if address.kind == kind)

    @property
    def work(self) -> PositionCard | None:
        """The position to speak of: a current one, else the first."""
        stays = [position for position in self.positions if position.stay is Stay.WORK]
        return next((position for position in stays if position.current), next(iter(stays), None))


@dataclass(frozen=True, slots=True)
class PersonCard(ContactCard):
    """A person whole, but for their ties (queries.ties.of_person) and asks (queries.asks)."""

    tags: tuple[str, ...] = ()
    notes: tuple[NoteCard, ...] = ()
    touches: tuple[TouchCard, ...] = ()
    seen_in: tuple[SeenIn, ...] = ()
