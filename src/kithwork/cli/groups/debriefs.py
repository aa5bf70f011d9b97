"""Debriefs: a chat written down from a file, and names told apart."""

import json
from datetime import UTC
from pathlib import Path

import click

from kithwork.cli import files
from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import command
from kithwork.domain.errors import Invalid


@command("debrief")
@click.argument("chat_id", metavar="CHAT")
@click.option(
    "--file",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What was learned, as JSON; `-` reads standard input.",
)
@click.option("--take-back", is_flag=True, help="Take the debrief away, with what it made.")
@click.pass_obj
def debrief(call: Call, /, *, chat_id: str, path: Path | None, take_back: bool) -> None:
    """Write down what a chat brought, once: answers, names, promises, what you learned.

    Without a file, show what was written down.
    """
    if take_back:
        _take_back(call, chat_id)
        return
    document = None if path is None else _read(path)
    actor = call.actor()
    from kithwork.cli.shapes import debriefs as shapes
    from kithwork.cli.texts import debriefs as texts
    from kithwork.domain import debrief_files, zones
    from kithwork.flows import debriefs
    from kithwork.store.queries import chats
    from kithwork.store.queries import debriefs as queries

    wanted = identity(chat_id, what="chat")
    if document is None:
        card = queries.show(actor=actor, chat=wanted)
    else:
        talk = chats.show(actor=actor, chat=wanted)
        clock = zones.named(talk.zone) if talk.zone else call.now.tzinfo or UTC
        noted = debrief_files.read(document, zone=clock)
        card = debriefs.debrief(actor=actor, chat=wanted, debrief=noted, now=call.now)
    call.answer(shapes.debrief(card), texts.debrief(card))


def _read(path: Path) -> object:
    text = files.text(path)
    try:
        found: object = json.loads(text)
    except ValueError as error:
        raise Invalid("file", f"{path} is no JSON ({error}). Nothing was written.") from None
    except RecursionError:
        raise Invalid("file", f"{path} is nested too deeply. Nothing was written.") from None
    return found


def _take_back(call: Call, chat_id: str) -> None:
    actor = call.actor()
    from kithwork.flows import debriefs

    wanted = identity(chat_id, what="chat")
    debriefs.take_back(actor=actor, chat=wanted, now=call.now)
    call.answer({"chat": str(wanted)}, "Taken back; the chat itself stays held.")


@command("referral")
@click.argument("referral_id", metavar="REFERRAL")
@click.argument("person", metavar="PERSON|new")
@click.pass_obj
def referral(call: Call, referral_id: str, person: str) -> None:
    """Say who a name given in a chat is: one of your contacts, or somebody new."""
    actor = call.actor()
    from kithwork.cli.shapes import debriefs as shapes
    from kithwork.flows import referrals
    from kithwork.flows.referrals import Who

    who = Who.NEW if person == Who.NEW.value else call.person(person)
    wanted = identity(referral_id, what="referral")
    card = referrals.settle(actor=actor, referral=wanted, person=who, now=call.now)
    call.answer(shapes.referral(card), f"{card.name} it is. `kith path {card.person}` leads there.")
