"""What the next page says happened, with its undo: kept in the session until shown."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from django.contrib.sessions.backends.base import SessionBase

KEY = "notices"
MOST = 5


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence, and where a POST with `fields` takes the thing back ("" for nowhere)."""

    text: str
    undo: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


def say(session: SessionBase, notice: Notice) -> None:
    """Show `notice` on the next page."""
    session[KEY] = [*session.get(KEY, []), asdict(notice)][-MOST:]


def take(session: SessionBase) -> tuple[Notice, ...]:
    """The notices to show now; the session is written only when there are some."""
    if KEY not in session:
        return ()
    return tuple(Notice(**item) for item in session.pop(KEY))
