"""Networks of the sample data: their people numbered, and the names they go by there."""

import csv
import gzip
import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from kithwork.network import Network
from tests.unit.network import samples

DATA = Path(__file__).parents[3].parent / "shared" / "data"

# One end, the other, and the cost of the tie between them.
NamedTie: TypeAlias = tuple[str, str, int]


def folder(name: str) -> Path:
    path = DATA / name
    if not path.is_dir():
        pytest.skip(f"shared data {name} is not there")
    return path


def cells(path: Path, delimiter: str) -> Iterator[list[str]]:
    """The lines of a packed file that begin with a number, which its heading does not."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in csv.reader(lines, delimiter=delimiter):
            if line[0].isdigit():
                yield line


@dataclass(frozen=True)
class Named:
    """A network, and the number of each name."""

    net: Network
    numbers: dict[str, int]


def named(
    ties: Collection[NamedTie], *, kernel: str, directed: bool, others: Collection[str] = ()
) -> Named:
    """`others` are people too, whether somebody is tied to them or not."""
    names = sorted({name for one, other, _ in ties for name in (one, other)} | set(others))
    numbers = {name: number for number, name in enumerate(names)}
    net = samples.network(
        kernel=kernel,
        people=len(names),
        source=[numbers[one] for one, _, _ in ties],
        target=[numbers[other] for _, other, _ in ties],
        warmth=[math.exp(-cost / samples.SCALE) for _, _, cost in ties],
        directed=directed,
    )
    return Named(net, numbers)
