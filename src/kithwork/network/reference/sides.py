"""What both searches for a way share: the question, and one direction of the search."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from kithwork.network.layouts import Layout

# A key is a cost and the ties spent on it in one number: sums of keys are keys, smaller is better.
TIES = 1 << 32
# Nobody may be labelled here: smaller than any key.
SHUT = -1
FIRST_GUESS = 64


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


@dataclass(slots=True)
class Guesses:
    """How dear the best way will be, from earlier answers.

    Kept by how many targets there are, and whether ties are bounded. A guess changes how long an
    answer takes, never the answer.
    """

    known: dict[tuple[bool, int], int] = field(default_factory=dict)

    def of(self, question: Question) -> int:
        """At most so dear a way is looked for first."""
        return self.known.get(_topic(question), FIRST_GUESS)

    def learn(self, question: Question, cost: int) -> None:
        """Take an answer in: about half of all cost less than the guess that comes of this.

        To look twice for some takes less time than to look further for all.
        """
        topic = _topic(question)
        known = self.known.get(topic, cost + 16)
        step = 1 + known // 32
        self.known[topic] = max(8, known + step if cost > known else known - step)


def wider(limit: int) -> int:
    """How dear a way may be when none is found that cheap."""
    return limit + limit // 2


def _topic(question: Question) -> tuple[bool, int]:
    return question.most_ties is not None, len(question.targets).bit_length()


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
