"""The SQL joins on SQLite, each over the table that suits it: clustered by what it looks up."""

import contextlib
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from bench.network.cases import Case
from bench.network.duels import Duel
from bench.network.peers import joins
from bench.network.ties import Ties

SCHEMA = """
CREATE TABLE ties (
    person INTEGER NOT NULL, cost INTEGER NOT NULL, other INTEGER NOT NULL,
    PRIMARY KEY (person, other)
) WITHOUT ROWID;
CREATE TABLE ties_by_cost (
    person INTEGER NOT NULL, cost INTEGER NOT NULL, other INTEGER NOT NULL,
    PRIMARY KEY (person, cost, other)
) WITHOUT ROWID;
"""
PRAGMAS = (
    "journal_mode = OFF", "synchronous = OFF", "cache_size = -4000000", "mmap_size = 8000000000"
)  # fmt: skip
CHUNK = 1_000_000
NAME = "SQL join, SQLite"


@contextlib.contextmanager
def duels(ties: Ties) -> Iterator[list[Duel]]:
    """At most 2 introducers."""
    with (
        tempfile.TemporaryDirectory(prefix="kithwork-bench-") as folder,
        contextlib.closing(sqlite3.connect(Path(folder) / "ties.sqlite3")) as rows,
    ):
        _load(rows, ties)
        ways = {end: _way(rows, statement) for end, statement in joins.STATEMENTS.items()}
        yield [
            Duel("warmest", NAME, ways[""], "two", joins.HOW),
            *(Duel("two", NAME + end, way, "two") for end, way in ways.items()),
        ]


def _load(rows: sqlite3.Connection, ties: Ties) -> None:
    """The ties in both directions, in the order of each key, so that the pages are full."""
    for pragma in PRAGMAS:
        rows.execute(f"PRAGMA {pragma}")
    rows.executescript(SCHEMA)
    source, target, cost = ties.both_ways()
    orders = {
        "INSERT INTO ties VALUES (?, ?, ?)": np.lexsort((target, source)),
        "INSERT INTO ties_by_cost VALUES (?, ?, ?)": np.lexsort((target, cost, source)),
    }
    for statement, order in orders.items():
        for start in range(0, order.size, CHUNK):
            part = order[start : start + CHUNK]
            lists = (source[part].tolist(), cost[part].tolist(), target[part].tolist())
            rows.executemany(statement, zip(*lists, strict=True))
    rows.commit()
    rows.execute("ANALYZE")


def _way(rows: sqlite3.Connection, way: str) -> Callable[[Case], int | None]:
    statement = way.format(source=":source", target=":target")

    def answer(case: Case) -> int | None:
        found = rows.execute(statement, {"source": case.source, "target": case.target}).fetchone()
        return found[0] if found else None

    return answer
