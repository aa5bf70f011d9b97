"""Organisations: found, listed with who is there, and shown."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Ambiguous, NotFound
from kithwork.matching import organisations as names
from kithwork.store import access
from kithwork.store.models import Organisation

MOST_CANDIDATES = 10


class NoSuchOrganisation(NotFound):
    """No organisation of this workspace is meant by that id or name."""

    def __init__(self, text: object) -> None:
        super().__init__(f"No organisation here is “{text}”.")


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation as listed; `people` counts the contacts who are or were there."""

    id: UUID
    name: str
    industry: str
    place: str
    people: int


@dataclass(frozen=True, slots=True)
class OrganisationCard:
    """An organisation whole."""

    id: UUID
    pk: int
    name: str
    industry: str
    place: str
    website: str
    note: str
    typed: tuple[str, ...]
    removed_at: datetime | None


def present(actor: Actor) -> QuerySet[Organisation]:
    """The organisations the actor keeps."""
    return access.visible(actor, Organisation).filter(removed_at__isnull=True)


def like(*, actor: Actor, text: str) -> QuerySet[Organisation]:
    """The organisation of that very name (normal form); without one, those whose name holds it.

    One that the seeker renamed goes by its new name and by the one imports know it by.
    """
    key = names.normal_form(text)
    renamed = renames(workspace=actor.workspace)
    exact = present(actor).filter(Q(key=key) | Q(pk=renamed.get(key)))
    if not key or exact.exists():
        return exact
    holding = [pk for name, pk in renamed.items() if key in name]
    return present(actor).filter(Q(key__contains=key) | Q(pk__in=holding))


def renames(*, workspace: int) -> dict[str, int]:
    """The normal forms of names the seeker gave, which `key` does not hold, by primary key."""
    edited = Organisation.objects.filter(workspace_id=workspace).exclude(typed=[])
    forms = (
        (names.normal_form(name), key, pk)
        for name, key, pk in edited.values_list("name", "key", "pk")
    )
    return {form: pk for form, key, pk in forms if form != key}


def listing(*, actor: Actor, text: str = "", limit: int = 50) -> tuple[OrganisationRow, ...]:
    """Organisations with most contacts first."""
    rows = like(actor=actor, text=text) if text else present(actor)
    counted = rows.annotate(
        people=Count(
            "positions__person",
            distinct=True,
            filter=Q(
                positions__removed_at__isnull=True,
                positions__person__is_me=False,
                positions__person__removed_at__isnull=True,
                positions__person__merged_into__isnull=True,
            ),
        )
    )
    return tuple(
        OrganisationRow(row.public_id, row.name, row.industry, row.place, row.people)
        for row in counted.order_by("-people", "name", "pk")[:limit]
    )


def find(*, actor: Actor, text: str) -> UUID:
    """The organisation meant by an id or a name; raises NoSuchOrganisation or Ambiguous."""
    try:
        rows = present(actor).filter(public_id=UUID(text.strip()))
    except ValueError:
        rows = like(actor=actor, text=text)
    found = list(rows.order_by("name", "pk").values_list("public_id", "name")[:MOST_CANDIDATES])
    if not found:
        raise NoSuchOrganisation(text)
    if len(found) > 1:
        raise Ambiguous(f"“{text}”", [(str(public_id), name) for public_id, name in found])
    return found[0][0]


def show(*, actor: Actor, organisation: UUID) -> OrganisationCard:
    """An organisation whole, removed or not; raises NoSuchOrganisation."""
    row = access.visible(actor, Organisation).filter(public_id=organisation).first()
    if row is None:
        raise NoSuchOrganisation(organisation)
    return OrganisationCard(
        id=row.public_id,
        pk=row.pk,
        name=row.name,
        industry=row.industry,
        place=row.place,
        website=row.website,
        note=row.note,
        typed=tuple(row.typed),
        removed_at=row.removed_at,
    )
