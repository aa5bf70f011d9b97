"""Networks as a caller holds them: random small ones, larger ones with a few popular people."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from kithwork.network import KernelMissing, Network
from tests.unit.network.oracle import Question, Rows

KERNELS = ("python", "c")
SCALE, LEAST, MOST = 32, 1, 255

# With so many people beside them, no question has few people for each of its targets: then ways
# are searched for by layers, and else by cost where that finds one short enough.
STRANGERS = 256 * 8

# Few costs, so that equal ones are common; 255 is the coldest there is.
PALETTES: tuple[Sequence[int], ...] = (
    (1,),
    (1, 2),
    (1, 2, 3),
    (2, 3, 5, 7),
    (10, 20, 30, 40),
    (84, 85, 86, 170),
    (1, 254, 255),
    (255,),
    range(1, 256),
)
# What is clipped, and what rounding gives the same cost.
WARMEST = (1.0, 0.99, 0.96, math.exp(-1 / SCALE))
COLDEST = (math.exp(-255 / SCALE), 0.0003, 1e-9, 5e-324)


def network(*, kernel: str | None = None, **ties: Any) -> Network:
    """The network of `ties`, answered by `kernel`; by the process's own when None."""
    return Network.from_ties(**ties, kernel=kernel)


def built(kernel: str) -> bool:
    """Whether `kernel` can be asked here."""
    try:
        network(kernel=kernel, people=0, source=[], target=[], warmth=[])
    except KernelMissing:
        return False
    return True


@dataclass(frozen=True)
class Ties:
    """A network as lists."""

    people: int
    source: list[int]
    target: list[int]
    warmth: list[float]
    directed: bool

    def network(self, kernel: str | None = None) -> Network:
        return network(
            kernel=kernel,
            people=self.people,
            source=self.source,
            target=self.target,
            warmth=self.warmth,
            directed=self.directed,
        )

    def among(self, strangers: int) -> "Ties":
        """The same ties, with so many people more who are tied to nobody."""
        return replace(self, people=self.people + strangers)

    def rows(self) -> Rows:
        """Of each person, to whom ties lead and at what cost: the contract's sentences."""
        rows: Rows = [{} for _ in range(self.people)]
        for start, end, odds in zip(self.source, self.target, self.warmth, strict=True):
            cost = cost_of(odds)
            for one, other in ((start, end),) if self.directed else ((start, end), (end, start)):
                if one != other:
                    rows[one][other] = min(cost, rows[one].get(other, MOST))
        return rows

    def code(self) -> str:
        """What to paste to have this network again."""
        return (
            f"net = Network.from_ties(people={self.people}, source={self.source},"
            f" target={self.target}, warmth={self.warmth}, directed={self.directed})"
        )


def cost_of(warmth: float) -> int:
    return min(MOST, max(LEAST, round(-SCALE * math.log(warmth))))


def sum_of(warmth: float) -> int:
    """The sum of costs that the warmth of a path stands for."""
    return round(-SCALE * math.log(warmth))


def warmth_of(cost: int, rng: random.Random) -> float:
    """A warmth that is stored as `cost`."""
    if cost == LEAST:
        return rng.choice(WARMEST)
    return rng.choice(COLDEST) if cost == MOST else math.exp(-cost / SCALE)


def small(rng: random.Random) -> Ties:
    """1 to 8 people, some tied to nobody; parallel ties and loops; half hold one long chain."""
    people = rng.randint(1, 8)
    crowd = rng.sample(range(people), rng.randint(1, people))
    pairs = [(rng.choice(crowd), rng.choice(crowd)) for _ in range(rng.randint(0, 3 * people))]
    if rng.random() < 0.5:
        pairs += pairwise(crowd)
    costs = rng.choice(PALETTES)
    return Ties(
        people=people,
        source=[one for one, _ in pairs],
        target=[other for _, other in pairs],
        warmth=[warmth_of(rng.choice(costs), rng) for _ in pairs],
        directed=rng.random() < 0.5,
    )


def leaping(rng: random.Random) -> tuple[Ties, Question]:
    """A chain of warm ties with leaps over some of it, most of them as cold as they are long.

    So the warmest path is one with many people, a bound on them leaves a colder one, whoever
    stands in the middle is reached in more ways than one, and many ways are equally warm.
    """
    people, each = rng.randint(6, 12), rng.randint(1, 3)
    order = rng.sample(range(people), people)
    ties = [(one, other, each) for one, other in pairwise(order)]
    for _ in range(2 * people):
        one, other = sorted(rng.sample(range(people), 2), reverse=rng.random() < 0.2)
        cost = rng.choice((each, each, each + 1, 5, 10, 30)) * abs(other - one)
        ties.append((order[one], order[other], min(MOST, cost)))
    found = Ties(
        people=people,
        source=[one for one, _, _ in ties],
        target=[other for _, other, _ in ties],
        warmth=[warmth_of(cost, rng) for _, _, cost in ties],
        directed=rng.random() < 0.5,
    )
    asked = Question(
        source=order[rng.randrange(people // 2)],
        targets=[order[rng.randrange(people // 2, people)]],
        max_introducers=rng.choice((1, 2, 2, 3, 3, 4, None)),
        top=rng.choice((1, 5)),
    )
    return found, asked


def crowded(rng: random.Random, *, people: int, ties: int, costs: Sequence[int]) -> Ties:
    """Many people, a few of them far more popular than the rest; some tied to nobody."""
    popularity = [min(people / 4, rng.paretovariate(1.2)) for _ in range(people)]
    return Ties(
        people=people,
        source=rng.choices(range(people), popularity, k=ties),
        target=rng.choices(range(people), popularity, k=ties),
        warmth=[warmth_of(rng.choice(costs), rng) for _ in range(ties)],
        directed=rng.random() < 0.5,
    )


def question(rng: random.Random, people: int) -> Question:
    """Anything that may be asked of `warmest`, the source among the targets now and then."""
    return Question(
        source=rng.randrange(people),
        targets=[rng.randrange(people) for _ in range(rng.choice((0, 1, 1, 1, 2, 4, 8)))],
        max_introducers=rng.choice((None, 0, 1, 2, 3, 3, 4, 5, 6)),
        top=rng.choice((0, 1, 2, 3, 5, 20)),
    )
