"""Chats that were agreed."""

import click

from kithwork.cli import output
from kithwork.cli.calls import Call
from kithwork.cli.commands import command, limit


@command("chats")
@limit(100)
@click.pass_obj
def listing(call: Call, limit: int) -> None:
    """List the chats, the latest agreed first."""
    actor = call.actor()
    from kithwork.cli.shapes import asks as shapes
    from kithwork.cli.texts import asks as texts
    from kithwork.store.queries import asks

    cards = asks.chats(actor=actor, limit=limit)
    call.answer([shapes.chat(card) for card in cards], texts.chats(cards, width=output.width()))
