"""Rows of people brought into line with the facts their records add up to.

A row the seeker typed, or removed by hand, is never touched (docs/decisions/0005).
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Max, Model

from kithwork.domain.people import SINGLE_FIELDS, PersonFacts, PositionFact
from kithwork.matching import keys
from kithwork.store import bulk, columns
from kithwork.store.models import Address, Note, Organisation, Person, Position, Tag, Touch
from kithwork.store.queries import organisations

MYSELF = "Me"
NAMELESS = "No name yet"
LONGEST = {name: columns.longest(Person, name) for name in SINGLE_FIELDS}


Row = TypeVar("Row", bound=Model)
Key = TypeVar("Key", bound=Hashable)
FactsByPerson = Mapping[int, PersonFacts]


@dataclass(slots=True)
class Places:
    """Organisations of a workspace by normal form; new ones are made as they are met."""

    workspace: int
    now: datetime
    known: dict[str, int]
    # Names as shown, by primary key; removed ones have none.
    names: dict[int, str]
    made: int = 0

    @classmethod
    def load(cls, *, workspace: int, now: datetime) -> "Places":
        """Read the organisations that are there."""
        rows = Organisation.objects.filter(workspace_id=workspace)
        known = dict(rows.values_list("key", "pk"))
        names = dict(rows.filter(removed_at__isnull=True).values_list("pk", "name"))
        return cls(workspace, now, {**organisations.renames(workspace=workspace), **known}, names)

    def require(self, names: Mapping[str, str]) -> None:
        """Make the organisations that are missing; `names` maps normal form to name."""
        missing = {
            place_key(key): Organisation(
                workspace_id=self.workspace,
                key=place_key(key),
                name=name[:300],
                created_at=self.now,
            )
            for key, name in names.items()
            if place_key(key) not in self.known
        }
        bulk.insert(list(missing.values()))
        made = Organisation.objects.filter(workspace_id=self.workspace, key__in=list(missing))
        for pk, key, name in made.values_list("pk", "key", "name"):
            self.known[key], self.names[pk] = pk, name
        self.made += len(missing)

    def at(self, fact: PositionFact) -> int:
        """The primary key of the organisation of a position."""
        return self.known[place_key(fact.organisation_key)]


def place_key(normal_form: str) -> str:
    """A normal form as long as the column holds."""
    return normal_form[:300]


def set_singles(person: Person, facts: PersonFacts) -> None:
    """Set the single fields that were not typed by hand, unsaved."""
    for name in SINGLE_FIELDS:
        if name not in person.typed:
            setattr(person, name, facts.single.get(name, "")[: LONGEST[name]])
    person.name = person.name or _stand_in(person, facts)


def _stand_in(person: Person, facts: PersonFacts) -> str:
    """What to call somebody no record names: the seeker, else the first address."""
    if person.is_me:
        return MYSELF
    address = next((fact.value for fact in facts.addresses), NAMELESS)
    return address[: LONGEST["name"]]


def write_addresses(workspace: int, people: Mapping[int, Person], facts: FactsByPerson) -> None:
    """Add addresses that records give, take away those none gives any more."""
    existing = {
        (row.person_id, row.kind, row.key): row
        for row in Address.objects.filter(person_id__in=people)
    }
    _align(Address, existing, addresses(workspace, facts), fields=("value", "label"))


def addresses(workspace: int, facts: FactsByPerson) -> dict[tuple[int, str, str], Address]:
    """The addresses that facts give, unsaved."""
    return {
        (pk, fact.kind.value, fact.key[:1000]): Address(
            workspace_id=workspace,
            person_id=pk,
            kind=fact.kind.value,
            value=fact.value[:1000],
            key=fact.key[:1000],
            label=fact.label[:100],
        )
        for pk, known in facts.items()
        for fact in known.addresses
    }


def write_tags(workspace: int, people: Mapping[int, Person], facts: FactsByPerson) -> None:
    """The same for tags."""
    existing = {(row.person_id, row.key): row for row in Tag.objects.filter(person_id__in=people)}
    _align(Tag, existing, tags(workspace, facts), fields=())


def tags(workspace: int, facts: FactsByPerson) -> dict[tuple[int, str], Tag]:
    """The tags that facts give, unsaved."""
    return {
        (pk, text.casefold()[:100]): Tag(
            workspace_id=workspace, person_id=pk, text=text[:100], key=text.casefold()[:100]
        )
        for pk, known in facts.items()
        for text in known.tags
    }


def write_notes(
    workspace: int, people: Mapping[int, Person], facts: FactsByPerson, now: datetime
) -> None:
    """The same for notes that sources bring."""
    existing = {(row.person_id, row.text): row for row in Note.objects.filter(person_id__in=people)}
    _align(Note, existing, notes(workspace, facts, now), fields=())


def notes(workspace: int, facts: FactsByPerson, now: datetime) -> dict[tuple[int, str], Note]:
    """The notes that facts give, unsaved."""
    return {
        (pk, text): Note(
            workspace_id=workspace, person_id=pk, text=text, typed=False, created_at=now
        )
        for pk, known in facts.items()
        for text in known.notes
    }


def write_touches(workspace: int, people: Mapping[int, Person], facts: FactsByPerson) -> None:
    """The same for touches that sources bring, and the day of the last one."""
    existing = {
        (row.person_id, row.kind, row.on, row.text): row
        for row in Touch.objects.filter(person_id__in=people)
    }
    wanted = touches(workspace, facts)
    _align(Touch, existing, wanted, fields=())
    if wanted or any(not row.typed for row in existing.values()):
        _set_last_touches(people)


def touches(workspace: int, facts: FactsByPerson) -> dict[tuple[int, str, date, str], Touch]:
    """The touches that facts give, unsaved."""
    return {
        (pk, fact.kind[:40], fact.on, fact.text): Touch(
            workspace_id=workspace,
            person_id=pk,
            kind=fact.kind[:40],
            on=fact.on,
            text=fact.text,
            typed=False,
        )
        for pk, known in facts.items()
        for fact in known.touches
    }


def _set_last_touches(people: Mapping[int, Person]) -> None:
    found = Touch.objects.filter(person_id__in=people).values("person_id")
    last = dict(found.annotate(last=Max("on")).values_list("person_id", "last"))
    moved = [person for pk, person in people.items() if person.last_touch_on != last.get(pk)]
    for person in moved:
        person.last_touch_on = last.get(person.pk)
    bulk.update(moved, fields=("last_touch_on",))


def write_positions(people: Mapping[int, Person], facts: FactsByPerson, places: Places) -> None:
    """The same for positions, with the organisations they are at."""
    existing = {
        (row.person_id, row.seen_key): row
        for row in Position.objects.filter(person_id__in=people)
        if row.seen_key
    }
    wanted = positions(facts, places)
    _align(Position, existing, wanted, fields=("title", "from_on", "to_on", "current"))


def positions(facts: FactsByPerson, places: Places) -> dict[tuple[int, str], Position]:
    """The positions that facts give, unsaved; organisations not met before are made."""
    places.require(
        {fact.organisation_key: fact.organisation for f in facts.values() for fact in f.positions}
    )
    return {
        (pk, seen_key(fact)): Position(
            workspace_id=places.workspace,
            person_id=pk,
            organisation_id=places.at(fact),
            stay=fact.stay.value,
            title=fact.title[:500],
            from_on=fact.from_on,
            to_on=fact.to_on,
            current=fact.current,
            seen_key=seen_key(fact),
        )
        for pk, known in facts.items()
        for fact in known.positions
    }


def seen_key(fact: PositionFact) -> str:
    """What names a position across imports: organisation, title and kind of stay."""
    return f"{fact.organisation_key}|{keys.title(fact.title)}|{fact.stay}"[:900]


def _align(
    model: type[Row],
    existing: Mapping[Key, Row],
    wanted: Mapping[Key, Row],
    *,
    fields: tuple[str, ...],
) -> None:
    """Create what is wanted and absent, delete what is there and unwanted, leave typed rows."""
    manager = model._default_manager
    created = [row for key, row in wanted.items() if key not in existing]
    gone = [row.pk for key, row in existing.items() if key not in wanted and not _typed(row)]
    changed = []
    for key in existing.keys() & wanted.keys():
        row, seen = existing[key], wanted[key]
        if not _typed(row) and any(getattr(row, name) != getattr(seen, name) for name in fields):
            for name in fields:
                setattr(row, name, getattr(seen, name))
            changed.append(row)
    if gone:
        manager.filter(pk__in=gone).delete()
    bulk.insert(created)
    bulk.update(changed, fields=fields)


def _typed(row: Model) -> bool:
    return bool(getattr(row, "typed", False)) or getattr(row, "removed_at", None) is not None
