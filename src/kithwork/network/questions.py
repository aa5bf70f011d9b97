"""What is asked of a search, and what it finds: the same for both kernels."""

from __future__ import annotations  # array[int] is for readers: Python 3.11 cannot say it

from array import array
from collections.abc import Callable, Sequence
from types import NotImplementedType
from typing import Any, Final, NamedTuple, Protocol, Self

from kithwork.network.arrays import Floats, Integers
from kithwork.network.layouts import Layout, Packed, Rows
from kithwork.network.paths import Path

# The number that stands where a first introducer would, when there is no way.
NOBODY: Final = 0xFFFFFFFF
# So many groups at most are asked for together.
BLOCK: Final = 128


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

    def guarded(self, counts: array[int], left: Callable[[], None]) -> None:
        """See to it that what is done at once heeds a gate; see `Gate`."""
        ...

    def warmest_at_once(
        self, source: Any, targets: Any, max_introducers: Any, top: Any, /
    ) -> list[Path] | NotImplementedType:
        """What `Network.warmest` answers, without its checks and its gate.

        NotImplemented where an argument is not plain, or somebody changes the network just now.
        """
        ...

    def degrees_at_once(
        self, source: Any, target: Any, at_most: Any, /
    ) -> int | NotImplementedType | None:
        """What `Network.degrees` answers; NotImplemented as in `warmest_at_once`."""
        ...

    def put_at_once(self, sources: Any, targets: Any, warmths: Any, /) -> bool:
        """Whether these ties are put, as `Network.add_ties` would.

        False where one is not plain, room has to be made, or anybody asks just now; some may be
        there then.
        """
        ...

    def warmest(
        self, *, source: int, targets: array[int], most_ties: int | None, top: int
    ) -> list[Path]:
        """The best paths of at most `most_ties` ties (None: any), each by another introducer."""
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
