"""Whom the campaign wants to reach."""

from uuid import UUID

import click

from kithwork.cli import aims, output
from kithwork.cli.aims import Aim
from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import group, limit
from kithwork.domain.paths import TargetKind


@group("target")
def target() -> None:
    """People, organisations and roles you want to reach."""


@target.command("add")
@click.argument("person", required=False)
@click.option("--organisation", help="Anybody who works there.")
@click.option("--role", help="Anybody who does this work.")
@click.option("--motivation", type=int, default=2, show_default=True, help="0 to 3.")
@click.pass_obj
def add(
    call: Call, person: str | None, organisation: str | None, role: str | None, motivation: int
) -> None:
    """Add a target, or say anew how much you want it."""
    aim = aims.one(person=person, organisation=organisation, role=role)
    made = _made(call, aim, motivation)
    call.answer({"id": str(made)}, f"On the list: {made}")


def _made(call: Call, aim: Aim, motivation: int) -> UUID:
    actor = call.actor()
    from kithwork.flows import campaigns

    now = call.now
    if aim.kind is TargetKind.ORGANISATION:
        return campaigns.add_organisation(
            actor=actor, name=aim.text, motivation=motivation, now=now
        )
    if aim.kind is TargetKind.ROLE:
        return campaigns.add_role(actor=actor, role=aim.text, motivation=motivation, now=now)
    person = call.person(aim.text)
    return campaigns.add_person(actor=actor, person=person, motivation=motivation, now=now)


@target.command("list")
@limit(100)
@click.pass_obj
def listing(call: Call, limit: int) -> None:
    """List the targets, the most wanted first."""
    actor = call.actor()
    from kithwork.cli.shapes import campaigns as shapes
    from kithwork.cli.texts import campaigns as texts
    from kithwork.store.queries import campaigns

    cards = campaigns.targets(actor=actor)[:limit]
    call.answer([shapes.target(card) for card in cards], texts.targets(cards, width=output.width()))


@target.command("remove")
@click.argument("target", metavar="TARGET")
@click.pass_obj
def remove(call: Call, target: str) -> None:
    """Drop a target."""
    actor = call.actor()
    from kithwork.flows import campaigns

    found = campaigns.remove_target(
        actor=actor, target=identity(target, what="target"), now=call.now
    )
    call.answer({"id": str(found)}, f"Dropped. `kith restore-removed {found}` undoes it.")
