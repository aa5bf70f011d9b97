"""Through whom to reach a person, an organisation or a role."""

from pathlib import Path

import click

from kithwork.cli import aims, output, target_files, tellers
from kithwork.cli.aims import Aim
from kithwork.cli.calls import Call
from kithwork.cli.commands import command
from kithwork.domain.errors import NotFound
from kithwork.domain.paths import DEFAULT_INTRODUCERS, DEFAULT_TOP, PathAnswer, TargetKind
from kithwork.domain.works import WorkKind


@command("path")
@click.argument("target", required=False)
@click.option("--organisation", help="Anybody who works there.")
@click.option("--role", help="Anybody who does this work.")
@click.option(
    "--targets",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A list, - for standard input; one target a line: see below.",
)
@click.option(
    "--max-introducers",
    type=int,
    default=DEFAULT_INTRODUCERS,
    show_default=True,
    help="People in between, at most.",
)
@click.option("--top", type=int, default=DEFAULT_TOP, show_default=True, help="Ways, at most.")
@click.pass_obj
def path(
    call: Call,
    *,
    target: str | None,
    organisation: str | None,
    role: str | None,
    targets: Path | None,
    max_introducers: int,
    top: int,
) -> None:
    """Show who can introduce you, how warm each way is, and why.

    A line of --targets holds a person (id, address or unique name), organisation:NAME or
    role:TITLE; the answer tells of each how warm the best way is and whom to ask first. With
    --json it is a list of answers, one a line of the file, each with its "line" and "problems".

    A line that names nobody, or several, is a problem of that line (exit 0). When no line can
    be answered, the exit code is that of the first: 3, 4 or 5. Ctrl-C ends it (130).
    """
    if targets is not None and not (target or organisation or role):
        _several(call, targets, max_introducers, top)
        return
    aim = aims.one(person=target, organisation=organisation, role=role, several=targets)
    try:
        found = _answer(call, aim, max_introducers, top)
    except NotFound as error:
        hint = f'For an organisation: kith path --organisation "{aim.text}".'
        raise NotFound(f"{error} {hint}") from error
    from kithwork.cli.shapes import paths as shapes
    from kithwork.cli.texts import paths as texts

    call.answer(shapes.answer(found), texts.answer(found))


def _several(call: Call, targets: Path, max_introducers: int, top: int) -> None:
    """One answer a line, in the order of the file; what a line names wrongly stands beside."""
    lines = target_files.read(targets)
    actor = call.actor()
    from kithwork.cli.shapes import paths as shapes
    from kithwork.cli.texts import paths as texts
    from kithwork.flows import introductions

    reach = introductions.Reach(max_introducers=max_introducers, top=top)
    wanted = [introductions.Wanted(aim.kind, aim.text) for aim in target_files.aimed(lines)]
    with tellers.telling(WorkKind.PATHS) as tell:
        told = introductions.to_each(actor=actor, wanted=wanted, reach=reach, progress=tell)
    found = target_files.answered(lines, told)
    call.answer([shapes.line(line) for line in found], texts.lines(found, width=output.width()))


def _answer(call: Call, aim: Aim, max_introducers: int, top: int) -> PathAnswer:
    actor = call.actor()
    from kithwork.flows import introductions

    reach = introductions.Reach(max_introducers=max_introducers, top=top)
    if aim.kind is TargetKind.ORGANISATION:
        return introductions.to_organisation(actor=actor, name=aim.text, reach=reach)
    if aim.kind is TargetKind.ROLE:
        return introductions.to_role(actor=actor, role=aim.text, reach=reach)
    return introductions.to_person(actor=actor, person=call.person(aim.text), reach=reach)
