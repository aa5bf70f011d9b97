"""Communities: known divisions, the laws of the method, and how good it is on real networks."""

import csv
import gzip
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.network import BadNumber, Network, communities
from kithwork.network.communities import Communities

PEOPLE = 9
Ties = list[tuple[int, int, float]]


def divided(people: int, ties: Ties, without: tuple[int, ...] = ()) -> Communities:
    network = Network.from_ties(
        people=people,
        source=[one for one, _, _ in ties],
        target=[other for _, other, _ in ties],
        warmth=[warmth for _, _, warmth in ties],
    )
    return communities.found(network=network, people=people, without=without)


def clique(people: range, warmth: float = 0.8) -> Ties:
    return [(one, other, warmth) for one, other in combinations(people, 2)]


def test_two_circles_and_the_tie_between_them() -> None:
    found = divided(8, [*clique(range(5)), *clique(range(5, 8)), (4, 5, 0.8)])
    assert found.members == ((0, 1, 2, 3, 4), (5, 6, 7))
    assert found.of == (0, 0, 0, 0, 0, 1, 1, 1)
    # 14 ties, 10 and 3 of them inside: M = 21 and 7 of 28.
    assert found.modularity == pytest.approx(13 / 14 - (21 / 28) ** 2 - (7 / 28) ** 2)


def test_warmth_decides_where_numbers_of_ties_do_not() -> None:
    # A ring of six: which pairs belong together is said by the warm ties alone.
    ring = [(one, (one + 1) % 6, 0.9 if one % 2 else 0.1) for one in range(6)]
    assert divided(6, ring).members == ((0, 5), (1, 2), (3, 4))


def test_nobody_and_who_is_tied_to_nobody() -> None:
    assert divided(0, []) == Communities((), (), 0.0)
    assert divided(2, []) == Communities((0, 1), ((0,), (1,)), 0.0)


def test_who_is_tied_to_everybody_may_be_left_out() -> None:
    ties = [*clique(range(1, 5)), *clique(range(5, 8)), *((0, one, 0.9) for one in range(1, 8))]
    found = divided(8, ties, without=(0,))
    assert found.members == ((1, 2, 3, 4), (5, 6, 7))
    assert found.of[0] is None
    with pytest.raises(BadNumber):
        divided(8, ties, without=(8,))


def test_equally_large_ones_go_by_their_smallest_person() -> None:
    found = divided(7, [*clique(range(4, 7)), *clique(range(1, 4))])
    assert found.members == ((1, 2, 3), (4, 5, 6), (0,))


def test_a_ring_of_circles_falls_into_its_circles() -> None:
    # Blondel and others 2008: each of many cliques on a ring is a community, or two neighbours.
    circles = [range(start, start + 6) for start in range(0, 60, 6)]
    ties = [tie for one in circles for tie in clique(one)]
    ties += [(one[0], other[1], 0.8) for one, other in pairwise([*circles, circles[0]])]
    found = divided(60, ties)
    assert found.members == tuple(tuple(one) for one in circles)


def test_ties_that_lead_one_way_count_both_ways() -> None:
    ties = [*clique(range(4)), *clique(range(4, 7)), (3, 4, 0.2)]
    network = Network.from_ties(
        people=7,
        source=[one for one, _, _ in ties],
        target=[other for _, other, _ in ties],
        warmth=[warmth for _, _, warmth in ties],
        directed=True,
    )
    assert communities.found(network=network, people=7) == divided(7, ties)


drawn = st.lists(
    st.tuples(
        st.integers(0, PEOPLE - 1), st.integers(0, PEOPLE - 1), st.sampled_from((0.9, 0.5, 0.1))
    ),
    max_size=20,
)


@given(drawn)
def test_everybody_is_in_one_community_and_these_are_ordered(ties: Ties) -> None:
    found = divided(PEOPLE, ties)
    assert sorted(one for members in found.members for one in members) == list(range(PEOPLE))
    assert found.members == tuple(
        sorted(found.members, key=lambda members: (-len(members), members[0]))
    )
    for number, members in enumerate(found.members):
        assert all(found.of[one] == number for one in members)
    # The same again, and whatever way round the ties are told.
    turned = [(other, one, warmth) for one, other, warmth in reversed(ties)]
    assert found == divided(PEOPLE, ties) == divided(PEOPLE, turned)


@given(drawn)
def test_each_community_holds_together_by_itself(ties: Ties) -> None:
    for members in divided(PEOPLE, ties).members:
        seen, front = {members[0]}, {members[0]}
        inside = [(a, b) for a, b, _ in ties if a in members and b in members]
        while front:
            front = {b for a, b in inside if a in front} | {a for a, b in inside if b in front}
            front -= seen
            seen |= front
        assert seen == set(members)


@given(drawn)
def test_it_is_no_worse_than_all_alone_or_all_in_one(ties: Ties) -> None:
    found = divided(PEOPLE, ties)
    # All in one has modularity 0, all alone less; above 1 is nothing.
    assert 0 <= found.modularity < 1


@given(st.permutations(range(8)))
def test_renumbering_two_clear_circles_changes_nothing_but_numbers(numbers: list[int]) -> None:
    ties = [*clique(range(5)), *clique(range(5, 8)), (4, 5, 0.3)]
    found = divided(8, [(numbers[one], numbers[other], warmth) for one, other, warmth in ties])
    assert [set(members) for members in found.members] == [
        {numbers[one] for one in range(5)},
        {numbers[one] for one in range(5, 8)},
    ]


# What the same method reached from many random starts (igraph 0.11, the best of them), less 0.015.
@pytest.mark.parametrize(
    "name, least", [("email-Eu-core", 0.40), ("lastfm-asia", 0.80), ("ego-Facebook", 0.82)]
)
def test_real_networks_are_divided_well(shared_data: Path, name: str, least: float) -> None:
    path = shared_data / "graphs-snap" / f"{name}.csv.gz"
    if not path.is_file():
        pytest.skip(f"shared data {name} is not there")
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = [(int(row["src"]), int(row["dst"])) for row in csv.DictReader(stream)]
    people = 1 + max(max(row) for row in rows)
    found = divided(people, [(one, other, 1.0) for one, other in rows])
    assert found.modularity >= least
