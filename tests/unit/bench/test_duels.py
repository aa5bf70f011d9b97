"""Ours beside a peer: every difference is found, and the figures are those of the calls."""

import random
from collections.abc import Callable
from itertools import count

import pytest

from bench.network import cases, duels
from bench.network.cases import Case
from bench.network.duels import Duel, Spent
from bench.network.questions import QUESTIONS, SAME, value
from kithwork.network import Network

PEOPLE = 300


@pytest.fixture(scope="module")
def net() -> Network:
    chance = random.Random(3)
    ties = [(*chance.sample(range(PEOPLE), 2), chance.uniform(0.1, 0.9)) for _ in range(1_500)]
    source, target, warmth = zip(*ties, strict=True)
    return Network.from_ties(people=PEOPLE, source=source, target=target, warmth=warmth)


def answers(net: Network, same: str, off: int) -> Callable[[Case], int | None]:
    """A peer that answers as we do, or wrongly by `off`."""

    def answer(case: Case) -> int | None:
        found: int | None = value(SAME[same](net, case))
        return None if found is None else found + off

    return answer


@pytest.mark.parametrize("same", ["two", "unbounded", "targets", "degrees"])
def test_every_difference_is_found(net: Network, same: str) -> None:
    drawn = cases.drawn(net, PEOPLE, 20)
    asked = same if same in QUESTIONS else "warmest"
    right = Duel(asked, "a peer", answers(net, same, 0), same)
    assert duels.fought(net, right, drawn, "1M", 60)[1] == []
    wrong = Duel(asked, "a peer", answers(net, same, 1), same)
    reached = [case for case in drawn if value(SAME[same](net, case)) is not None]
    assert reached
    assert len(duels.fought(net, wrong, drawn, "1M", 60)[1]) == len(reached)


def test_a_slow_peer_answers_some_pairs_and_the_row_says_how_many(net: Network) -> None:
    drawn = cases.drawn(net, PEOPLE, 20)
    # A clock that goes on by a second whenever it is looked at.
    seconds = count(step=10**9)
    slow = Duel("unbounded", "a peer", answers(net, "unbounded", 0), "unbounded",
                clock=lambda: next(seconds))  # fmt: skip
    row, _ = duels.fought(net, slow, drawn, "1M", patience=6)
    assert row.theirs == 1_000
    assert "the first 7 pairs" in row.how


def test_the_percentile_is_what_all_but_one_in_a_hundred_need() -> None:
    spent = Spent([float(number) for number in range(1, 201)])
    assert (spent.p50, spent.p99) == (100.5, 198.0)


def test_the_cases_are_of_different_people_and_always_the_same(net: Network) -> None:
    drawn = cases.drawn(net, PEOPLE, 30)
    assert drawn[:10] == cases.drawn(net, PEOPLE, 10)
    for case in drawn:
        assert case.source != case.target
        assert len(set(case.group) - {case.source}) == cases.GROUP


def test_the_batch_has_parts() -> None:
    many = cases.many(2_000, sources=50, groups=4)
    assert many.answers == 200
    part = many.part(10, 2)
    assert part.answers == 20
    assert part.sources == many.sources[:10]
    assert part.groups == many.groups[:2]
