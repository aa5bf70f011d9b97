"""Retention: whom the seeker lost touch with long ago, shown, kept or taken away."""

import sys

import click

from kithwork.cli import output
from kithwork.cli.calls import Call
from kithwork.cli.commands import group


@group("retention", invoke_without_command=True)
@click.option("--months", type=int, default=36, show_default=True, help="Idle for so long.")
@click.option("--purge", is_flag=True, help="Erase them for good, instead of showing them.")
@click.option("--yes", is_flag=True, help="Do not ask at the terminal.")
@click.pass_context
def retention(context: click.Context, months: int, purge: bool, yes: bool) -> None:
    """Show with whom nothing happened for long, and on whom nothing of your search rests.

    Nobody is taken away without --purge. If a later import names them, they come back as
    do-not-contact.
    """
    if context.invoked_subcommand is not None:
        return
    call = context.ensure_object(Call)
    actor = call.actor()
    from kithwork.cli.shapes import retention as shapes
    from kithwork.cli.texts import retention as texts
    from kithwork.flows import retention as flows

    found = flows.preview(actor=actor, months=months, now=call.now)
    if not purge:
        call.answer([shapes.idle(one) for one in found], texts.idle(found, months=months))
        return
    if found and not yes and output.is_terminal(sys.stdin):
        all_of_them = flows.count(actor=actor, months=months, now=call.now)
        click.confirm(texts.question(all_of_them), abort=True, err=True)
    gone = flows.purge(actor=actor, months=months, now=call.now)
    call.answer({"people": gone.people}, texts.purged(gone))


@retention.command("schedule")
@click.option("--months", type=int, default=36, show_default=True, help="Idle for so long.")
@click.pass_obj
def schedule(call: Call, months: int) -> None:
    """Let them go by themselves, once a week, while `kith serve` runs; the first time in a week."""
    actor = call.actor()
    from kithwork.cli.shapes import retention as shapes
    from kithwork.cli.texts import retention as texts
    from kithwork.flows import retention as flows

    found = flows.schedule(actor=actor, months=months, now=call.now)
    call.answer(shapes.schedule(found), texts.schedule(found))


@retention.command("stop")
@click.pass_obj
def stop(call: Call) -> None:
    """Let nobody go by themselves any more."""
    actor = call.actor()
    from kithwork.flows import retention as flows

    flows.stop(actor=actor, now=call.now)
    call.answer({"months": None, "purge_on": None}, "Nobody goes by themselves.")


@retention.command("hold")
@click.argument("person", metavar="PERSON")
@click.option("--lift", is_flag=True, help="Let retention have its say on them again.")
@click.pass_obj
def hold(call: Call, person: str, lift: bool) -> None:
    """Keep somebody, however long nothing happens with them."""
    found, name = call.named(person)
    from kithwork.flows import retention as flows

    verb = flows.lift if lift else flows.hold
    verb(actor=call.actor(), person=found, now=call.now)
    said = f"{name} is not kept any more." if lift else f"{name} is kept."
    call.answer({"id": str(found), "person": str(found), "name": name, "kept": not lift}, said)
