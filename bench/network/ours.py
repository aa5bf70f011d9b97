"""Our own network of a size, as the caller of the public front has it."""

import inspect
import shutil
from pathlib import Path
from typing import Any

from bench.network.sizes import Size
from bench.network.ties import Ties
from kithwork.network import KERNEL, Network

PYTHON = "python"


def can(name: str) -> bool:
    """Whether the front has this method yet: the benchmark is older than some of them."""
    return hasattr(Network, name)


def saved(size: Size) -> Path:
    """The saved network of this size, in a folder that holds it and its mark alone."""
    return size.folder / "saved" / "network"


def save(size: Size, ties: Ties) -> None:
    """Write it anew, in the format of today."""
    shutil.rmtree(saved(size).parent, ignore_errors=True)
    if can("save"):
        saved(size).parent.mkdir(parents=True)
        _any(build(ties)).save(saved(size))


def forget_mark(size: Size) -> None:
    """Remove whatever says that the saved network was verified on this boot."""
    for beside in saved(size).parent.iterdir():
        if beside != saved(size):
            beside.unlink()


def network(size: Size, ties: Ties, kernel: str = KERNEL) -> Network:
    """The saved network, opened; where nothing can be saved yet, built from its ties."""
    if can("open") and saved(size).exists():
        opened: Network = _any(Network).open(saved(size), kernel=kernel)
        return opened
    return build(ties, kernel)


def build(ties: Ties, kernel: str = KERNEL) -> Network:
    """The network of these ties."""
    chosen = {"kernel": kernel} if _takes_kernel() else {}
    net: Network = _any(Network).from_ties(
        people=ties.people,
        source=ties.source,
        target=ties.target,
        warmth=ties.warmth(),
        **chosen,
    )
    return net


def _takes_kernel() -> bool:
    return "kernel" in inspect.signature(Network.from_ties).parameters


def _any(front: Any) -> Any:
    """The front, with whatever it can do by now."""
    return front
