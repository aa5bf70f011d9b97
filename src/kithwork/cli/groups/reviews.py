"""Possible duplicates: listed, merged, parted, kept apart."""

import click

from kithwork.cli.calls import Call
from kithwork.cli.commands import command, limit


@command("review")
@click.option("--apart", nargs=2, metavar="A B", help="Say that these are two people.")
@limit()
@click.pass_obj
def review(call: Call, apart: tuple[str, str] | None, limit: int) -> None:
    """List people who may be one person, with what speaks for and against."""
    if apart:
        _keep_apart(call, *apart)
        return
    actor = call.actor()
    from kithwork.cli.shapes import reviews as shapes
    from kithwork.cli.texts import reviews as texts
    from kithwork.store.queries import look_alikes

    cards = look_alikes.listing(actor=actor, limit=limit)
    call.answer([shapes.pair(card) for card in cards], texts.listing(cards))


def _keep_apart(call: Call, left: str, right: str) -> None:
    actor = call.actor()
    from kithwork.flows import look_alikes

    (first, one), (second, other) = call.named(left), call.named(right)
    look_alikes.keep_apart(actor=actor, left=first, right=second, now=call.now)
    call.answer({}, f"{one} and {other} are kept apart.")


@command("merge")
@click.argument("kept", metavar="A")
@click.argument("absorbed", metavar="B")
@click.pass_obj
def merge(call: Call, kept: str, absorbed: str) -> None:
    """Make two people one: A takes over all that B has. `kith split A` undoes it."""
    actor = call.actor()
    from kithwork.flows import look_alikes

    person = look_alikes.merge(
        actor=actor, kept=call.person(kept), absorbed=call.person(absorbed), now=call.now
    )
    _, name = call.named(str(person))
    call.answer(
        {"id": str(person), "person": str(person), "name": name},
        f"Merged into {name}. `kith split {person}` parts them again.",
    )


@command("split")
@click.argument("person", metavar="PERSON")
@click.pass_obj
def split(call: Call, person: str) -> None:
    """Undo the last merge into a person."""
    actor = call.actor()
    from kithwork.flows import look_alikes

    other = look_alikes.split(actor=actor, person=call.person(person), now=call.now)
    _, name = call.named(str(other))
    call.answer(
        {"id": str(other), "person": str(other), "name": name},
        f"{name} is a person of their own again: {other}",
    )
