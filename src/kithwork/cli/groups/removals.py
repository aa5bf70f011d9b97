"""Taking away, bringing back, and erasing for good."""

import sys
from uuid import UUID

import click

from kithwork.cli import output
from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import command, group


@group("remove")
def remove() -> None:
    """Take something away; `kith restore-removed ID` brings it back, no import does."""


@remove.command("person")
@click.argument("person", metavar="PERSON")
@click.pass_obj
def person(call: Call, person: str) -> None:
    """Take a person out of every list and path."""
    found, name = call.named(person)
    from kithwork.flows import people

    _removed(call, people.remove(actor=call.actor(), person=found, now=call.now), name)


@remove.command("organisation")
@click.argument("organisation", metavar="ORGANISATION")
@click.pass_obj
def organisation(call: Call, organisation: str) -> None:
    """Take an organisation and the positions at it out of sight."""
    actor = call.actor()
    from kithwork.flows import organisations
    from kithwork.store.queries import organisations as queries

    wanted = queries.find(actor=actor, text=organisation)
    name = queries.show(actor=actor, organisation=wanted).name
    _removed(call, organisations.remove(actor=actor, organisation=wanted, now=call.now), name)


@remove.command("tie")
@click.argument("tie", metavar="TIE")
@click.pass_obj
def tie(call: Call, tie: str) -> None:
    """Take a tie away."""
    actor = call.actor()
    from kithwork.flows import ties

    wanted = identity(tie, what="tie")
    _removed(call, ties.remove(actor=actor, tie=wanted, now=call.now), "The tie")


@remove.command("position")
@click.argument("position", metavar="POSITION")
@click.pass_obj
def position(call: Call, position: str) -> None:
    """Take a position away."""
    actor = call.actor()
    from kithwork.flows import positions

    wanted = identity(position, what="position")
    _removed(call, positions.remove(actor=actor, position=wanted, now=call.now), "The position")


@remove.command("note")
@click.argument("note", metavar="NOTE")
@click.pass_obj
def note(call: Call, note: str) -> None:
    """Take a note away."""
    actor = call.actor()
    from kithwork.flows import people

    wanted = identity(note, what="note")
    people.remove_note(actor=actor, note=wanted, now=call.now)
    _removed(call, wanted, "The note")


def _removed(call: Call, public_id: UUID, name: str) -> None:
    said = f"{name} is removed. `kith restore-removed {public_id}` undoes it."
    call.answer({"id": str(public_id)}, said)


@command("restore-removed")
@click.argument("public_id", metavar="ID")
@click.pass_obj
def restore_removed(call: Call, public_id: str) -> None:
    """Bring back what was removed, whatever it was."""
    actor = call.actor()
    from kithwork.flows import removals

    wanted = identity(public_id, what="removed thing")
    found = removals.restore(actor=actor, public_id=wanted, now=call.now)
    call.answer({"id": str(found)}, "It is back.")


@command("erase")
@click.argument("person", metavar="PERSON")
@click.option("--yes", is_flag=True, help="Do not ask at the terminal.")
@click.pass_obj
def erase(call: Call, person: str, yes: bool) -> None:
    """Erase a person and everything about them, for good.

    If a later import names them, they come back as do-not-contact. Backups made before still
    hold them.
    """
    found, name = call.named(person)
    if not yes and output.is_terminal(sys.stdin):
        click.confirm(f"Erase {output.plain(name)} for good?", abort=True, err=True)
    from kithwork.bootstrap import leavings
    from kithwork.flows import erasures

    gone = erasures.erase(actor=call.actor(), person=found, now=call.now)
    leavings.forget(gone.chats, data=call.data)
    said = f"{name} is erased. Backups made before still hold them."
    if gone.entries:
        said += " What was put into your own calendar is there still; delete it there."
    call.answer({"calendar_entries": gone.entries}, said)
