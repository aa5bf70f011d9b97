"""People: found by name or address, listed, and shown whole."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Ambiguous, NotFound
from kithwork.domain.people import AddressKind
from kithwork.domain.records import Stay
from kithwork.domain.upkeep import Layer
from kithwork.matching import keys, texts
from kithwork.store import access, versions
from kithwork.store.models import (
    Address,
    Note,
    Person,
    Position,
    SourceRecord,
    Tag,
    Tie,
    Touch,
)
from kithwork.store.queries import organisations
from kithwork.store.queries.person_cards import (
    AddressCard,
    ContactCard,
    NoteCard,
    PersonCard,
    PersonRow,
    PositionCard,
    SeenIn,
    TouchCard,
)

__all__ = [
    "ME",
    "AddressCard",
    "ContactCard",
    "NoSuchPerson",
    "NoteCard",
    "PersonCard",
    "PersonRow",
    "PositionCard",
    "SeenIn",
    "TouchCard",
    "by_name",
    "by_strength",
    "by_touch",
    "contact",
    "described",
    "find",
    "matching",
    "me",
    "me_pk",
    "names",
    "own_strengths",
    "position_card",
    "positions_of",
    "present",
    "rows",
    "show",
    "warmest_first",
]

ME = "me"
MOST_CANDIDATES = 10
# What a card takes over from the row.
AS_IT_STANDS = (
    "pk name given family nickname prefix suffix headline place industry birthday"
    " is_me is_fan fan_on do_not_contact last_touch_on removed_at"
).split()


class NoSuchPerson(NotFound):
    """Nobody of this workspace is meant by that id, address or name."""

    def __init__(self, text: object) -> None:
        super().__init__(f"Nobody here is “{text}”. Try part of the name with `kith people TEXT`.")


def present(actor: Actor) -> QuerySet[Person]:
    """Everybody the actor keeps: not removed, not merged into another."""
    return access.visible(actor, Person).filter(removed_at__isnull=True, merged_into__isnull=True)


def matching(
    *, actor: Actor, text: str = "", organisation: str = "", tag: str = ""
) -> QuerySet[Person]:
    """Contacts (never the seeker) whose search text holds every word of `text`."""
    rows = present(actor).filter(is_me=False)
    for word in texts.fold(text).split():
        rows = rows.filter(search_text__contains=word)
    if organisation:
        rows = rows.filter(pk__in=_at(actor, organisation))
    if tag:
        tags = access.visible(actor, Tag).filter(key=tag.casefold(), removed_at__isnull=True)
        rows = rows.filter(pk__in=tags.values("person_id"))
    return rows


def _at(actor: Actor, organisation: str) -> QuerySet[Position, int]:
    wanted = organisations.like(actor=actor, text=organisation)
    positions = access.visible(actor, Position).filter(removed_at__isnull=True)
    return positions.filter(organisation_id__in=wanted).values_list("person_id", flat=True)


def by_name(*, rows: QuerySet[Person], limit: int, offset: int) -> list[int]:
    """Keys in the order of names."""
    return list(rows.order_by("sort_name", "pk").values_list("pk", flat=True)[offset:][:limit])


def by_touch(*, rows: QuerySet[Person], limit: int, offset: int) -> list[int]:
    """Keys, longest untouched first; never touched comes last."""
    ordered = rows.order_by(F("last_touch_on").asc(nulls_last=True), "sort_name", "pk")
    return list(ordered.values_list("pk", flat=True)[offset:][:limit])


def by_strength(*, actor: Actor, rows: QuerySet[Person]) -> list[int]:
    """The keys of `rows`, all of them contacts, the strongest tie to the seeker first."""
    wanted = set(rows.values_list("pk", flat=True))
    return [pk for pk in warmest_first(actor=actor) if pk in wanted]


@versions.once_a_version
def warmest_first(*, actor: Actor) -> tuple[int, ...]:
    """Every contact, the strongest tie to the seeker first, equal ones by name."""
    strengths = own_strengths(actor=actor)
    contacts = present(actor).filter(is_me=False).order_by("sort_name", "pk")
    ids = contacts.values_list("pk", flat=True)
    return tuple(sorted(ids, key=lambda pk: -strengths.get(pk, 0.0)))


@versions.once_a_version
def own_strengths(*, actor: Actor) -> Mapping[int, float]:
    """The strength of the seeker's tie to each contact, their own word first."""
    me = me_pk(actor=actor)
    rows = access.visible(actor, Tie).filter(removed_at__isnull=True)
    shown = rows.annotate(shown=Coalesce("strength_typed", "strength"))
    return {
        **dict(shown.filter(left_id=me).values_list("right_id", "shown")),
        **dict(shown.filter(right_id=me).values_list("left_id", "shown")),
    }


