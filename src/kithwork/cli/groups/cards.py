"""The seeker's business card: shown, or written into a file."""

from pathlib import Path

import click

from kithwork.cli import files
from kithwork.cli.calls import Call
from kithwork.cli.commands import command

TEXT, VCARD, SVG = "text", "vcard", "svg"


@command("card")
@click.option(
    "--format",
    "form",
    type=click.Choice([TEXT, VCARD, SVG]),
    default=TEXT,
    show_default=True,
    help="To read, for an address book, or the code for a phone's camera.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE", help="Write it there instead."
)
@click.pass_obj
def card(call: Call, form: str, out: Path | None) -> None:
    """Show your business card, made of what stands on your own page."""
    files.may_be_written(out)
    actor = call.actor()
    from kithwork.cli.shapes import cards as shapes
    from kithwork.cli.texts import cards as texts
    from kithwork.flows import cards

    found = cards.handout(cards.mine(actor=actor))
    said = texts.card(found.card)
    content = {
        TEXT: f"{said}\n",
        VCARD: found.vcard,
        SVG: cards.drawing(found),
    }[form].encode()
    if out is not None:
        call.answer(shapes.card(found), f"Written to {files.write(out, content)}.")
    elif form == TEXT or call.as_json:
        call.answer(shapes.card(found), said)
    else:
        # As it is: a vCard ends its lines in its own way on every system.
        click.echo(content, nl=False)
