"""The questions, as they are asked of our network, and the bounds that must hold."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bench.network.cases import Case
from kithwork.network import Network, Path, costs

Ask = Callable[[Network, Case], Any]


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and by size what our median and our 99th percentile may be at most, in ms."""

    what: str
    ask: Ask
    p50: Mapping[str, float] = field(default_factory=dict)
    p99: Mapping[str, float] = field(default_factory=dict)


def value(answer: Any) -> Any:
    """What must be equal: of paths the cost of the first (None without), otherwise all."""
    if not isinstance(answer, list):
        return answer
    return cost(answer[0]) if answer else None


def cost(path: Path) -> int:
    """The whole cost q of a path."""
    return costs.total(path.warmth)


def _to_one(most: int | None, top: int = 1) -> Ask:
    return lambda net, case: net.warmest(
        source=case.source, targets=[case.target], max_introducers=most, top=top
    )


def _to_any(most: int | None) -> Ask:
    return lambda net, case: net.warmest(
        source=case.source, targets=case.group, max_introducers=most, top=1
    )


def _degrees(net: Network, case: Case) -> int | None:
    return net.degrees(source=case.source, target=case.target)


def _by_size(*bounds: float) -> dict[str, float]:
    return dict(zip(("1M", "10M", "100M"), bounds, strict=True))


QUESTIONS = {
    "warmest": Question(
        "warmest, ≤ 3 introducers", _to_one(3), _by_size(0.05, 0.15, 0.5), _by_size(0.2, 0.6, 2)
    ),
    "two": Question("warmest, ≤ 2 introducers", _to_one(2)),
    "unbounded": Question("warmest, unbounded", _to_one(None), _by_size(0.05, 0.2, 0.8)),
    "targets": Question(
        "to any of 200 people, ≤ 3 introducers", _to_any(3), _by_size(0.03, 0.1, 0.7)
    ),
    "alternatives": Question(
        "five alternatives, ≤ 3 introducers", _to_one(3, top=5), _by_size(0.2, 0.6, 3)
    ),
    "degrees": Question("degrees", _degrees),
    "python": Question("plain Python kernel, ≤ 3 introducers", _to_one(3), _by_size(1, 4, 15)),
}
# What peers answer and we do not time: the same question with their bound on introducers.
SAME: dict[str, Ask] = {
    **{name: question.ask for name, question in QUESTIONS.items()},
    "targets, unbounded": _to_any(None),
}
# How many times faster than a peer: by question and peer, then by size.
_ALL = _by_size(50, 50, 50)
TIMES: dict[tuple[str, str], Mapping[str, float]] = {
    ("warmest", "GraphBLAS min-plus"): {"10M": 500},
    ("warmest", "SQL join, SQLite"): _ALL,
    ("warmest", "SQL join, PostgreSQL"): _ALL,
    ("unbounded", "networkit BidirectionalDijkstra"): _by_size(15, 20, 70),
    ("unbounded", "igraph"): {"10M": 500},
    ("unbounded", "scipy"): {"10M": 500},
    ("unbounded", "rustworkx"): {"10M": 500},
    ("unbounded", "networkx"): {"10M": 500},
    ("unbounded", "networkx bidirectional"): {"10M": 500},
    ("targets", "networkit MultiTargetDijkstra"): _by_size(300, 1_500, 3_000),
    ("degrees", "networkit BidirectionalBFS"): _by_size(1, 3, 10),
    ("python", "networkit BidirectionalDijkstra"): _by_size(1, 1, 1),
    ("batch", "DuckDB joins"): _ALL,
    # At the sizes that the batch is bounded at: on a million ties one product is soon done.
    ("batch", "GraphBLAS min-plus"): {"10M": 50, "100M": 50},
}
# Answers a second and core of the batch, at least; the other bounds of no single question.
BATCH: Mapping[str, float] = {"10M": 2_000_000, "100M": 150_000}
READ_ONLY, UPDATABLE = 10.5, 14.0
ADD = 5.0
OPEN_MARKED: Mapping[str, float] = {"100M": 50}
OPEN_VERIFIED: Mapping[str, float] = {"100M": 500}
