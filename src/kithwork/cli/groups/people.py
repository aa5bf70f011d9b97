"""People: listed, shown, noted, tagged, left alone."""

from uuid import UUID

import click

from kithwork.cli import output
from kithwork.cli.calls import Call
from kithwork.cli.commands import command, limit

SORTS = ("next", "warmth", "name", "touch")


@command("people")
@click.argument("text", nargs=-1)
@click.option("--organisation", default="", help="Only who is or was there.")
@click.option("--tag", default="", help="Only who has this tag.")
@click.option("--sort", type=click.Choice(SORTS), default="name", show_default=True)
@limit()
@click.option(
    "--offset", type=click.IntRange(min=0), default=0, help="Leave out the first so many."
)
@click.pass_obj
def listing(
    call: Call,
    *,
    text: tuple[str, ...],
    organisation: str,
    tag: str,
    sort: str,
    limit: int,
    offset: int,
) -> None:
    """List and search your contacts, each with the one next step."""
    actor = call.actor()
    from kithwork.cli.shapes import people as shapes
    from kithwork.cli.texts import people as texts
    from kithwork.flows import listings

    found = listings.people(
        actor=actor,
        text=" ".join(text),
        organisation=organisation,
        tag=tag,
        sort=sort,
        limit=limit,
        offset=offset,
        now=call.now,
    )
    call.answer(
        [shapes.listed(item) for item in found.rows],
        texts.listing(found, offset=offset, width=output.width()),
    )


@command("person")
@click.argument("person", metavar="PERSON")
@click.pass_obj
def show(call: Call, person: str) -> None:
    """Show one person whole, with the ids by which everything can be edited."""
    actor = call.actor()
    from kithwork.cli.shapes import people as shapes
    from kithwork.cli.texts import people as texts
    from kithwork.flows import asks, closeness, listings
    from kithwork.store.queries import people, ties

    card = people.show(actor=actor, person=call.person(person))
    known = ties.of_person(actor=actor, person=card.pk)
    written = asks.of_person(actor=actor, person=card.pk)
    step = None if card.is_me else listings.next_for(actor=actor, person=card.pk, now=call.now)
    near = None if card.is_me else closeness.of_person(actor=actor, person=card.id)
    call.answer(
        shapes.whole(card=card, ties=known, asks_to=written, step=step, near=near),
        texts.whole(card=card, ties=known, asks_to=written, step=step, near=near),
    )


@command("note")
@click.argument("person", metavar="PERSON")
@click.argument("text", nargs=-1, required=True)
@click.pass_obj
def note(call: Call, person: str, text: tuple[str, ...]) -> None:
    """Write a note about a person."""
    actor = call.actor()
    from kithwork.flows import people

    found, name = call.named(person)
    made = people.note(actor=actor, person=found, text=" ".join(text), now=call.now)
    call.answer({"id": str(made)}, f"Noted about {name}.")


@command("tag")
@click.argument("person", metavar="PERSON")
@click.argument("tags", nargs=-1, required=True, metavar="TAG...")
@click.pass_obj
def tag(call: Call, person: str, tags: tuple[str, ...]) -> None:
    """Put tags on a person; `kith edit person P --remove tag=WORD` takes one off."""
    actor = call.actor()
    from kithwork.flows import people
    from kithwork.store.queries import people as queries

    found = people.tag(actor=actor, person=call.person(person), tags=tags, now=call.now)
    card = queries.show(actor=actor, person=found)
    call.answer(
        {"person": str(found), "name": card.name, "tags": list(card.tags)},
        f"{card.name}: {', '.join(card.tags)}",
    )


@command("do-not-contact")
@click.argument("person", metavar="PERSON")
@click.option("--lift", is_flag=True, help="They may be written to again.")
@click.pass_obj
def do_not_contact(call: Call, person: str, lift: bool) -> None:
    """Never write to a person: no draft, no advice, no path; it outlasts every import."""
    found, name = call.named(person)
    if lift:
        _lift(call, found, name)
        return
    from kithwork.flows import people

    people.set_do_not_contact(actor=call.actor(), person=found, now=call.now)
    call.answer(_mark(found, name, marked=True), f"{name} will not be written to.")


def _lift(call: Call, person: UUID, name: str) -> None:
    from kithwork.flows import people

    people.lift_do_not_contact(actor=call.actor(), person=person, now=call.now)
    call.answer(_mark(person, name, marked=False), f"{name} may be written to again.")


def _mark(person: UUID, name: str, *, marked: bool) -> dict[str, object]:
    return {"person": str(person), "name": name, "do_not_contact": marked}
