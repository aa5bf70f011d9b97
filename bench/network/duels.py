"""Ours and a peer in turn, pair by pair, each call timed by the CPU time of its one thread."""

import gc
import math
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from bench.network.cases import Case
from bench.network.questions import QUESTIONS, SAME, TIMES, Ask, value
from bench.network.rows import Row
from kithwork.network import Network

PAIRS = 300
# Whoever is slow has answered enough pairs after some CPU seconds, but so many they answer anyway.
FEWEST = 5
Clock = Callable[[], int]


@dataclass(frozen=True, slots=True)
class Duel:
    """One question answered by one peer.

    question: which of QUESTIONS it is held against. same: which of SAME has exactly the
    peer's answer. answer: gives the cost, or the number of ties; None where there is no way.
    clock: nanoseconds of CPU that an answer of the peer costs.
    """

    question: str
    peer: str
    answer: Callable[[Case], int | None]
    same: str
    how: str = ""
    clock: Clock = time.thread_time_ns


@dataclass(slots=True)
class Spent:
    """Milliseconds of CPU, call by call."""

    milliseconds: list[float]

    def enough(self, patience: float) -> bool:
        """Whether so many CPU seconds are spent, on enough calls to say something."""
        calls = len(self.milliseconds)
        return calls >= FEWEST and sum(self.milliseconds) > patience * 1e3

    @property
    def p50(self) -> float:
        """The median."""
        return statistics.median(self.milliseconds)

    @property
    def p99(self) -> float:
        """What 99 of 100 calls need at most."""
        return sorted(self.milliseconds)[math.ceil(0.99 * len(self.milliseconds)) - 1]


def timed(call: Callable[[], Any], clock: Clock = time.thread_time_ns) -> tuple[float, Any]:
    """Milliseconds that a call takes, and its answer."""
    begun = clock()
    answer = call()
    return (clock() - begun) / 1e6, answer


@contextmanager
def undisturbed() -> Iterator[None]:
    """Without the collector of cycles, which would walk whatever a peer keeps."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def alone(
    net: Network, ask: Ask, cases: Iterable[Case], patience: float
) -> tuple[Spent, list[Any]]:
    """Our own time on each case, and our answers; no more cases once patience is at an end."""
    spent, answers = Spent([]), []
    with undisturbed():
        for case in cases:
            if spent.enough(patience):
                break
            took, answer = timed(partial(ask, net, case))
            spent.milliseconds.append(took)
            answers.append(answer)
    return spent, answers


def fought(
    net: Network, duel: Duel, cases: Sequence[Case], size: str, patience: float
) -> tuple[Row, list[str]]:
    """The row of a duel, and every case on which the two disagree."""
    question = QUESTIONS[duel.question]
    own, theirs, wrong = Spent([]), Spent([]), list[str]()
    question.ask(net, cases[-1])
    duel.answer(cases[-1])
    with undisturbed():
        for case in cases:
            if theirs.enough(patience) or own.enough(patience):
                break
            spent, _ = timed(partial(question.ask, net, case))
            own.milliseconds.append(spent)
            spent, found = timed(partial(duel.answer, case), duel.clock)
            theirs.milliseconds.append(spent)
            wrong += _differs(net, duel, case, found)
    return _row(duel, size, own, theirs, len(cases)), wrong


def _row(duel: Duel, size: str, own: Spent, theirs: Spent, cases: int) -> Row:
    pairs = len(own.milliseconds)
    first = f"the first {pairs} pairs" if pairs < cases else f"{pairs} pairs"
    return Row(
        question=QUESTIONS[duel.question].what,
        size=size,
        unit="ms",
        ours=own.p50,
        peer=duel.peer,
        theirs=theirs.p50,
        must_ratio=TIMES.get((duel.question, duel.peer), {}).get(size),
        how="; ".join(part for part in (f"in turn, {first}", duel.how) if part),
    )


def _differs(net: Network, duel: Duel, case: Case, found: int | None) -> list[str]:
    ours = value(SAME[duel.same](net, case))
    if ours == found:
        return []
    return [f"{duel.same}, {case.source} to {case.target}: {ours}, but {duel.peer} says {found}"]
