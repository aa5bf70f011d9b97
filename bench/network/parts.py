"""The parts of a run: ours alone, and each peer, one size and one process each.

`python -m bench.network.parts SIZE PART FILE PATIENCE QUESTION...` measures one of them.
"""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.network import batches, cases, changes, duels, memory, ours, ties
from bench.network.questions import QUESTIONS
from bench.network.rows import Row
from bench.network.sizes import SIZES, Size
from bench.network.ties import Ties
from kithwork.network import KERNEL, Network

# Of our own questions alone so many, for a 99th percentile that means something; and so many
# before, so that nothing is done for the first time.
CASES, WARM_UP = 1_000, 20
# All of them are asked so often, and the quickest round counts: a machine that is shared is slow
# for seconds at a time.
ROUNDS = 3
# So many answers of each question are compared between the kernels.
COMPARED = 50


@dataclass(frozen=True, slots=True)
class Order:
    """What one process is asked to measure.

    patience: CPU seconds after which whoever is slow has answered enough.
    """

    size: Size
    ties: Ties
    asked: Sequence[str]
    patience: float

    def network(self, kernel: str = KERNEL) -> Network:
        """Our network of this size."""
        return ours.network(self.size, self.ties, kernel)


@dataclass(slots=True)
class Part:
    """What one process found: rows of the table, and answers that are wrong."""

    rows: list[Row] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def take(self, found: tuple[Row, list[str]]) -> None:
        """One more row, with what was wrong in it."""
        self.rows.append(found[0])
        self.wrong += found[1]


def made(order: Order) -> Part:
    """Make the ties and save the network: what the other parts open."""
    ours.save(order.size, order.ties)
    return Part()


def own(order: Order) -> Part:
    """Our own figures, without any peer in the process."""
    net, part, size = order.network(), Part(), order.size
    drawn = cases.drawn(net, size.people, WARM_UP + CASES)
    plain = net if KERNEL == ours.PYTHON else order.network(ours.PYTHON)
    for name in [name for name in QUESTIONS if name in order.asked]:
        part.take(_alone(order, plain if name == ours.PYTHON else net, plain, name, drawn))
    if "batch" in order.asked:
        part.rows += batches.rows(net, size)
    # The last of all: afterwards it is another network.
    if "updates" in order.asked:
        found, unseen = changes.added(net, size)
        part.rows += found
        part.wrong += unseen
    return part


def _alone(
    order: Order, net: Network, plain: Network, name: str, drawn: list[cases.Case]
) -> tuple[Row, list[str]]:
    """One question's figures, and where the two kernels differ."""
    question, size = QUESTIONS[name], order.size.name
    duels.alone(net, question.ask, drawn[:WARM_UP], order.patience)
    rounds = [
        duels.alone(net, question.ask, drawn[WARM_UP:], order.patience) for _ in range(ROUNDS)
    ]
    spent, answers = min(rounds, key=lambda one: one[0].p50)
    row = Row(
        question=question.what,
        size=size,
        unit="ms",
        ours=spent.p50,
        p99=spent.p99,
        must=question.p50.get(size),
        must_p99=question.p99.get(size),
        how=f"{ours.PYTHON if net is plain else KERNEL} kernel, {len(answers):,} pairs, "
        f"the best of {ROUNDS} rounds",
    )
    compared = [] if plain is net else drawn[WARM_UP : WARM_UP + COMPARED]
    wrong = [
        f"{name}, {case.source} to {case.target}: {answer}, but the plain kernel differs"
        for case, answer in zip(compared, answers, strict=False)
        if answer != question.ask(plain, case)
    ]
    return row, wrong


def peer(name: str) -> Callable[[Order], Part]:
    """What measures one peer beside us."""

    def measure(order: Order) -> Part:
        module: Any = import_module(f"bench.network.peers.{name}")
        part = Part()
        nets = {kernel: order.network(kernel) for kernel in _kernels(name, order.asked)}
        drawn = cases.drawn(nets[KERNEL], order.size.people, duels.PAIRS)
        with module.duels(order.ties) as found:
            for duel in [duel for duel in found if duel.question in order.asked]:
                net = nets[ours.PYTHON if duel.question == ours.PYTHON else KERNEL]
                part.take(duels.fought(net, duel, drawn, order.size.name, order.patience))
        if "batch" in order.asked and hasattr(module, "batch"):
            _batch(module, nets[KERNEL], order, part)
        return part

    return measure


def _kernels(name: str, asked: Sequence[str]) -> set[str]:
    """The kernels to load: networkit is what the plain one is held against."""
    return {KERNEL, ours.PYTHON} if name == "networkit" and ours.PYTHON in asked else {KERNEL}


def _batch(module: Any, net: Network, order: Order, part: Part) -> None:
    with module.batch(order.ties) as rivals:
        for rival in rivals:
            part.take(batches.fought(net, order.size, rival))


def held_memory(order: Order) -> Part:
    """Bytes a tie, ours and the named peers'."""
    rivals = [name for name in memory.RIVALS if name in order.asked]
    return Part(memory.rows(order.size, order.ties.count, rivals))


def opening(order: Order) -> Part:
    """How soon a saved network answers."""
    drawn = cases.drawn(order.network(), order.size.people, 1)
    return Part(changes.opened(order.size, drawn[0]))


PARTS: dict[str, Callable[[Order], Part]] = {
    "made": made,
    "own": own,
    "memory": held_memory,
    "opening": opening,
}


def main(arguments: list[str]) -> int:
    """Measure one part; 75 when the memory is not enough for it."""
    size, name, file = SIZES[arguments[0]], arguments[1], Path(arguments[2])
    measure = PARTS.get(name) or peer(name)
    memory.bounded()
    try:
        part = measure(Order(size, ties.of(size), arguments[4:], float(arguments[3])))
    except MemoryError:
        return memory.OUT_OF_MEMORY
    found = {"rows": [row.kept() for row in part.rows], "wrong": part.wrong}
    file.write_text(json.dumps(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
