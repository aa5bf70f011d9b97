"""igraph: Dijkstra in C, which stops at its target."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import igraph
import numpy as np

from bench.network.cases import Case
from bench.network.duels import Duel
from bench.network.ties import Ties


def build(ties: Ties) -> igraph.Graph:
    """Its graph of these ties, with their costs."""
    ends = np.column_stack([ties.source, ties.target]).astype(np.int64)
    graph = igraph.Graph(n=ties.people, edges=ends)
    graph.es["cost"] = ties.cost.tolist()
    return graph


@contextmanager
def duels(ties: Ties) -> Iterator[list[Duel]]:
    """The unbounded question."""
    graph = build(ties)
    how = "its front reads all costs anew at each call"
    yield [Duel("unbounded", "igraph", _dijkstra(graph), "unbounded", how)]


def _dijkstra(graph: igraph.Graph) -> Callable[[Case], int | None]:
    def answer(case: Case) -> int | None:
        ((distance,),) = graph.distances(case.source, case.target, weights="cost")
        return round(distance) if math.isfinite(distance) else None

    return answer
