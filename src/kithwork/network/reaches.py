"""Who is near, as the network answers it."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

from kithwork.network.errors import OutOfReach
from kithwork.network.paths import Path


@dataclass(frozen=True, slots=True)
class Reach:
    """Everybody within so many ties of a source, and how warm the best path to each is.

    people: person numbers, ascending, the source left out.
    warmth: 0..1, by the same position.
    first: with whom the best path to each begins, by the same position: themselves when the
        best path is one tie.
    """

    people: tuple[int, ...]
    warmth: tuple[float, ...]
    first: tuple[int, ...]
    source: int
    ties: int
    _path: Callable[[int], Path] = field(repr=False, compare=False)

    def path(self, person: int) -> Path:
        """The best path to `person`: what `Network.warmest` gives first within these ties.

        Raises OutOfReach when the person is not among `people`.
        """
        position = bisect_left(self.people, person)
        if self.people[position : position + 1] != (person,):
            raise OutOfReach(person, self.ties)
        return self._path(person)
