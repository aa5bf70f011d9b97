"""What was missed, in words."""

from collections.abc import Sequence
from datetime import date

from kithwork.cli import tables
from kithwork.domain.digests import Late
from kithwork.domain.follow_ups import FollowUp
from kithwork.writing import digests


def missed(found: Sequence[Late], *, width: int | None) -> str:
    """What passed its day, the oldest first, and what is still worth doing."""
    if not found:
        return "Nothing was missed."
    rows = [
        (
            digests.duty(one.follow_up),
            one.worth,
            "yes" if one.presses else "",
            str(one.follow_up.id),
        )
        for one in found
    ]
    heads = ("What", "Still worth it", "Somebody waits", "Id")
    return tables.joined(
        tables.draw(heads=heads, rows=rows, width=width),
        "kith follow-up done|postpone|drop ID; kith missed --later puts off what does not press.",
    )


def put_off(moved: Sequence[FollowUp], *, until: date) -> str:
    """What was put off, each with the way back."""
    if not moved:
        return "Nothing was put off: somebody waits for all that is left."
    lines = [f"{digests.duty(one)} ({one.id})" for one in moved]
    return tables.joined(
        f"Put off until {until}:\n{tables.bullets(lines)}",
        "Each comes back with kith follow-up reopen ID.",
    )
