"""What both searches for a way share: the question, and one direction of the search."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kithwork.network.layouts import Layout

# A key is a cost and the ties spent on it in one number: sums of keys are keys, smaller is better.
TIES = 1 << 32
# Nobody may be labelled here: smaller than any key.
SHUT = -1


@dataclass(frozen=True, slots=True)
class Question:
    """One search, and what earlier answers leave of the network.

    `closed` are persons on no path, the source among them; `given` are the targets whose
    direct tie was an answer already. `most_ties` None is no bound.
    """

    layout: Layout
    source: int
    targets: AbstractSet[int]
    most_ties: int | None
    closed: AbstractSet[int]
    given: AbstractSet[int]

    def shut(self) -> dict[int, int]:
        """Labels that keep everybody closed off."""
        return dict.fromkeys({*self.closed, self.source}, SHUT)


def key(cost: int, ties: int) -> int:
    """Cost and ties as one number.

    >>> cost_of(key(70, 3)), ties_of(key(70, 3))
    (70, 3)
    """
    return cost * TIES + ties


def cost_of(number: int) -> int:
    """The cost in a key."""
    return number // TIES


def ties_of(number: int) -> int:
    """The ties in a key."""
    return number % TIES
