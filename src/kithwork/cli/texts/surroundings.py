"""What came before a chat and after it, in words."""

from collections.abc import Iterator

from kithwork.cli import tables
from kithwork.domain.follow_ups import FollowUpState
from kithwork.domain.surroundings import Surroundings

_HEARD = {
    FollowUpState.DONE: ", who heard how it went",
    FollowUpState.DROPPED: ", who was not told",
    FollowUpState.OPEN: ", who is still to be told",
    FollowUpState.POSTPONED: ", who is still to be told",
}


def around(found: Surroundings) -> str:
    """Who sent the seeker there, and what came of the chat; empty while it stands alone."""
    lines = list(_lines(found))
    return f"Before and after\n{tables.bullets(lines)}" if lines else ""


def _lines(found: Surroundings) -> Iterator[str]:
    if found.sender:
        yield f"Sent by {found.sender_name}{_HEARD[found.heard] if found.heard else ''}"
    for named in found.named:
        yield f"Named: {named.name} ({named.reached.value})"
    for told in found.told:
        yield f"Told since: {told.kind.value}, {told.on}"
    for given in found.given:
        yield f"Introduced: {given.left.name} and {given.right.name} ({given.state.value})"
