"""A large import: looked at, then written."""

from pathlib import Path

from bench import inputs, runs
from bench.report import Figure

ROWS = 30_000
TIMES = 3


def figures(folder: Path) -> list[Figure]:
    """Preview and write of 30,000 LinkedIn rows, and importing the same file again."""
    runs.compiled()
    file = str(inputs.connections(folder / "Connections.csv", rows=ROWS))

    def data(turn: int) -> Path:
        return folder / f"data{turn}"

    for turn in range(TIMES):
        runs.kith("init", data=data(turn))
    seen = runs.median_run(
        TIMES, lambda turn: runs.kith("import", file, "--preview", data=data(turn))
    )
    written = runs.median_run(
        TIMES, lambda turn: runs.kith("import", file, "--yes", data=data(turn))
    )
    again = runs.median_run(TIMES, lambda turn: runs.kith("import", file, "--yes", data=data(turn)))
    how = f"median of {TIMES} fresh folders"
    most = max(seen.megabytes, written.megabytes)
    return [
        Figure(f"import of {ROWS:,} rows: preview", seen.seconds, "s", None, how),
        Figure(f"import of {ROWS:,} rows: write", written.seconds, "s", None, how),
        Figure("preview and write together", seen.seconds + written.seconds, "s", 20, how),
        Figure("its memory at most", most, "MB", 300, "largest of all these processes"),
        Figure("the same file again", again.seconds, "s", None, how),
    ]
