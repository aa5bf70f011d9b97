"""Correcting by hand: what is typed wins over every later import."""

from uuid import UUID

import click

from kithwork.cli import pairs
from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import group
from kithwork.cli.pairs import Pairs
from kithwork.domain.errors import Invalid
from kithwork.domain.people import LIST_FIELDS, SINGLE_FIELDS, AddressKind

SINGLE = ", ".join(SINGLE_FIELDS)
LISTS = ", ".join(LIST_FIELDS)
SET = "Set a field; an empty value clears it."


@group("edit")
def edit() -> None:
    """Correct by hand; what you type wins over every later import."""


@edit.command(
    "person",
    help=f"Correct a person, or yourself (me).\n\n--set: {SINGLE}.\n\n--add and --remove: {LISTS}.",
)
@click.argument("person", metavar="PERSON")
@pairs.option("--set", to="changes", help=SET)
@pairs.option("--add", to="additions", help="Add an address or a tag.")
@pairs.option("--remove", to="removals", help="Take an address or a tag away.")
@click.pass_obj
def person(call: Call, person: str, changes: Pairs, additions: Pairs, removals: Pairs) -> None:
    """Correct a person."""
    actor = call.actor()
    from kithwork.flows import people

    wanted = call.person(person)
    plain = [pair for pair in changes if pair[0] not in set(AddressKind)]
    replaced = [pair for pair in changes if pair not in plain]
    gone, new = _replacing(call, wanted, replaced)
    found = people.edit(
        actor=actor,
        person=wanted,
        changes=plain,
        additions=[*new, *additions],
        removals=[*gone, *removals],
        now=call.now,
    )
    _, name = call.named(str(found))
    call.answer({"id": str(found), "person": str(found), "name": name}, f"Changed: {name}.")


Listed = list[tuple[str, str]]


def _replacing(call: Call, person: UUID, changes: Listed) -> tuple[Listed, Listed]:
    """What `--set phone=…` takes away and adds: clear only while there is one at most."""
    if not changes:
        return [], []
    from kithwork.store.queries import people

    card = people.show(actor=call.actor(), person=person)
    gone = []
    for field, value in changes:
        present = card.values(field)
        if len(present) > 1:
            raise Invalid(field, f"{card.name} has {len(present)}; use --remove and --add.")
        gone += [(field, old) for old in present if old != value]
    return gone, [(field, value) for field, value in changes if value]


@edit.command(
    "organisation", help="Correct an organisation.\n\n--set: name, industry, place, website, note."
)
@click.argument("organisation", metavar="ORGANISATION")
@pairs.option("--set", to="changes", help=SET)
@click.pass_obj
def organisation(call: Call, organisation: str, changes: Pairs) -> None:
    """Correct an organisation."""
    actor = call.actor()
    from kithwork.flows import organisations
    from kithwork.store.queries import organisations as queries

    wanted = queries.find(actor=actor, text=organisation)
    found = organisations.edit(actor=actor, organisation=wanted, changes=changes, now=call.now)
    name = queries.show(actor=actor, organisation=found).name
    call.answer({"id": str(found), "name": name}, f"Changed: {name}.")


@edit.command(
    "tie",
    help="Correct a tie.\n\n--set: strength (0 to 1; empty: computed), why, origin, met (a date).",
)
@click.argument("tie", metavar="TIE")
@pairs.option("--set", to="changes", help=SET)
@click.pass_obj
def tie(call: Call, tie: str, changes: Pairs) -> None:
    """Correct a tie."""
    actor = call.actor()
    from kithwork.flows import ties

    found = ties.edit(actor=actor, tie=identity(tie, what="tie"), changes=changes, now=call.now)
    call.answer({"id": str(found)}, "The tie is changed.")


@edit.command(
    "position",
    help="Correct a position.\n\n--set: organisation, title, stay, from, to, current.",
)
@click.argument("position", metavar="POSITION")
@pairs.option("--set", to="changes", help=SET)
@click.pass_obj
def position(call: Call, position: str, changes: Pairs) -> None:
    """Correct a position."""
    actor = call.actor()
    from kithwork.flows import positions

    found = positions.edit(
        actor=actor, position=identity(position, what="position"), changes=changes, now=call.now
    )
    call.answer({"id": str(found)}, "The position is changed.")
