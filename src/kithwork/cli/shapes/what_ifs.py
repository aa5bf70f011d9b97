"""What one more tie would change, as JSON."""

from typing import Any

from kithwork.cli.shapes.paths import DIGITS
from kithwork.domain.what_ifs import TargetChange, WhatIfAnswer


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
        "none_because": found.refused or None,
    }


def _target(change: TargetChange) -> dict[str, Any]:
    return {
        "id": str(change.target),
        "target": change.name,
        "kind": change.kind.value,
        "before": _rounded(change.before),
        "after": _rounded(change.after),
        "warmer": change.warmer,
        "steps": [
            {"id": str(step.person), "name": step.name, "warmth": round(step.warmth, DIGITS)}
            for step in change.steps
        ],
    }


def _rounded(warmth: float | None) -> float | None:
    return None if warmth is None else round(warmth, DIGITS)
