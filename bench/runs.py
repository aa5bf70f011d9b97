"""Programs run and measured: how long, and how much memory at most."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# How much of what a failed program said is shown, in bytes.
END = 500
KITH = (sys.executable, "-m", "kithwork")


class Failed(Exception):
    """A measured program ended with a failure."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a program: seconds from start to end, and its largest memory in MB."""

    seconds: float
    megabytes: float


def surroundings(**more: str) -> dict[str, str]:
    """The environment of a measured program: byte-compiled, and no setting of the developer's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KITHWORK_")}
    for name in ("PYTHONDONTWRITEBYTECODE", "DJANGO_SETTINGS_MODULE", "PYTHONPATH"):
        kept.pop(name, None)
    return {**kept, **more}


def kith(*arguments: str, data: Path) -> Run:
    """Run one `kith` command on a data folder."""
    return run([*KITH, "--data", str(data), *arguments])


def run(command: Sequence[str], **more: str) -> Run:
    """Run a program to its end; raises Failed with what it said when it fails."""
    # Into a file: a child starts with its parent's memory, so the parent has to stay small.
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, env=surroundings(**more),
            stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT,
        )  # fmt: skip
        # Only this call tells the memory of this one child.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(max(0, said.tell() - END))
            raise Failed(f"{' '.join(command[:4])} ...: {said.read().decode(errors='replace')}")
    return Run(seconds, megabytes(usage.ru_maxrss))


def megabytes(maxrss: int) -> float:
    """What the system counts in kilobytes (macOS: in bytes) as MB."""
    return maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def compiled() -> None:
    """Byte-compile the program once, as every installation does."""
    command = [sys.executable, "-m", "compileall", "-q", str(ROOT / "src")]
    subprocess.run(command, check=True, env=surroundings())


def median(times: int, measure: Callable[[], float]) -> float:
    """The median of `times` measurements."""
    return statistics.median(measure() for _ in range(times))


def median_run(times: int, start: Callable[[int], Run]) -> Run:
    """The run of median time; its memory is the largest of all of them."""
    runs = sorted((start(turn) for turn in range(times)), key=lambda run: run.seconds)
    middle = runs[len(runs) // 2]
    return Run(middle.seconds, max(run.megabytes for run in runs))
