"""Carrying everything away: paths, export, dump, backup and its return, with 20,000 people."""

from collections.abc import Callable, Sequence
from pathlib import Path

from bench import inputs, runs
from bench.report import Figure
from bench.runs import Run

PEOPLE = 20_000
TIMES = 3


def figures(folder: Path) -> list[Figure]:
    """Each command's time and memory in a process of its own."""
    runs.compiled()
    data = folder / "data"
    file = inputs.connections(folder / "Connections.csv", rows=PEOPLE)
    runs.kith("import", str(file), "--yes", data=data)
    kept, out = str(folder / "kept.sqlite3"), str(folder / "out")
    commands = {
        "kith path": ["path", "--organisation", "Alderby Devices 0", "--json"],
        "kith people TEXT": ["people", "quality", "--limit", "50", "--json"],
        "kith export, json": ["export", out, "--format", "json"],
        "kith export, csv": ["export", out, "--format", "csv"],
        "kith dump": ["dump", "--logical"],
        "kith backup": ["backup", kept],
        "kith restore": ["restore", kept, "--yes"],
        "kith check": ["check"],
    }
    found = []
    for what, arguments in commands.items():
        run = runs.median_run(TIMES, _command(arguments, data))
        how = f"median of {TIMES}, {run.megabytes:.0f} MB at most"
        found.append(Figure(f"{what}, {PEOPLE:,} people", run.seconds, "s", None, how))
    return found


def _command(arguments: Sequence[str], data: Path) -> Callable[[int], Run]:
    """What runs one `kith` command on the folder."""
    return lambda _: runs.kith(*arguments, data=data)
