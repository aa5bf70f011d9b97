"""How much of a target group is near: the share of it within two and three ties."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kithwork.network.networks import Network

# A friend of a friend, and who a friend of a friend knows.
NEAR, FAR = 2, 3


@dataclass(frozen=True, slots=True)
class Near:
    """Who is at most two, and at most three ties away; the source is in neither."""

    two: frozenset[int]
    three: frozenset[int]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many persons a group has, the source left out, and how many of them are near.

    within_2, within_3: those at most so many ties away; the first are among the second.
    """

    people: int
    within_2: int
    within_3: int


def of_group(*, network: Network, source: int, group: Sequence[int]) -> Coverage:
    """How much of a `group` is within two and three ties of `source`.

    group: person numbers, in any order; each counts once, the source not at all. Raises
    BadNumber.

    >>> net = Network.from_ties(
    ...     people=5, source=[0, 1, 2], target=[1, 2, 3], warmth=[0.8, 0.6, 0.35]
    ... )
    >>> of_group(network=net, source=0, group=[2, 3, 4])
    Coverage(people=3, within_2=1, within_3=2)
    """
    two, three = (network.within(source=source, ties=ties, of=group).people for ties in (NEAR, FAR))
    return counted(group=set(group) - {source}, near=Near(frozenset(two), frozenset(three)))


def around(*, network: Network, source: int) -> Near:
    """Who is near `source`, for many questions; raises BadNumber."""
    two, three = (network.within(source=source, ties=ties).people for ties in (NEAR, FAR))
    return Near(frozenset(two), frozenset(three))


def counted(*, group: Collection[int], near: Near) -> Coverage:
    """The coverage of a group, each person once, where it is known already who is near."""
    return Coverage(
        people=len(group),
        within_2=sum(1 for person in group if person in near.two),
        within_3=sum(1 for person in group if person in near.three),
    )
