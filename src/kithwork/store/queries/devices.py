"""The actor's own paired devices."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from kithwork.domain.actors import Actor
from kithwork.domain.errors import NotFound
from kithwork.store import access
from kithwork.store.models import Device


class NoSuchDevice(NotFound):
    """No device of the actor's has that id."""

    def __init__(self, device: UUID) -> None:
        super().__init__(
            f"There is no device {device}. `kith devices` lists those that are paired."
        )


@dataclass(frozen=True, slots=True)
class DeviceCard:
    """A paired device; `seen_at` is right to the hour."""

    id: UUID
    name: str
    paired_at: datetime
    seen_at: datetime


def listing(*, actor: Actor) -> tuple[DeviceCard, ...]:
    """The paired devices, the newest first."""
    rows = _own(actor).order_by("-paired_at", "-pk")
    return tuple(DeviceCard(row.public_id, row.name, row.paired_at, row.seen_at) for row in rows)


def row(*, actor: Actor, device: UUID) -> Device:
    """The row of a device; raises NoSuchDevice."""
    found = _own(actor).filter(public_id=device).first()
    if found is None:
        raise NoSuchDevice(device)
    return found


def seen_at(*, actor: Actor, device: UUID) -> datetime | None:
    """When a device was last seen; None when it is not paired (any more)."""
    return _own(actor).filter(public_id=device).values_list("seen_at", flat=True).first()


def _own(actor: Actor) -> QuerySet[Device]:
    return access.visible(actor, Device).filter(account_id=actor.account)
