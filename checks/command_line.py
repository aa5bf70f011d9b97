"""docs/reference/command-line.md: what `kith` says of itself."""

from collections.abc import Iterator
from importlib import import_module, util
from pathlib import Path

import click

PAGE = "docs/reference/command-line.md"
WIDTH = 100
HEAD = """# The command line

Written by `make docs` from the program's own help; do not edit by hand.
"""


def pages(_root: Path) -> dict[str, str]:
    """The page; nothing as long as there is no command line."""
    program = kith()
    return {} if program is None else {PAGE: text(program)}


def kith() -> click.Group | None:
    """The program's outermost group of commands; None as long as there is no command line."""
    if util.find_spec("kithwork.cli") is None:
        return None
    program = import_module("kithwork.cli").main
    return program if isinstance(program, click.Group) else None


def text(program: click.Group) -> str:
    """The whole page."""
    return "\n".join([HEAD, *_sections(program, "kith", None, 2)])


def _sections(
    command: click.Command, name: str, parent: click.Context | None, depth: int
) -> Iterator[str]:
    with click.Context(
        command, info_name=name, parent=parent, terminal_width=WIDTH, max_content_width=WIDTH
    ) as context:
        yield f"{'#' * depth} `{context.command_path}`\n"
        yield f"```text\n{command.get_help(context)}\n```\n"
        if isinstance(command, click.Group):
            for inner in command.list_commands(context):
                found = command.get_command(context, inner)
                if found is not None and not found.hidden:
                    yield from _sections(found, inner, context, min(depth + 1, 4))


def knows(program: click.Group, line: str) -> bool:
    """Whether `line`, as somebody would type it, starts with commands that the program has."""
    command: click.Command = program
    for word in line.split()[1:]:
        if not isinstance(command, click.Group):
            break
        inner = command.get_command(click.Context(command), word)
        if inner is None:
            return False
        command = inner
    return command is not program
