"""The ties of one size, made once and kept in this machine's caches."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.network import generator
from bench.network.sizes import Size
from kithwork.network import costs

# A change in the generator makes other networks: raise it, and they are made anew.
EDITION = 1
PARTS = ("source", "target", "cost")


class Ties(NamedTuple):
    """Ties source[i], target[i] (int32) of cost[i] (uint8) among `people` persons, each once."""

    people: int
    source: NDArray[np.int32]
    target: NDArray[np.int32]
    cost: NDArray[np.uint8]

    @property
    def count(self) -> int:
        """How many there are."""
        return int(self.cost.size)

    def warmth(self) -> NDArray[np.float64]:
        """The warmth that each cost stands for, 0..1; it has that very cost again."""
        return np.exp(np.arange(256, dtype=np.float64) / -costs.SCALE)[self.cost]

    def both_ways(self) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.uint8]]:
        """Every tie twice: from each of its ends to the other, with its cost."""
        return (
            np.concatenate([self.source, self.target]),
            np.concatenate([self.target, self.source]),
            np.concatenate([self.cost, self.cost]),
        )


def of(size: Size) -> Ties:
    """The ties of this size, mapped from the cache; made first where they are not there."""
    if not all(_file(size, part).exists() for part in PARTS):
        _write(size)
    return Ties(size.people, *(np.load(_file(size, part), mmap_mode="r") for part in PARTS))


def _write(size: Size) -> None:
    size.folder.mkdir(parents=True, exist_ok=True)
    made = generator.make(people=size.people)._asdict()
    for part in PARTS:
        # Under another name first: a run that is stopped leaves no half file behind.
        unfinished = _file(size, part).with_suffix(".tmp")
        with unfinished.open("wb") as file:
            np.save(file, made[part])
        unfinished.replace(_file(size, part))


def _file(size: Size, part: str) -> Path:
    return size.folder / f"{part}-{EDITION}.npy"
