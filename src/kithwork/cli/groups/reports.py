"""The report on a search."""

import click

from kithwork.cli import output
from kithwork.cli.calls import Call
from kithwork.cli.commands import command


@command("report")
@click.pass_obj
def report(call: Call) -> None:
    """Say what your search brought so far, and how sure that is: asks, chats, names, growth."""
    actor = call.actor()
    from kithwork.cli.shapes import reports as shapes
    from kithwork.cli.texts import reports as texts
    from kithwork.flows import reports

    found = reports.show(actor=actor, now=call.now)
    call.answer(shapes.report(found), texts.report(found, width=output.width()))
