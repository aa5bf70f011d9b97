"""The command line: `kith`, one click group; Django is imported only by a command that runs."""

from kithwork.cli.program import main

__all__ = ["main"]
