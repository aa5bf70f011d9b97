"""Organisations: added, edited, removed and brought back by hand."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Conflict, Invalid
from kithwork.flows import facts, positions
from kithwork.flows.flow import flow
from kithwork.matching import organisations as names
from kithwork.store import access, columns
from kithwork.store.models import Organisation
from kithwork.store.queries import organisations as queries
from kithwork.store.queries.organisations import NoSuchOrganisation

FIELDS = ("name", "industry", "place", "website", "note")


class NameTaken(Conflict):
    """Another organisation has that name already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is an organisation called {name} already.")


@flow("organisations.add")
def add(*, actor: Actor, name: str, now: datetime) -> UUID:
    """Add an organisation by hand; one of that name that is there becomes the seeker's own."""
    row = positions.organisation_named(workspace=actor.workspace, name=name, now=now)
    if not row.added_by_hand:
        row.added_by_hand = True
        row.save(update_fields=["added_by_hand"])
    return row.public_id


@flow("organisations.edit")
def edit(
    *,
    actor: Actor,
    organisation: UUID,
    changes: Iterable[tuple[str, str]],
    now: datetime,
    released: Iterable[str] = (),
) -> UUID:
    """Set fields of an organisation: name, industry, place, website, note.

    `released` are fields that are no longer the seeker's own: an undo puts back what was there.
    """
    row = _row(actor, organisation)
    for field, value in changes:
        _set(row, field, " ".join(value.split()) if field != "note" else value.strip())
    row.typed = sorted(set(row.typed) - set(released))
    row.save()
    positions.settle_all_at(actor=actor, organisation=row, now=now)
    return row.public_id


def _set(row: Organisation, field: str, value: str) -> None:
    if field not in FIELDS:
        raise Invalid(field, f"cannot be set; these can: {', '.join(FIELDS)}.")
    if field == "name":
        _rename(row, value)
    else:
        limit = columns.longest(Organisation, field)
        if limit and len(value) > limit:
            raise Invalid(field, f"is {len(value)} characters long; {limit} is the most.")
        setattr(row, field, value)
    row.typed = sorted({*row.typed, field})


def _rename(row: Organisation, name: str) -> None:
    """Change the shown name; imports go on knowing it by its key, and by the new name too."""
    key = names.normal_form(name)
    if not key or len(name) > 300:
        raise Invalid("name", "must name an organisation, in at most 300 characters.")
    taken = Organisation.objects.filter(workspace_id=row.workspace_id, key=facts.place_key(key))
    renamed = queries.renames(workspace=row.workspace_id).get(key, row.pk)
    if renamed != row.pk or taken.exclude(pk=row.pk).exists():
        raise NameTaken(name)
    row.name = name


@flow("organisations.remove")
def remove(*, actor: Actor, organisation: UUID, now: datetime) -> UUID:
    """Take an organisation and the positions at it out of sight; `restore` undoes it."""
    row = _row(actor, organisation)
    row.removed_at = row.removed_at or now
    row.save(update_fields=["removed_at"])
    positions.settle_all_at(actor=actor, organisation=row, now=now)
    return row.public_id


@flow("organisations.restore")
def restore(*, actor: Actor, organisation: UUID, now: datetime) -> UUID:
    """Bring a removed organisation back, with the positions at it."""
    row = _row(actor, organisation)
    row.removed_at = None
    row.save(update_fields=["removed_at"])
    positions.settle_all_at(actor=actor, organisation=row, now=now)
    return row.public_id


def _row(actor: Actor, organisation: UUID) -> Organisation:
    row = access.visible(actor, Organisation).filter(public_id=organisation).first()
    if row is None:
        raise NoSuchOrganisation(organisation)
    return row
