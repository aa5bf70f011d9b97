"""Introductions, as they move."""

from pathlib import Path

import click

from kithwork.cli import files, output
from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import group, limit
from kithwork.domain.introductions import IntroductionState

STATES = [state.value for state in IntroductionState if state is not IntroductionState.DRAFTED]


@group("introduction")
def introduction() -> None:
    """Introductions you asked for; `kith ask PERSON --via SOMEBODY` drafts one."""


@introduction.command("mark")
@click.argument("introduction_id", metavar="INTRODUCTION")
@click.argument("state", type=click.Choice(STATES), metavar="|".join(STATES))
@click.pass_obj
def mark(call: Call, introduction_id: str, state: str) -> None:
    """Say what happened: asked, agreed, made, declined, lapsed."""
    actor = call.actor()
    from kithwork.cli.shapes import asks as shapes
    from kithwork.flows import introductions

    card = introductions.mark(
        actor=actor,
        introduction=identity(introduction_id, what="introduction"),
        state=IntroductionState(state),
        now=call.now,
    )
    call.answer(
        shapes.introduction(card),
        f"{card.introducer_name} to {card.target_name}: “{card.state.value}” now.",
    )


@introduction.command("list")
@limit(100)
@click.pass_obj
def listing(call: Call, limit: int) -> None:
    """List the introductions, the latest moved first."""
    actor = call.actor()
    from kithwork.cli.shapes import asks as shapes
    from kithwork.cli.texts import asks as texts
    from kithwork.store.queries import asks

    cards = asks.introductions(actor=actor, limit=limit)
    call.answer(
        [shapes.introduction(card) for card in cards],
        texts.introductions(cards, width=output.width()),
    )


@introduction.command("edit")
@click.argument("introduction_id", metavar="INTRODUCTION")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE|-")
@click.option("--subject", help="A new subject; the present one stays if left out.")
@click.pass_obj
def edit(call: Call, introduction_id: str, file: Path, subject: str | None) -> None:
    """Replace the message to an introducer by your own."""
    text = files.text(file)
    actor = call.actor()
    from kithwork.cli.shapes import asks as shapes
    from kithwork.cli.texts import asks as texts
    from kithwork.flows import asks
    from kithwork.store.queries import asks as queries

    wanted = identity(introduction_id, what="introduction")
    present = queries.introduction(actor=actor, introduction=wanted).subject
    card = asks.edit_introduction(
        actor=actor,
        introduction=wanted,
        subject=present if subject is None else subject,
        text=text,
        now=call.now,
    )
    call.answer(shapes.drafted(card), texts.drafted(card))
