"""Brokers: by hand, and against the warmest path to each of a group on its own."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.network import BadNumber, Network, Path, brokers

PEOPLE = 8
Ties = list[tuple[int, int, float]]


def network(ties: Ties, people: int = PEOPLE) -> Network:
    return Network.from_ties(
        people=people,
        source=[one for one, _, _ in ties],
        target=[other for _, other, _ in ties],
        warmth=[warmth for _, _, warmth in ties],
    )


# 0 knows 1 and 2 well and 3 herself; 1 leads to 4 and 5, 2 to 5 more coldly and to 6.
DRAWN: Ties = [
    (0, 1, 0.8), (0, 2, 0.8), (0, 3, 0.8), (1, 4, 0.8), (1, 5, 0.8), (2, 5, 0.4), (2, 6, 0.6),
]  # fmt: skip


def test_who_leads_to_most_comes_first_and_is_missed_most() -> None:
    first, second = brokers.of_group(network=network(DRAWN), source=0, group=[6, 5, 4, 3, 7])
    assert (first.person, first.reaches) == (1, (4, 5))
    assert first.warmth == pytest.approx(0.64, abs=0.02)
    # Without 1 nobody leads to 4, and 2 leads to 5.
    assert first.without == pytest.approx(0.8 * 0.4 / 2, abs=0.02)
    assert (second.person, second.reaches, second.without) == (2, (6,), 0.0)
    assert brokers.of_group(network=network(DRAWN), source=0, group=[6, 5, 4], top=1) == (first,)


def test_who_is_known_needs_no_broker_and_some_lie_too_far() -> None:
    net = network(DRAWN)
    assert brokers.of_group(network=net, source=0, group=[1, 2, 3, 7]) == ()
    assert brokers.of_group(network=net, source=0, group=[4, 5], max_introducers=0) == ()
    assert brokers.of_group(network=net, source=0, group=[4, 5], top=0) == ()
    with pytest.raises(BadNumber):
        brokers.of_group(network=net, source=0, group=[8])


def test_a_known_person_may_lead_to_the_others_of_the_group() -> None:
    (found,) = brokers.of_group(network=network(DRAWN), source=0, group=[1, 4])
    assert (found.person, found.reaches) == (1, (4,))


def test_equally_many_go_by_warmth_then_by_number() -> None:
    ties = [(0, one, 0.8) for one in (1, 2, 3)] + [(1, 4, 0.4), (2, 5, 0.8), (3, 6, 0.4)]
    found = brokers.of_group(network=network(ties), source=0, group=[4, 5, 6])
    assert [one.person for one in found] == [2, 1, 3]


@given(
    ties=st.lists(
        st.tuples(
            st.integers(0, PEOPLE - 1),
            st.integers(0, PEOPLE - 1),
            st.sampled_from((0.9, 0.6, 0.6, 0.35)),
        ),
        max_size=16,
    ),
    group=st.sets(st.integers(0, PEOPLE - 1)),
    most=st.integers(0, 4),
)
def test_they_begin_the_warmest_path_to_each(ties: Ties, group: set[int], most: int) -> None:
    net = network(ties)
    found = brokers.of_group(
        network=net, source=0, group=sorted(group), max_introducers=most, top=PEOPLE
    )
    paths: dict[int, list[Path]] = defaultdict(list)
    for target in sorted(group):
        best = net.warmest(source=0, targets=[target], max_introducers=most, top=1)
        if best and len(best[0].people) > 2:
            paths[best[0].people[1]] += best
    assert {one.person: list(one.reaches) for one in found} == {
        first: [path.people[-1] for path in led] for first, led in paths.items()
    }
    for one in found:
        gone = network([tie for tie in ties if one.person not in tie[:2]])
        left = [
            gone.warmest(source=0, targets=[target], max_introducers=most, top=1)
            for target in one.reaches
        ]
        spare = sum(path[0].warmth for path in left if path) / len(left)
        mine = sum(path.warmth for path in paths[one.person]) / len(left)
        assert one.warmth == pytest.approx(mine)
        assert one.without == pytest.approx(spare)
        # Nobody is missed who could be done without for nothing.
        assert one.without <= one.warmth + 1e-12