def me_pk(*, actor: Actor) -> int:
    """The primary key of the seeker's own person."""
    return access.visible(actor, Person).filter(is_me=True).values_list("pk", flat=True).get()


def names(*, actor: Actor, people: Sequence[int]) -> dict[int, tuple[UUID, str]]:
    """The id and the name of each of `people` (primary keys) who is there."""
    found = present(actor).filter(pk__in=list(people)).values_list("pk", "public_id", "name")
    return {pk: (public_id, name) for pk, public_id, name in found}


def rows(*, actor: Actor, people: Sequence[int]) -> tuple[PersonRow, ...]:
    """Rows for `people` (primary keys), in that order; five statements however many."""
    found = access.visible(actor, Person).in_bulk(list(people))
    emails = _emails(actor, people)
    positions = positions_of(actor=actor, people=people)
    tags = _tags(actor, people)
    strengths = _strengths_to(actor, people)
    return tuple(
        PersonRow(
            pk=pk,
            id=found[pk].public_id,
            name=found[pk].name,
            headline=found[pk].headline,
            place=found[pk].place,
            emails=tuple(emails[pk]),
            positions=tuple(positions[pk]),
            tags=tuple(tags[pk]),
            strength=strengths.get(pk),
            last_touch_on=found[pk].last_touch_on,
            is_fan=found[pk].is_fan,
            do_not_contact=found[pk].do_not_contact,
            is_me=found[pk].is_me,
        )
        for pk in people
        if pk in found
    )


