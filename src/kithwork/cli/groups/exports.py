"""Everything, in formats that others read."""

from pathlib import Path

import click

from kithwork.cli.calls import Call
from kithwork.cli.commands import command

FORMATS = ("json", "csv", "vcard", "ics")


@command("export")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--format", "style", type=click.Choice(FORMATS), required=True)
@click.pass_obj
def export(call: Call, folder: Path, style: str) -> None:
    """Write everything into a folder, in a documented format."""
    actor = call.actor()
    from kithwork.flows import exports

    written = exports.write(actor=actor, folder=folder, format=style, now=call.now)
    names = [str(path) for path in written]
    call.answer({"files": names}, "\n".join(names))


@command("dump")
@click.option("--logical", is_flag=True, required=True, help="The content, not the file.")
@click.pass_obj
def dump(call: Call, logical: bool) -> None:  # noqa: ARG001 (the one kind there is, named)
    """Print all content as sorted JSON lines, equal for equal content.

    With --json the lines are the items of one list.
    """
    actor = call.actor()
    from kithwork.flows import dumps

    lines = dumps.logical(actor=actor)
    if not call.as_json:
        for line in lines:
            click.echo(line)
        return
    click.echo("[", nl=False)
    for number, line in enumerate(lines):
        click.echo(f",\n{line}" if number else line, nl=False)
    click.echo("]")
