"""Our own network of a size, as the caller of the public front has it."""

import shutil
from pathlib import Path

from bench.network.sizes import Size
from bench.network.ties import Ties
from kithwork.network import KERNEL, Network

PYTHON = "python"


def saved(size: Size) -> Path:
    """The saved network of this size, in a folder that holds it and its mark alone."""
    return size.folder / "saved" / "network"


def save(size: Size, ties: Ties) -> None:
    """Write it anew, in the format of today."""
    shutil.rmtree(saved(size).parent, ignore_errors=True)
    saved(size).parent.mkdir(parents=True)
    build(ties).save(saved(size))


def forget_mark(size: Size) -> None:
    """Remove whatever says that the saved network was verified on this boot."""
    for beside in saved(size).parent.iterdir():
        if beside != saved(size):
            beside.unlink()


def network(size: Size, ties: Ties, kernel: str = KERNEL) -> Network:
    """The saved network, opened; built from its ties where none was saved."""
    if saved(size).exists():
        return Network.open(saved(size), kernel=kernel)
    return build(ties, kernel)


def build(ties: Ties, kernel: str = KERNEL) -> Network:
    """The network of these ties."""
    return Network.from_ties(
        people=ties.people,
        source=ties.source,
        target=ties.target,
        warmth=ties.warmth(),
        kernel=kernel,
    )
