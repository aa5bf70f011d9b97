"""Thirty thousand random small networks: every answer is what brute force gives.

A failure names its seed and says what to paste.
"""

import random

import pytest

from tests.unit.network import samples, trials

SHARDS, NETWORKS = 25, 1000


@pytest.mark.parametrize("shard", range(SHARDS))
def test_every_answer_is_the_definition(shard: int, kernel: str) -> None:
    for seed in range(shard * NETWORKS, (shard + 1) * NETWORKS):
        rng = random.Random(seed)
        ties = samples.small(rng)
        asked = ties.among(seed % 2 * samples.STRANGERS)
        net, rows = asked.network(kernel), ties.rows()
        told = f"seed {seed}, kernel {kernel}\n{asked.code()}"
        trials.warmest(net, rows, rng, told)
        trials.every_kind(net, rows, rng, told)


@pytest.mark.parametrize("shard", range(10))
def test_a_bound_leaves_the_warmest_of_the_shorter_paths(shard: int, kernel: str) -> None:
    for seed in range(shard * 500, (shard + 1) * 500):
        ties, question = samples.leaping(random.Random(f"leaps {seed}"))
        asked = ties.among(seed % 2 * samples.STRANGERS)
        told = f"leaps {seed}, kernel {kernel}\n{asked.code()}"
        trials.answered(asked.network(kernel), ties.rows(), question, told)
