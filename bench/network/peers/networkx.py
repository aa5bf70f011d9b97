"""networkx: Dijkstra in Python, from one end and from both."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import networkx as nx

from bench.network.cases import Case
from bench.network.duels import Duel
from bench.network.ties import Ties


def build(ties: Ties) -> nx.Graph:
    """Its graph of these ties, with their costs."""
    graph = nx.Graph()
    graph.add_nodes_from(range(ties.people))
    columns = (ties.source.tolist(), ties.target.tolist(), ties.cost.tolist())
    graph.add_weighted_edges_from(zip(*columns, strict=True))
    return graph


@contextmanager
def duels(ties: Ties) -> Iterator[list[Duel]]:
    """The unbounded question."""
    graph = build(ties)
    yield [
        Duel("unbounded", "networkx", _one_end(graph), "unbounded"),
        Duel("unbounded", "networkx bidirectional", _both_ends(graph), "unbounded"),
    ]


def _one_end(graph: nx.Graph) -> Callable[[Case], int | None]:
    def answer(case: Case) -> int | None:
        try:
            return round(nx.dijkstra_path_length(graph, case.source, case.target))
        except nx.NetworkXNoPath:
            return None

    return answer


def _both_ends(graph: nx.Graph) -> Callable[[Case], int | None]:
    def answer(case: Case) -> int | None:
        try:
            return round(nx.bidirectional_dijkstra(graph, case.source, case.target)[0])
        except nx.NetworkXNoPath:
            return None

    return answer
