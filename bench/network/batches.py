"""The batch: from each of 10,000 sources to each of 200 groups of 200."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bench.network import cases, ours
from bench.network.cases import Many
from bench.network.questions import BATCH, TIMES
from bench.network.rows import RATE, Row
from bench.network.sizes import Size
from kithwork.network import KERNEL, Network, Threads, costs

WHAT = "batch, 10,000 sources × 200 groups of 200"
# What the batch leaves out, by its contract.
COLDEST = 255
INTRODUCERS = 3
# One thread, as the peers have; what two take from each other is a row of its own.
ONE, ALL = Threads(1), Threads()
# So many groups are asked for first: at every size a block, and not one after the other.
WARM_UP = 32
# The plain Python kernel is given so much of it, and the figure says so.
PYTHON_PART = (20, 4)


@dataclass(frozen=True, slots=True)
class Rival:
    """A peer that answers a batch: costs by source and group; it is given so many groups."""

    name: str
    answer: Callable[[Many], Sequence[Sequence[int | None]]]
    groups: int


def rows(net: Network, size: Size) -> list[Row]:
    """Our answers a second and core: of one thread alone, and of all at once."""
    many = _ours(size)
    _warm_up(net, many)
    part = f"{_part(many)}; " if many.answers < cases.many(size.people).answers else ""
    alone, beside = _rate(net, many, ONE)[0], _rate(net, many, ALL)[0]
    how = f"{part}{ALL.count} threads beside each other; a second of either's processor time"
    return [
        Row(WHAT, size.name, RATE, alone, must=BATCH.get(size.name), how=f"{part}one thread"),
        Row(WHAT, size.name, RATE, beside, how=how),
    ]


def fought(net: Network, size: Size, rival: Rival) -> tuple[Row, list[str]]:
    """Our rate on our batch, the peer's on a part of it, and where the two disagree there."""
    part = cases.many(size.people).part(10_000, rival.groups)
    rival.answer(part.part(10_000, 1))
    begun = time.process_time()
    theirs = rival.answer(part)
    rate = part.answers / (time.process_time() - begun)
    many = _ours(size)
    _warm_up(net, many)
    row = Row(
        question=WHAT,
        size=size.name,
        unit=RATE,
        ours=_rate(net, many, ONE)[0],
        peer=rival.name,
        theirs=rate,
        must_ratio=TIMES.get(("batch", rival.name), {}).get(size.name),
        how=f"theirs {_part(part)}, costs alone; scaled to answers a second",
    )
    both = many.part(len(many.sources), rival.groups)
    return row, _differences(both, _rate(net, both, ONE)[1], theirs, rival.name)


def _warm_up(net: Network, many: Many) -> None:
    """Some groups first, so that no memory is used for the first time."""
    _rate(net, many.part(len(many.sources), WARM_UP), ONE)


def _ours(size: Size) -> Many:
    many = cases.many(size.people)
    return many.part(*PYTHON_PART) if KERNEL == ours.PYTHON else many


def _part(many: Many) -> str:
    return f"on {len(many.sources):,} sources × {len(many.groups)} groups"


def _rate(net: Any, many: Many, threads: Threads) -> tuple[float, Any]:
    """Answers a second of processor time, all threads together, and the answers."""
    begun = time.process_time()
    found = net.batch(
        sources=many.sources, groups=many.groups, max_introducers=INTRODUCERS, executor=threads
    )
    return many.answers / (time.process_time() - begun), found


def _differences(
    many: Many, found: Any, theirs: Sequence[Sequence[int | None]], name: str
) -> list[str]:
    """Where the costs differ; not of a source that is in its own group, which peers count."""
    wrong = []
    members = [frozenset(group) for group in many.groups]
    for place, source in enumerate(many.sources):
        for group, within in enumerate(members):
            warmth = found.warmth(place, group)
            own = costs.total(warmth) if warmth else None
            other = theirs[place][group]
            other = None if other is None or other > COLDEST else other
            if own != other and source not in within:
                wrong.append(f"batch, {source} to group {group}: {own}, but {name} says {other}")
    return wrong
