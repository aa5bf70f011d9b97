"""Asks: drafted, read, edited, marked, listed; and the chats they lead to.

`kith ask PERSON` drafts, `kith ask mark ASK sent` marks: the first word decides. Somebody
who is called like one of the commands is named by id, address or full name.
"""

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

import click

from kithwork.cli import files, output
from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import Command, Group, command, limit
from kithwork.domain.asks import AskState, Channel
from kithwork.domain.paths import TargetKind

# What the seeker says happened, and the state that makes it.
MARKS = {
    "sent": AskState.SENT,
    "answered": AskState.YES,
    "yes": AskState.YES,
    "declined": AskState.NO,
    "no": AskState.NO,
    "later": AskState.LATER,
    "silent": AskState.SILENT,
}
CHANNELS = click.Choice([channel.value for channel in Channel])


@click.command("ask", cls=Command)
@click.argument("person", metavar="PERSON")
@click.option(
    "--via", multiple=True, metavar="PERSON,...", help="Who is to introduce you, in order."
)
@click.option(
    "--channel",
    type=CHANNELS,
    default=Channel.EMAIL.value,
    show_default=True,
)
@click.option("--who", default="", help="You, in one line.")
@click.option("--why", default="", help="Why you write.")
@click.option("--why-you", default="", help="Why this person.")
@click.option("--learn", default="", help="What you hope to learn.")
@click.option("--minutes", type=int, help="How long a chat you ask for.")
@click.option("--who-do-you-know", metavar="ORGANISATION", help="Ask for a name there instead.")
@click.option("--who-works-as", metavar="ROLE", help="Ask for somebody who does this work instead.")
@click.option("--who-knows", metavar="NAME", help="Ask whether they know this person instead.")
@click.pass_obj
def draft(
    call: Call,
    /,
    person: str,
    via: tuple[str, ...],
    channel: str,
    minutes: int | None,
    **said: str,
) -> None:
    """Draft an ask for a chat, checked and ready to copy; nothing is sent."""
    introducers = [name for typed in via for name in typed.split(",") if name.strip()]
    about = _about({kind: said.pop(name) for name, kind in ABOUT.items()})
    if introducers and about:
        raise click.UsageError("--via and asking for a name do not go together.")
    actor = call.actor()
    from kithwork.flows import asks

    wish = asks.Wish(channel=Channel(channel), minutes=minutes, card=said)
    found = call.person(person)
    if about:
        kind, place = about
        drafted = asks.draft_who_do_you_know(
            actor=actor, person=found, place=place, kind=kind, wish=wish, now=call.now
        )
    else:
        via_people = [call.person(name) for name in introducers]
        drafted = asks.draft(actor=actor, person=found, via=via_people, wish=wish, now=call.now)
    _answer(call, drafted.id)


# What a name can be asked for instead of a chat, by option.
ABOUT = {
    "who_do_you_know": TargetKind.ORGANISATION,
    "who_works_as": TargetKind.ROLE,
    "who_knows": TargetKind.PERSON,
}


def _about(named: Mapping[TargetKind, str | None]) -> tuple[TargetKind, str] | None:
    """What a name is asked for; at most one of the three options may say so."""
    given = [(kind, text) for kind, text in named.items() if text is not None]
    if len(given) > 1:
        raise click.UsageError(
            "--who-do-you-know, --who-works-as and --who-knows do not go together."
        )
    return given[0] if given else None