def _emails(actor: Actor, people: Sequence[int]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    wanted = access.visible(actor, Address).filter(
        person_id__in=people, kind=AddressKind.EMAIL, removed_at__isnull=True
    )
    for person, value in wanted.order_by("pk").values_list("person_id", "value"):
        found[person].append(value)
    return found


def _tags(actor: Actor, people: Sequence[int]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    wanted = access.visible(actor, Tag).filter(person_id__in=people, removed_at__isnull=True)
    for person, text in wanted.order_by("key").values_list("person_id", "text"):
        found[person].append(text)
    return found


def _strengths_to(actor: Actor, people: Sequence[int]) -> dict[int, float]:
    me = me_pk(actor=actor)
    ties = access.visible(actor, Tie).filter(removed_at__isnull=True)
    columns = ("left_id", "right_id", "strength", "strength_typed")
    pairs = [
        *ties.filter(left_id=me, right_id__in=people).values_list(*columns),
        *ties.filter(right_id=me, left_id__in=people).values_list(*columns),
    ]
    return {
        (right if left == me else left): (strength if typed is None else typed)
        for left, right, strength, typed in pairs
    }


def positions_of(*, actor: Actor, people: Sequence[int]) -> Mapping[int, list[PositionCard]]:
    """The positions of each of `people`, current ones first, then the latest."""
    found: dict[int, list[PositionCard]] = defaultdict(list)
    wanted = (
        access.visible(actor, Position)
        .filter(
            person_id__in=people, removed_at__isnull=True, organisation__removed_at__isnull=True
        )
        .select_related("organisation")
    )
    for row in wanted.order_by("-current", "stay", "pk"):
        found[row.person_id].append(position_card(row))
    for cards in found.values():
        cards.sort(key=lambda card: (not card.current, card.stay is Stay.STUDY, _latest(card)))
    return found


def _latest(card: PositionCard) -> int:
    last = card.to_on or card.from_on
    return -last.toordinal() if last else 0


def position_card(row: Position) -> PositionCard:
    """A row as shown."""
    return PositionCard(
        id=row.public_id,
        organisation=row.organisation.name,
        organisation_id=row.organisation.public_id,
        title=row.title,
        stay=Stay(row.stay),
        from_on=row.from_on,
        to_on=row.to_on,
        current=row.current,
        typed=row.typed,
    )


def find(*, actor: Actor, text: str) -> UUID:
    """The person meant by an id, an address or a unique name; `me` is the seeker.

    Raises NoSuchPerson, or Ambiguous with the candidates.
    """
    wanted = text.strip()
    if wanted.casefold() == ME:
        return present(actor).values_list("public_id", flat=True).get(is_me=True)
    matches = _by_id(actor, wanted) or _by_address(actor, wanted) or _by_words(actor, wanted)
    if not matches:
        raise NoSuchPerson(text)
    if len(matches) > 1:
        shown = rows(actor=actor, people=[pk for pk, _ in matches[:MOST_CANDIDATES]])
        raise Ambiguous(f"“{text}”", [(str(row.id), described(row)) for row in shown])
    return matches[0][1]


def described(row: PersonRow) -> str:
    """A person in one line: name, position, address."""
    position = next(iter(row.positions), None)
    parts = [row.name, f"{position.title} {position.organisation}".strip() if position else ""]
    return " · ".join(part for part in [*parts, *row.emails[:1]] if part)


Matches = list[tuple[int, UUID]]


def _by_id(actor: Actor, text: str) -> Matches:
    try:
        public_id = UUID(text)
    except ValueError:
        return []
    return list(present(actor).filter(public_id=public_id).values_list("pk", "public_id"))


def _by_address(actor: Actor, text: str) -> Matches:
    wanted = [
        (kind, key)
        for kind in (AddressKind.EMAIL, AddressKind.PROFILE)
        if (key := keys.address(kind, text))
    ]
    matches: Matches = []
    for kind, key in wanted:
        people = access.visible(actor, Address).filter(kind=kind, key=key, removed_at__isnull=True)
        ids = people.values("person_id")
        matches += present(actor).filter(pk__in=ids).values_list("pk", "public_id")
    return matches


def _by_words(actor: Actor, text: str) -> Matches:
    """The full name first; else every contact whose name holds all the words."""
    exact = present(actor).filter(name_key=keys.name(text)).order_by("sort_name", "pk")
    matches = (
        list(exact.values_list("pk", "public_id")[: MOST_CANDIDATES + 1]) if keys.name(text) else []
    )
    if matches:
        return matches
    loose = present(actor)
    words = texts.fold(text).split()
    if not words:
        return []
    for word in words:
        loose = loose.filter(name_key__contains=word)
    return list(
        loose.order_by("sort_name", "pk").values_list("pk", "public_id")[: MOST_CANDIDATES + 1]
    )


def show(*, actor: Actor, person: UUID) -> PersonCard:
    """A person whole, removed or not; raises NoSuchPerson."""
    row = _row(actor, person)
    return PersonCard(
        **_as_written_to(actor, row),
        tags=tuple(_tags(actor, [row.pk])[row.pk]),
        notes=_notes(row.pk),
        touches=_touches(row.pk),
        seen_in=_seen_in(row.pk),
    )


def contact(*, actor: Actor, person: UUID) -> ContactCard:
    """A person as one writes to them, removed or not; raises NoSuchPerson."""
    return ContactCard(**_as_written_to(actor, _row(actor, person)))


def me(*, actor: Actor) -> ContactCard:
    """The seeker's own person, as it stands in what they write."""
    return ContactCard(**_as_written_to(actor, present(actor).get(is_me=True)))


def _row(actor: Actor, person: UUID) -> Person:
    row = access.visible(actor, Person).filter(public_id=person, merged_into__isnull=True).first()
    if row is None:
        raise NoSuchPerson(person)
    return row


def _as_written_to(actor: Actor, row: Person) -> dict[str, Any]:
    """The fields of a ContactCard."""
    return {
        **{name: getattr(row, name) for name in AS_IT_STANDS},
        "id": row.public_id,
        "typed": tuple(row.typed),
        "layer": Layer(row.layer),
        "addresses": _addresses(row.pk),
        "positions": tuple(positions_of(actor=actor, people=[row.pk])[row.pk]),
    }


def _addresses(person: int) -> tuple[AddressCard, ...]:
    wanted = Address.objects.filter(person_id=person, removed_at__isnull=True).order_by("pk")
    return tuple(
        AddressCard(AddressKind(row.kind), row.value, row.label, row.typed) for row in wanted
    )


def _notes(person: int) -> tuple[NoteCard, ...]:
    wanted = Note.objects.filter(person_id=person, removed_at__isnull=True)
    return tuple(
        NoteCard(row.public_id, row.text, row.typed, row.created_at)
        for row in wanted.order_by("-created_at", "-pk")
    )


def _touches(person: int) -> tuple[TouchCard, ...]:
    wanted = Touch.objects.filter(person_id=person).order_by("-on", "-pk")
    return tuple(TouchCard(row.public_id, row.kind, row.on, row.text) for row in wanted)


def _seen_in(person: int) -> tuple[SeenIn, ...]:
    wanted = SourceRecord.objects.filter(person_id=person).select_related("batch").order_by("pk")
    return tuple(
        SeenIn(
            batch=row.batch.public_id,
            source=row.source,
            file=row.file,
            line=row.line,
            on=row.batch.committed_at.date() if row.batch.committed_at else None,
        )
        for row in wanted
    )
