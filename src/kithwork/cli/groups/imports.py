"""Importing files, the history of it, and taking an import back."""

import sys
from pathlib import Path

import click

from kithwork.cli import files, output, tellers
from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import command, limit
from kithwork.domain.errors import Invalid
from kithwork.domain.works import Cancelled, WorkKind


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
    Ctrl-C stops it: nothing is written, and the exit code is 130.
    """
    call.actor()
    if _talks(paths):
        _bring(call, paths, preview=preview, yes=yes)
    else:
        _import(call, paths, source, preview=preview, yes=yes)


def _import(
    call: Call, paths: tuple[Path, ...], source: str | None, *, preview: bool, yes: bool
) -> None:
    actor = call.actor()
    from kithwork.cli.shapes import imports as shapes
    from kithwork.cli.texts import imports as texts
    from kithwork.flows import imports

    with tellers.telling(WorkKind.PREVIEW) as tell:
        batch = imports.read(paths=paths, source=source, progress=tell)
    previewed = None
    if preview or not yes:
        seen = imports.preview(actor=actor, batch=batch, now=call.now)
        try:
            agreed = not preview and _agreed(texts.answer(seen))
        except click.Abort:
            imports.discard(actor=actor, batch=seen.id, now=call.now)
            raise Cancelled from None
        if not agreed:
            imports.discard(actor=actor, batch=seen.id, now=call.now)
            call.answer(shapes.answer(seen), texts.answer(seen))
            return
        previewed = seen.id
    try:
        with tellers.telling(WorkKind.WRITE) as tell:
            card = imports.commit(
                actor=actor, batch=batch, previewed=previewed, now=call.now, progress=tell
            )
    except Cancelled:
        if previewed is not None:
            imports.discard(actor=actor, batch=previewed, now=call.now)
        raise
    output.aside(f"committed {card.id}")
    call.answer(shapes.answer(card), texts.answer(card))


def _talks(paths: tuple[Path, ...]) -> bool:
    """Whether the files hold notes of talks; raises Invalid where some do and some do not."""
    from kithwork.flows import runs

    kinds = {
        path.is_file() and runs.is_carried(head=files.content(path, most=100)) for path in paths
    }
    if len(kinds) > 1:
        raise Invalid("path", "names notes of talks and other files; bring them in apart.")
    return kinds == {True}


def _bring(call: Call, paths: tuple[Path, ...], *, preview: bool, yes: bool) -> None:
    """Bring in the notes of talks that were carried along."""
    actor = call.actor()
    from kithwork.cli.shapes import runs as shapes
    from kithwork.cli.texts import runs as texts
    from kithwork.flows import runs

    documents = [(path.name, files.content(path, most=files.LARGEST)) for path in paths]
    found = [
        runs.foresee(actor=actor, document=document, file=name) for name, document in documents
    ]
    wanted = not preview and (yes or _agreed(texts.foreseen(found)))
    if wanted:
        for name, document in documents:
            kept = runs.bring(actor=actor, document=document, file=name, now=call.now)
            output.aside(f"committed {kept.chat}")
    call.answer(shapes.foreseen(found, committed=wanted), texts.foreseen(found))


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

    with tellers.telling(WorkKind.TAKE_BACK) as tell:
        card = flow.undo(
            actor=actor, batch=identity(batch, what="import"), now=call.now, progress=tell
        )
    call.answer(shapes.answer(card), texts.undone(card))
