"""The campaign: what I look for, who I am, and how somebody can help."""

import click

from kithwork.cli.calls import Call
from kithwork.cli.commands import group


@group("campaign")
def campaign() -> None:
    """The search brief, from which every message starts."""


@campaign.command("set")
@click.option("--who", help="You, in one line.")
@click.option("--role", help="The role you look for.")
@click.option("--field", help="The field.")
@click.option("--place", help="Where.")
@click.option("--why", help="Why you look.")
@click.option("--learn", help="What you hope to learn.")
@click.option("--help-me", help="How exactly somebody can help.")
@click.option("--minutes", type=int, help="How long a chat you ask for.")
@click.pass_obj
def set_brief(call: Call, /, **words: str | int | None) -> None:
    """Change the brief; earlier versions are kept."""
    changes = {name: value for name, value in words.items() if value is not None}
    if not changes:
        raise click.UsageError("Say what to set, such as --role.")
    actor = call.actor()
    from kithwork.flows import campaigns

    campaigns.set_brief(actor=actor, changes=changes, now=call.now)
    _show(call)


@campaign.command("show")
@click.pass_obj
def show(call: Call) -> None:
    """Show the brief, the state and the targets."""
    _show(call)


@campaign.command("pause")
@click.pass_obj
def pause(call: Call) -> None:
    """Rest the search."""
    actor = call.actor()
    from kithwork.flows import campaigns

    campaigns.pause(actor=actor, now=call.now)
    _show(call)


@campaign.command("resume")
@click.pass_obj
def resume(call: Call) -> None:
    """Go on with the search."""
    actor = call.actor()
    from kithwork.flows import campaigns

    campaigns.resume(actor=actor, now=call.now)
    _show(call)


def _show(call: Call) -> None:
    actor = call.actor()
    from kithwork.cli.shapes import campaigns as shapes
    from kithwork.cli.texts import campaigns as texts
    from kithwork.store.queries import campaigns

    card = campaigns.current(actor=actor)
    call.answer(shapes.campaign(card), texts.campaign(card))
