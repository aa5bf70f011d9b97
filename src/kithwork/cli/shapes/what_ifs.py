"""What one more tie would change, as JSON."""

from typing import Any

from kithwork.cli.shapes.paths import DIGITS, coverage
from kithwork.domain.what_ifs import OpennessChange, TargetChange, WhatIfAnswer


def answer(found: WhatIfAnswer) -> dict[str, Any]:
    """What `kith what-if` answers."""
    return {
        "person": str(found.person),
        "name": found.name,
        "warmth": found.warmth,
        "now": _rounded(found.now),
        "within_two_ties": {"before": found.near, "after": found.near + len(found.newcomers)},
        "newcomers": [{"person": str(one.person), "name": one.name} for one in found.newcomers],
        "targets": [_target(change) for change in found.targets],
        "openness": _openness(found.openness) if found.openness else None,
        "none_because": found.refused or None,
    }


def _openness(found: OpennessChange) -> dict[str, Any]:
    return {
        "contacts": {"before": found.contacts, "after": found.then_contacts},
        "effective_size": {
            "before": _rounded(found.effective),
            "after": _rounded(found.then_effective),
        },
        "constraint": {
            "before": _rounded(found.constraint),
            "after": _rounded(found.then_constraint),
        },
    }


def _target(change: TargetChange) -> dict[str, Any]:
    return {
        "id": str(change.target),
        "target": change.name,
        "kind": change.kind.value,
        "before": _rounded(change.before),
        "after": _rounded(change.after),
        "warmer": change.warmer,
        "coverage": _coverage(change),
        "steps": [
            {"id": str(step.person), "name": step.name, "warmth": round(step.warmth, DIGITS)}
            for step in change.steps
        ],
    }


def _coverage(change: TargetChange) -> dict[str, Any] | None:
    """How near a target group is and would be; None for one person."""
    if change.covered is None or change.would_cover is None:
        return None
    return {"before": coverage(change.covered), "after": coverage(change.would_cover)}


def _rounded(warmth: float | None) -> float | None:
    return None if warmth is None else round(warmth, DIGITS)
