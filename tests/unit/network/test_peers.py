"""Distances in real networks as networkx finds them: fewest ties, and least cost."""

import random
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import networkx as nx  # type: ignore[import-untyped]
import pytest

from tests.unit.network import known, samples
from tests.unit.network.known import NamedTie

SOURCES, TARGETS = 4, 15


def invented(one: str, other: str) -> int:
    """A cost of 1 to 30, the same from both ends."""
    return 1 + (int(one) + int(other) + 7 * abs(int(one) - int(other))) % 30


def plain(file: Path) -> Iterator[NamedTie]:
    """Ties that say nothing of how strong they are."""
    return ((line[0], line[1], invented(line[0], line[1])) for line in known.cells(file, ","))


def trusted(file: Path) -> Iterator[NamedTie]:
    """The more somebody is trusted, -10 to 10, the warmer."""
    return ((line[0], line[1], 3 * (11 - int(line[2]))) for line in known.cells(file, ","))


def simulated(file: Path) -> Iterator[NamedTie]:
    return ((line[0], line[1], invented(line[0], line[1])) for line in known.cells(file, "|"))


class Kind(NamedTuple):
    """Where a network stands, and how it is read."""

    file: str
    directed: bool
    read: Callable[[Path], Iterator[NamedTie]]


KINDS = [
    Kind("graphs-snap/ego-Facebook.csv.gz", False, plain),
    Kind("graphs-snap/email-Eu-core.csv.gz", True, plain),
    Kind("graphs-snap/wiki-Vote.csv.gz", True, plain),
    Kind("graphs-snap/lastfm-asia.csv.gz", False, plain),
    Kind("graphs-snap/bitcoin-otc.csv.gz", True, trusted),
    Kind("graphs-snap/ca-CondMat-cc1.csv.gz", False, plain),
    Kind("ldbc-snb-mini/person_knows_person_0_0.csv.gz", False, simulated),
]
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: Path(kind.file).stem)


@cache
def ties(kind: Kind) -> list[NamedTie]:
    folder, name = kind.file.split("/")
    return list(kind.read(known.folder(folder) / name))


@cache
def peer(kind: Kind) -> Any:
    """The network as networkx holds it, of parallel ties the cheapest."""
    graph = nx.DiGraph() if kind.directed else nx.Graph()
    cheapest = sorted(ties(kind), key=lambda tie: tie[2], reverse=True)
    graph.add_weighted_edges_from(cheapest)
    return graph


@cache
def sources(kind: Kind) -> list[str]:
    return random.Random(kind.file).sample(sorted(peer(kind)), SOURCES)


@cache
def distances(kind: Kind, source: str) -> tuple[dict[str, int], dict[str, int]]:
    """To everybody who can be reached: the fewest ties, and the least cost."""
    graph = peer(kind)
    return (
        dict(nx.single_source_shortest_path_length(graph, source)),
        dict(nx.single_source_dijkstra_path_length(graph, source)),
    )


@each_kind
def test_distances_are_those_networkx_finds(kernel: str, kind: Kind) -> None:
    there = known.named(ties(kind), kernel=kernel, directed=kind.directed)
    rng = random.Random(kernel)
    reached = 0
    for source in sources(kind):
        fewest, least = distances(kind, source)
        for target in rng.sample(list(there.numbers), TARGETS):
            told = (kind.file, source, target)
            pair = {"source": there.numbers[source], "target": there.numbers[target]}
            assert there.net.degrees(**pair, at_most=100) == fewest.get(target), told
            paths = there.net.warmest(
                source=pair["source"], targets=[pair["target"]], max_introducers=None, top=1
            )
            found = [samples.sum_of(path.warmth) for path in paths]
            wanted = [least[target]] if target in least and target != source else []
            assert found == wanted, told
            reached += len(found)
    assert reached


@each_kind
def test_who_is_near_is_whom_networkx_finds_near(kernel: str, kind: Kind) -> None:
    there = known.named(ties(kind), kernel=kernel, directed=kind.directed)
    for source in sources(kind)[:3]:
        fewest, _ = distances(kind, source)
        for most in (1, 2, 3):
            near = sorted(there.numbers[p] for p, count in fewest.items() if 0 < count <= most)
            reach = there.net.within(source=there.numbers[source], ties=most)
            assert list(reach.people) == near, (kind.file, source, most)


@each_kind
def test_reach_without_end_is_every_least_cost(kernel: str, kind: Kind) -> None:
    there = known.named(ties(kind), kernel=kernel, directed=kind.directed)
    source = sources(kind)[0]
    _, least = distances(kind, source)
    reach = there.net.within(source=there.numbers[source], ties=len(there.numbers))
    found = dict(zip(reach.people, map(samples.sum_of, reach.warmth), strict=True))
    assert found == {there.numbers[person]: cost for person, cost in least.items() if cost}


def layered(kind: Kind, source: str, most_ties: int) -> Any:
    """Everybody once a layer, a tie leading from each layer to the next: cost within a bound."""
    graph, layers = nx.DiGraph(), peer(kind)
    graph.add_node((0, source))
    near = nx.single_source_shortest_path_length(layers, source, cutoff=most_ties)
    for layer in range(most_ties):
        for one in near:
            for other, tie in layers[one].items():
                graph.add_edge((layer, one), (layer + 1, other), weight=tie["weight"])
    return graph


@pytest.mark.parametrize("kind", [KINDS[1], KINDS[4], KINDS[6]], ids=lambda kind: kind.file)
def test_least_costs_within_a_bound_are_those_networkx_finds(kernel: str, kind: Kind) -> None:
    there = known.named(ties(kind), kernel=kernel, directed=kind.directed)
    rng, colder = random.Random(kind.file), 0
    for source, most in zip(sources(kind), (0, 1, 2, 3), strict=False):
        _, least = distances(kind, source)
        graph = layered(kind, source, most + 1)
        costs = nx.single_source_dijkstra_path_length(graph, (0, source))
        for target in rng.sample(list(there.numbers), TARGETS):
            if target == source:
                continue
            last = [costs[layer, target] for layer in range(most + 2) if (layer, target) in costs]
            paths = there.net.warmest(
                source=there.numbers[source],
                targets=[there.numbers[target]],
                max_introducers=most,
                top=1,
            )
            found = [samples.sum_of(path.warmth) for path in paths]
            assert found == ([min(last)] if last else []), (kind.file, source, target, most)
            colder += found != [least[target]] if target in least else 0
    # Else this would be a test of unbounded paths.
    assert colder
