"""Retention as text."""

from collections.abc import Sequence

from kithwork.domain.retention import Idle, Purged, Schedule


def idle(found: Sequence[Idle], *, months: int) -> str:
    """Whom a purge would take away, and since when nothing happened."""
    if not found:
        return f"Nobody: there is no one with whom nothing happened for {months} months."
    lines = [f"{one.since}  {one.name}" for one in found]
    return "\n".join(
        [
            f"Nothing happened with them for {months} months, and your search does without them:",
            *lines,
            "Nobody was taken away. `--purge` erases them; `kith retention hold PERSON` keeps one.",
        ]
    )


def question(count: int) -> str:
    """What is asked before they are erased."""
    return f"Erase {_people(count)} for good?"


def purged(gone: Purged) -> str:
    """What was done."""
    return f"{_people(gone.people)} erased. Backups made before still hold them."


def schedule(found: Schedule) -> str:
    """When they go by themselves."""
    return (
        f"After {found.months} months without anything they go by themselves, next on "
        f"{found.purge_on}. Until then `kith retention --months {found.months}` shows them."
    )


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"
