"""Noting whom one just met."""

from uuid import UUID, uuid4

import click

from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import command
from kithwork.cli.groups.additions import day
from kithwork.domain.captures import NextAfter, Seen, Whom


@command("met")
@click.argument("name", nargs=-1, required=False)
@click.option("--at", "where", default="", metavar="PLACE", help="Where you met.")
@click.option("--organisation", default="", help="Where they work.")
@click.option("--next", "what", default="", metavar="TEXT", help="What comes next, in a line.")
@click.option(
    "--then",
    "after",
    type=click.Choice([one.value for one in NextAfter]),
    help="What kind of next step that is; “write” shows under Today until it is done.",
)
@click.option("--on", default="", metavar="DATE", help="The day; today if left out.")
@click.option("--new", "whom", flag_value=Whom.NEW.value, help="Somebody new of a known name.")
@click.option("--undo", default="", metavar="CAPTURE", help="Take one back instead.")
@click.pass_obj
def met(
    call: Call,
    *,
    name: tuple[str, ...],
    where: str,
    organisation: str,
    what: str,
    after: str | None,
    on: str,
    whom: str | None,
    undo: str,
) -> None:
    """Note whom you just met; NAME may be an id of somebody you know."""
    if undo:
        _take_back(call, undo)
        return
    words = " ".join(name)
    if not words.strip():
        raise click.UsageError("Say whom you met.")
    seen = Seen(
        name=words,
        on=day("on", on) or call.now.date(),
        where=where,
        organisation=organisation,
        next=NextAfter(after) if after else NextAfter.NOTHING,
        what=what,
    )
    _save(call, seen, Whom(whom) if whom else _known(words))


def _known(words: str) -> UUID | Whom:
    """The id that a list of namesakes offered; else a name."""
    try:
        return UUID(words)
    except ValueError:
        return Whom.NAMED


def _save(call: Call, seen: Seen, whom: UUID | Whom) -> None:
    actor = call.actor()
    from kithwork.flows import captures

    made = captures.capture(actor=actor, key=uuid4(), seen=seen, whom=whom, now=call.now)
    document = {
        "id": str(made.id),
        "person": str(made.person),
        "name": made.name,
        "capture": str(made.key),
    }
    call.answer(document, f"{made.name}: noted. Undo with `kith met --undo {made.key}`.")


def _take_back(call: Call, key: str) -> None:
    actor = call.actor()
    from kithwork.flows import captures

    captures.take_back(actor=actor, key=identity(key, what="capture"), now=call.now)
    call.answer({}, "Taken back.")
