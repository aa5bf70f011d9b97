"""How far the search has come."""

import click

from kithwork.cli.calls import Call
from kithwork.cli.commands import command


@command("guide")
@click.pass_obj
def show(call: Call) -> None:
    """Say how far each of the five parts of the search has come, and what it brought."""
    actor = call.actor()
    from kithwork.cli.shapes import guides as shapes
    from kithwork.cli.texts import guides as texts
    from kithwork.flows import guides

    found = guides.show(actor=actor)
    call.answer(shapes.guide(found), texts.guide(found))
