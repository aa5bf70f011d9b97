"""The workspace the actor works in."""

from dataclasses import dataclass
from datetime import time
from uuid import UUID

from kithwork.domain.actors import Actor, Right
from kithwork.store import access
from kithwork.store.models import Workspace


@dataclass(frozen=True, slots=True)
class WorkspaceCard:
    """A workspace as shown; `is_fictional` marks the demo. `version` grows with every write.

    `nudges_a_week`, `quiet_from` and `quiet_to` are what the seeker said of upkeep;
    `retention_months` after how long people go by themselves.
    """

    id: UUID
    name: str
    is_fictional: bool
    version: int
    nudges_a_week: int
    quiet_from: time | None
    quiet_to: time | None
    retention_months: int | None


def show(*, actor: Actor) -> WorkspaceCard:
    """The actor's workspace."""
    access.require(actor, Right.VIEW)
    row = Workspace.objects.get(pk=actor.workspace)
    return WorkspaceCard(
        id=row.public_id,
        name=row.name,
        is_fictional=row.is_fictional,
        version=row.version,
        nudges_a_week=row.nudges_a_week,
        quiet_from=row.quiet_from,
        quiet_to=row.quiet_to,
        retention_months=row.retention_months,
    )


def is_alone(*, actor: Actor) -> bool:
    """Whether the actor's workspace is the only one of this installation."""
    access.require(actor, Right.VIEW)
    return not Workspace.objects.exclude(pk=actor.workspace).exists()
