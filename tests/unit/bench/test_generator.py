"""The made-up networks of `make bench-network` are what its page says of them."""

from importlib import import_module
from typing import Any

import pytest

np: Any = pytest.importorskip("numpy", reason="NumPy comes with the peers of make bench-network")
generator = import_module("bench.network.generator")

PEOPLE = 20_000


@pytest.fixture(scope="module")
def made() -> Any:
    return generator.make(people=PEOPLE)


def degrees(made: Any) -> Any:
    return np.bincount(np.concatenate([made.source, made.target]), minlength=PEOPLE)


def test_the_types_are_those_that_are_kept(made: Any) -> None:
    assert (made.source.dtype, made.target.dtype, made.cost.dtype) == (np.int32, np.int32, np.uint8)
    assert made.source.size == made.target.size == made.cost.size
    assert made.source.min() >= 0
    assert made.target.max() < PEOPLE


def test_no_tie_is_to_oneself_and_none_is_there_twice(made: Any) -> None:
    assert (made.source < made.target).all()
    keys = made.source.astype(np.int64) * PEOPLE + made.target
    assert np.unique(keys).size == keys.size


def test_people_know_about_ninety_others_and_few_know_many(made: Any) -> None:
    known = degrees(made)
    assert 90 <= known.mean() <= 100
    assert known.max() <= generator.MOST
    assert np.median(known) < 0.75 * known.mean()
    assert known.max() > 8 * known.mean()


def test_a_third_of_the_ties_lead_out_of_a_community(made: Any) -> None:
    sizes = np.bincount(made.community)
    assert made.community.size == PEOPLE
    assert sizes.min() >= generator.SMALLEST
    # The last one takes in what was too small to stand alone.
    assert sizes.max() < generator.LARGEST + generator.SMALLEST
    outside = (made.community[made.source] != made.community[made.target]).mean()
    assert 0.32 <= outside <= 0.38


def test_few_ties_are_strong(made: Any) -> None:
    warmth = np.exp(made.cost / -32.0)
    assert warmth.min() >= 0.0195
    assert warmth.max() <= 0.965
    # Above .5 are the strong ties alone: (.95 - .5) / (.95 - .4) of 15 %.
    assert 0.11 <= (warmth > 0.51).mean() <= 0.14
    assert 0.30 <= warmth.mean() <= 0.37


def test_one_seed_always_gives_the_same_and_another_does_not(made: Any) -> None:
    again = generator.make(people=PEOPLE)
    assert all(np.array_equal(one, other) for one, other in zip(made, again, strict=True))
    other = generator.make(people=PEOPLE, seed=1)
    assert not np.array_equal(made.source, other.source)


def test_of_parallel_ties_the_warmest_is_kept() -> None:
    ends = (np.array([1, 0, 1, 2]), np.array([2, 3, 2, 2]), np.array([30, 9, 20, 1], dtype="u8"))
    kept = [array.tolist() for array in generator._once(*ends)]
    assert kept == [[0, 1], [3, 2], [9, 20]]
