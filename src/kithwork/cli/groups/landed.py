"""Landed: the search closes, and everybody who helped hears it."""

from datetime import date

import click

from kithwork.cli import calls
from kithwork.cli.calls import Call
from kithwork.cli.commands import command
from kithwork.domain.landed import MOST_CHATS, Found, Offer


@command("landed")
@click.option("--as", "title", metavar="TITLE", help="What you found.")
@click.option("--at", "organisation", metavar="ORGANISATION", help="Where.")
@click.option("--from", "starts", metavar="DATE", help="Your first day.")
@click.option("--leave-out", multiple=True, metavar="PERSON", help="Do not tell this person.")
@click.option(
    "--chats",
    type=click.IntRange(0, MOST_CHATS),
    metavar="N",
    help="You now offer so many chats a month; 0 is none.",
)
@click.option("--introductions/--no-introductions", default=None, help="You introduce others.")
@click.option("--topics", metavar="TEXT", help="What you can be asked about.")
@click.option("--undo", is_flag=True, help="Take it back: the search runs again.")
@click.pass_obj
def landed(
    call: Call,
    /,
    *,
    title: str | None,
    organisation: str | None,
    starts: str | None,
    leave_out: tuple[str, ...],
    chats: int | None,
    introductions: bool | None,
    topics: str | None,
    undo: bool,
) -> None:
    """Close your search: say who helped you and how, and draft the news to each of them.

    Said again it adds what is new, and nobody is told twice. Nothing is sent by itself.
    """
    said = (title, organisation, starts, chats, introductions, topics)
    if undo:
        if leave_out or any(one is not None for one in said):
            raise click.UsageError("--undo stands alone.")
        _undo(call)
        return
    starts_on = calls.day(starts, field="from") if starts else None
    left_out = [call.person(person) for person in leave_out]
    actor = call.actor()
    from kithwork.cli.shapes import landed as shapes
    from kithwork.cli.texts import landed as texts
    from kithwork.flows import landed as flows
    from kithwork.store.queries import landed as queries

    offered = queries.offer(actor=actor)
    card = flows.land(
        actor=actor,
        found=_found(queries.known(actor=actor), title, organisation, starts_on),
        left_out=left_out,
        offer=_offer(offered, chats, introductions, topics),
        now=call.now,
    )
    drafts = flows.drafts(actor=actor, now=call.now)
    call.answer(shapes.landed(card, drafts), texts.landed(card, drafts))


def _found(
    known: Found, title: str | None, organisation: str | None, starts_on: date | None
) -> Found | None:
    """What was found, as far as it is said now; None where nothing of it was."""
    if title is None and organisation is None and starts_on is None:
        return None
    return Found(
        known.title if title is None else title,
        known.organisation if organisation is None else organisation,
        starts_on or known.starts_on,
    )


def _offer(
    known: Offer, chats: int | None, introductions: bool | None, topics: str | None
) -> Offer | None:
    """What is offered now; None where nothing of it was said."""
    if chats is None and introductions is None and topics is None:
        return None
    return Offer(
        chats=known.chats if chats is None else chats > 0,
        chats_a_month=known.chats_a_month if chats is None else chats or None,
        introductions=known.introductions if introductions is None else introductions,
        topics=known.topics if topics is None else topics,
    )


def _undo(call: Call) -> None:
    actor = call.actor()
    from kithwork.cli.shapes import landed as shapes
    from kithwork.cli.texts import landed as texts
    from kithwork.flows import landed as flows

    card = flows.take_back(actor=actor, now=call.now)
    call.answer(shapes.landed(card, {}), texts.landed(card, {}))
