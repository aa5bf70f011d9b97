"""Bringing back what was removed, whatever it was."""

from datetime import datetime
from uuid import UUID

from django.db.models import Model

from kithwork.domain.actors import Actor
from kithwork.domain.errors import NotFound
from kithwork.flows import positions
from kithwork.flows.flow import flow
from kithwork.store import access
from kithwork.store.models import (
    Ask,
    Note,
    Organisation,
    Person,
    Position,
    Recommendation,
    Target,
    Tie,
)

REMOVABLE: tuple[type[Model], ...] = (
    Person, Organisation, Tie, Position, Note, Target, Ask, Recommendation,
)  # fmt: skip


class NothingRemoved(NotFound):
    """Nothing removed has that id."""

    def __init__(self, public_id: object) -> None:
        super().__init__(f"Nothing that was removed has the id {public_id}.")


@flow("removals.restore")
def restore(*, actor: Actor, public_id: UUID, now: datetime) -> UUID:
    """Bring back what was removed: a person, an organisation, a tie, an ask and so on."""
    for model in REMOVABLE:
        rows = access.visible(actor, model).filter(public_id=public_id, removed_at__isnull=False)
        if rows.update(removed_at=None):
            _settle(actor, model, public_id, now)
            return public_id
    raise NothingRemoved(public_id)


def _settle(actor: Actor, model: type[Model], public_id: UUID, now: datetime) -> None:
    """Search texts and ties that change with what came back."""
    if model is Position:
        for person in access.visible(actor, Person).filter(positions__public_id=public_id):
            positions.settle(actor=actor, person=person, now=now)
    elif model is Organisation:
        for row in access.visible(actor, Organisation).filter(public_id=public_id):
            positions.settle_all_at(actor=actor, organisation=row, now=now)
