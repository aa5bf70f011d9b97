"""Memory: what a process may take, and how many bytes a tie a network takes."""

import resource
import subprocess
import sys

from bench.network.peers import PEERS
from bench.network.questions import READ_ONLY, UPDATABLE
from bench.network.rows import Row
from bench.network.sizes import Size
from bench.runs import ROOT, Failed

LIMIT = 20_000_000_000
# What Python says, and what a library ends with, when there is no more.
OUT_OF_MEMORY = 75
ABORTED = (OUT_OF_MEMORY, -6, -9, -11)
WHAT = "memory"
HOW = "growth of a fresh process"
# Of two sides for each person a bit and a label of 8 bytes, touched where a search has been.
READ_HOW = f"{HOW}; whoever searches takes up to 17 bytes a person beside it"
RIVALS = ("networkit", "igraph", "networkx")


def bounded() -> None:
    """Let this process have 20 GB of its own, and no more."""
    resource.setrlimit(resource.RLIMIT_DATA, (LIMIT, LIMIT))


def fits(peer: str, ties: int) -> str:
    """Why a peer is not tried with so many ties; "" when it is."""
    needed = (PEERS[peer].bytes_a_tie or 0) * ties
    return f"needs about {needed / 1e9:.0f} GB, left out above 20" if needed > LIMIT else ""


def rows(size: Size, ties: int, rivals: list[str]) -> list[Row]:
    """Bytes a tie: ours opened to read, ours built to be added to, and the peers."""
    read_only, updatable = (_held(size, what) / ties for what in ("read-only", "updatable"))
    found = [
        Row(f"{WHAT}, read-only", size.name, "B a tie", read_only, must=READ_ONLY, how=READ_HOW),
        Row(f"{WHAT}, updatable", size.name, "B a tie", updatable, must=UPDATABLE, how=HOW),
    ]
    for name in rivals:
        reason = fits(name, ties)
        theirs = None if reason else _held(size, name) / ties
        found.append(
            Row(f"{WHAT}, updatable", size.name, "B a tie", updatable, peer=name, theirs=theirs,
                how=reason or HOW)
        )  # fmt: skip
    return found


def _held(size: Size, what: str) -> int:
    """Bytes, as the process that loads it tells."""
    command = [sys.executable, "-m", "bench.network.held", size.name, what]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"memory of {what}, {size.name}: {done.stderr[-500:]}")
    return int(done.stdout)
