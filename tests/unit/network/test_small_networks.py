"""Twenty-five thousand random small networks: every answer is what brute force gives.

A failure names its seed and says what to paste.
"""

import math
import random

import pytest

from kithwork.network import Network
from tests.unit.network import oracle, samples
from tests.unit.network.oracle import Rows

SHARDS, NETWORKS = 25, 1000


@pytest.mark.parametrize("shard", range(SHARDS))
def test_every_answer_is_the_definition(shard: int, kernel: str) -> None:
    for seed in range(shard * NETWORKS, (shard + 1) * NETWORKS):
        rng = random.Random(seed)
        ties = samples.small(rng)
        net, rows = ties.network(kernel), ties.rows()
        told = f"seed {seed}, kernel {kernel}\n{ties.code()}"
        warmest_holds(net, rows, rng, told)
        warmest_holds(net, rows, rng, told)
        degrees_hold(net, rows, rng, told)
        within_holds(net, rows, rng, told)


def warmest_holds(net: Network, rows: Rows, rng: random.Random, told: str) -> None:
    question = samples.question(rng, len(rows))
    paths = net.warmest(**question.asked())
    wanted = oracle.warmest(rows, question)
    assert [path.people for path in paths] == [way.people for way in wanted], (
        f"{told}\n{question.code()}"
    )
    assert oracle.checked(rows, question, paths) == wanted, f"{told}\n{question.code()}"


def degrees_hold(net: Network, rows: Rows, rng: random.Random, told: str) -> None:
    source, target, at_most = rng.randrange(len(rows)), rng.randrange(len(rows)), rng.randint(0, 8)
    found = net.degrees(source=source, target=target, at_most=at_most)
    assert found == oracle.degrees(rows, source, target, at_most), (
        f"{told}\nnet.degrees(source={source}, target={target}, at_most={at_most})"
    )


def within_holds(net: Network, rows: Rows, rng: random.Random, told: str) -> None:
    source, ties = rng.randrange(len(rows)), rng.randint(0, 5)
    of = rng.choice((None, [rng.randrange(len(rows)) for _ in range(rng.randint(0, 8))]))
    reach = net.within(source=source, ties=ties, of=of)
    wanted = oracle.within(rows, source, ties, of)
    told = f"{told}\nnet.within(source={source}, ties={ties}, of={of})"
    assert reach.people == tuple(wanted), told
    assert reach.warmth == tuple(math.exp(-way.cost / 32) for way in wanted.values()), told
    assert reach.first == tuple(way.people[1] for way in wanted.values()), told
    if wanted:
        person = rng.choice(list(wanted))
        question = oracle.Question(source, [person], max_introducers=ties - 1, top=1)
        path = reach.path(person)
        assert oracle.checked(rows, question, [path]) == [wanted[person]], f"{told}.path({person})"
