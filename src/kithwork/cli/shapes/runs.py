"""Talks as JSON."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kithwork.cli.shapes import imports, values

if TYPE_CHECKING:
    from kithwork.flows.runs import Foreseen, Talk


def talk(found: "Talk") -> dict[str, Any]:
    """When a talk was, its notes in order, and what became of its questions."""
    times = found.times
    return {
        "chat": str(found.chat.id),
        "person": str(found.chat.person),
        "name": found.chat.name,
        "state": found.state,
        "begun_at": values.moment(times.begun_at) if times else None,
        "ended_at": values.moment(times.ended_at) if times else None,
        "minutes": found.minute,
        "minutes_over": found.over,
        "notes": [
            {
                "id": str(one.key),
                "seconds": one.seconds,
                "mark": one.mark.value,
                "text": one.text,
                "question": one.question,
            }
            for one in found.notes
        ],
        "answers": [
            {"question": one.question, "outcome": one.outcome.value, "seconds": one.seconds}
            for one in found.answers
        ],
        "must_left": found.must_left,
    }


def foreseen(found: Sequence["Foreseen"], *, committed: bool) -> dict[str, Any]:
    """What files of carried notes hold, and whether they were brought in."""
    return {
        "committed": committed,
        "talks": [
            {
                "chat": str(one.chat.id),
                "name": one.chat.name,
                "new": one.fresh,
                "same": one.known,
                "problems": [imports.problem(problem) for problem in one.problems],
            }
            for one in found
        ],
    }
