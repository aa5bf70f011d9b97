"""Retention as JSON."""

from typing import Any

from kithwork.domain.retention import Idle


def idle(one: Idle) -> dict[str, Any]:
    """Somebody a purge would take away."""
    return {"id": str(one.id), "name": one.name, "since": one.since.isoformat()}
