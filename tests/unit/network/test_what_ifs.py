"""What one more tie would change, against the network rebuilt with that tie."""

import math

from hypothesis import given
from hypothesis import strategies as st

from kithwork.network import Network, coverages, what_if
from kithwork.network.coverages import Coverage

WARMTHS = (1.0, 0.9, 0.8, 0.6, 0.6, 0.35, 0.05)
PEOPLE = 7

Ties = list[tuple[int, int, float]]
ties_drawn = st.lists(
    st.tuples(st.integers(0, PEOPLE - 1), st.integers(0, PEOPLE - 1), st.sampled_from(WARMTHS)),
    max_size=14,
)


def network(ties: Ties) -> Network:
    return Network.from_ties(
        people=PEOPLE,
        source=[one for one, _, _ in ties],
        target=[other for _, other, _ in ties],
        warmth=[warmth for _, _, warmth in ties],
    )


def cost(network: Network, targets: list[int], most: int) -> float:
    found = network.warmest(source=0, targets=targets, max_introducers=most, top=1)
    return round(-32 * math.log(found[0].warmth)) if found else math.inf


@given(
    ties=ties_drawn,
    other=st.integers(1, PEOPLE - 1),
    warmth=st.sampled_from(WARMTHS),
    targets=st.lists(st.integers(0, PEOPLE - 1), max_size=3),
    most=st.integers(0, 4),
)
def test_it_is_what_the_rebuilt_network_answers(
    ties: Ties, other: int, warmth: float, targets: list[int], most: int
) -> None:
    before, after = network(ties), network([*ties, (0, other, warmth)])
    found = what_if(
        network=before, me=0, other=other, warmth=warmth, targets=[targets], max_introducers=most
    )
    near, nearer = (set(net.within(source=0, ties=2).people) for net in (before, after))
    assert found.near == len(near)
    assert set(found.newcomers) == nearer - near
    (change,) = found.changes
    covered, would_cover = (
        coverages.of_group(network=net, source=0, group=targets) for net in (before, after)
    )
    assert (change.covered, change.would_cover) == (covered, would_cover)
    told = [
        round(-32 * math.log(path.warmth)) if path else math.inf
        for path in (change.before, change.after)
    ]
    assert told == [cost(before, targets, most), cost(after, targets, most)]
    # Never colder, and warmer only when it says so.
    assert told[1] <= told[0]
    assert change.warmer == (told[1] < told[0])
    # The network is shared: asking changes nothing.
    assert cost(before, targets, most) == told[0]
    if change.after is not None:
        path = change.after
        assert path.people[0] == 0
        assert path.people[-1] in targets
        assert len(path.people) - 2 <= most
        assert len(set(path.people)) == len(path.people)
        assert math.isclose(math.prod(path.steps), path.warmth)


def test_a_middling_tie_to_somebody_in_the_middle() -> None:
    # 0 knows 1 faintly; 1 knows 2, 2 knows 3 and 4.
    net = network([(0, 1, 0.35), (1, 2, 0.6), (2, 3, 0.8), (2, 4, 0.8)])
    found = what_if(network=net, me=0, other=2, warmth=0.6, targets=[[3], [1], [6]])
    assert found.near == 2
    assert found.newcomers == (3, 4)
    reached, known, nobody = found.changes
    assert reached.warmer
    assert reached.after is not None
    assert reached.after.people == (0, 2, 3)
    assert (reached.covered, reached.would_cover) == (Coverage(1, 0, 1), Coverage(1, 1, 1))
    # Two middling ties are a little warmer than one faint one.
    assert known.after is not None
    assert known.after.people == (0, 2, 1)
    assert (nobody.before, nobody.after, nobody.warmer) == (None, None, False)
    assert nobody.would_cover == Coverage(1, 0, 0)


def test_a_warmer_tie_that_is_there_stays() -> None:
    net = network([(0, 1, 0.8)])
    (change,) = what_if(network=net, me=0, other=1, warmth=0.6, targets=[[1]]).changes
    assert not change.warmer


def test_the_way_back_to_me_does_not_hide_another_target() -> None:
    net = network([(0, 1, 0.9), (1, 2, 0.9)])
    (change,) = what_if(network=net, me=0, other=1, warmth=1.0, targets=[[0, 2]]).changes
    assert change.warmer
    assert change.after is not None
    assert change.after.people == (0, 1, 2)
