"""Erasing a person: gone everywhere, but for hashes that keep them from being written to."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from kithwork.domain.actors import Actor
from kithwork.flows import people, suppressions, undo
from kithwork.flows.flow import flow
from kithwork.store.models import Address, Import, Person


@flow("people.erase")
def erase(*, actor: Actor, person: UUID, now: datetime) -> None:
    """Delete a person and everything about them; there is no way back.

    Records, ties, asks, notes and merged doubles go too; imports forget the name. Should they
    ever be imported again, they come back as do-not-contact. Backups made before keep them: the
    page and the command say so.
    """
    row = people.other_row(actor=actor, person=person)
    doubles = list(
        Person.objects.filter(Q(pk=row.pk) | Q(merged_into=row)).values_list("pk", flat=True)
    )
    keys = Address.objects.filter(person_id__in=doubles, kind__in=suppressions.KINDS)
    suppressions.remember(
        workspace=actor.workspace, keys=set(keys.values_list("key", flat=True)), now=now
    )
    ids = {
        str(public_id)
        for public_id in Person.objects.filter(pk__in=doubles).values_list("public_id", flat=True)
    }
    Person.objects.filter(pk__in=doubles).delete()
    _forget_in_imports(actor, ids)
    undo.forget_empty_places(workspace=actor.workspace)


def _forget_in_imports(actor: Actor, ids: set[str]) -> None:
    """Imports keep names in two lists: who stayed at an undo, and who was removed before."""
    for row in Import.objects.filter(workspace_id=actor.workspace):
        kept = [item for item in row.kept if item["person"] not in ids]
        removed = [item for item in row.counts.get("removed", []) if item["person"] not in ids]
        if kept != row.kept or removed != row.counts.get("removed", []):
            row.kept = kept
            row.counts = {**row.counts, "removed": removed}
            row.save(update_fields=["kept", "counts"])
