"""Ties added and removed: after every change the answers are those of the network made anew."""

import math
import random
from array import array
from typing import Any

import pytest

from kithwork.network import BadNumber, BadWarmth, LengthsDiffer, Network
from tests.unit.network import samples, trials
from tests.unit.network.samples import Ties

SHARDS, NETWORKS = 10, 120


class Record:
    """The ties as they should be: of each pair the warmth said last."""

    def __init__(self, ties: Ties) -> None:
        self.people, self.directed = ties.people, ties.directed
        self.warmths: dict[tuple[int, int], float] = {}
        for one, other, odds in zip(ties.source, ties.target, ties.warmth, strict=True):
            # Parallel ties of a new network count once, the warmest.
            pair = self.pair(one, other)
            self.warmths[pair] = max(odds, self.warmths.get(pair, 0.0))

    def pair(self, one: int, other: int) -> tuple[int, int]:
        return (one, other) if self.directed else (min(one, other), max(one, other))

    def add(self, net: Any, pairs: list[tuple[int, int]], warmth: list[float]) -> str:
        source, target = [one for one, _ in pairs], [other for _, other in pairs]
        net.add_ties(source=source, target=target, warmth=warmth)
        for (one, other), odds in zip(pairs, warmth, strict=True):
            self.warmths[self.pair(one, other)] = odds
        return f"net.add_ties(source={source}, target={target}, warmth={warmth})"

    def remove(self, net: Any, pairs: list[tuple[int, int]]) -> str:
        source, target = [one for one, _ in pairs], [other for _, other in pairs]
        net.remove_ties(source=source, target=target)
        for one, other in pairs:
            self.warmths.pop(self.pair(one, other), None)
        return f"net.remove_ties(source={source}, target={target})"

    def ties(self) -> Ties:
        return Ties(
            people=self.people,
            source=[one for one, _ in self.warmths],
            target=[other for _, other in self.warmths],
            warmth=list(self.warmths.values()),
            directed=self.directed,
        )


def change(record: Record, net: Any, rng: random.Random) -> str:
    """Some ties added or removed at random, some of them there already or never; what was done."""
    people = range(record.people)
    pairs = [(rng.choice(people), rng.choice(people)) for _ in range(rng.randint(0, 4))]
    if rng.random() < 0.4:
        return record.remove(net, pairs)
    costs = rng.choice(samples.PALETTES)
    return record.add(net, pairs, [samples.warmth_of(rng.choice(costs), rng) for _ in pairs])


def same_rows(net: Network, ties: Ties, told: str) -> None:
    rows = ties.rows()
    assert [net.ties_of(person=person) for person in range(ties.people)] == [
        len(row) for row in rows
    ], told


@pytest.mark.parametrize("shard", range(SHARDS))
def test_after_every_change_the_answers_are_the_definition(shard: int, kernel: str) -> None:
    for seed in range(shard * NETWORKS, (shard + 1) * NETWORKS):
        rng = random.Random(f"updates {seed}")
        ties = samples.small(rng)
        net, record = ties.network(kernel), Record(ties)
        told = f"updates {seed}, kernel {kernel}\n{ties.code()}"
        for _ in range(rng.randint(1, 8)):
            told = f"{told}\n{change(record, net, rng)}"
            same_rows(net, record.ties(), told)
            trials.every_kind(net, record.ties().rows(), rng, told)


@pytest.mark.parametrize("directed", [False, True])
def test_hundreds_of_changes_to_one_network(kernel: str, *, directed: bool) -> None:
    """One person comes to know everybody, loses most again, and comes to know them anew."""
    rng = random.Random(f"hundreds {directed}")
    people, told = 150, f"kernel {kernel}, directed {directed}"
    net = samples.network(
        kernel=kernel, people=people, source=[0], target=[1], warmth=[0.5], directed=directed
    )
    record = Record(Ties(people, [0], [1], [0.5], directed))
    for step in range(900):
        popular = rng.choice((0, 0, 1, rng.randrange(people)))
        pair = (popular, rng.randrange(people))
        pair = pair if rng.random() < 0.5 else (pair[1], pair[0])
        if rng.random() < (0.7 if 300 < step < 600 else 0.1):
            record.remove(net, [pair])
        else:
            record.add(net, [pair], [math.exp(-rng.randint(1, 5) / 32)])
        if step % 15 == 0:
            same_rows(net, record.ties(), f"{told}, after change {step}")
            trials.every_kind(net, record.ties().rows(), rng, f"{told}, after change {step}")
    assert net.ties_of(person=0) > people / 2


