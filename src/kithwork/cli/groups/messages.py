"""The message checker."""

from pathlib import Path

import click

from kithwork.cli import files
from kithwork.cli.calls import Call
from kithwork.cli.commands import command
from kithwork.cli.failures import INVALID
from kithwork.domain.asks import Channel
from kithwork.domain.campaigns import DEFAULT_MINUTES
from kithwork.domain.messages import MessageKind, Severity

MUST_BE_MENDED = {Severity.BLOCK, Severity.ERROR}


@command("check-text")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE|-")
@click.option("--kind", type=click.Choice([kind.value for kind in MessageKind]), required=True)
@click.option("--to", metavar="PERSON", help="Whom it is for.")
@click.option("--subject", help="Its subject line.")
@click.option(
    "--channel",
    type=click.Choice([channel.value for channel in Channel]),
    default=Channel.EMAIL.value,
    show_default=True,
)
@click.option(
    "--minutes",
    type=int,
    default=DEFAULT_MINUTES,
    show_default=True,
    help="How long the chat of a plan is.",
)
@click.option("--strict", is_flag=True, help="Exit 3 when something must be mended.")
@click.pass_context
def check_text(
    context: click.Context,
    *,
    file: Path,
    kind: str,
    to: str | None,
    subject: str | None,
    channel: str,
    minutes: int,
    strict: bool,
) -> None:
    """Check a message before it leaves: what to mend, and how.

    Of a question or a plan each line is read as one question.
    """
    call = context.ensure_object(Call)
    text = files.text(file)
    actor = call.actor()
    from kithwork.cli.shapes import messages as shapes
    from kithwork.cli.texts import messages as texts
    from kithwork.flows import messages

    remarks = messages.check_text(
        actor=actor,
        text=text,
        kind=MessageKind(kind),
        to=None if to is None else call.person(to),
        subject=subject,
        channel=Channel(channel),
        minutes=minutes,
        now=call.now,
    )
    call.answer([shapes.finding(remark) for remark in remarks], texts.findings(remarks))
    if strict and any(remark.severity in MUST_BE_MENDED for remark in remarks):
        context.exit(INVALID)
