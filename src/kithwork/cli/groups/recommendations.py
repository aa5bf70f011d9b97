"""Recommendations: noted, listed, and what came of them."""

import click

from kithwork.cli import calls, output
from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import group, limit
from kithwork.domain.recommendations import Outcome

OUTCOMES = click.Choice([one.value for one in Outcome])


@group("recommendation")
def recommendation() -> None:
    """Who spoke for you, to whom, and what came of it."""


@recommendation.command("add")
@click.argument("person", metavar="PERSON")
@click.option("--to", default="", metavar="NAME", help="To whom they spoke for you.")
@click.option("--for", "matter", default="", metavar="WHAT", help="For what: a role, a team.")
@click.option("--on", metavar="DATE", help="The day, if it was not today.")
@click.option("--outcome", type=OUTCOMES, default="open", help="What came of it already.")
@click.pass_obj
def add(call: Call, /, *, person: str, to: str, matter: str, on: str | None, outcome: str) -> None:
    """Note that PERSON recommended you."""
    found = call.person(person)
    actor = call.actor()
    from kithwork.cli.shapes import recommendations as shapes
    from kithwork.cli.texts import recommendations as texts
    from kithwork.flows import recommendations

    card = recommendations.add(
        actor=actor,
        person=found,
        to=to,
        matter=matter,
        on=calls.day(on, field="on") if on else None,
        outcome=Outcome(outcome),
        now=call.now,
    )
    call.answer(shapes.recommendation(card), texts.recommendation(card))


@recommendation.command("list")
@limit(200)
@click.pass_obj
def listing(call: Call, limit: int) -> None:
    """List them, the latest first."""
    actor = call.actor()
    from kithwork.cli.shapes import recommendations as shapes
    from kithwork.cli.texts import recommendations as texts
    from kithwork.store.queries import recommendations

    cards = recommendations.listing(actor=actor, limit=limit)
    text = texts.listing(cards, width=output.width())
    call.answer([shapes.recommendation(card) for card in cards], text)


@recommendation.command("outcome")
@click.argument("recommendation_id", metavar="ID")
@click.argument("outcome", type=OUTCOMES)
@click.option("--on", metavar="DATE", help="The day, if it was not today.")
@click.pass_obj
def outcome(call: Call, /, *, recommendation_id: str, outcome: str, on: str | None) -> None:
    """Say what came of one; “open” takes that back."""
    actor = call.actor()
    from kithwork.cli.shapes import recommendations as shapes
    from kithwork.cli.texts import recommendations as texts
    from kithwork.flows import recommendations

    card = recommendations.settle(
        actor=actor,
        recommendation=identity(recommendation_id, what="recommendation"),
        outcome=Outcome(outcome),
        on=calls.day(on, field="on") if on else None,
        now=call.now,
    )
    call.answer(shapes.recommendation(card), texts.recommendation(card))


@recommendation.command("remove")
@click.argument("recommendation_id", metavar="ID")
@click.pass_obj
def remove(call: Call, recommendation_id: str) -> None:
    """Take one away, noted by mistake."""
    actor = call.actor()
    from kithwork.flows import recommendations

    wanted = identity(recommendation_id, what="recommendation")
    found = recommendations.remove(actor=actor, recommendation=wanted, now=call.now)
    call.answer({"id": str(found)}, f"Removed. `kith restore-removed {found}` undoes it.")
