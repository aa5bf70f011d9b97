"""The workspace the actor works in."""

from dataclasses import dataclass
from uuid import UUID

from kithwork.domain.actors import Actor, Right
from kithwork.store import access
from kithwork.store.models import Workspace


@dataclass(frozen=True, slots=True)
class WorkspaceCard:
    """A workspace as shown; `is_fictional` marks the demo. `version` grows with every write."""

    id: UUID
    name: str
    is_fictional: bool
    version: int


def show(*, actor: Actor) -> WorkspaceCard:
    """The actor's workspace."""
    access.require(actor, Right.VIEW)
    row = Workspace.objects.get(pk=actor.workspace)
    return WorkspaceCard(row.public_id, row.name, row.is_fictional, row.version)


def is_alone(*, actor: Actor) -> bool:
    """Whether the actor's workspace is the only one of this installation."""
    access.require(actor, Right.VIEW)
    return not Workspace.objects.exclude(pk=actor.workspace).exists()
