"""The front of the kernel in plain Python."""

from __future__ import annotations  # array[int] is for readers: Python 3.11 cannot say it

from array import array
from collections.abc import Callable, Sequence
from typing import Any, Self

from kithwork.network import costs
from kithwork.network.arrays import Floats, Integers
from kithwork.network.layouts import Layout, Packed, Rows
from kithwork.network.paths import Path
from kithwork.network.questions import Answers, Near
from kithwork.network.reference import batch, paths, reach, rows
from kithwork.network.reference.sides import Guesses


class Reference:
    """The searches over one layout, in Python; any number of threads may ask at once."""

    name = "python"

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._guesses = Guesses()

    @classmethod
    def over(cls, layout: Layout) -> Self:
        """The network that a layout holds."""
        return cls(layout)

    @classmethod
    def laid_out(
        cls, *, people: int, source: Integers, target: Integers, warmth: Floats, directed: bool
    ) -> Self:
        """The network of these ties; see `Network.from_ties`."""
        return cls(
            rows.laid_out(
                people=people, source=source, target=target, warmth=warmth, directed=directed
            )
        )

    def guarded(self, counts: array[int], left: Callable[[], None]) -> None:
        """Nothing is done at once here: whoever asks comes through the gate."""

    def warmest_at_once(self, *_question: object) -> Any:
        """Left to `warmest`."""
        return NotImplemented

    def degrees_at_once(self, *_question: object) -> Any:
        """Left to `degrees`."""
        return NotImplemented

    def put_at_once(self, *_ties: object) -> bool:
        """Left to `put`."""
        return False

    def warmest(
        self, *, source: int, targets: array[int], most_ties: int | None, top: int
    ) -> list[Path]:
        """The best paths; `most_ties` None is no bound."""
        ways = paths.alternatives(
            layout=self.layout,
            source=source,
            targets=frozenset(targets),
            most_ties=most_ties,
            top=top,
            guesses=self._guesses,
        )
        return [way.path() for way in ways]

    def degrees(self, *, source: int, target: int, at_most: int) -> int | None:
        """The fewest ties from one to another."""
        return reach.degrees(layout=self.layout, source=source, target=target, at_most=at_most)

    def within(self, *, source: int, ties: int, of: array[int] | None) -> Near:
        """Who is within so many ties."""
        return reach.within(layout=self.layout, source=source, ties=ties, of=of)

    def block(
        self, *, sources: array[int], groups: Sequence[array[int]], most_ties: int
    ) -> Answers:
        """From every source to others of every group, up to a cost of 255."""
        return batch.block(kernel=self, sources=sources, groups=groups, most_ties=most_ties)

    def rest(self) -> None:
        """Nothing is kept from block to block."""

    def put(
        self, *, sources: Sequence[int], targets: Sequence[int], warmths: Sequence[float]
    ) -> bool:
        """Ties more, or another warmth for some; whether so many rows moved that packing pays."""
        for source, target, warmth in zip(sources, targets, warmths, strict=True):
            if source != target:
                cost = costs.cost(warmth)
                rows.put(self.layout.outgoing, person=source, other=target, cost=cost)
                rows.put(self.layout.incoming, person=target, other=source, cost=cost)
        return self.layout.scattered

    def drop(self, *, sources: array[int], targets: array[int]) -> None:
        """Ties less, where they are there."""
        for source, target in zip(sources, targets, strict=True):
            rows.drop(self.layout.outgoing, person=source, other=target)
            rows.drop(self.layout.incoming, person=target, other=source)

    def packed(self, packing: Rows) -> Packed:
        """All rows without gaps."""
        return rows.packed(packing)
