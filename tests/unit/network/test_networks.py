"""The network's answers against its definition, applied literally to every simple path."""

import math
import os
import random
import subprocess
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithwork.domain.errors import Invalid
from kithwork.network import (
    KERNEL,
    BadNumber,
    BadWarmth,
    KernelMissing,
    LengthsDiffer,
    Network,
    OutOfReach,
    kernels,
    searches,
)

# Few values, so that equal costs are common; 0.96 and 1.0 share the least cost.
WARMTHS = (1.0, 0.96, 0.9, 0.8, 0.8, 0.5, 0.25, 0.05, 0.0001)


@dataclass(frozen=True)
class Ties:
    """A small network as lists, as a caller holds it."""

    people: int
    source: list[int]
    target: list[int]
    warmth: list[float]
    directed: bool

    def network(self) -> Network:
        return Network.from_ties(
            people=self.people,
            source=self.source,
            target=self.target,
            warmth=self.warmth,
            directed=self.directed,
        )

    def costs(self) -> dict[tuple[int, int], int]:
        found: dict[tuple[int, int], int] = {}
        for start, end, odds in zip(self.source, self.target, self.warmth, strict=True):
            q = min(255, max(1, round(-32 * math.log(odds))))
            for pair in {(start, end)} if self.directed else {(start, end), (end, start)}:
                if start != end:
                    found[pair] = min(q, found.get(pair, 255))
        return found


def random_ties(rng: random.Random) -> Ties:
    people = rng.randint(1, 7)
    ties = rng.randint(0, 14)
    return Ties(
        people=people,
        source=[rng.randrange(people) for _ in range(ties)],
        target=[rng.randrange(people) for _ in range(ties)],
        warmth=[rng.choice(WARMTHS) for _ in range(ties)],
        directed=rng.random() < 0.5,
    )


def simple_paths(
    costs: dict[tuple[int, int], int], people: int, path: tuple[int, ...], most_ties: int
) -> Iterator[tuple[int, ...]]:
    if len(path) > 1:
        yield path
    if len(path) <= most_ties:
        for person in range(people):
            if person not in path and (path[-1], person) in costs:
                yield from simple_paths(costs, people, (*path, person), most_ties)


@dataclass(frozen=True)
class Question:
    """What is asked of `warmest`."""

    source: int
    targets: list[int]
    max_introducers: int | None
    top: int


Answers = list[tuple[int, tuple[int, ...]]]


def by_definition(ties: Ties, question: Question) -> Answers:
    """(cost, people) of every answer: the contract's sentences, one after the other."""
    costs, bound = ties.costs(), question.max_introducers
    most = ties.people if bound is None else bound + 1
    left = [
        (sum(costs[pair] for pair in pairwise(path)), len(path), path)
        for path in simple_paths(costs, ties.people, (question.source,), most)
        if path[-1] in question.targets and path[-1] != question.source
    ]
    answers: Answers = []
    while left and len(answers) < question.top:
        cost, length, path = min(left)
        answers.append((cost, path))
        if length == 2:
            left.remove((cost, length, path))
        else:
            left = [way for way in left if path[1] not in way[2]]
    return answers


def answered(ties: Ties, question: Question) -> Answers:
    """(cost, people) of every answer of the network."""
    paths = ties.network().warmest(
        source=question.source,
        targets=question.targets,
        max_introducers=question.max_introducers,
        top=question.top,
    )
    for path in paths:
        assert len(path.steps) == len(path.people) - 1
        assert math.isclose(math.prod(path.steps), path.warmth)
    return [(round(-32 * math.log(path.warmth)), path.people) for path in paths]


