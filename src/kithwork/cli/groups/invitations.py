"""Invitations: as a mail to send, and put into the seeker's own calendar."""

import click

from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import command


@command("invite")
@click.argument("chat_id", metavar="CHAT")
@click.pass_obj
def invite(call: Call, chat_id: str) -> None:
    """Show the invitation to a booked chat as a letter; nothing is sent."""
    actor = call.actor()
    from kithwork.cli.shapes import chats as shapes
    from kithwork.flows import invitations

    wanted = identity(chat_id, what="chat")
    found = invitations.letter(actor=actor, chat=wanted, now=call.now)
    if found is None:
        raise invitations.NoInvitation
    call.answer(shapes.letter(wanted, found), found.message.text)


@command("push")
@click.argument("chat_id", metavar="CHAT")
@click.option("--calendar", metavar="NAME", default="", help="Which; your server's first if none.")
@click.pass_obj
def push(call: Call, chat_id: str, calendar: str) -> None:
    """Put a booked chat into your own calendar (KITHWORK_CALDAV_URL), or take it out again.

    Moved, it moves there; called off, it goes. Nobody is invited or written to.
    """
    actor = call.actor()
    from kithwork.cli.groups.slots import typed_password
    from kithwork.cli.shapes import slots as shapes
    from kithwork.cli.texts import slots as texts
    from kithwork.flows import invitations

    wanted = identity(chat_id, what="chat")
    found = invitations.push(
        actor=actor, chat=wanted, calendar=calendar, password=typed_password(), now=call.now
    )
    call.answer(shapes.entry(wanted, found), texts.entry(found))
