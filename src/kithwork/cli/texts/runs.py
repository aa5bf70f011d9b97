"""Talks in words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kithwork.flows.runs import Foreseen


def foreseen(found: Sequence["Foreseen"]) -> str:
    """What files of carried notes bring."""
    lines = [
        f"{one.chat.name}: {one.fresh} new lines of notes, {one.known} here already."
        for one in found
    ]
    lines += [
        f"  {problem.file}, {problem.line}: {problem.field} {problem.why}"
        for one in found
        for problem in one.problems
    ]
    return "\n".join(lines)