@pytest.mark.parametrize("little_work", [0, searches.LITTLE_WORK])
@pytest.mark.parametrize("seed", range(5))
def test_warmest_is_the_definition(
    seed: int, little_work: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # 0: a source of too many contacts to look further ahead than those.
    monkeypatch.setattr(searches, "LITTLE_WORK", little_work)
    rng = random.Random(seed)
    for _ in range(500):
        ties = random_ties(rng)
        question = Question(
            source=rng.randrange(ties.people),
            targets=[rng.randrange(ties.people) for _ in range(rng.choice((0, 1, 1, 2, 4, 8)))],
            max_introducers=rng.choice((None, 0, 1, 2, 3, 3)),
            top=rng.choice((0, 1, 2, 5, 20)),
        )
        assert answered(ties, question) == by_definition(ties, question), (ties, question)


@pytest.mark.parametrize("seed", range(2))
def test_degrees_and_within_are_the_definition(seed: int) -> None:
    rng = random.Random(100 + seed)
    for _ in range(250):
        ties = random_ties(rng)
        net, costs = ties.network(), ties.costs()
        source, target = rng.randrange(ties.people), rng.randrange(ties.people)
        at_most = rng.randint(0, 6)
        paths = list(simple_paths(costs, ties.people, (source,), at_most))
        lengths = [len(path) - 1 for path in paths if path[-1] == target]
        fewest = 0 if source == target else min(lengths, default=None)
        assert net.degrees(source=source, target=target, at_most=at_most) == fewest
        best: dict[int, int] = {}
        for path in paths:
            cost = sum(costs[pair] for pair in pairwise(path))
            best[path[-1]] = min(cost, best.get(path[-1], cost))
        reach = net.within(source=source, ties=at_most)
        assert dict(zip(reach.people, reach.warmth, strict=True)) == {
            person: math.exp(-cost / 32) for person, cost in sorted(best.items())
        }
        assert list(reach.people) == sorted(best)


def test_a_reach_gives_the_path_that_warmest_gives() -> None:
    rng = random.Random(7)
    for _ in range(200):
        ties = random_ties(rng)
        net, source = ties.network(), rng.randrange(ties.people)
        reach = net.within(source=source, ties=3)
        for person, warmth in zip(reach.people, reach.warmth, strict=True):
            path = reach.path(person)
            assert path.warmth == warmth
            assert [path] == net.warmest(source=source, targets=[person], max_introducers=2, top=1)


def test_a_direct_tie_is_given_once_and_the_list_goes_on() -> None:
    net = Network.from_ties(
        people=5,
        source=[0, 0, 1, 0, 3, 1],
        target=[4, 1, 4, 3, 4, 2],
        warmth=[0.9, 0.8, 0.8, 0.5, 0.5, 0.8],
    )
    people = [path.people for path in net.warmest(source=0, targets=[4])]
    assert people == [(0, 4), (0, 1, 4), (0, 3, 4)]


def test_a_known_person_there_may_lead_to_another_there() -> None:
    net = Network.from_ties(people=3, source=[0, 1], target=[1, 2], warmth=[0.8, 0.8])
    people = [path.people for path in net.warmest(source=0, targets=[1, 2])]
    assert people == [(0, 1), (0, 1, 2)]


def test_a_dearer_but_shorter_chain_is_found_when_the_cheap_one_is_too_long() -> None:
    # 0-1-2-3-4 is cheap; with two introducers only 0-1-3-4 fits, dear from 1 to 3.
    net = Network.from_ties(
        people=5, source=[0, 1, 2, 3, 1], target=[1, 2, 3, 4, 3], warmth=[1, 1, 1, 1, 0.05]
    )
    (longest,) = net.warmest(source=0, targets=[4], max_introducers=3, top=1)
    (shorter,) = net.warmest(source=0, targets=[4], max_introducers=2, top=1)
    assert longest.people == (0, 1, 2, 3, 4)
    assert shorter.people == (0, 1, 3, 4)


def test_a_direction_counts_only_in_a_directed_network() -> None:
    one_way = Network.from_ties(people=2, source=[0], target=[1], warmth=[0.5], directed=True)
    both_ways = Network.from_ties(people=2, source=[0], target=[1], warmth=[0.5])
    assert one_way.warmest(source=1, targets=[0]) == []
    assert one_way.degrees(source=1, target=0) is None
    assert [path.people for path in both_ways.warmest(source=1, targets=[0])] == [(1, 0)]


def test_warmth_is_kept_as_a_whole_cost() -> None:
    net = Network.from_ties(people=2, source=[0, 0], target=[1, 1], warmth=[0.3, 0.5])
    (path,) = net.warmest(source=0, targets=[1])
    assert path.warmth == path.steps[0] == math.exp(-22 / 32)


def test_within_takes_only_those_asked_for() -> None:
    net = Network.from_ties(people=4, source=[0, 1, 0], target=[1, 2, 3], warmth=[0.8, 0.8, 0.5])
    reach = net.within(source=0, ties=2, of=[3, 2, 0])
    assert reach.people == (2, 3)
    assert reach.path(2).people == (0, 1, 2)
    with pytest.raises(OutOfReach, match="Person 1 "):
        reach.path(1)


@pytest.mark.parametrize(
    "numbers",
    [
        [0, 1],
        (0, 1),
        range(2),
        array("i", [0, 1]),
        memoryview(array("q", [0, 1])),
        bytes([0, 1]),
    ],
)
def test_numbers_come_as_buffers_or_sequences(numbers: list[int]) -> None:
    net = Network.from_ties(people=3, source=numbers, target=[2, 2], warmth=array("d", [0.5, 0.8]))
    assert net.degrees(source=0, target=1) == 2
    assert len(net.warmest(source=2, targets=numbers)) == 2


def test_nobody_is_a_network() -> None:
    net = Network.from_ties(people=0, source=[], target=[], warmth=[])
    with pytest.raises(BadNumber, match="there are no people"):
        net.degrees(source=0, target=0)


@pytest.mark.parametrize(
    "source, target, warmth, said",
    [
        ([0, 3], [1, 1], [0.5, 0.5], "source: position 1 holds 3; people are numbered 0 to 2"),
        ([0, 1], [1, -1], [0.5, 0.5], "target: position 1 holds -1"),
        ([0, 1], [0.5, 1], [0.5, 0.5], r"target: position 0 holds 0\.5"),
        ([0, None], [1, 1], [0.5, 0.5], "source: position 1 holds None"),
        ([0, 1], [1, 2], [0.5, 0.0], r"warmth: position 1 holds 0\.0"),
        ([0, 1], [1, 2], [1.01, 0.5], r"warmth: position 0 holds 1\.01"),
        ([0, 1], [1, 2], [0.5, math.nan], "warmth: position 1 holds nan"),
        ([0, 1], [1, 2], [-0.5, 0.5], "warmth: position 0 holds -0.5"),
        ([0, 1], [1, 2], ["x", 0.5], "warmth: position 0 holds 'x'"),
        ([0, 1], [1], [0.5, 0.5], "hold 2, 1 and 2 numbers"),
    ],
)
def test_a_bad_tie_is_refused_by_position(
    source: list[int], target: list[int], warmth: list[float], said: str
) -> None:
    with pytest.raises(Invalid, match=said):
        Network.from_ties(people=3, source=source, target=target, warmth=warmth)


def test_a_bad_question_is_refused() -> None:
    net = Network.from_ties(people=2, source=[0], target=[1], warmth=[0.5])
    with pytest.raises(BadNumber, match="source: is 2; people are numbered 0 to 1"):
        net.warmest(source=2, targets=[0])
    with pytest.raises(BadNumber, match="targets: position 1 holds 5"):
        net.warmest(source=0, targets=[1, 5])
    with pytest.raises(BadNumber, match="max_introducers: is -1"):
        net.warmest(source=0, targets=[1], max_introducers=-1)
    with pytest.raises(BadNumber, match="top: is -1"):
        net.warmest(source=0, targets=[1], top=-1)
    with pytest.raises(BadNumber, match="target: is -1"):
        net.degrees(source=0, target=-1)
    with pytest.raises(BadNumber, match="of: position 0 holds 2"):
        net.within(source=0, of=[2])


def test_each_refusal_has_its_own_type() -> None:
    with pytest.raises(BadWarmth) as warmth:
        Network.from_ties(people=2, source=[0], target=[1], warmth=[2.0])
    assert (warmth.value.field, warmth.value.position) == ("warmth", 0)
    with pytest.raises(LengthsDiffer):
        Network.from_ties(people=2, source=[0], target=[], warmth=[])


def test_the_kernel_is_chosen_by_the_environment() -> None:
    assert KERNEL == kernels.chosen("") == kernels.chosen("python") == "python"
    with pytest.raises(KernelMissing):
        kernels.chosen("c")
    asked = subprocess.run(
        [sys.executable, "-c", "import kithwork.network"],
        env=os.environ | {"KITHWORK_KERNEL": "c"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode != 0
    assert "KernelMissing: KITHWORK_KERNEL: the kernel 'c' is not built here" in asked.stderr


# Laws.


@st.composite
def networks(draw: st.DrawFn) -> Ties:
    people = draw(st.integers(2, 8))
    person = st.integers(0, people - 1)
    ties = draw(st.lists(st.tuples(person, person, st.sampled_from(WARMTHS)), max_size=16))
    return Ties(
        people=people,
        source=[tie[0] for tie in ties],
        target=[tie[1] for tie in ties],
        warmth=[tie[2] for tie in ties],
        directed=draw(st.booleans()),
    )


def best(ties: Ties, source: int, target: int, max_introducers: int | None) -> float:
    paths = ties.network().warmest(
        source=source, targets=[target], max_introducers=max_introducers, top=1
    )
    return paths[0].warmth if paths else 0.0


@given(networks(), st.data())
@settings(max_examples=150)
def test_room_for_one_more_introducer_never_makes_the_best_path_colder(
    ties: Ties, data: st.DataObject
) -> None:
    source = data.draw(st.integers(0, ties.people - 1))
    target = data.draw(st.integers(0, ties.people - 1))
    found = [best(ties, source, target, most) for most in (0, 1, 2, 3, 4, None)]
    assert found == sorted(found)


@given(networks(), st.data())
@settings(max_examples=150)
def test_a_new_tie_never_makes_the_best_path_colder(ties: Ties, data: st.DataObject) -> None:
    person = st.integers(0, ties.people - 1)
    source, target, start, end = (data.draw(person) for _ in range(4))
    more = Ties(
        people=ties.people,
        source=[*ties.source, start],
        target=[*ties.target, end],
        warmth=[*ties.warmth, data.draw(st.sampled_from(WARMTHS))],
        directed=ties.directed,
    )
    assert best(more, source, target, 3) >= best(ties, source, target, 3)


@given(networks(), st.data())
@settings(max_examples=150)
def test_other_numbers_change_nothing_but_tie_breaks(ties: Ties, data: st.DataObject) -> None:
    numbers = data.draw(st.permutations(range(ties.people)))
    source = data.draw(st.integers(0, ties.people - 1))
    target = data.draw(st.integers(0, ties.people - 1))
    other = Ties(
        people=ties.people,
        source=[numbers[person] for person in ties.source],
        target=[numbers[person] for person in ties.target],
        warmth=ties.warmth,
        directed=ties.directed,
    )
    before, after = ties.network(), other.network()
    here = before.warmest(source=source, targets=[target], top=1)
    there = after.warmest(source=numbers[source], targets=[numbers[target]], top=1)
    assert [(p.warmth, len(p.people)) for p in here] == [(p.warmth, len(p.people)) for p in there]
    assert before.degrees(source=source, target=target) == after.degrees(
        source=numbers[source], target=numbers[target]
    )
    near, moved = before.within(source=source), after.within(source=numbers[source])
    renumbered = {numbers[p]: w for p, w in zip(near.people, near.warmth, strict=True)}
    assert renumbered == dict(zip(moved.people, moved.warmth, strict=True))


@pytest.mark.parametrize("seed", range(3))
def test_a_reach_names_with_whom_the_best_path_begins(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(300):
        ties = random_ties(rng)
        net = ties.network()
        source, most = rng.randrange(ties.people), rng.randint(1, 4)
        reach = net.within(source=source, ties=most)
        assert reach.first == tuple(reach.path(person).people[1] for person in reach.people)


def test_ties_of_somebody_are_counted_once() -> None:
    net = Network.from_ties(
        people=4, source=[0, 1, 0, 2], target=[1, 0, 2, 2], warmth=[0.5, 0.6, 0.5, 0.5]
    )
    assert [net.ties_of(person=person) for person in range(4)] == [2, 1, 1, 0]
    with pytest.raises(BadNumber):
        net.ties_of(person=4)


def test_whom_somebody_is_tied_to_warmest_first() -> None:
    source, target, warmth = [0, 0, 0, 2], [3, 1, 2, 3], [0.5, 0.8, 0.5, 0.9]
    net = Network.from_ties(people=5, source=source, target=target, warmth=warmth)
    people, warmths = net.tied_to(person=0)
    assert people == (1, 2, 3)
    assert warmths == pytest.approx((0.8, 0.5, 0.5), rel=0.016)
    assert net.tied_to(person=4) == ((), ())
    one_way = Network.from_ties(
        people=5, source=source, target=target, warmth=warmth, directed=True
    )
    assert [one_way.tied_to(person=one)[0] for one in (2, 3)] == [(3,), ()]
    with pytest.raises(BadNumber):
        net.tied_to(person=5)