def test_many_changes_at_once_to_a_larger_network(kernel: str) -> None:
    rng = random.Random("many at once")
    ties = samples.crowded(rng, people=1500, ties=6000, costs=(3, 4, 5))
    net, record = ties.network(kernel), Record(ties)
    for turn in range(6):
        pairs = rng.sample(list(record.warmths), 500)
        strangers = list({record.pair(*rng.sample(range(1500), 2)) for _ in range(500)})
        record.remove(net, [*pairs[:200], *strangers[:100]])
        # Those removed come back warmer or colder, beside new ones and ones that were there.
        back = [*pairs[100:], *strangers[100:]]
        record.add(net, back, [math.exp(-rng.randint(2, 6) / 32) for _ in back])
        anew = record.ties().network(kernel)
        for _ in range(20):
            question = samples.question(rng, 1500)
            told = f"turn {turn}: {question.code()}"
            assert net.warmest(**question.asked()) == anew.warmest(**question.asked()), told
            person, other = rng.randrange(1500), rng.randrange(1500)
            assert net.ties_of(person=person) == anew.ties_of(person=person), told
            assert net.degrees(source=person, target=other) == anew.degrees(
                source=person, target=other
            ), told


def triangle(kernel: str, *, directed: bool = False) -> Any:
    return samples.network(
        kernel=kernel,
        people=3,
        source=[0, 1, 0],
        target=[1, 2, 2],
        warmth=[0.8, 0.8, 0.5],
        directed=directed,
    )


def warmth(net: Any, source: int, target: int) -> float:
    """Of the direct tie; 0 where there is none."""
    paths = net.warmest(source=source, targets=[target], max_introducers=0)
    return float(paths[0].warmth) if paths else 0.0


@pytest.mark.parametrize("odds, cost", [(0.9, 3), (0.1, 74), (1.0, 1), (1e-9, 255)])
def test_a_tie_that_is_there_takes_the_new_warmth(kernel: str, odds: float, cost: int) -> None:
    net = triangle(kernel)
    # Named from its other end, too: the tie leads both ways.
    net.add_ties(source=[2], target=[0], warmth=[odds])
    assert warmth(net, 0, 2) == warmth(net, 2, 0) == math.exp(-cost / 32)
    assert [net.ties_of(person=person) for person in range(3)] == [2, 2, 2]


def test_of_one_tie_named_twice_in_a_call_the_last_counts(kernel: str) -> None:
    net = triangle(kernel)
    net.add_ties(source=[0, 2, 0], target=[2, 0, 2], warmth=[0.9, 1.0, 0.1])
    assert warmth(net, 0, 2) == warmth(net, 2, 0) == math.exp(-74 / 32)
    assert net.ties_of(person=0) == 2


def test_a_tie_to_oneself_is_dropped(kernel: str) -> None:
    net = triangle(kernel)
    net.add_ties(source=[0, 1], target=[0, 1], warmth=[1.0, 1.0])
    net.remove_ties(source=[2], target=[2])
    assert [net.ties_of(person=person) for person in range(3)] == [2, 2, 2]


def test_a_tie_removed_is_gone_both_ways(kernel: str) -> None:
    net = triangle(kernel)
    net.remove_ties(source=[2], target=[0])
    assert (warmth(net, 0, 2), warmth(net, 2, 0)) == (0.0, 0.0)
    assert [path.people for path in net.warmest(source=0, targets=[2])] == [(0, 1, 2)]
    # Again, and between those who never were tied: nothing happens.
    net.remove_ties(source=[2, 0, 0], target=[0, 2, 2])
    assert [net.ties_of(person=person) for person in range(3)] == [1, 2, 1]


def test_of_a_directed_network_one_direction_changes(kernel: str) -> None:
    net = triangle(kernel, directed=True)
    net.add_ties(source=[2], target=[0], warmth=[0.9])
    assert warmth(net, 0, 2) == math.exp(-22 / 32)
    assert warmth(net, 2, 0) == math.exp(-3 / 32)
    net.remove_ties(source=[0, 1], target=[2, 0])
    assert (warmth(net, 0, 2), warmth(net, 2, 0)) == (0.0, math.exp(-3 / 32))
    assert (warmth(net, 0, 1), warmth(net, 1, 0)) == (math.exp(-7 / 32), 0.0)
    assert net.degrees(source=0, target=2) == 2


def test_nothing_is_changed_by_no_ties(kernel: str) -> None:
    net = triangle(kernel)
    net.add_ties(source=[], target=[], warmth=[])
    net.remove_ties(source=array("i"), target=array("i"))
    assert [net.ties_of(person=person) for person in range(3)] == [2, 2, 2]


def test_what_is_refused_changes_nothing(kernel: str) -> None:
    net = triangle(kernel)
    with pytest.raises(BadNumber, match="target: position 1 holds 3"):
        net.add_ties(source=[0, 1], target=[2, 3], warmth=[0.9, 0.9])
    with pytest.raises(BadWarmth, match=r"position 1 holds 1\.5"):
        net.add_ties(source=[0, 1], target=[2, 2], warmth=[0.9, 1.5])
    with pytest.raises(LengthsDiffer):
        net.add_ties(source=[0, 1], target=[2, 2], warmth=[0.9])
    with pytest.raises(BadNumber, match="source: position 1 holds -1"):
        net.remove_ties(source=[0, -1], target=[1, 2])
    with pytest.raises(LengthsDiffer):
        net.remove_ties(source=[0, 1], target=[1])
    assert (warmth(net, 0, 2), warmth(net, 0, 1)) == (math.exp(-22 / 32), math.exp(-7 / 32))
    assert [net.ties_of(person=person) for person in range(3)] == [2, 2, 2]
