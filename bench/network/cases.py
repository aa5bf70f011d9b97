"""Whom is asked about: pairs of different, connected people, and groups, drawn by lot."""

import random
from dataclasses import dataclass

from kithwork.network import Network

SEED = 300
GROUP = 200


@dataclass(frozen=True, slots=True)
class Case:
    """One question's persons: from `source` to `target`, or to any of `group` (200)."""

    source: int
    target: int
    group: tuple[int, ...]


def drawn(net: Network, people: int, count: int) -> list[Case]:
    """The first `count` cases; every part of a run gets the same ones."""
    chance = random.Random(SEED)
    found: list[Case] = []
    while len(found) < count:
        source, target = chance.sample(range(people), 2)
        group = [person for person in chance.sample(range(people), GROUP + 1) if person != source]
        if net.degrees(source=source, target=target, at_most=people) is not None:
            found.append(Case(source, target, tuple(group[:GROUP])))
    return found


@dataclass(frozen=True, slots=True)
class Many:
    """The institution's question: the best way from each of `sources` to each of `groups`."""

    sources: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]

    def part(self, sources: int, groups: int) -> "Many":
        """The first so many of both."""
        return Many(self.sources[:sources], self.groups[:groups])

    @property
    def answers(self) -> int:
        """How many answers it asks for."""
        return len(self.sources) * len(self.groups)


def many(people: int, sources: int = 10_000, groups: int = 200) -> Many:
    """So many different sources, and groups of 200 different persons."""
    chance = random.Random(SEED + 1)
    return Many(
        tuple(chance.sample(range(people), sources)),
        tuple(tuple(chance.sample(range(people), GROUP)) for _ in range(groups)),
    )
