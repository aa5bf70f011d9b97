"""What to do next."""

import click

from kithwork.cli.calls import Call
from kithwork.cli.commands import command, limit


@command("next")
@limit(5)
@click.pass_obj
def next_steps(call: Call, limit: int) -> None:
    """Say what to do now, best first, and why."""
    actor = call.actor()
    from kithwork.cli.shapes import campaigns as shapes
    from kithwork.cli.texts import campaigns as texts
    from kithwork.flows import steps, upkeep

    upkeep.keep_daily(actor=actor, now=call.now)
    found = steps.next_steps(actor=actor, limit=limit, now=call.now)
    call.answer([shapes.advice(advice) for advice in found], texts.steps(found))
