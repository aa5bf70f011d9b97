"""How much of a target group is near, by hand and against counting ties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.network import BadNumber, Network, coverages
from kithwork.network.coverages import Coverage

PEOPLE = 8
Pairs = list[tuple[int, int]]


def network(pairs: Pairs) -> Network:
    return Network.from_ties(
        people=PEOPLE,
        source=[one for one, _ in pairs],
        target=[other for _, other in pairs],
        warmth=[0.5] * len(pairs),
    )


def test_a_chain_by_hand() -> None:
    net = network([(0, 1), (1, 2), (2, 3), (3, 4)])
    assert coverages.of_group(network=net, source=0, group=[1, 2, 3, 4, 5]) == Coverage(5, 2, 3)
    # Oneself is no target of one's own, and nobody counts twice.
    assert coverages.of_group(network=net, source=0, group=[0, 3, 3]) == Coverage(1, 0, 1)
    assert coverages.of_group(network=net, source=0, group=[]) == Coverage(0, 0, 0)
    with pytest.raises(BadNumber):
        coverages.of_group(network=net, source=0, group=[8])


@given(
    pairs=st.lists(st.tuples(st.integers(0, PEOPLE - 1), st.integers(0, PEOPLE - 1)), max_size=14),
    group=st.sets(st.integers(0, PEOPLE - 1)),
)
def test_it_counts_whom_so_many_ties_lead_to(pairs: Pairs, group: set[int]) -> None:
    net = network(pairs)
    found = coverages.of_group(network=net, source=0, group=sorted(group))
    far = [net.degrees(source=0, target=one, at_most=3) for one in group - {0}]
    assert found.people == len(far)
    assert found.within_2 == sum(1 for ties in far if ties is not None and ties <= 2)
    assert found.within_3 == sum(1 for ties in far if ties is not None)
