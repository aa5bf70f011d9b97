"""Upkeep in words."""

from collections.abc import Sequence

from kithwork.cli import tables
from kithwork.domain.upkeep import EVERY, NextTouch, Settings, Upkeep

NOBODY = (
    "Nobody is due. Everybody you talk with, write to or add as a fan is remembered here, "
    "with the day when a line is due."
)


def upkeep(found: Upkeep, *, width: int | None) -> str:
    """Who is due, fading, dormant, helping; then what was set."""
    return tables.joined(_due(found, width), _others(found, width), settings(found.settings))


def _due(found: Upkeep, width: int | None) -> str:
    if not found.due:
        return NOBODY
    rows = [
        (one.who.name, EVERY[one.layer], one.reason, str(one.nudge or ""), str(one.who.id))
        for one in found.due
    ]
    heads = ("Whose turn it is", "How often", "Why", "Follow-up", "Id")
    return tables.draw(heads=heads, rows=rows, width=width)


def _others(found: Upkeep, width: int | None) -> str:
    fading = [
        (one.who.name, _percent(one.now), _percent(one.later), str(one.who.id))
        for one in found.fading
    ]
    dormant = [(one.who.name, one.reason, str(one.who.id)) for one in found.dormant]
    helpers = [
        (one.who.name, one.who.watching_for or "–", one.reason, _percent(one.in_mind))
        for one in found.helpers
    ]
    return tables.joined(
        _table(("Slipping away", "Now", "In three months", "Id"), fading, width),
        _table(("Worth a line after years", "Why", "Id"), dormant, width),
        _table(("Who looks out for you", "Watches for", "Told", "In mind"), helpers, width),
    )


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], width: int | None) -> str:
    return tables.draw(heads=heads, rows=rows, width=width) if rows else ""


def _percent(share: float) -> str:
    return f"{share:.0%}"


def settings(found: Settings) -> str:
    """How often, and when not."""
    hours = found.quiet
    quiet = f"; quiet from {hours.first:%H:%M} to {hours.last:%H:%M}" if hours else ""
    if found.nudges == 0:
        return f"No nudges{quiet}."
    return f"At most {found.nudges} a week{quiet}."


def next_touch(found: NextTouch | None, name: str) -> str:
    """When the next line is due."""
    if found is None or found.on is None:
        return f"No contact with {name}. Nothing is closed by that; set another layer any time."
    return f"{name}: {EVERY[found.layer]}, next on {found.on}."
