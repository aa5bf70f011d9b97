"""Upkeep as JSON."""

from typing import Any
from uuid import UUID

from kithwork.cli.shapes import values
from kithwork.domain.upkeep import Dormant, Due, Fading, Helper, NextTouch, Settings, Upkeep


def upkeep(found: Upkeep) -> dict[str, Any]:
    """What `kith upkeep` answers."""
    return {
        "due": [_due(one) for one in found.due],
        "fading": [_fading(one) for one in found.fading],
        "dormant": [_dormant(one) for one in found.dormant],
        "helpers": [_helper(one) for one in found.helpers],
        **settings(found.settings),
    }


def settings(found: Settings) -> dict[str, Any]:
    """Nudges a week, and quiet hours or null."""
    hours = found.quiet
    quiet = {"from": f"{hours.first:%H:%M}", "to": f"{hours.last:%H:%M}"} if hours else None
    return {"nudges": found.nudges, "quiet": quiet}


def next_touch(found: NextTouch | None, person: UUID, name: str) -> dict[str, Any]:
    """How often, and when next; null for no contact."""
    return {
        "person": str(person),
        "name": name,
        "layer": _layer(found.chosen) if found else None,
        "counts_as": found.layer.value if found else None,
        "next": values.day(found.on) if found else None,
    }


def _layer(layer: str) -> str:
    return str(layer) or "by-strength"


def _due(one: Due) -> dict[str, Any]:
    return {
        "person": str(one.who.id),
        "name": one.who.name,
        "layer": one.layer.value,
        "last_touch": values.day(one.who.last_touch_on),
        "days": one.days,
        "score": one.score,
        "reason": one.reason,
        "follow_up": values.identity(one.nudge),
    }


def _fading(one: Fading) -> dict[str, Any]:
    return {
        "person": str(one.who.id),
        "name": one.who.name,
        "last_touch": values.day(one.who.last_touch_on),
        "now": one.now,
        "in_three_months": one.later,
    }


def _dormant(one: Dormant) -> dict[str, Any]:
    return {
        "person": str(one.who.id),
        "name": one.who.name,
        "title": one.who.title,
        "organisation": one.who.organisation,
        "since": values.day(one.who.since),
        "trust": round(one.who.trust, 3),
        "worth": one.worth,
        "reason": one.reason,
    }


def _helper(one: Helper) -> dict[str, Any]:
    return {
        "person": str(one.who.id),
        "name": one.who.name,
        "watching_for": one.who.watching_for,
        "last_told": values.day(one.who.briefed_on),
        "in_mind": one.in_mind,
        "reason": one.reason,
    }
