"""Upkeep: whose turn it is, how often, and when not to be told."""

import click

from kithwork.cli import output
from kithwork.cli.calls import Call
from kithwork.cli.commands import group
from kithwork.domain.errors import Invalid
from kithwork.domain.upkeep import Layer, quiet

BY_STRENGTH = "by-strength"
LAYERS = {BY_STRENGTH: Layer.UNSET, **{one.value: one for one in Layer if one.value}}


@group("upkeep", invoke_without_command=True)
@click.pass_context
def upkeep(context: click.Context) -> None:
    """Say who is due for a line, who slips away, and who is worth reviving after years."""
    if context.invoked_subcommand is not None:
        return
    call = context.ensure_object(Call)
    actor = call.actor()
    from kithwork.cli.shapes import upkeep as shapes
    from kithwork.cli.texts import upkeep as texts
    from kithwork.flows import upkeep as flows

    flows.keep_daily(actor=actor, now=call.now)
    found = flows.show(actor=actor, now=call.now)
    call.answer(shapes.upkeep(found), texts.upkeep(found, width=output.width()))


@upkeep.command("set")
@click.argument("person", metavar="PERSON")
@click.option("--layer", type=click.Choice(list(LAYERS)), required=True, help="How often.")
@click.pass_obj
def set_layer(call: Call, person: str, layer: str) -> None:
    """Say how often to be in touch with somebody; “none” is no contact, by choice."""
    wanted, name = call.named(person)
    from kithwork.cli.shapes import upkeep as shapes
    from kithwork.cli.texts import upkeep as texts
    from kithwork.flows import upkeep as flows

    actor = call.actor()
    flows.set_layer(actor=actor, person=wanted, layer=LAYERS[layer], now=call.now)
    found = flows.next_touch(actor=actor, person=wanted, now=call.now)
    call.answer(shapes.next_touch(found, wanted, name), texts.next_touch(found, name))


@upkeep.command("write")
@click.argument("person", metavar="PERSON")
@click.pass_obj
def write(call: Call, person: str) -> None:
    """Draft a line to somebody, whether their turn has come or not."""
    wanted = call.person(person)
    from kithwork.cli.shapes import follow_ups as shapes
    from kithwork.cli.texts import follow_ups as texts
    from kithwork.flows import follow_up_drafts
    from kithwork.flows import upkeep as flows

    actor = call.actor()
    nudge = flows.nudge(actor=actor, person=wanted, now=call.now)
    card = follow_up_drafts.draft(actor=actor, follow_up=nudge, now=call.now)
    call.answer(shapes.draft(card), texts.draft(card))


@upkeep.command("nudges")
@click.argument("number", type=int, metavar="N")
@click.pass_obj
def nudges(call: Call, number: int) -> None:
    """Be told of N people a week at most; 0 for none."""
    actor = call.actor()
    from kithwork.cli.shapes import upkeep as shapes
    from kithwork.cli.texts import upkeep as texts
    from kithwork.flows import upkeep as flows

    found = flows.set_nudges(actor=actor, number=number, now=call.now)
    call.answer(shapes.settings(found), texts.settings(found))


@upkeep.command("quiet")
@click.argument("times", nargs=-1, required=True, metavar="FROM TO|off")
@click.pass_obj
def set_quiet(call: Call, times: tuple[str, ...]) -> None:
    """Set the hours without new nudges, as in: 21:00 08:00."""
    if times != ("off",) and len(times) != 2:
        raise Invalid("quiet", "takes two times, as in: 21:00 08:00, or the word off.")
    hours = None if times == ("off",) else quiet(*times)
    actor = call.actor()
    from kithwork.cli.shapes import upkeep as shapes
    from kithwork.cli.texts import upkeep as texts
    from kithwork.flows import upkeep as flows

    found = flows.set_quiet(actor=actor, quiet=hours, now=call.now)
    call.answer(shapes.settings(found), texts.settings(found))
