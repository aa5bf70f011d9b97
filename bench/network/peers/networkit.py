"""networkit: a C++ library of network analysis; its searches from both ends."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import networkit
import numpy as np

from bench.network.cases import Case
from bench.network.duels import Duel
from bench.network.ties import Ties

TO_ANY = "networkit MultiTargetDijkstra"


def build(ties: Ties) -> networkit.Graph:
    """Its graph of these ties, with their costs."""
    ends = (ties.source.astype(np.uint64), ties.target.astype(np.uint64))
    return networkit.GraphFromCoo(
        (ties.cost.astype(np.float64), ends), n=ties.people, weighted=True
    )


@contextmanager
def duels(ties: Ties) -> Iterator[list[Duel]]:
    """Its answers without a bound on introducers: it knows no such bound."""
    networkit.setNumberOfThreads(1)
    graph = build(ties)
    beyond = graph.addNode()
    both = "networkit BidirectionalDijkstra"
    yield [
        Duel("unbounded", both, _dijkstra(graph), "unbounded"),
        Duel("python", both, _dijkstra(graph), "unbounded", "theirs unbounded, in C++"),
        Duel("degrees", "networkit BidirectionalBFS", _degrees(graph), "degrees"),
        Duel("targets", TO_ANY, _to_any(graph), "targets, unbounded", "theirs unbounded"),
        Duel(
            "targets",
            "networkit BidirectionalDijkstra, a person more",
            _through(graph, beyond),
            "targets, unbounded",
            "theirs unbounded; a trick: one more person is tied to all 200 at no cost, then untied",
        ),
    ]


def _dijkstra(graph: networkit.Graph) -> Callable[[Case], int | None]:
    def answer(case: Case) -> int | None:
        search = networkit.distance.BidirectionalDijkstra(graph, case.source, case.target)
        return _found(search.run().getDistance())

    return answer


def _degrees(graph: networkit.Graph) -> Callable[[Case], int | None]:
    def answer(case: Case) -> int | None:
        search = networkit.distance.BidirectionalBFS(graph, case.source, case.target)
        ties = _found(search.run().getDistance())
        # Ours is asked as by default: more than six are none.
        return None if ties is None or ties > 6 else ties

    return answer


def _to_any(graph: networkit.Graph) -> Callable[[Case], int | None]:
    def answer(case: Case) -> int | None:
        search = networkit.distance.MultiTargetDijkstra(graph, case.source, list(case.group))
        return _found(min(search.run().getDistances()))

    return answer


def _through(graph: networkit.Graph, beyond: int) -> Callable[[Case], int | None]:
    def answer(case: Case) -> int | None:
        for person in case.group:
            graph.addEdge(beyond, person, 0.0)
        search = networkit.distance.BidirectionalDijkstra(graph, case.source, beyond)
        found = _found(search.run().getDistance())
        for person in case.group:
            graph.removeEdge(beyond, person)
        return found

    return answer


def _found(distance: float) -> int | None:
    """A distance as a whole number; it says "none" with the largest number it has."""
    return round(distance) if distance < sys.maxsize else None
