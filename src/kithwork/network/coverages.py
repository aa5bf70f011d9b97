"""How much of a target group is near: the share of it within two and three ties."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kithwork.network.networks import Network

# A friend of a friend, and who a friend of a friend knows.
NEAR, FAR = 2, 3


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
    near = network.within(source=source, ties=NEAR, of=group).people
    far = network.within(source=source, ties=FAR, of=group).people
    return counted(group=set(group) - {source}, near=set(near), far=set(far))


def counted(*, group: Collection[int], near: Collection[int], far: Collection[int]) -> Coverage:
    """The same where it is known already who is `near` (two ties) and `far` (three)."""
    return Coverage(
        people=len(group),
        within_2=sum(1 for person in group if person in near),
        within_3=sum(1 for person in group if person in far),
    )
