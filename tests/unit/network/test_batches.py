"""Many sources to many groups at once: each answer is that of brute force for the pair alone."""

import math
import random
from array import array

import pytest

from kithwork.network import Network
from kithwork.network.batches import SLOTS_A_PAIR
from tests.unit.network import oracle, samples

SHARDS, NETWORKS = 10, 300


@pytest.mark.parametrize("shard", range(SHARDS))
def test_every_pair_is_the_definition(shard: int, kernel: str) -> None:
    for seed in range(shard * NETWORKS, (shard + 1) * NETWORKS):
        rng = random.Random(f"batch {seed}")
        ties = samples.leaping(rng)[0] if seed % 3 == 0 else samples.small(rng)
        net = ties.network(kernel)
        rows, people = ties.rows(), range(ties.people)
        sources = [rng.choice(people) for _ in range(rng.randint(0, 4))]
        groups = [rng.choices(people, k=rng.randint(0, 4)) for _ in range(rng.randint(0, 4))]
        most = rng.randint(0, 6)
        found = net.batch(sources=sources, groups=groups, max_introducers=most)
        for s, source in enumerate(sources):
            for g, group in enumerate(groups):
                assert (found.warmth(s, g), found.first(s, g)) == oracle.batched(
                    rows, source, group, most
                ), (
                    f"seed {seed}, kernel {kernel}\n{ties.code()}\nnet.batch(sources={sources},"
                    f" groups={groups}, max_introducers={most})  # at {s}, {g}"
                )


def test_a_batch_gives_what_warmest_gives_first(kernel: str) -> None:
    """More groups than a machine word has bits, overlapping, the sources in some of them."""
    rng = random.Random("a batch of a hundred and fifty groups")
    ties = samples.crowded(rng, people=1000, ties=5000, costs=range(10, 60))
    net = ties.network(kernel)
    sources = array("i", rng.sample(range(1000), 40))
    groups = [array("q", rng.sample(range(1000), rng.choice((1, 3, 40)))) for _ in range(150)]
    groups[70] = array("q")
    for most in (0, 1, 2, 3, 4):
        found = net.batch(sources=sources, groups=groups, max_introducers=most)
        for _ in range(300):
            s, g = rng.randrange(40), rng.randrange(150)
            best = net.warmest(source=sources[s], targets=groups[g], max_introducers=most, top=1)
            told = (most, s, g)
            if not best or best[0].warmth < math.exp(-255.5 / 32):
                assert (found.warmth(s, g), found.first(s, g)) == (0.0, None), told
            else:
                assert found.warmth(s, g) == best[0].warmth, told
                assert found.first(s, g) == best[0].people[1], told


def test_few_sources_in_a_large_network_are_told_what_many_are(kernel: str) -> None:
    """One is searched for alone, and many by blocks."""
    rng = random.Random("few among many")
    people = 20_000
    starts, ends = (rng.choices(range(people), k=370_000) for _ in range(2))
    warmth = rng.choices([math.exp(-cost / 32) for cost in range(40, 256)], k=370_000)
    net = samples.network(kernel=kernel, people=people, source=starts, target=ends, warmth=warmth)
    groups = [rng.sample(range(people), size) for size in (0, 1, 1, 40)]
    sources = [*groups[3][:2], *rng.sample(range(people), 30)]
    slots = sum(net.ties_of(person=person) for person in range(people))
    pairs = len(sources) * len(groups)
    assert len(groups) * SLOTS_A_PAIR <= slots < pairs * SLOTS_A_PAIR
    for most in (0, 1, 3):
        together = net.batch(sources=sources, groups=groups, max_introducers=most)
        for place, source in enumerate(sources[:6]):
            alone = net.batch(sources=[source], groups=groups, max_introducers=most)
            for group in range(len(groups)):
                told = (most, place, group)
                assert alone.warmth(0, group) == together.warmth(place, group), told
                assert alone.first(0, group) == together.first(place, group), told


def warm_cold_and_alone(rng: random.Random) -> samples.Ties:
    """1,500 who know each other well, 300 who know one of them hardly, and 40 without a tie."""
    warm, cold = range(1500), range(1500, 1800)
    ties = samples.crowded(rng, people=len(warm), ties=20_000, costs=range(5, 40))
    costs = rng.choices(range(90, 121), k=len(cold))
    return samples.Ties(
        people=1840,
        source=[*ties.source, *cold],
        target=[*ties.target, *rng.choices(warm, k=len(cold))],
        warmth=[*ties.warmth, *(math.exp(-cost / 32) for cost in costs)],
        directed=False,
    )


def test_what_a_batch_learns_of_the_one_before_changes_no_answer(kernel: str) -> None:
    """It looks no further than earlier answers were dear, and once more where that was too near."""
    rng = random.Random("warm, cold and alone")
    net = warm_cold_and_alone(rng).network(kernel)
    warm, cold, anybody = range(1500), range(1500, 1800), range(1840)
    for among in (warm, warm, anybody, warm, warm, cold, warm, anybody, anybody):
        most = rng.choice((2, 3, 3, 3, 4))
        sources = [*rng.sample(among, 120), *rng.sample(anybody, 4)]
        groups = [rng.sample(among, 8) for _ in range(15)]
        groups.append([*groups[0][:7], sources[0]])
        found = net.batch(sources=sources, groups=groups, max_introducers=most)
        pairs = [(s, g) for s in range(len(sources)) for g in range(len(groups))]
        for s, g in [*rng.sample(pairs, 150), (0, 15), *((len(sources) - 1, g) for g in range(9))]:
            paths = net.warmest(source=sources[s], targets=groups[g], max_introducers=most, top=1)
            near = [path for path in paths if path.warmth > math.exp(-255.5 / 32)]
            told = (near[0].warmth, near[0].people[1]) if near else (0.0, None)
            assert (found.warmth(s, g), found.first(s, g)) == told, (most, sources[s], groups[g])


