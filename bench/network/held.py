"""Prints by how many bytes this new process grew while it loaded a network.

`python -m bench.network.held SIZE WHAT`, WHAT one of read-only, updatable, networkit, igraph,
networkx.
"""

import ctypes
import gc
import random
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import psutil

from bench.network import memory, ours, ties
from bench.network.sizes import SIZES, Size

SEED = 7


def main(arguments: list[str]) -> int:
    """Load, and print."""
    size, what = SIZES[arguments[0]], arguments[1]
    memory.bounded()
    load = OWN.get(what) or _peer(what)
    # Imports and the first touch of what is used once are no part of a network.
    before = _resident()
    kept = load(size)
    print(_resident() - before)
    del kept
    return 0


def _resident() -> int:
    """Bytes of this process in memory, mapped files included, what is freed given back."""
    gc.collect()
    if sys.platform == "linux":
        ctypes.CDLL(None).malloc_trim(0)
    resident: int = psutil.Process().memory_info().rss
    return resident


def _read_only(size: Size) -> Any:
    """The saved network, all of it read for its checksum."""
    ours.forget_mark(size)
    return ours.network(size, ties.of(size))


def _updatable(size: Size) -> Any:
    """A network built in memory, which has taken a thousand new ties."""
    net: Any = ours.build(ties.of(size))
    chance = random.Random(SEED)
    for _ in range(1_000):
        source, target = chance.sample(range(size.people), 2)
        net.add_ties(source=[source], target=[target], warmth=[0.5])
    return net


def _peer(name: str) -> Callable[[Size], Any]:
    """What loads this peer, whose module is imported by now."""
    build = import_module(f"bench.network.peers.{name}").build
    return lambda size: build(ties.of(size))


OWN: dict[str, Callable[[Size], Any]] = {"read-only": _read_only, "updatable": _updatable}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
