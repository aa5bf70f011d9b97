"""What one more tie would change."""

import click

from kithwork.cli.calls import Call
from kithwork.cli.commands import command


@command("what-if")
@click.argument("person", metavar="PERSON")
@click.pass_obj
def what_if(call: Call, person: str) -> None:
    """Say what would change if you met somebody: who comes near, which way gets warmer."""
    actor = call.actor()
    from kithwork.cli.shapes import what_ifs as shapes
    from kithwork.cli.texts import what_ifs as texts
    from kithwork.flows import what_ifs

    found = what_ifs.knowing(actor=actor, person=call.person(person))
    call.answer(shapes.answer(found), texts.answer(found))
