"""How long work tells how far it is."""

from typing import Protocol


class Progress(Protocol):
    """Called with what is being done and how many of how many are done."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Tell that `done` of `total` are through `stage`."""


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
