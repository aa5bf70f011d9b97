"""Measures the network beside its peers, prints a table and keeps it in the documentation.

`python -m bench.network [--sizes 1M ...] [--questions warmest ...] [--peers networkit ...]`
measures only what is named, and leaves the page alone unless `--write` is given: then it is
written from this run and from what earlier ones left in this machine's caches. A wrong answer
makes it fail; a bound that was missed does not.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.network import memory, page, rows
from bench.network.parts import PARTS
from bench.network.peers import PEERS
from bench.network.questions import QUESTIONS
from bench.network.rows import Row
from bench.network.sizes import SIZES, Size
from bench.runs import ROOT

ASKED = (*QUESTIONS, "batch", "updates", "memory", "opening")
# What has a part of its own, and is measured only where it is asked for.
OWN_PARTS = ("memory", "opening")


class Job(NamedTuple):
    """One process: a part of one size."""

    size: Size
    part: str

    @property
    def file(self) -> Path:
        """Where what it found is kept."""
        return self.size.folder / "found" / f"{self.part}.json"


def main(arguments: list[str]) -> int:
    """Measure; 1 when an answer was wrong or a part could not be run."""
    chosen = _arguments(arguments)
    jobs = list(_jobs(chosen))
    if not arguments:
        for job in jobs:
            job.file.unlink(missing_ok=True)
    failed = [f"{job.size.name}, {job.part}: {said}" for job in jobs if (said := _run(job, chosen))]
    found, wrong = _found(jobs)
    print(rows.aligned(found))
    for line in [*wrong, *failed]:
        print(line, file=sys.stderr)
    if not arguments or chosen.write:
        page.write(*_everything())
    print(f"{len(wrong)} wrong answers, {len(failed)} parts that failed", file=sys.stderr)
    return 1 if wrong or failed else 0


def _arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.network", description=__doc__)
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=list(PEERS))
    parser.add_argument("--questions", nargs="+", choices=ASKED, default=list(ASKED))
    parser.add_argument(
        "--patience", type=float, default=60.0,
        help="CPU seconds after which a slow peer has answered enough pairs of one question",
    )  # fmt: skip
    parser.add_argument("--write", action="store_true", help="write the page")
    return parser.parse_args(arguments)


def _jobs(chosen: argparse.Namespace) -> Iterator[Job]:
    """The parts to run, size by size: the network is made first, then opened by the others."""
    parts = ["made", "own", *(name for name in OWN_PARTS if name in chosen.questions)]
    for size in chosen.sizes:
        for part in (*parts, *chosen.peers):
            yield Job(SIZES[size], part)


def _run(job: Job, chosen: argparse.Namespace) -> str:
    """Run one part in a process of its own; what went wrong, "" when nothing did."""
    print(f"measuring: {job.size.name}, {job.part} ...", file=sys.stderr, flush=True)
    job.file.parent.mkdir(parents=True, exist_ok=True)
    job.file.unlink(missing_ok=True)
    if job.part in PEERS and (reason := memory.fits(job.part, job.size.ties)):
        return _left_out(job, reason)
    asked = [*chosen.questions, *chosen.peers]
    command = [sys.executable, "-m", "bench.network.parts", job.size.name, job.part, str(job.file)]
    done = subprocess.run(
        [*command, str(chosen.patience), *asked], cwd=ROOT, stderr=subprocess.PIPE, check=False
    )
    if done.returncode == 0:
        return ""
    if job.part in PEERS and done.returncode in memory.ABORTED:
        return _left_out(job, "does not fit into 20 GB")
    return done.stderr.decode(errors="replace").strip()[-500:] or f"ended with {done.returncode}"


def _left_out(job: Job, reason: str) -> str:
    """A row that says why there is no figure; that is no failure."""
    row = Row("all", job.size.name, "", peer=job.part, how=reason)
    job.file.write_text(json.dumps({"rows": [row.kept()], "wrong": []}), encoding="utf-8")
    return ""


def _found(jobs: list[Job]) -> tuple[list[Row], list[str]]:
    """The rows of these parts, question by question, and every wrong answer."""
    found, wrong = list[Row](), list[str]()
    for job in jobs:
        if job.file.exists():
            part = json.loads(job.file.read_text(encoding="utf-8"))
            found += [Row(**row) for row in part["rows"]]
            wrong += part["wrong"]
    order = list(dict.fromkeys(row.question for row in found))
    sizes = list(SIZES)
    found.sort(key=lambda row: (order.index(row.question), sizes.index(row.size)))
    return found, wrong


def _everything() -> tuple[list[Row], int]:
    """All rows that this machine keeps, and how many answers were wrong."""
    parts = [*PARTS, *PEERS]
    found, wrong = _found([Job(size, part) for size in SIZES.values() for part in parts])
    return found, len(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
