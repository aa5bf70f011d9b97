"""Follow-ups: listed, drafted, done, put off, dropped."""

from pathlib import Path

import click

from kithwork.cli import calls, files, output
from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import command, group, limit
from kithwork.domain.asks import Channel


@command("follow-ups")
@click.option("--all", "every", is_flag=True, help="Done, postponed and dropped ones, too.")
@limit(500)
@click.pass_obj
def listing(call: Call, every: bool, limit: int) -> None:
    """List whom you owe a word: thanks, reports, promises, letters, and whose turn it is."""
    actor = call.actor()
    from kithwork.cli.shapes import follow_ups as shapes
    from kithwork.cli.texts import follow_ups as texts
    from kithwork.flows import upkeep
    from kithwork.store.queries import follow_ups

    upkeep.keep_daily(actor=actor, now=call.now)
    if every:
        cards = follow_ups.every(actor=actor, limit=limit)
    else:
        cards = follow_ups.waiting(actor=actor, now=call.now, limit=limit)
        more = follow_ups.count_waiting(actor=actor, now=call.now) - len(cards)
        if more:
            output.aside(f"{more} more; --limit shows more of them.")
    text = texts.listing(cards, now=call.now, width=output.width())
    call.answer([shapes.follow_up(card) for card in cards], text)


@group("follow-up")
def follow_up() -> None:
    """One follow-up: drafted, changed, done, put off, dropped, opened again."""


@follow_up.command("draft")
@click.argument("follow_up_id", metavar="ID")
@click.option("--did", metavar="TEXT", help="What you did; the message is written anew with it.")
@click.option("--came", metavar="TEXT", help="What came of it; the same.")
@click.option(
    "--channel",
    type=click.Choice([channel.value for channel in Channel]),
    help="How it travels; left out, as they are best reached.",
)
@click.pass_obj
def draft(
    call: Call, /, *, follow_up_id: str, did: str | None, came: str | None, channel: str | None
) -> None:
    """Show its message, with what the checker says of it."""
    actor = call.actor()
    from kithwork.cli.shapes import follow_ups as shapes
    from kithwork.cli.texts import follow_ups as texts
    from kithwork.flows import follow_up_drafts

    wanted = identity(follow_up_id, what="follow-up")
    if any(one is not None for one in (did, came, channel)):
        card = follow_up_drafts.tell(
            actor=actor,
            follow_up=wanted,
            did=did,
            came=came,
            channel=None if channel is None else Channel(channel),
            now=call.now,
        )
    else:
        card = follow_up_drafts.draft(actor=actor, follow_up=wanted, now=call.now)
    call.answer(shapes.draft(card), texts.draft(card))


@follow_up.command("edit")
@click.argument("follow_up_id", metavar="ID")
@click.argument("file", type=click.Path(path_type=Path), metavar="[FILE|-]", required=False)
@click.option("--subject", help="A new subject; the present one stays if left out.")
@click.pass_obj
def edit(call: Call, follow_up_id: str, file: Path | None, subject: str | None) -> None:
    """Replace its message by your own; an empty FILE gives the draft back."""
    if file is None and subject is None:
        raise click.UsageError("Name a FILE with the new text, or a --subject.")
    text = None if file is None else files.text(file)
    actor = call.actor()
    from kithwork.cli.shapes import follow_ups as shapes
    from kithwork.cli.texts import follow_ups as texts
    from kithwork.flows import follow_up_drafts

    wanted = identity(follow_up_id, what="follow-up")
    present = follow_up_drafts.draft(actor=actor, follow_up=wanted, now=call.now)
    card = follow_up_drafts.edit(
        actor=actor,
        follow_up=wanted,
        subject=present.subject if subject is None else subject,
        text=present.text if text is None else text,
        now=call.now,
    )
    call.answer(shapes.draft(card), texts.draft(card))


@follow_up.command("done")
@click.argument("follow_up_id", metavar="ID")
@click.option("--on", metavar="DATE", help="The day its message left, if that was earlier.")
@click.pass_obj
def done(call: Call, follow_up_id: str, on: str | None) -> None:
    """Say that it is done; what was a message leaves a touch."""
    actor = call.actor()
    from kithwork.cli.shapes import follow_ups as shapes
    from kithwork.flows import follow_ups

    wanted = identity(follow_up_id, what="follow-up")
    if on is None:
        card = follow_ups.do(actor=actor, follow_up=wanted, now=call.now)
    else:
        day = calls.day(on, field="on")
        card = follow_ups.send(actor=actor, follow_up=wanted, on=day, now=call.now)
    call.answer(shapes.follow_up(card), f"Done: {card.kind.value}, {card.name}.")


@follow_up.command("postpone")
@click.argument("follow_up_id", metavar="ID")
@click.option("--until", required=True, metavar="DATE", help="As 2026-12-03.")
@click.option("--why", default="", metavar="TEXT")
@click.pass_obj
def postpone(call: Call, /, *, follow_up_id: str, until: str, why: str) -> None:
    """Put it off until a day."""
    actor = call.actor()
    from kithwork.cli.shapes import follow_ups as shapes
    from kithwork.flows import follow_ups

    wanted = identity(follow_up_id, what="follow-up")
    day = calls.day(until, field="until")
    card = follow_ups.postpone(actor=actor, follow_up=wanted, until=day, note=why, now=call.now)
    call.answer(shapes.follow_up(card), f"Put off until {day}: {card.kind.value}, {card.name}.")


@follow_up.command("drop")
@click.argument("follow_up_id", metavar="ID")
@click.option("--why", default="", metavar="TEXT")
@click.pass_obj
def drop(call: Call, /, *, follow_up_id: str, why: str) -> None:
    """Let it go."""
    actor = call.actor()
    from kithwork.cli.shapes import follow_ups as shapes
    from kithwork.flows import follow_ups

    wanted = identity(follow_up_id, what="follow-up")
    card = follow_ups.drop(actor=actor, follow_up=wanted, note=why, now=call.now)
    call.answer(shapes.follow_up(card), f"Dropped: {card.kind.value}, {card.name}.")


@follow_up.command("reopen")
@click.argument("follow_up_id", metavar="ID")
@click.pass_obj
def reopen(call: Call, follow_up_id: str) -> None:
    """Take back that it was done, put off or dropped."""
    actor = call.actor()
    from kithwork.cli.shapes import follow_ups as shapes
    from kithwork.flows import follow_ups

    wanted = identity(follow_up_id, what="follow-up")
    card = follow_ups.reopen(actor=actor, follow_up=wanted, now=call.now)
    call.answer(shapes.follow_up(card), f"Open again: {card.kind.value}, {card.name}.")
