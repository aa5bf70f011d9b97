"""Captures: known people by a name, one that was saved before, and whom to write to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from kithwork.domain.actors import Actor
from kithwork.domain.captures import NextAfter
from kithwork.domain.errors import NotFound
from kithwork.matching import keys
from kithwork.store import access
from kithwork.store.models import Ask, Capture, Person, Touch
from kithwork.store.queries import people
from kithwork.store.queries.people import PersonRow

MOST_KNOWN = 6
MOST_WAITING = 200


class NoSuchCapture(NotFound):
    """No capture of this workspace has that key, or nothing of it is left."""

    def __init__(self, key: object) -> None:
        super().__init__(f"There is no capture {key} to take back.")


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody met whom the seeker wants to write to: when, and where if noted."""

    person: int
    on: date
    where: str


def row(*, actor: Actor, key: UUID) -> Capture | None:
    """The capture of that key, if it was saved before."""
    rows = access.visible(actor, Capture).select_related("touch__person", "person")
    return rows.filter(key=key).first()


def called(*, actor: Actor, name: str) -> tuple[PersonRow, ...]:
    """Contacts of exactly that name, as names are compared."""
    key = keys.name(name)
    same = _contacts(actor).filter(name_key=key) if key else Person.objects.none()
    return _shown(actor, same)


def perhaps(*, actor: Actor, name: str) -> tuple[PersonRow, ...]:
    """Contacts who have every word of `name` among the words of theirs: “Li” of Li Chen."""
    found = _contacts(actor)
    words = keys.name(name).split()
    for word in words:
        found = found.filter(
            Q(name_key=word)
            | Q(name_key__startswith=f"{word} ")
            | Q(name_key__endswith=f" {word}")
            | Q(name_key__contains=f" {word} ")
        )
    return _shown(actor, found) if words else ()


def suggested(*, actor: Actor, text: str) -> tuple[PersonRow, ...]:
    """A few contacts whose name holds what was typed so far, the closest first."""
    found = _contacts(actor)
    words = keys.name(text).split()
    for word in words:
        found = found.filter(name_key__contains=word)
    if not words:
        return ()
    close = people.by_strength(actor=actor, rows=found)[:MOST_KNOWN]
    return people.rows(actor=actor, people=close)


def to_write_to(*, actor: Actor) -> Mapping[int, Met]:
    """Whom the seeker said they would write to, until they did, by primary key.

    Done is: an ask to them since, anything that happened with them since, or the note that
    says so taken away.
    """
    rows = access.visible(actor, Capture).filter(
        Q(note__isnull=False, note__removed_at__isnull=True),
        next=NextAfter.WRITE,
        touch__person__removed_at__isnull=True,
        touch__person__do_not_contact=False,
    )
    person = OuterRef("touch__person")
    asked = Ask.objects.filter(
        person=person, drafted_at__gte=OuterRef("created_at"), removed_at__isnull=True
    )
    since = Touch.objects.filter(person=person, pk__gt=OuterRef("touch")).exclude(
        on__lt=OuterRef("touch__on")
    )
    later = rows.filter(~Exists(asked), ~Exists(since)).order_by("touch__on", "pk")
    cells = later.values_list("touch__person_id", "touch__on", "touch__text")[:MOST_WAITING]
    return {pk: Met(pk, on, where) for pk, on, where in cells}


def _contacts(actor: Actor) -> QuerySet[Person]:
    return people.present(actor).filter(is_me=False)


def _shown(actor: Actor, found: QuerySet[Person]) -> tuple[PersonRow, ...]:
    ordered = found.order_by(F("last_touch_on").desc(nulls_last=True), "sort_name", "pk")
    ids = list(ordered.values_list("pk", flat=True)[: people.MOST_CANDIDATES])
    return people.rows(actor=actor, people=ids)
