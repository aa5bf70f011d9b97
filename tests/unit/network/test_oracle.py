"""The two ways of brute force agree, so that either may judge the kernels."""

import random

import pytest

from tests.unit.network import oracle, samples


@pytest.mark.parametrize("shard", range(4))
def test_layers_for_each_first_introducer_give_what_every_path_gives(shard: int) -> None:
    for seed in range(shard * 500, (shard + 1) * 500):
        rng = random.Random(seed)
        ties = samples.small(rng)
        rows, question = ties.rows(), samples.question(rng, ties.people)
        told = f"seed {seed}\n{ties.code()}\n{question.code()}"
        assert oracle.warmest(rows, question) == oracle.by_definition(rows, question), told


def test_they_agree_where_the_warmest_path_is_a_long_one() -> None:
    for seed in range(300):
        ties, question = samples.leaping(random.Random(f"leaps {seed}"))
        rows, told = ties.rows(), f"leaps {seed}\n{ties.code()}\n{question.code()}"
        assert oracle.warmest(rows, question) == oracle.by_definition(rows, question), told


def test_the_samples_hold_what_they_are_to_prove() -> None:
    """Else all those networks might all be easy."""
    seen: set[str] = set()
    for seed in range(2000):
        rng = random.Random(seed)
        ties = samples.small(rng)
        question = samples.question(rng, ties.people)
        answers = oracle.warmest(ties.rows(), question)
        pairs = list(zip(ties.source, ties.target, strict=True))
        seen |= {
            name
            for name, holds in {
                "directed": ties.directed,
                "undirected": not ties.directed,
                "parallel ties": len(set(pairs)) < len(pairs),
                "a loop": any(one == other for one, other in pairs),
                "somebody tied to nobody": len({*ties.source, *ties.target}) < ties.people,
                "the source among the targets": question.source in question.targets,
                "nobody asked for": not question.targets,
                "nobody reached": bool(question.targets) and not answers,
                "a long path": any(way.ties >= 6 for way in answers),
                "a direct tie, then another path": any(way.ties == 1 for way in answers[:-1]),
                "equal costs": len({way.cost for way in answers}) < len(answers),
                "past what a batch tells": any(way.cost > 255 for way in answers),
                "fewer than asked for": len(answers) < question.top,
            }.items()
            if holds
        }
    assert len(seen) == 13, seen
