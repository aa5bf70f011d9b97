"""News: what happened, and one word at a time to those for whom it matters."""

import click

from kithwork.cli import output
from kithwork.cli.calls import Call
from kithwork.cli.commands import group


@group("news", invoke_without_command=True)
@click.pass_context
def news(context: click.Context) -> None:
    """Say what is worth telling since people last heard from you, and whom it suits."""
    if context.invoked_subcommand is not None:
        return
    call = context.ensure_object(Call)
    actor = call.actor()
    from kithwork.cli.shapes import news as shapes
    from kithwork.cli.texts import news as texts
    from kithwork.flows import news as flows

    page = flows.show(actor=actor, now=call.now)
    call.answer(shapes.news(page), texts.news(page, width=output.width()))


@news.command("tell")
@click.argument("person", metavar="PERSON")
@click.argument("milestone", metavar="[MILESTONE]", default="", required=False)
@click.pass_obj
def tell(call: Call, person: str, milestone: str) -> None:
    """Make the follow-up that tells PERSON of a milestone, the most telling by itself."""
    found = call.person(person)
    actor = call.actor()
    from kithwork.cli.shapes import follow_ups as shapes
    from kithwork.cli.texts import follow_ups as texts
    from kithwork.flows import follow_up_drafts
    from kithwork.flows import news as flows

    card = flows.tell(actor=actor, person=found, milestone=milestone, now=call.now)
    draft = follow_up_drafts.draft(actor=actor, follow_up=card.id, now=call.now)
    call.answer(shapes.draft(draft), texts.draft(draft))