class AskGroup(Group):
    """A group whose unknown first word is the person to write to."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, else the one that drafts."""
        return super().get_command(ctx, cmd_name) or draft

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Leave the person among the words of the draft."""
        found = super().get_command(ctx, args[0])
        if found is None:
            return "", draft, args
        return args[0], found, args[1:]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Both ways to call it."""
        formatter.write_usage(ctx.command_path, "[OPTIONS] PERSON")
        formatter.write_usage(ctx.command_path, "COMMAND ASK ...")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options of the draft, then the commands."""
        draft.format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


@click.group(
    "ask",
    cls=AskGroup,
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
    help=draft.help,
)
def ask() -> None:
    """Draft an ask, or work on one."""


@ask.command("mark")
@click.argument("ask_id", metavar="ASK")
@click.argument("state", type=click.Choice(list(MARKS)), metavar="|".join(MARKS))
@click.pass_obj
def mark(call: Call, ask_id: str, state: str) -> None:
    """Say what happened: sent, answered (yes), declined (no), later, silent."""
    actor = call.actor()
    from kithwork.cli.shapes import asks as shapes
    from kithwork.flows import asks

    card = asks.mark(
        actor=actor, ask=identity(ask_id, what="ask"), state=MARKS[state], now=call.now
    )
    call.answer(shapes.listed(card), f"The ask to {card.name} is “{card.state.value}” now.")


@ask.command("show")
@click.argument("ask_id", metavar="ASK")
@click.pass_obj
def show(call: Call, ask_id: str) -> None:
    """Show every text of an ask, with what the checker finds in it."""
    _answer(call, identity(ask_id, what="ask"))


@ask.command("edit")
@click.argument("ask_id", metavar="ASK")
@click.argument("file", type=click.Path(path_type=Path), metavar="[FILE|-]", required=False)
@click.option("--subject", help="A new subject; the present one stays if left out.")
@click.pass_obj
def edit(call: Call, ask_id: str, file: Path | None, subject: str | None) -> None:
    """Replace the text or the subject of a draft by your own."""
    if file is None and subject is None:
        raise click.UsageError("Name a FILE with the new text, or a --subject.")
    text = None if file is None else files.text(file)
    actor = call.actor()
    from kithwork.flows import asks

    wanted = identity(ask_id, what="ask")
    present = asks.show(actor=actor, ask=wanted)
    asks.edit(
        actor=actor,
        ask=wanted,
        subject=present.subject if subject is None else subject,
        text=present.text if text is None else text,
        now=call.now,
    )
    _answer(call, wanted)


@ask.command("reframe")
@click.argument("ask_id", metavar="ASK")
@click.option("--channel", type=CHANNELS)
@click.option("--who", default="", help="You, in one line.")
@click.option("--why", default="", help="Why you write.")
@click.option("--why-you", default="", help="Why this person.")
@click.option("--learn", default="", help="What you hope to learn.")
@click.option("--minutes", type=int, help="How long a chat you ask for.")
@click.pass_obj
def reframe(
    call: Call, /, ask_id: str, channel: str | None, minutes: int | None, **card: str
) -> None:
    """Write a draft anew with something added; your own changes to its text are lost."""
    actor = call.actor()
    from kithwork.flows import asks

    wanted = identity(ask_id, what="ask")
    present = asks.show(actor=actor, ask=wanted)
    wish = asks.Wish(
        channel=present.channel if channel is None else Channel(channel),
        minutes=present.minutes if minutes is None else minutes,
        card=card,
    )
    asks.reframe(actor=actor, ask=wanted, wish=wish, now=call.now)
    _answer(call, wanted)


@ask.command("remove")
@click.argument("ask_id", metavar="ASK")
@click.pass_obj
def remove(call: Call, ask_id: str) -> None:
    """Take an ask off the list."""
    actor = call.actor()
    from kithwork.flows import asks

    found = asks.remove(actor=actor, ask=identity(ask_id, what="ask"), now=call.now)
    call.answer({"id": str(found)}, f"Removed. `kith restore-removed {found}` undoes it.")


def _answer(call: Call, wanted: UUID) -> None:
    actor = call.actor()
    from kithwork.cli.shapes import asks as shapes
    from kithwork.cli.texts import asks as texts
    from kithwork.flows import asks

    card = asks.show(actor=actor, ask=wanted)
    call.answer(shapes.drafted(card), texts.drafted(card))


@command("asks")
@limit(100)
@click.pass_obj
def listing(call: Call, limit: int) -> None:
    """List the asks, open ones first."""
    actor = call.actor()
    from kithwork.cli.shapes import asks as shapes
    from kithwork.cli.texts import asks as texts
    from kithwork.flows import asks

    cards = asks.listing(actor=actor, limit=limit)
    call.answer([shapes.listed(card) for card in cards], texts.listing(cards, width=output.width()))