def chained(kernel: str, *costs: int) -> Network:
    """0-1-2- ... with these costs."""
    return samples.network(
        kernel=kernel,
        people=len(costs) + 1,
        source=range(len(costs)),
        target=range(1, len(costs) + 1),
        warmth=[math.exp(-cost / 32) for cost in costs],
    )


def test_members_of_one_group_find_each_other(kernel: str) -> None:
    """However near or far they are, and whether a shorter way leads back to themselves."""
    rng = random.Random("members of one group")
    for people, ties, costs in ((400, 500, range(1, 90)), (400, 1500, range(1, 4))):
        net = samples.crowded(rng, people=people, ties=ties, costs=costs).network(kernel)
        groups = [rng.sample(range(people), size) for size in (2, 3, 9, 40, 200)]
        sources = [rng.choice(group) for group in groups for _ in range(9)] * 2
        for most in range(6):
            found = net.batch(sources=sources, groups=groups, max_introducers=most)
            for s, source in enumerate(sources):
                for g, group in enumerate(groups):
                    ways = net.warmest(source=source, targets=group, max_introducers=most, top=1)
                    near = [way for way in ways if way.warmth > math.exp(-255.5 / 32)]
                    told = (near[0].warmth, near[0].people[1]) if near else (0.0, None)
                    assert (found.warmth(s, g), found.first(s, g)) == told, (most, s, g)


@pytest.mark.parametrize(
    "costs, told",
    [
        ((255,), 255),
        ((254, 1), 255),
        ((1, 254), 255),
        ((255, 1), None),
        ((1, 255), None),
        ((100, 100, 55), 255),
        ((100, 100, 56), None),
        ((255, 255), None),
        ((128, 128), None),
        ((255, 255, 2), None),
        ((255, 255, 255, 255), None),
        ((64, 64, 64, 64), None),
    ],
)
def test_what_is_colder_than_cost_255_is_left_out(
    kernel: str, costs: tuple[int, ...], told: int | None
) -> None:
    found = chained(kernel, *costs).batch(sources=[0], groups=[[len(costs)]], max_introducers=3)
    wanted = (0.0, None) if told is None else (math.exp(-told / 32), 1)
    assert (found.warmth(0, 0), found.first(0, 0)) == wanted


def test_a_bound_counts_the_people_in_between(kernel: str) -> None:
    net = chained(kernel, 1, 1, 1, 1)
    for most in range(5):
        found = net.batch(sources=[0], groups=[[1], [2], [3], [4]], max_introducers=most)
        reached = [found.first(0, group) == 1 for group in range(4)]
        assert reached == [ties <= most + 1 for ties in range(1, 5)]


def test_nobody_is_a_target_of_their_own(kernel: str) -> None:
    net = chained(kernel, 1, 5)
    found = net.batch(sources=[0, 1, 2], groups=[[0], [0, 1], [0, 1, 2]])
    firsts = [[found.first(s, g) for g in range(3)] for s in range(3)]
    assert firsts == [[None, 1, 1], [0, 0, 0], [1, 1, 1]]
    assert found.warmth(1, 2) == math.exp(-1 / 32)


def test_of_equally_warm_paths_the_shorter_counts_then_the_smaller_number(kernel: str) -> None:
    # To 5: 0-4-5 and 0-3-5 cost 4, and so does 0-1-2-5.
    net = samples.network(
        kernel=kernel,
        people=6,
        source=[0, 4, 0, 3, 0, 1, 2],
        target=[4, 5, 3, 5, 1, 2, 5],
        warmth=[math.exp(-cost / 32) for cost in (2, 2, 2, 2, 1, 1, 2)],
    )
    found = net.batch(sources=[0], groups=[[5]], max_introducers=3)
    assert (found.warmth(0, 0), found.first(0, 0)) == (math.exp(-4 / 32), 3)


def test_ties_of_a_directed_network_are_followed_one_way(kernel: str) -> None:
    net = samples.network(
        kernel=kernel, people=3, source=[0, 1], target=[1, 2], warmth=[0.8, 0.5], directed=True
    )
    found = net.batch(sources=[0, 1, 2], groups=[[0], [1], [2]])
    assert [[found.first(s, g) for g in range(3)] for s in range(3)] == [
        [None, 1, 1],
        [None, None, 2],
        [None, None, None],
    ]


def test_a_batch_of_nothing_is_nothing(kernel: str) -> None:
    net = chained(kernel, 1)
    net.batch(sources=[], groups=[])
    net.batch(sources=[], groups=[[0]])
    net.batch(sources=[0], groups=[])
    assert net.batch(sources=[0], groups=[[]]).first(0, 0) is None
    nobody = samples.network(kernel=kernel, people=0, source=[], target=[], warmth=[])
    nobody.batch(sources=[], groups=[[]])
