"""Brokers: through whom most of a target group is best reached [ours].

What R. S. Burt (Structural Holes, 1992) calls a broker joins those who are not joined otherwise.
Seen from one person who looks for a group of others: a contact is the broker for a target when
the warmest path to that target (practice.md P1) begins with them. Nobody is their own broker.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kithwork.network.networks import Network
from kithwork.network.reaches import Reach


@dataclass(frozen=True, slots=True)
class Broker:
    """A contact with whom the warmest paths to some of a group begin.

    person: their number. reaches: the persons of the group, ascending. warmth: the mean warmth
        (0..1) of the paths to them; without: the same if the contact stood on no path, 0 for
        whom nobody else leads to.
    """

    person: int
    reaches: tuple[int, ...]
    warmth: float
    without: float


class Led(NamedTuple):
    """One of a group, with whom the warmest path to them begins, and how warm it is (0..1)."""

    person: int
    first: int
    warmth: float


def of_group(
    *,
    network: Network,
    source: int,
    group: Sequence[int],
    max_introducers: int = 3,
    top: int = 3,
) -> tuple[Broker, ...]:
    """The contacts through whom most of a `group` is best reached, who reaches most first.

    source: a person number; group: person numbers, in any order. A path has at most
    `max_introducers` people in between. Of those who reach equally many the warmer counts, then
    the smaller number. top: at most so many. Who is best reached by a tie of the source's own
    needs no broker. Raises BadNumber.

    >>> net = Network.from_ties(
    ...     people=5, source=[0, 0, 1, 1, 2], target=[1, 2, 3, 4, 4], warmth=[0.8] * 4 + [0.2]
    ... )
    >>> [(one.person, one.reaches) for one in of_group(network=net, source=0, group=[3, 4])]
    [(1, (3, 4))]
    """
    reach = network.within(source=source, ties=max_introducers + 1, of=group)
    return weighed(
        network=network,
        source=source,
        led=led(reach),
        max_introducers=max_introducers,
        top=top,
    )


def led(reach: Reach) -> list[Led]:
    """Those of a reach to whom the best path leads through somebody."""
    ways = map(Led, reach.people, reach.first, reach.warmth)
    return [way for way in ways if way.first != way.person]


def weighed(
    *,
    network: Network,
    source: int,
    led: Iterable[Led],
    max_introducers: int = 3,
    top: int = 3,
) -> tuple[Broker, ...]:
    """The same where it is known already how each of a group is best reached (`led`)."""
    by_first: dict[int, list[Led]] = {}
    for way in led:
        by_first.setdefault(way.first, []).append(way)
    order = sorted(
        by_first.items(),
        key=lambda item: (-len(item[1]), -sum(way.warmth for way in item[1]), item[0]),
    )
    return tuple(
        _broker(network, source, first, ways, max_introducers) for first, ways in order[:top]
    )


def _broker(
    network: Network, source: int, first: int, ways: Sequence[Led], max_introducers: int
) -> Broker:
    without = 0.0
    for way in ways:
        # The second path is the best of those on which the introducer of the first stands nowhere.
        _best, *others = network.warmest(
            source=source, targets=[way.person], max_introducers=max_introducers, top=2
        )
        without += others[0].warmth if others else 0.0
    return Broker(
        person=first,
        reaches=tuple(sorted(way.person for way in ways)),
        warmth=sum(way.warmth for way in ways) / len(ways),
        without=without / len(ways),
    )
