"""Retention as JSON."""

from typing import Any

from kithwork.domain.retention import Idle, Schedule


def idle(one: Idle) -> dict[str, Any]:
    """Somebody a purge would take away."""
    return {"id": str(one.id), "name": one.name, "since": one.since.isoformat()}


def schedule(found: Schedule) -> dict[str, Any]:
    """After how many months people go by themselves, and when next."""
    return {"months": found.months, "purge_on": found.purge_on.isoformat()}
