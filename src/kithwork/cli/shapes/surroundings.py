"""What came before a chat and after it, as JSON."""

from typing import Any

from kithwork.cli.shapes import values
from kithwork.domain.surroundings import Surroundings


def around(found: Surroundings) -> dict[str, Any]:
    """Who sent the seeker there, and what came of the chat."""
    return {
        "sent_by": values.identity(found.sender),
        "sent_by_name": found.sender_name,
        "heard": found.heard.value if found.heard else None,
        "named": [
            {
                "person": values.identity(one.person),
                "name": one.name,
                "reached": one.reached.value,
            }
            for one in found.named
        ],
        "told": [{"kind": one.kind.value, "on": values.day(one.on)} for one in found.told],
        "given": [
            {
                "id": str(one.id),
                "left": one.left.name,
                "right": one.right.name,
                "state": one.state.value,
            }
            for one in found.given
        ],
    }
