"""Safety: copies of the data, their return, and whether all is sound."""

import sys
from pathlib import Path

import click

from kithwork.cli import output, tables, tellers
from kithwork.cli.calls import Call
from kithwork.cli.commands import command
from kithwork.cli.failures import INVALID
from kithwork.domain.works import WorkKind

FILE = click.Path(path_type=Path)


@command("backup")
@click.argument("file", type=FILE, metavar="FILE")
@click.pass_obj
def backup(call: Call, file: Path) -> None:
    """Write a whole copy of the data into one file. Ctrl-C stops it (130), and leaves none."""
    from kithwork.bootstrap import backups

    with tellers.telling(WorkKind.BACKUP) as tell:
        written = backups.backup(data=call.data, file=file, progress=tell)
    call.answer({"file": str(written)}, f"Written: {written}")


@command("restore")
@click.argument("file", type=FILE, metavar="FILE")
@click.option("--yes", is_flag=True, help="Do not ask at the terminal.")
@click.pass_obj
def restore(call: Call, file: Path, yes: bool) -> None:
    """Put a backup in the place of the present data, of which a copy is kept."""
    if not yes and output.is_terminal(sys.stdin):
        click.confirm(f"Replace the present data by {file}?", abort=True, err=True)
    from kithwork.bootstrap import backups

    kept = backups.restore(data=call.data, file=file, now=call.now)
    call.answer({"kept": str(kept)}, f"Restored. What was there before: {kept}")


@command("check")
@click.pass_context
def check(context: click.Context) -> None:
    """Look the data folder through, and say what is wrong; exit 3 when anything is."""
    call = context.ensure_object(Call)
    from kithwork.bootstrap import backups

    problems = backups.check(data=call.data)
    call.answer(
        {"sound": not problems, "problems": list(problems)},
        tables.bullets(problems) or "All is sound.",
    )
    if problems:
        context.exit(INVALID)
