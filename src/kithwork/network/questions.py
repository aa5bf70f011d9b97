"""What is asked of a search, and what it finds: the same for both kernels."""

from __future__ import annotations  # array[int] is for readers: Python 3.11 cannot say it

from array import array
from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol, Self

from kithwork.network.arrays import Floats, Integers
from kithwork.network.layouts import Layout, Packed, Rows

# The number that stands where a first introducer would, when there is no way.
NOBODY: Final = 0xFFFFFFFF
# So many groups at most are asked for together.
BLOCK: Final = 128


class Way(NamedTuple):
    """A path found. Ways sort as the answers do: cheaper, then shorter, then smaller numbers."""

    cost: int
    ties: int
    people: tuple[int, ...]
    steps: tuple[int, ...]


class Near(NamedTuple):
    """Who is near: persons ascending, the cost of the best way to each, with whom it begins."""

    people: array[int]
    costs: array[int]
    firsts: array[int]


class Answers(NamedTuple):
    """Of each source, source after source: the least cost to each group, and with whom it begins.

    A beginning of NOBODY says that no way costs 255 or less.
    """

    costs: array[int]
    firsts: array[int]


class Kernel(Protocol):
    """The searches over one layout. Arrays of persons are of type I and hold persons only."""

    name: str
    layout: Layout

    @classmethod
    def laid_out(
        cls, *, people: int, source: Integers, target: Integers, warmth: Floats, directed: bool
    ) -> Self:
        """The network of these ties; raises what `Network.from_ties` raises."""
        ...

    @classmethod
    def over(cls, layout: Layout) -> Self:
        """The network that a layout holds."""
        ...

    @staticmethod
    def largest(numbers: array[int]) -> int:
        """The largest of some persons, at least one."""
        ...

    def warmest(
        self, *, source: int, targets: array[int], most_ties: int | None, top: int
    ) -> list[Way]:
        """The best ways of at most `most_ties` ties (None: any), each by another introducer."""
        ...

    def degrees(self, *, source: int, target: int, at_most: int) -> int | None:
        """The fewest ties from one to another."""
        ...

    def within(self, *, source: int, ties: int, of: array[int] | None) -> Near:
        """Who is within so many ties; of `of` (ascending, each once), or of everybody."""
        ...

    def block(
        self, *, sources: array[int], groups: Sequence[array[int]], most_ties: int
    ) -> Answers:
        """From every source to others of at most BLOCK groups, up to a cost of 255."""
        ...

    def rest(self) -> None:
        """Give back what only another block of a batch would need."""
        ...

    def put(
        self, *, sources: Sequence[int], targets: Sequence[int], warmths: Sequence[float]
    ) -> bool:
        """Ties more, or another warmth (0..1) for some; loops are left out.

        Answers whether so many rows have moved that packing all of them pays.
        """
        ...

    def drop(self, *, sources: array[int], targets: array[int]) -> None:
        """Ties less, where they are there."""
        ...

    def packed(self, rows: Rows) -> Packed:
        """All rows without gaps."""
        ...
