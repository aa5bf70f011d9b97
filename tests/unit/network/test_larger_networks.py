"""Hundreds to thousands of people, a few of them popular, many ties equally warm.

Where brute force is quick each kernel is held against it, and beyond that one against the other.
"""

import random
from collections.abc import Sequence
from typing import Any

import pytest

from tests.unit.network import oracle, samples, trials
from tests.unit.network.oracle import Question
from tests.unit.network.samples import Ties

# People, ties, costs; the last few are past what brute force does in a moment.
SIZES: list[tuple[int, int, Sequence[int]]] = [
    (200, 400, (1, 2, 3)),
    (300, 1200, (22,)),
    (300, 900, (1, 254, 255)),
    (500, 2000, range(1, 30)),
]
LARGER: list[tuple[int, int, Sequence[int]]] = [
    (1000, 3000, (1, 2)),
    (1000, 12000, (22,)),
    (2000, 8000, (3, 4, 5)),
    (4000, 30000, range(1, 256)),
    (3000, 40000, (80, 85, 90)),
]


def crowd(seed: int, sizes: list[tuple[int, int, Sequence[int]]]) -> tuple[random.Random, Ties]:
    rng = random.Random(f"crowd {seed}")
    people, ties, costs = sizes[seed % len(sizes)]
    return rng, samples.crowded(rng, people=people, ties=ties, costs=costs)


@pytest.mark.parametrize("seed", range(2 * len(SIZES)))
def test_larger_answers_are_the_definition(seed: int, kernel: str) -> None:
    rng, ties = crowd(seed, SIZES)
    asked = ties.among(seed // len(SIZES) * samples.STRANGERS)
    net, rows = asked.network(kernel), ties.rows()
    told = f"crowd {seed} of SIZES, kernel {kernel}"
    for _ in range(12):
        trials.every_kind(net, rows, rng, told)


@pytest.mark.parametrize("seed", range(2 * len(LARGER)))
def test_degrees_and_reach_of_still_larger_ones_are_the_definition(seed: int, kernel: str) -> None:
    rng, ties = crowd(seed, LARGER)
    net, rows = ties.network(kernel), ties.rows()
    told = f"crowd {seed} of LARGER, kernel {kernel}"
    for _ in range(4):
        trials.degrees(net, rows, rng, told)
        trials.within(net, rows, rng, told)


def questions(rng: random.Random, people: int) -> list[Question]:
    """One for each bound and none, to one target, a few and many."""
    return [
        Question(
            source=rng.randrange(people),
            targets=rng.sample(range(people), count),
            max_introducers=most,
            top=5,
        )
        for most in (0, 1, 2, 3, 4, 5, 6, None)
        for count in (1, 3, people // 10)
    ]


@pytest.mark.parametrize("seed", range(2 * len(LARGER)))
def test_both_kernels_find_the_same_paths(seed: int, both_kernels: tuple[str, str]) -> None:
    rng, ties = crowd(seed, LARGER)
    one, other = (ties.network(kernel) for kernel in both_kernels)
    for question in questions(rng, ties.people):
        told = f"crowd {seed} of LARGER: {question.code()}"
        assert one.warmest(**question.asked()) == other.warmest(**question.asked()), told


@pytest.mark.parametrize("seed", range(2 * len(LARGER)))
def test_both_kernels_reach_the_same_people(seed: int, both_kernels: tuple[str, str]) -> None:
    rng, ties = crowd(seed, LARGER)
    one, other = (ties.network(kernel) for kernel in both_kernels)
    for count in (0, 1, 2, 3, 4, 6):
        source, target = rng.sample(range(ties.people), 2)
        asked: dict[str, Any] = {"source": source, "ties": count}
        asked["of"] = rng.choice((None, rng.sample(range(ties.people), rng.choice((1, 30, 300)))))
        told = f"crowd {seed} of LARGER: {asked}, {target}"
        here, there = one.within(**asked), other.within(**asked)
        assert (here.people, here.warmth) == (there.people, there.warmth), told
        assert here.first == there.first, told
        for person in here.people[:3]:
            assert here.path(person) == there.path(person), told
        found = [net.degrees(source=source, target=target, at_most=count) for net in (one, other)]
        assert found[0] == found[1], told
        assert one.ties_of(person=source) == other.ties_of(person=source), told


@pytest.mark.parametrize("seed", range(3))
def test_both_kernels_batch_the_same(seed: int, both_kernels: tuple[str, str]) -> None:
    rng, ties = crowd(seed, LARGER)
    sources = rng.sample(range(ties.people), 12)
    groups = [rng.sample(range(ties.people), rng.choice((1, 5, 50))) for _ in range(70)]
    nets = [ties.network(kernel) for kernel in both_kernels]
    for most in (1, 3, 4):
        one, other = (
            net.batch(sources=sources, groups=groups, max_introducers=most) for net in nets
        )
        for s in range(len(sources)):
            for g in range(len(groups)):
                told = f"crowd {seed} of LARGER: {sources[s]} to {groups[g]}, {most}"
                assert one.warmth(s, g) == other.warmth(s, g), told
                assert one.first(s, g) == other.first(s, g), told


def test_the_larger_samples_hold_what_they_are_to_prove() -> None:
    """Somebody far more popular than the rest, somebody tied to nobody, more ways than one."""
    for seed in range(len(SIZES)):
        rng, ties = crowd(seed, SIZES)
        rows = ties.rows()
        sizes = sorted(map(len, rows))
        assert sizes[0] == 0
        assert sizes[-1] > 8 * sizes[len(sizes) // 2]
        question = Question(
            source=max(range(ties.people), key=[len(row) for row in rows].__getitem__),
            targets=rng.sample(range(ties.people), 20),
            max_introducers=3,
            top=5,
        )
        assert len(oracle.warmest(rows, question)) > 1
