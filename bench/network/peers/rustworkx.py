"""rustworkx: Dijkstra in Rust, which stops at its target and asks Python for each cost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import rustworkx

from bench.network.cases import Case
from bench.network.duels import Duel
from bench.network.ties import Ties

# So many ties go in at once: as Python's own objects they are large.
CHUNK = 1_000_000


def build(ties: Ties) -> rustworkx.PyGraph:
    """Its graph of these ties, with their costs as the floats it will ask for."""
    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(ties.people))
    floats = [float(cost) for cost in range(256)]
    for start in range(0, ties.count, CHUNK):
        part = slice(start, start + CHUNK)
        costs = [floats[cost] for cost in ties.cost[part].tolist()]
        ends = zip(ties.source[part].tolist(), ties.target[part].tolist(), costs, strict=True)
        graph.add_edges_from(list(ends))
    return graph


@contextmanager
def duels(ties: Ties) -> Iterator[list[Duel]]:
    """The unbounded question."""
    yield [Duel("unbounded", "rustworkx", _dijkstra(build(ties)), "unbounded")]


def _dijkstra(graph: rustworkx.PyGraph) -> Callable[[Case], int | None]:
    def answer(case: Case) -> int | None:
        found = rustworkx.dijkstra_shortest_path_lengths(graph, case.source, float, case.target)
        return round(found[case.target]) if case.target in found else None

    return answer
