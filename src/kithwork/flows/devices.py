"""Devices: a phone is paired, named, seen, revoked."""

from datetime import datetime
from uuid import UUID

from django.db import OperationalError

from kithwork.domain.actors import Actor, Right
from kithwork.domain.devices import named
from kithwork.flows.flow import flow, is_full
from kithwork.store import access
from kithwork.store.models import Device
from kithwork.store.queries import devices


@flow("devices.pair")
def pair(*, actor: Actor, name: str, now: datetime) -> UUID:
    """Let a phone act for the actor, until it is revoked."""
    row = Device.objects.create(
        workspace_id=actor.workspace,
        account_id=actor.account,
        name=named(name),
        paired_at=now,
        seen_at=now,
    )
    return row.public_id


@flow("devices.rename")
def rename(*, actor: Actor, device: UUID, name: str, now: datetime) -> UUID:
    """Call a device something else."""
    row = devices.row(actor=actor, device=device)
    row.name = named(name)
    row.save(update_fields=["name"])
    return row.public_id


@flow("devices.revoke")
def revoke(*, actor: Actor, device: UUID, now: datetime) -> UUID:
    """Let a device in no more: its next request is refused. Pairing makes it a new one."""
    row = devices.row(actor=actor, device=device)
    row.delete()
    return device


def note_seen(*, actor: Actor, device: UUID, now: datetime) -> None:
    """Keep that a device was here.

    No event and no new version: nothing that anybody reads changed. A disk that is full must
    not keep a phone from looking.
    """
    access.require(actor, Right.VIEW)
    rows = Device.objects.filter(workspace_id=actor.workspace, account_id=actor.account)
    try:
        rows.filter(public_id=device, seen_at__lt=now).update(seen_at=now)
    except OperationalError as error:
        if not is_full(error):
            raise
