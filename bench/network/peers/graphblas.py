"""SuiteSparse GraphBLAS: least costs as products of a vector and a matrix, min for plus.

Written as well as one can: sparse vectors of small integers, and only what became cheaper goes on.
A product for each tie of the way is what the bounds are held against. What does with less stands
beside it: the last product for the target or the sources alone, and half of them from either end.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import graphblas
import numpy as np

from bench.network import batches
from bench.network.cases import Case, Many
from bench.network.duels import Duel
from bench.network.ties import Ties

graphblas.init("suitesparse", blocking=True)

NAME = "GraphBLAS min-plus"
LAST = f"{NAME}, last for the sources"
INTRODUCERS = 3
BATCH_GROUPS = 16


def build(ties: Ties) -> graphblas.Matrix:
    """The matrix of all costs, in both directions."""
    graphblas.ss.config["nthreads"] = 1
    source, target, cost = ties.both_ways()
    return graphblas.Matrix.from_coo(
        source.astype(np.uint64), target.astype(np.uint64), cost.astype(np.int32),
        nrows=ties.people, ncols=ties.people, dtype=graphblas.dtypes.INT32,
    )  # fmt: skip


@contextmanager
def duels(ties: Ties) -> Iterator[list[Duel]]:
    """At most 3 introducers, exactly: from the source on, and from both ends."""
    matrix = build(ties)
    yield [
        Duel("warmest", NAME, _onward(matrix), "warmest", "four vector-matrix products"),
        Duel("warmest", f"{NAME}, last for the target", _last(matrix), "warmest"),
        Duel("warmest", f"{NAME}, from both ends", _between(matrix), "warmest"),
    ]


@contextmanager
def batch(ties: Ties) -> Iterator[list[batches.Rival]]:
    """The least costs from the groups on, all at once; or at last those of the sources alone."""
    matrix = build(ties)
    yield [
        batches.Rival(NAME, lambda many: _batch_onward(matrix, many), groups=BATCH_GROUPS),
        batches.Rival(LAST, lambda many: _batch_last(matrix, many), groups=BATCH_GROUPS),
    ]


def _spread(matrix: graphblas.Matrix, start: Any, ties: int) -> Any:
    """From `start` (costs by person, of one or many at once), the least costs within `ties`."""
    best, front = start.dup(), start
    product = "vxm" if isinstance(start, graphblas.Vector) else "mxm"
    for _ in range(ties):
        front = getattr(front, product)(matrix, graphblas.semiring.min_plus).new()
        dearer = front.ewise_mult(best, graphblas.binary.ge).new()
        nearer = front.dup(mask=~dearer.V)
        best(graphblas.binary.min) << nearer
        front = nearer
    return best


def _from_one(matrix: graphblas.Matrix, person: int) -> graphblas.Vector:
    return graphblas.Vector.from_coo([person], [0], dtype=matrix.dtype, size=matrix.nrows)


def _onward(matrix: graphblas.Matrix) -> Callable[[Case], int | None]:
    def answer(case: Case) -> int | None:
        best = _spread(matrix, _from_one(matrix, case.source), INTRODUCERS + 1)
        found: int | None = best.get(case.target)
        return found

    return answer


def _last(matrix: graphblas.Matrix) -> Callable[[Case], int | None]:
    def answer(case: Case) -> int | None:
        best = _spread(matrix, _from_one(matrix, case.source), INTRODUCERS)
        row = matrix[case.target, :].new()
        found: int | None = best.inner(row, graphblas.semiring.min_plus).new().value
        return found

    return answer


def _between(matrix: graphblas.Matrix) -> Callable[[Case], int | None]:
    def answer(case: Case) -> int | None:
        here = _spread(matrix, _from_one(matrix, case.source), 2)
        there = _spread(matrix, _from_one(matrix, case.target), 2)
        found: int | None = here.inner(there, graphblas.semiring.min_plus).new().value
        return found

    return answer


def _from_groups(matrix: graphblas.Matrix, many: Many) -> graphblas.Matrix:
    """A row for each group: nought for its members."""
    rows = np.repeat(np.arange(len(many.groups)), [len(group) for group in many.groups])
    people = np.concatenate([np.asarray(group) for group in many.groups])
    return graphblas.Matrix.from_coo(
        rows, people, np.zeros(rows.size, dtype=np.int32),
        nrows=len(many.groups), ncols=matrix.ncols, dtype=matrix.dtype,
    )  # fmt: skip


def _batch_onward(matrix: graphblas.Matrix, many: Many) -> list[list[int | None]]:
    best = _spread(matrix, _from_groups(matrix, many), INTRODUCERS + 1)
    return _by_source(best[:, list(many.sources)].new().T.new(), many)


def _batch_last(matrix: graphblas.Matrix, many: Many) -> list[list[int | None]]:
    best = _spread(matrix, _from_groups(matrix, many), INTRODUCERS)
    # The matrix is the same both ways, so the sources' rows are their columns.
    own = matrix[list(many.sources), :].new()
    return _by_source(own.mxm(best.T, graphblas.semiring.min_plus).new(), many)


def _by_source(costs: graphblas.Matrix, many: Many) -> list[list[int | None]]:
    """What stands in a matrix of sources by groups."""
    found: list[list[int | None]] = [[None] * len(many.groups) for _ in many.sources]
    for source, group, cost in zip(*(array.tolist() for array in costs.to_coo()), strict=True):
        found[source][group] = cost
    return found
