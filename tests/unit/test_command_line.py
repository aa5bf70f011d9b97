"""The page about the command line says what the program says."""

import click

from checks import command_line


@click.group()
def kith() -> None:
    """Find your way."""


@kith.command()
@click.option("--limit", type=int, help="How many.")
def people(limit: int) -> None:
    """List people."""


@kith.group()
def chat() -> None:
    """Talks."""


@chat.command()
def move() -> None:
    """Move a talk."""


@kith.command(hidden=True)
def secret() -> None:
    """Not told."""


def test_the_page_holds_every_command_with_its_help() -> None:
    page = command_line.text(kith)
    for said in ("## `kith`", "### `kith people`", "How many.", "#### `kith chat move`"):
        assert said in page
    assert "secret" not in page


def test_a_line_is_known_by_its_commands() -> None:
    assert command_line.knows(kith, "kith people Maria --limit 3")
    assert command_line.knows(kith, "kith chat move CHAT")
    assert not command_line.knows(kith, "kith chat cancel CHAT")
    assert not command_line.knows(kith, "kith path")
    assert not command_line.knows(kith, "kith")
