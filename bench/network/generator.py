"""Made-up networks: few people know many, most ties stay in a community, few are strong.

Degrees are lognormal, sizes of communities follow a power law, and the open ends of ties are
paired at random, inside a community or across all (the configuration model: M. Newman,
"Networks", 2nd edition, chapter 12). People are numbered at random, so that neighbours in the
network are none in memory: an address book has no better order.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kithwork.network import costs

SEED = 20_261_126
# Of what is asked for: pairing loses some to loops and to parallel ties, most of them in small
# communities. What is left has a mean degree of about 95, and 35 % of ties outside.
DEGREE, SPREAD, MOST = 106.0, 1.0, 5_000
SMALLEST, LARGEST, POWER = 60, 3_000, 1.5
OUTSIDE, STRONG = 0.32, 0.15
# Nobody is tied to more than this share of a community; whoever knows more knows them elsewhere.
CROWDED = 0.4
WARM, COOL = (0.4, 0.95), (0.02, 0.5)
# A tie is one number: the smaller person, the larger person, the cost.
_COST_BITS, _PERSON_BITS = 8, 24


class Made(NamedTuple):
    """A network: ties source[i] < target[i] (int32) of cost q[i] (uint8), each pair once.

    community: of each person, the number of theirs (int32).
    """

    source: NDArray[np.int32]
    target: NDArray[np.int32]
    cost: NDArray[np.uint8]
    community: NDArray[np.int32]


def make(*, people: int, seed: int = SEED) -> Made:
    """The network of `people` persons, 60 to 16 million; one seed always gives the same."""
    chance = np.random.default_rng(seed)
    community = _communities(people, chance)
    inside, outside = _open_ends(community, chance)
    near = _paired(_shuffled_within(community, inside, chance))
    far = _paired(_shuffled(outside, chance))
    warmth = _warmths(near[0].size + far[0].size, chance)
    ties = _once(np.concatenate([near[0], far[0]]), np.concatenate([near[1], far[1]]), warmth)
    return Made(*ties, community)


def _communities(people: int, chance: np.random.Generator) -> NDArray[np.int32]:
    """Of each person, a community: sizes between SMALLEST and LARGEST, whom by lot."""
    low, high = (float(bound) ** (1 - POWER) for bound in (SMALLEST, LARGEST + 1))
    draws = low + chance.random(people // SMALLEST + 1) * (high - low)
    sizes = np.floor(draws ** (1 / (1 - POWER))).astype(np.int64)
    names = np.repeat(np.arange(sizes.size, dtype=np.int32), sizes)[:people]
    # A last one cut short belongs to the one before it.
    last = int(names[-1])
    if last and np.count_nonzero(names == last) < SMALLEST:
        names[names == last] = last - 1
    chance.shuffle(names)
    return names


def _open_ends(
    community: NDArray[np.int32], chance: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """How many ties of each person begin inside their community, and how many outside."""
    middle = np.log(DEGREE) - SPREAD**2 / 2
    degree = np.clip(np.rint(chance.lognormal(middle, SPREAD, community.size)), 1, MOST)
    room = CROWDED * (np.bincount(community)[community] - 1)
    inside = np.rint(np.minimum(degree * _share_inside(degree, room), room))
    return inside.astype(np.int64), (degree - inside).astype(np.int64)


def _share_inside(degree: NDArray[np.float64], room: NDArray[np.float64]) -> float:
    """The share a person asks for so that, after the crowded lose some, OUTSIDE of all is left."""
    low, high = 0.0, 1.0
    for _ in range(30):
        middle = (low + high) / 2
        got = np.minimum(degree * middle, room).sum() / degree.sum()
        low, high = (middle, high) if got < 1 - OUTSIDE else (low, middle)
    return high


def _shuffled_within(
    community: NDArray[np.int32], ends: NDArray[np.int64], chance: np.random.Generator
) -> NDArray[np.int64]:
    """Each person as often as `ends` says, community by community, at random within."""
    key = np.repeat(np.arange(community.size, dtype=np.uint64), ends)
    key |= chance.integers(0, 1 << 22, key.size, dtype=np.uint64) << np.uint64(_PERSON_BITS)
    key |= np.repeat(community.astype(np.uint64), ends) << np.uint64(_PERSON_BITS + 22)
    key.sort()
    return (key & np.uint64((1 << _PERSON_BITS) - 1)).astype(np.int64)


def _shuffled(ends: NDArray[np.int64], chance: np.random.Generator) -> NDArray[np.int64]:
    """Each person as often as `ends` says, at random."""
    everyone = np.repeat(np.arange(ends.size, dtype=np.int64), ends)
    chance.shuffle(everyone)
    return everyone


def _paired(ends: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Neighbours as the two ends of a tie; one left over is dropped.

    Where a community has an odd number of ends, one tie leads into the next: a handful.
    """
    even = ends.size // 2 * 2
    one, other = ends[0:even:2], ends[1:even:2]
    return np.minimum(one, other), np.maximum(one, other)


def _warmths(ties: int, chance: np.random.Generator) -> NDArray[np.uint64]:
    """The cost of each tie: STRONG of them warm, the others cool, as `costs.cost` has it."""
    warmth = chance.uniform(*COOL, ties)
    strong = chance.random(ties) < STRONG
    warmth[strong] = chance.uniform(*WARM, int(np.count_nonzero(strong)))
    return np.clip(np.rint(-costs.SCALE * np.log(warmth)), costs.LEAST, costs.MOST).astype(
        np.uint64
    )


def _once(
    source: NDArray[np.int64], target: NDArray[np.int64], cost: NDArray[np.uint64]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.uint8]]:
    """Without loops, and of parallel ties only the warmest; in the order of their ends."""
    key = source.astype(np.uint64) << np.uint64(_PERSON_BITS + _COST_BITS)
    key |= target.astype(np.uint64) << np.uint64(_COST_BITS)
    key |= cost
    key = key[source != target]
    key.sort()
    first = np.ones(key.size, dtype=np.bool_)
    first[1:] = key[1:] >> np.uint64(_COST_BITS) != key[:-1] >> np.uint64(_COST_BITS)
    key = key[first]
    person = np.uint64((1 << _PERSON_BITS) - 1)
    return (
        (key >> np.uint64(_PERSON_BITS + _COST_BITS)).astype(np.int32),
        (key >> np.uint64(_COST_BITS) & person).astype(np.int32),
        (key & np.uint64((1 << _COST_BITS) - 1)).astype(np.uint8),
    )
