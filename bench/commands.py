"""How soon the command line answers."""

from pathlib import Path

from bench import runs
from bench.report import Figure

TIMES = 10


def figures(folder: Path) -> list[Figure]:
    """`kith --help`, and the demo."""
    runs.compiled()
    help_seconds = runs.median(TIMES, lambda: runs.run([*runs.KITH, "--help"]).seconds)
    demo = runs.median_run(3, lambda turn: runs.kith("demo", data=folder / f"demo{turn}"))
    upcoming = runs.median(5, lambda: runs.kith("next", "--json", data=folder / "demo0").seconds)
    return [
        Figure("kith --help", help_seconds, "s", 0.15, f"median of {TIMES}"),
        Figure("kith demo (402 people)", demo.seconds, "s", 10, "median of 3 fresh folders"),
        Figure("kith next, on the demo", upcoming, "s", None, "median of 5"),
    ]
