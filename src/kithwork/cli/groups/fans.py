"""The fan club: contacts who offered to help."""

import click

from kithwork.cli import output
from kithwork.cli.calls import Call
from kithwork.cli.commands import group, limit


@group("fans")
def fans() -> None:
    """The contacts who offered to help you."""


@fans.command("add")
@click.argument("person", metavar="PERSON")
@click.pass_obj
def add(call: Call, person: str) -> None:
    """Mark a contact who offered to help."""
    found, name = call.named(person)
    from kithwork.flows import people

    people.add_fan(actor=call.actor(), person=found, now=call.now)
    call.answer({"id": str(found), "person": str(found), "name": name}, f"{name} is a fan.")


@fans.command("list")
@limit(100)
@click.pass_obj
def listing(call: Call, limit: int) -> None:
    """List them by name."""
    actor = call.actor()
    from kithwork.cli.shapes import people as shapes
    from kithwork.cli.texts import people as texts
    from kithwork.store.queries import fans as queries

    rows = queries.listing(actor=actor, limit=limit)
    call.answer([shapes.row(row) for row in rows], texts.fans(rows, width=output.width()))


@fans.command("remove")
@click.argument("person", metavar="PERSON")
@click.pass_obj
def remove(call: Call, person: str) -> None:
    """Take the mark away."""
    found, name = call.named(person)
    from kithwork.flows import people

    people.remove_fan(actor=call.actor(), person=found, now=call.now)
    call.answer({"id": str(found), "person": str(found), "name": name}, f"{name} is no fan.")
