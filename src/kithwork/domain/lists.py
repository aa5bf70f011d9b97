"""Several things in a sentence: "a, b and c", "a, b and 3 more"."""

from collections.abc import Sequence


def listed(items: Sequence[str]) -> str:
    """What is counted up; empty items are left out."""
    found = [item for item in items if item]
    return " and ".join(part for part in (", ".join(found[:-1]), *found[-1:]) if part)


def first_few(items: Sequence[str], *, most: int) -> str:
    """The first of them, and how many more there are."""
    rest = len(items) - most
    return listed([*items[:most], f"{rest} more" if rest > 0 else ""])
