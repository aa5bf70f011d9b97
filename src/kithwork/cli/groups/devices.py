"""Paired phones: listed, renamed, revoked."""

import click

from kithwork.cli import output
from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import group


@group("devices", invoke_without_command=True)
@click.pass_context
def devices(context: click.Context) -> None:
    """List the paired phones; Settings pairs them."""
    if context.invoked_subcommand is not None:
        return
    call = context.ensure_object(Call)
    actor = call.actor()
    from kithwork.cli.shapes import devices as shapes
    from kithwork.cli.texts import devices as texts
    from kithwork.store.queries import devices as queries

    cards = queries.listing(actor=actor)
    call.answer([shapes.device(card) for card in cards], texts.devices(cards, width=output.width()))


@devices.command("rename")
@click.argument("device", metavar="ID")
@click.argument("name")
@click.pass_obj
def rename(call: Call, device: str, name: str) -> None:
    """Call a phone something else."""
    actor = call.actor()
    from kithwork.flows import devices as flows

    found = identity(device, what="device")
    flows.rename(actor=actor, device=found, name=name, now=call.now)
    call.answer({"id": str(found)}, "Renamed.")


@devices.command("revoke")
@click.argument("device", metavar="ID")
@click.pass_obj
def revoke(call: Call, device: str) -> None:
    """Let a phone in no more, from its next request on."""
    actor = call.actor()
    from kithwork.flows import devices as flows

    found = flows.revoke(actor=actor, device=identity(device, what="device"), now=call.now)
    call.answer({"id": str(found)}, "Revoked. To let the phone in again, pair it anew in Settings.")
