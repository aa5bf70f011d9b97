"""Who is near the seeker, and how those near are tied among each other."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from kithwork.domain.actors import Actor
from kithwork.domain.paths import DEFAULT_INTRODUCERS
from kithwork.network import Network, Reach, brokers, coverages, openness
from kithwork.network.brokers import Broker
from kithwork.network.coverages import Near
from kithwork.network.openness import Openness, Pair
from kithwork.store.queries import ties
from kithwork.store.queries.ties import Arrays

# A seeker looks at a few targets in turn.
MOST_GROUPS = 64

Group = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Nearness:
    """What the seeker's network answers again and again, persons by their number in it.

    reach: everybody within the ties that a path may have. near: who is within two and three.
    pairs: the strengths of the ties among the seeker's own contacts, by their keys, and how open
    the network around the seeker is by these.
    brokers: of a group, persons ascending, through whom most of it is best reached.
    """

    reach: Reach
    near: Near
    pairs: tuple[Pair, ...]
    openness: Openness
    brokers: Callable[[Group], tuple[Broker, ...]]


_kept: WeakKeyDictionary[Arrays, Nearness] = WeakKeyDictionary()


def around_me(*, actor: Actor, arrays: Arrays) -> Nearness | None:
    """Who is near the seeker, worked out once of the same arrays; None before there is a me."""
    me = arrays.place_of.get(arrays.me)
    if me is None:
        return None
    found = _kept.get(arrays)
    if found is None:
        found = _kept[arrays] = _worked_out(arrays, me, ties.own(actor=actor))
    return found


def _worked_out(arrays: Arrays, me: int, own: Mapping[int, float]) -> Nearness:
    reach = arrays.network.within(source=me, ties=DEFAULT_INTRODUCERS + 1)
    pairs = tuple(_pairs(arrays, own))
    return Nearness(
        reach=reach,
        near=coverages.around(network=arrays.network, source=me),
        pairs=pairs,
        openness=openness.openness(own, pairs),
        brokers=_brokers(arrays.network, me, reach),
    )


def _pairs(arrays: Arrays, own: Mapping[int, float]) -> Iterator[Pair]:
    """The ties among the seeker's own contacts, each once."""
    for left in own:
        for right, strength in arrays.strengths_of(left).items():
            if left < right and right in own and strength > 0:
                yield left, right, strength


def _brokers(network: Network, me: int, reach: Reach) -> Callable[[Group], tuple[Broker, ...]]:
    # It knows nothing of the arrays, which else would be kept for ever.
    led = {way.person: way for way in brokers.led(reach)}

    @lru_cache(maxsize=MOST_GROUPS)
    def found(group: Group) -> tuple[Broker, ...]:
        ways = [led[person] for person in group if person in led]
        return brokers.weighed(
            network=network, source=me, led=ways, max_introducers=DEFAULT_INTRODUCERS
        )

    return found
