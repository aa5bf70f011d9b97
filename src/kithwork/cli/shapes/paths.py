"""Paths as JSON."""

from typing import Any

from kithwork.cli.shapes import imports, values
from kithwork.cli.target_files import Line
from kithwork.domain.paths import (
    AskAround,
    GroupBroker,
    GroupCoverage,
    PathAnswer,
    PathStep,
    WarmPath,
)

# Fine enough to tell costs apart, which are thirty-seconds of a natural logarithm.
DIGITS = 6


def answer(found: PathAnswer) -> dict[str, Any]:
    """What `kith path` answers for one target."""
    return {
        "target": found.target,
        "kind": found.kind.value,
        "target_id": values.identity(found.target_id),
        "paths": [path(way) for way in found.paths],
        "market": [],
        "none_because": found.none_because,
        "ask_around": [around(one) for one in found.ask_around],
        "left_out": list(found.left_out),
        "coverage": coverage(found.coverage) if found.coverage else None,
        "brokers": [_broker(one) for one in found.brokers],
    }


def coverage(found: GroupCoverage) -> dict[str, Any]:
    """How many people of a group there are, and how many of them are near."""
    return {"people": found.people, "within_2": found.within_2, "within_3": found.within_3}


def _broker(one: GroupBroker) -> dict[str, Any]:
    return {
        "person": str(one.person),
        "name": one.name,
        "reaches": one.reaches,
        "warmth": round(one.warmth, DIGITS),
        "without": round(one.without, DIGITS),
    }


def line(found: Line) -> dict[str, Any]:
    """The same for a line of a file, with its number; and why it has no answer."""
    told = answer(found.found) if isinstance(found.found, PathAnswer) else _unanswered(found)
    return {"line": found.number, **told, "problems": list(map(imports.problem, found.problems))}


def _unanswered(found: Line) -> dict[str, Any]:
    (problem,) = found.problems
    return {
        "target": found.words,
        "kind": None,
        "target_id": None,
        "paths": [],
        "market": [],
        "none_because": problem.why,
        "ask_around": [],
        "left_out": [],
        "coverage": None,
        "brokers": [],
    }


def path(way: WarmPath) -> dict[str, Any]:
    """One way, from the first introducer to the target."""
    return {
        "warmth": round(way.warmth, DIGITS),
        "introducers": way.introducers,
        "steps": [_step(step) for step in way.steps],
        "weakest": way.weakest,
        "ask_first": str(way.ask_first),
    }


def _step(step: PathStep) -> dict[str, Any]:
    return {
        "id": str(step.person),
        "name": step.name,
        "warmth": round(step.warmth, DIGITS),
        "evidence": [reason.text for reason in step.evidence],
        "strength": step.strength,
        "headline": step.headline,
    }


def around(one: AskAround) -> dict[str, Any]:
    """Somebody who may know somebody there."""
    return {"person": str(one.person), "name": one.name, "reason": one.reason}
