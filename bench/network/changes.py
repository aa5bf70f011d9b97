"""A tie added, seen by the next question; and a saved network opened."""

import random
import statistics
import subprocess
import sys
from functools import partial
from typing import Any

from bench.network import duels, ours
from bench.network.cases import Case
from bench.network.questions import ADD, OPEN_MARKED, OPEN_VERIFIED
from bench.network.rows import Row
from bench.network.sizes import Size
from bench.runs import ROOT, Failed
from kithwork.network import Network

WHAT = "add a tie, the next query sees it"
TIES = 1_000
TIMES = 7
WARMTH = 0.9


def added(net: Network, size: Size) -> tuple[list[Row], list[str]]:
    """The time of one new tie, alone and among many; every one that was not seen then."""
    front: Any = net
    chance = random.Random(TIES)
    spent, empty, unseen = [], [], list[str]()
    with duels.undisturbed():
        for _ in range(TIES):
            one, other = chance.sample(range(size.people), 2)
            tie: Any = {"source": [one], "target": [other], "warmth": [WARMTH]}
            spent.append(duels.timed(partial(front.add_ties, **tie))[0] * 1e3)
            unseen += _unseen(net, one, other)
            empty.append(duels.timed(partial(_nothing, **tie))[0] * 1e3)
            unseen += _unseen(net, one, other)
    timing = duels.Spent(empty).p50
    found = duels.Spent([took - timing for took in spent])
    how = (
        f"{TIES:,} ties one by one, each seen by the next question; "
        f"less the {timing:.1f} µs that it takes to time nothing"
    )
    alone = Row(WHAT, size.name, "µs", found.p50, p99=found.p99, must=ADD, how=how)
    return [alone, _together(front, size, chance)], unseen


def _nothing(*, source: list[int], target: list[int], warmth: list[float]) -> None:
    """What is called for the time that calling and timing take."""


def _unseen(net: Network, one: int, other: int) -> list[str]:
    (path,) = net.warmest(source=one, targets=[other], max_introducers=0)
    if abs(path.warmth - WARMTH) <= 0.016 * WARMTH:
        return []
    return [f"add a tie, {one} to {other}: the next question sees {path.warmth}"]


def _together(front: Any, size: Size, chance: random.Random) -> Row:
    """The time of one of many new ties that are added by one call."""
    starts, ends = zip(*(chance.sample(range(size.people), 2) for _ in range(TIES)), strict=True)
    add = partial(front.add_ties, source=starts, target=ends, warmth=[WARMTH] * TIES)
    with duels.undisturbed():
        took = duels.timed(add)[0] * 1e3 / TIES
    return Row(f"add {TIES:,} ties by one call, each", size.name, "µs", took, how="one call")


def opened(size: Size, case: Case) -> list[Row]:
    """From opening to the first answer: verified before on this boot, and with the checksum."""
    how = f"fresh process, time of day, median of {TIMES}, file in the system's cache"
    _opened(size, case)
    marked = statistics.median(_opened(size, case) for _ in range(TIMES))
    verified = statistics.median(_unmarked(size, case) for _ in range(TIMES))
    what = "open, first answer"
    return [
        Row(f"{what}, marked", size.name, "ms", marked,
            must=OPEN_MARKED.get(size.name), how=f"verified before on this boot; {how}"),
        Row(f"{what}, verified", size.name, "ms", verified,
            must=OPEN_VERIFIED.get(size.name), how=f"the whole checksum; {how}"),
    ]  # fmt: skip


def _unmarked(size: Size, case: Case) -> float:
    ours.forget_mark(size)
    return _opened(size, case)


def _opened(size: Size, case: Case) -> float:
    command = [
        sys.executable, "-m", "bench.network.opened", str(ours.saved(size)),
        str(case.source), str(case.target),
    ]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"opening, {size.name}: {done.stderr[-500:]}")
    return float(done.stdout)
