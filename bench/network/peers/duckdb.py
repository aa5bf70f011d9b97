"""DuckDB: the batch as joins, layer by layer from the groups on, min over each."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import numpy as np

from bench.network import batches
from bench.network.cases import Many
from bench.network.duels import Duel
from bench.network.ties import Ties

GROUPS = 4
INTRODUCERS = 3
START = "CREATE OR REPLACE TEMP TABLE {name} AS SELECT part, person, 0 AS cost FROM members"
# Of one layer: the least costs one tie further on, as far as they are any better.
LAYER = """
CREATE OR REPLACE TEMP TABLE further AS
SELECT front.part, ties.other AS person, min(front.cost + ties.cost)::INTEGER AS cost
FROM front JOIN ties ON ties.person = front.person
GROUP BY ALL
"""
FRONT = """
CREATE OR REPLACE TEMP TABLE front AS
SELECT further.* FROM further LEFT JOIN best USING (part, person)
WHERE best.cost IS NULL OR further.cost < best.cost
"""
BEST = """
CREATE OR REPLACE TEMP TABLE best AS
SELECT part, person, min(cost) AS cost
FROM (FROM best UNION ALL BY NAME FROM front) GROUP BY ALL
"""
LAST = """
SELECT sources.place, best.part, min(ties.cost + best.cost)
FROM sources JOIN ties ON ties.person = sources.person JOIN best ON best.person = ties.other
GROUP BY ALL
"""


@contextmanager
def duels(ties: Ties) -> Iterator[list[Duel]]:
    """None: it is here for the batch."""
    del ties
    yield []


@contextmanager
def batch(ties: Ties) -> Iterator[list[batches.Rival]]:
    """The batch, on one thread."""
    with duckdb.connect(config={"threads": 1, "memory_limit": "16GB"}) as rows:
        source, target, cost = ties.both_ways()
        both = {"person": source, "other": target, "cost": cost}
        rows.register("arrays", both)
        rows.execute("CREATE TABLE ties AS SELECT * FROM arrays ORDER BY person")
        rows.unregister("arrays")
        yield [batches.Rival("DuckDB joins", lambda many: _batch(rows, many), groups=GROUPS)]


def _batch(rows: duckdb.DuckDBPyConnection, many: Many) -> list[list[int | None]]:
    parts = np.repeat(np.arange(len(many.groups)), [len(group) for group in many.groups])
    people = np.concatenate([np.asarray(group) for group in many.groups])
    rows.register("members", {"part": parts, "person": people})
    own = {"place": np.arange(len(many.sources)), "person": np.asarray(many.sources)}
    rows.register("sources", own)
    for name in ("front", "best"):
        rows.execute(START.format(name=name))
    for _ in range(INTRODUCERS):
        for step in (LAYER, FRONT, BEST):
            rows.execute(step)
    found: list[list[int | None]] = [[None] * len(many.groups) for _ in many.sources]
    for place, part, cost in rows.execute(LAST).fetchall():
        found[place][part] = cost
    return found
