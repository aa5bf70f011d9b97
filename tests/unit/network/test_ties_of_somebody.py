"""Who is tied to whom, warmest first."""

import math
import random
from typing import Any

import pytest

from tests.unit.network import samples


@pytest.mark.parametrize("shard", range(2))
def test_everybody_tied_is_told_warmest_first(shard: int, kernel: str) -> None:
    for seed in range(shard * 500, (shard + 1) * 500):
        ties = samples.small(random.Random(seed))
        net: Any = ties.network(kernel)
        for person, row in enumerate(ties.rows()):
            wanted = sorted(row, key=lambda other: (row[other], other))
            found = net.tied_to(person=person)
            assert found == (
                tuple(wanted),
                tuple(math.exp(-row[other] / 32) for other in wanted),
            ), f"seed {seed}, kernel {kernel}\n{ties.code()}\nnet.tied_to(person={person})"
            assert net.ties_of(person=person) == len(wanted)


def test_equally_warm_ones_are_told_by_number(kernel: str) -> None:
    net: Any = samples.network(
        kernel=kernel, people=5, source=[2, 2, 2, 0], target=[4, 1, 3, 2], warmth=[0.5, 0.5, 1, 0.5]
    )
    people, warmth = net.tied_to(person=2)
    assert people == (3, 0, 1, 4)
    assert warmth == (math.exp(-1 / 32), *[math.exp(-22 / 32)] * 3)
    assert net.tied_to(person=1) == ((2,), (math.exp(-22 / 32),))


def test_after_changes_too(kernel: str) -> None:
    rng = random.Random("a row that moves")
    net: Any = samples.network(
        kernel=kernel, people=300, source=[0, 5], target=[1, 6], warmth=[0.5, 0.5]
    )
    row = {1: 22}
    for other in rng.sample(range(1, 300), 299):
        row[other] = rng.randint(1, 9)
        net.add_ties(source=[other], target=[0], warmth=[math.exp(-row[other] / 32)])
        gone = rng.choice(list(row))
        if rng.random() < 0.2:
            net.remove_ties(source=[0], target=[gone])
            del row[gone]
        wanted = sorted(row, key=lambda person: (row[person], person))
        assert net.tied_to(person=0)[0] == tuple(wanted)
    assert net.tied_to(person=0)[1] == tuple(math.exp(-row[other] / 32) for other in wanted)
    assert 6 in net.tied_to(person=5)[0]
