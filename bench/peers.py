"""The same work done by a peer, where the package index is within reach."""

import csv
import sys
from pathlib import Path

from bench import inputs, runs
from bench.report import Figure
from bench.runs import Failed

PEER = "hermitcrm"
VERSION = "1.0.0"
PEOPLE = 3_000


def figures(folder: Path) -> list[Figure]:
    """An import of 3,000 people, by Kithwork and by the peer."""
    runs.compiled()
    file = inputs.connections(folder / "Connections.csv", rows=PEOPLE)
    own = runs.median_run(
        3, lambda turn: runs.kith("import", str(file), "--yes", data=folder / f"own{turn}")
    )
    what = f"import of {PEOPLE:,} people"
    return [
        Figure(f"{what}: Kithwork", own.seconds, "s", None, "median of 3 fresh folders"),
        Figure(f"{what}: {PEER} {VERSION}", *_peer(folder, file)),
    ]


def _peer(folder: Path, file: Path) -> tuple[float | None, str, None, str]:
    """The peer's time, or None with what stood in the way."""
    programs = folder / "environment" / "bin"
    data = folder / "peer"
    # It keeps its data under git, which wants to know who writes.
    author = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Bench"), ("EMAIL", "bench@example.org"))
    }
    try:
        runs.run([sys.executable, "-m", "venv", str(folder / "environment")])
        runs.run([str(programs / "pip"), "install", "--quiet", f"{PEER}=={VERSION}"])
        peer = str(programs / PEER)
        runs.run([peer, "init", str(data), "--no-setup"], **author)
        wanted = str(_as_wanted(file))
        command = [peer, "--data", str(data), "import", wanted, "--mode", "contacts", "--apply"]
        return runs.run(command, **author).seconds, "s", None, "one run"
    except (Failed, OSError) as failure:
        return None, "s", None, f"the peer could not be run ({type(failure).__name__})"


def _as_wanted(file: Path) -> Path:
    """The same people as plain columns, which the peer reads."""
    plain = file.with_name("contacts.csv")
    with (
        file.open(encoding="utf-8", newline="") as source,
        plain.open("w", encoding="utf-8", newline="") as target,
    ):
        for _ in range(inputs.PREAMBLE.count("\n")):
            source.readline()
        table = csv.writer(target)
        table.writerow(["name", "email", "company", "title", "linkedin"])
        for row in csv.DictReader(source):
            name = f"{row['First Name']} {row['Last Name']}"
            cells = [row[column] for column in ("Email Address", "Company", "Position", "URL")]
            table.writerow([name, *cells])
    return plain
