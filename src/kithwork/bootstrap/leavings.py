"""Files about a chat that a command left in the data folder: they go when their person does."""

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from kithwork.bootstrap import folders

# Where commands write what they make of a chat, when they are not told another place.
INVITATIONS, BRIEFS = "invitations", "briefs"
_KINDS = ((INVITATIONS, "ics"), (BRIEFS, "pdf"))


def forget(chats: Iterable[UUID], *, data: Path | None = None) -> None:
    """Delete the invitations and briefs of `chats` (their ids), as far as any lie there."""
    folder = folders.chosen(data)
    for chat in chats:
        for kind, ending in _KINDS:
            (folder / kind / f"{chat}.{ending}").unlink(missing_ok=True)
