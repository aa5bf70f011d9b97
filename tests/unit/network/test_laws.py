"""What holds of every network, whichever kernel answers."""

import math
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kithwork.network import Network, Path
from tests.unit.network.samples import Ties

# Few values, so that equal costs are common; 0.96 and 1.0 share the least cost.
WARMTHS = st.sampled_from((1.0, 0.96, 0.9, 0.8, 0.8, 0.5, 0.25, 0.05, 0.0001))


@st.composite
def networks(draw: st.DrawFn) -> Ties:
    people = draw(st.integers(2, 8))
    person = st.integers(0, people - 1)
    ties = draw(st.lists(st.tuples(person, person, WARMTHS), max_size=20))
    return Ties(
        people=people,
        source=[tie[0] for tie in ties],
        target=[tie[1] for tie in ties],
        warmth=[tie[2] for tie in ties],
        directed=draw(st.booleans()),
    )


def some(ties: Ties) -> st.SearchStrategy[int]:
    """Any person of the network."""
    return st.integers(0, ties.people - 1)


def best(net: Network, source: int, targets: list[int], most: int | None) -> Path | None:
    paths = net.warmest(source=source, targets=targets, max_introducers=most, top=1)
    return paths[0] if paths else None


def warmth(net: Network, source: int, targets: list[int], most: int | None) -> float:
    path = best(net, source, targets, most)
    return path.warmth if path else 0.0


@given(ties=networks(), data=st.data())
def test_room_for_one_more_introducer_never_makes_the_best_path_colder(
    kernel: str, ties: Ties, data: st.DataObject
) -> None:
    net = ties.network(kernel)
    source, targets = data.draw(some(ties)), data.draw(st.lists(some(ties), max_size=3))
    found = [warmth(net, source, targets, most) for most in (0, 1, 2, 3, 4, 5, 6, None)]
    assert found == sorted(found)
    # Eight people leave room for six: past that the bound says nothing.
    assert found[-1] == found[-2]


@given(ties=networks(), data=st.data())
def test_a_new_tie_never_makes_the_best_path_colder(
    kernel: str, ties: Ties, data: st.DataObject
) -> None:
    source, target, start, end = (data.draw(some(ties)) for _ in range(4))
    more = replace(
        ties,
        source=[*ties.source, start],
        target=[*ties.target, end],
        warmth=[*ties.warmth, data.draw(WARMTHS)],
    )
    before, after = ties.network(kernel), more.network(kernel)
    for most in (0, 1, 3, None):
        assert warmth(after, source, [target], most) >= warmth(before, source, [target], most)


@given(ties=networks(), data=st.data())
def test_other_numbers_change_nothing_but_which_of_equals_comes_first(
    kernel: str, ties: Ties, data: st.DataObject
) -> None:
    numbers = data.draw(st.permutations(range(ties.people)))
    source, target = data.draw(some(ties)), data.draw(some(ties))
    most = data.draw(st.sampled_from((0, 1, 2, 3, None)))
    other = replace(
        ties,
        source=[numbers[person] for person in ties.source],
        target=[numbers[person] for person in ties.target],
    )
    before, after = ties.network(kernel), other.network(kernel)
    here = best(before, source, [target], most)
    there = best(after, numbers[source], [numbers[target]], most)
    assert (here and (here.warmth, len(here.people))) == (
        there and (there.warmth, len(there.people))
    )
    assert before.degrees(source=source, target=target) == after.degrees(
        source=numbers[source], target=numbers[target]
    )
    near, moved = before.within(source=source), after.within(source=numbers[source])
    renumbered = {numbers[p]: w for p, w in zip(near.people, near.warmth, strict=True)}
    assert renumbered == dict(zip(moved.people, moved.warmth, strict=True))


@given(ties=networks(), data=st.data())
def test_an_undirected_path_is_as_warm_the_other_way(
    kernel: str, ties: Ties, data: st.DataObject
) -> None:
    net = replace(ties, directed=False).network(kernel)
    one, other = data.draw(some(ties)), data.draw(some(ties))
    most = data.draw(st.sampled_from((0, 1, 2, 3, None)))
    assert warmth(net, one, [other], most) == warmth(net, other, [one], most)
    assert net.degrees(source=one, target=other) == net.degrees(source=other, target=one)


@given(ties=networks(), data=st.data())
def test_a_directed_path_is_as_warm_along_the_ties_turned_round(
    kernel: str, ties: Ties, data: st.DataObject
) -> None:
    there = replace(ties, directed=True)
    back = replace(there, source=there.target, target=there.source)
    one, other = data.draw(some(ties)), data.draw(some(ties))
    most = data.draw(st.sampled_from((0, 1, 2, 3, None)))
    assert warmth(there.network(kernel), one, [other], most) == warmth(
        back.network(kernel), other, [one], most
    )


@given(ties=networks(), data=st.data())
def test_a_path_is_as_warm_as_its_steps_multiplied(
    kernel: str, ties: Ties, data: st.DataObject
) -> None:
    net = ties.network(kernel)
    source, targets = data.draw(some(ties)), data.draw(st.lists(some(ties), max_size=4))
    most = data.draw(st.sampled_from((0, 1, 2, 3, None)))
    given_before: set[int] = set()
    paths = net.warmest(source=source, targets=targets, max_introducers=most)
    assert [path.warmth for path in paths] == sorted((p.warmth for p in paths), reverse=True)
    for path in paths:
        assert math.isclose(math.prod(path.steps), path.warmth)
        assert not given_before & set(path.people)
        if len(path.steps) > 1:
            given_before.add(path.people[1])
