"""scipy.sparse.csgraph: Dijkstra to everybody, which is all it knows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from bench.network.cases import Case
from bench.network.duels import Duel
from bench.network.ties import Ties


@contextmanager
def duels(ties: Ties) -> Iterator[list[Duel]]:
    """The unbounded question, on a matrix in the form it wants, so that it copies nothing."""
    source, target, cost = ties.both_ways()
    rows = sparse.csr_matrix(
        (cost.astype(np.float64), (source, target)), shape=(ties.people, ties.people)
    )
    yield [Duel("unbounded", "scipy", _dijkstra(rows), "unbounded")]


def _dijkstra(rows: sparse.csr_matrix) -> Callable[[Case], int | None]:
    def answer(case: Case) -> int | None:
        distance = csgraph.dijkstra(rows, directed=True, indices=case.source)[case.target]
        return round(distance) if np.isfinite(distance) else None

    return answer
