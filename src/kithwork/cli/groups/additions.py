"""Adding by hand; `me` names the seeker."""

from datetime import date

import click

from kithwork.cli.calls import Call
from kithwork.cli.commands import Command, group
from kithwork.domain.errors import Invalid


def day(field: str, text: str) -> date | None:
    """A date as typed; Invalid names the field."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid(field, f"“{text}” is no date; write it like 2026-05-31.") from None


@group("add")
def add() -> None:
    """Add by hand; `me` names yourself."""


@add.command("person")
@click.option("--name", required=True)
@click.option("--email", default="")
@click.option("--organisation", default="", help="Where they work.")
@click.option("--title", default="", help="What they do there.")
@click.option("--why", default="", help="How you know each other.")
@click.pass_obj
def person(call: Call, name: str, email: str, organisation: str, title: str, why: str) -> None:
    """Add a contact."""
    actor = call.actor()
    from kithwork.flows import people

    made = people.add(
        actor=actor,
        name=name,
        email=email,
        organisation=organisation,
        title=title,
        why=why,
        now=call.now,
    )
    call.answer({"id": str(made)}, f"Added {name}: {made}")


@add.command("tie")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@click.option("--strength", type=float, help="0 (no tie) to 1 (as close as can be).")
@click.option("--why", default="", help="How they know each other.")
@click.pass_obj
def tie(call: Call, left: str, right: str, strength: float | None, why: str) -> None:
    """Say that two people know each other."""
    actor = call.actor()
    from kithwork.flows import ties

    (first, one), (second, other) = call.named(left), call.named(right)
    made = ties.add(actor=actor, left=first, right=second, strength=strength, why=why, now=call.now)
    call.answer({"id": str(made)}, f"{one} and {other} know each other: {made}")


@add.command("organisation")
@click.option("--name", required=True)
@click.pass_obj
def organisation(call: Call, name: str) -> None:
    """Add an organisation; one of that name is found again."""
    actor = call.actor()
    from kithwork.flows import organisations

    made = organisations.add(actor=actor, name=name, now=call.now)
    call.answer({"id": str(made)}, f"Added {name}: {made}")


@add.command("position")
@click.argument("person", metavar="PERSON")
@click.option("--organisation", required=True)
@click.option("--title", default="")
@click.option("--from", "from_on", default="", metavar="DATE", help="The first day.")
@click.option("--to", "to_on", default="", metavar="DATE", help="The last day; none: still there.")
@click.option("--study", is_flag=True, help="A school, not an employer.")
@click.pass_obj
def position(
    call: Call,
    *,
    person: str,
    organisation: str,
    title: str,
    from_on: str,
    to_on: str,
    study: bool,
) -> None:
    """Add a position of a person."""
    actor = call.actor()
    from kithwork.domain.records import Stay
    from kithwork.flows import positions

    found, name = call.named(person)
    made = positions.add(
        actor=actor,
        person=found,
        organisation=organisation,
        title=title,
        stay=Stay.STUDY if study else Stay.WORK,
        from_on=day("from", from_on),
        to_on=day("to", to_on),
        now=call.now,
    )
    call.answer({"id": str(made)}, f"Added to {name}: {made}")


@click.command("touch", cls=Command)
@click.argument("person", metavar="PERSON")
@click.option("--kind", required=True, help="call, coffee, e-mail ...")
@click.option("--on", default="", metavar="DATE", help="The day; today if left out.")
@click.argument("text", nargs=-1)
@click.pass_obj
def touch(call: Call, person: str, kind: str, on: str, text: tuple[str, ...]) -> None:
    """Record that something happened with a person."""
    actor = call.actor()
    from kithwork.flows import people

    found, name = call.named(person)
    made = people.touch(
        actor=actor,
        person=found,
        kind=kind,
        on=day("on", on) or call.now.date(),
        text=" ".join(text),
        now=call.now,
    )
    call.answer({"id": str(made)}, f"Recorded with {name}.")


add.add_command(touch)
