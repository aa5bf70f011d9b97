"""The front of the room: a network of persons 0..n-1 and its answers."""

from typing import Self

from kithwork.network import arrays, costs, layouts, paths, searches
from kithwork.network.arrays import Floats, Integers
from kithwork.network.errors import LengthsDiffer
from kithwork.network.layouts import Layout
from kithwork.network.paths import Path
from kithwork.network.reaches import Reach


class Network:
    """Persons and the ties between them; never changed once made.

    A tie {u, v} has a warmth p, the odds that an introduction is passed on along it. It is
    kept as the cost q = clip(round(-32·ln p), 1, 255); a path's warmth is exp(-Σq/32), and
    all answers are exact in q. The most probable chain is the cheapest one (practice.md P1).

    >>> net = Network.from_ties(
    ...     people=4, source=[0, 1, 0], target=[1, 3, 2], warmth=[0.8, 0.6, 0.35]
    ... )
    >>> [path.people for path in net.warmest(source=0, targets=[3])]
    [(0, 1, 3)]
    >>> net.degrees(source=2, target=3)
    3
    """

    __slots__ = ("_layout", "_people")

    def __init__(self, *, people: int, layout: Layout) -> None:
        self._people = people
        self._layout = layout

    @classmethod
    def from_ties(
        cls,
        *,
        people: int,
        source: Integers,
        target: Integers,
        warmth: Floats,
        directed: bool = False,
    ) -> Self:
        """The network of `people` persons and the ties source[i], target[i], warmth[i].

        people: how many persons, 0 or more; they are numbered 0..people-1.
        source, target: integers 0..people-1; warmth: numbers above 0 and at most 1. Three
        arrays of one length: anything with the buffer protocol, or sequences.
        directed: ties lead from source to target only.

        Parallel ties count once, the warmest (of a directed network: those of one
        direction); a tie to oneself is dropped. Raises BadNumber or BadWarmth, naming the
        position, and LengthsDiffer.
        """
        count = arrays.at_least(field="people", number=people, least=0)
        starts = arrays.people(field="source", numbers=source, count=count)
        ends = arrays.people(field="target", numbers=target, count=count)
        prices = [costs.cost(odds) for odds in arrays.warmths(warmth)]
        if not len(starts) == len(ends) == len(prices):
            raise LengthsDiffer(len(starts), len(ends), len(prices))
        lay = layouts.directed if directed else layouts.undirected
        return cls(people=count, layout=lay(people=count, source=starts, target=ends, costs=prices))

    def warmest(
        self,
        *,
        source: int,
        targets: Integers,
        max_introducers: int | None = 3,
        top: int = 5,
    ) -> list[Path]:
        """The warmest paths from `source` to any of `targets`, each by another introducer.

        source: a person number. targets: person numbers, in any order; the source is no
        target of its own. max_introducers: at most so many persons between source and
        target, 0 or more; None is no bound. top: at most so many paths.

        Order: smaller cost, then fewer introducers, then the smaller person number at the
        first place where two differ. Path i+1 is the first in that order after leaving out
        every path on which a first introducer of paths 1..i stands, anywhere, and every
        direct tie already given ("if Alice cannot, who else?"). A path to one target may
        pass another whose direct tie was given. Empty when nobody can be reached.

        Raises BadNumber for a number that is not a person's, a negative bound or top.
        """
        start = arrays.person(field="source", number=source, count=self._people)
        ends = frozenset(arrays.people(field="targets", numbers=targets, count=self._people))
        if max_introducers is not None:
            arrays.at_least(field="max_introducers", number=max_introducers, least=0)
        ways = searches.alternatives(
            layout=self._layout,
            source=start,
            targets=ends,
            most_ties=None if max_introducers is None else max_introducers + 1,
            top=arrays.at_least(field="top", number=top, least=0),
        )
        return [paths.of(way=way, rows=self._layout.outgoing) for way in ways]

    def degrees(self, *, source: int, target: int, at_most: int = 6) -> int | None:
        """The fewest ties that lead from `source` to `target`: 0 to oneself.

        at_most: 0 or more; None is answered when it takes more ties than that, or none
        lead there. Raises BadNumber.
        """
        return searches.fewest_ties(
            layout=self._layout,
            source=arrays.person(field="source", number=source, count=self._people),
            target=arrays.person(field="target", number=target, count=self._people),
            at_most=arrays.at_least(field="at_most", number=at_most, least=0),
        )

    def ties_of(self, *, person: int) -> int:
        """With how many others a person is tied; of a directed network, to how many.

        Raises BadNumber.
        """
        start = arrays.person(field="person", number=person, count=self._people)
        return len(self._layout.outgoing[start])

    def tied_to(self, *, person: int) -> tuple[tuple[int, ...], tuple[float, ...]]:
        """With whom a person is tied, and how warm each tie is (0..1), by the same position.

        Warmest first, equally warm ones by number; of a directed network to whom. Raises
        BadNumber.
        """
        start = arrays.person(field="person", number=person, count=self._people)
        row = sorted(self._layout.outgoing[start].items(), key=lambda tie: (tie[1], tie[0]))
        return tuple(one for one, _ in row), tuple(costs.warmth(cost) for _, cost in row)

    def within(self, *, source: int, ties: int = 2, of: Integers | None = None) -> Reach:
        """Everybody within `ties` ties of `source`, with the warmth of the best path to each.

        ties: 0 or more. of: only these persons, in any order; None is everybody.
        The source is left out. Raises BadNumber.
        """
        start = arrays.person(field="source", number=source, count=self._people)
        most = arrays.at_least(field="ties", number=ties, least=0)
        near = searches.reach(layout=self._layout, source=start, ties=most)
        if of is not None:
            wanted = set(arrays.people(field="of", numbers=of, count=self._people))
            near = {person: found for person, found in near.items() if person in wanted}
        people = tuple(sorted(near))
        return Reach(
            people=people,
            warmth=tuple(costs.warmth(near[person][0]) for person in people),
            first=tuple(near[person][1] for person in people),
            source=start,
            ties=most,
            _layout=self._layout,
        )
