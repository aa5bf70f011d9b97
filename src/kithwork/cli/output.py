"""What goes to standard output and standard error, safe for any console."""

import json
import os
import sys
import unicodedata
from typing import IO

import click

# Turned round or hidden text in an imported name could make a line say what it does not.
_TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_ASIDE = dict.fromkeys(_TURNING)


def make_safe() -> None:
    """Let a console that lacks a letter show a question mark instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def plain(words: str) -> str:
    """`words` without what could steer a terminal: control signs and turning marks."""
    kept = (sign if sign in "\n\t" or unicodedata.category(sign) != "Cc" else " " for sign in words)
    return "".join(kept).translate(_ASIDE)


def text(words: str) -> None:
    """Print words for a person."""
    click.echo(plain(words))


def aside(words: str) -> None:
    """Print a message beside the answer, at once."""
    click.echo(plain(words), err=True)
    sys.stderr.flush()


def document(content: object) -> None:
    """Print one JSON document; signs the console cannot show are escaped."""
    unicode = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    click.echo(json.dumps(content, indent=2, ensure_ascii=not unicode))


def is_terminal(stream: IO[str]) -> bool:
    """Whether a person sits at the other end of `stream`."""
    return stream.isatty()


def width() -> int | None:
    """Columns of the terminal; None when the output goes elsewhere and nothing need be cut."""
    if not is_terminal(sys.stdout):
        return None
    try:
        return max(40, os.get_terminal_size(sys.stdout.fileno()).columns)
    except OSError:
        return 80
