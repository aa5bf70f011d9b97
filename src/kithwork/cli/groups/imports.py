"""Importing files, the history of it, and taking an import back."""

import sys
import time
from pathlib import Path

import click

from kithwork.cli import output
from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import command, limit

# Without a terminal, work that is done sooner than this is not worth a word.
QUIET_SECONDS = 5.0
TERMINAL_SECONDS = 0.2


class Teller:
    """Tells on standard error how far an import is: often in a terminal, seldom elsewhere."""

    def __init__(self) -> None:
        self.terminal = output.is_terminal(sys.stderr)
        self.told = time.monotonic()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Say it, unless something was said just now."""
        pause = TERMINAL_SECONDS if self.terminal else QUIET_SECONDS
        if time.monotonic() - self.told < pause:
            return
        self.told = time.monotonic()
        words = f"{stage}: {done}" + (f" of {total}" if total else "")
        if self.terminal:
            click.echo(f"\r{words:<60}\r", err=True, nl=False)
        else:
            output.aside(words)


@command("import")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@click.option(
    "--source", help="linkedin, vcard, google or outlook; seen from the file if left out."
)
@click.option("--preview", is_flag=True, help="Only say what it would do.")
@click.option("--yes", is_flag=True, help="Write it without asking.")
@click.pass_obj
def import_files(
    call: Call,
    paths: tuple[Path, ...],
    source: str | None,
    preview: bool,
    yes: bool,
) -> None:
    """Bring contacts in: files, folders, or a LinkedIn archive as downloaded.

    Shows what it would do and asks; without --yes and without a terminal it only shows it.
    """
    actor = call.actor()
    from kithwork.cli.shapes import imports as shapes
    from kithwork.cli.texts import imports as texts
    from kithwork.flows import imports

    tell = Teller()
    batch = imports.read(paths=paths, source=source, progress=tell)
    previewed = None
    if preview or not yes:
        seen = imports.preview(actor=actor, batch=batch, now=call.now)
        if preview or not _agreed(texts.answer(seen)):
            imports.discard(actor=actor, batch=seen.id, now=call.now)
            call.answer(shapes.answer(seen), texts.answer(seen))
            return
        previewed = seen.id
    card = imports.commit(
        actor=actor, batch=batch, previewed=previewed, now=call.now, progress=tell
    )
    output.aside(f"committed {card.id}")
    call.answer(shapes.answer(card), texts.answer(card))


def _agreed(shown: str) -> bool:
    """Whether the person at the terminal, shown the preview, says yes; no without a terminal."""
    if not output.is_terminal(sys.stdin):
        return False
    output.aside(shown)
    return click.confirm("Import this?", err=True)


@command("imports")
@limit()
@click.pass_obj
def listing(call: Call, limit: int) -> None:
    """List the imports so far."""
    actor = call.actor()
    from kithwork.cli.shapes import imports as shapes
    from kithwork.cli.texts import imports as texts
    from kithwork.store.queries import imports

    cards = imports.listing(actor=actor, limit=limit)
    call.answer([shapes.listed(card) for card in cards], texts.listing(cards, width=output.width()))


@command("undo")
@click.argument("batch", metavar="IMPORT")
@click.pass_obj
def undo(call: Call, batch: str) -> None:
    """Take one import back whole; who stays is named, with the reason."""
    actor = call.actor()
    from kithwork.cli.shapes import imports as shapes
    from kithwork.cli.texts import imports as texts
    from kithwork.flows import undo as flow

    card = flow.undo(actor=actor, batch=identity(batch, what="import"), now=call.now)
    call.answer(shapes.answer(card), texts.undone(card))
