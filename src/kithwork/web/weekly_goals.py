"""How many asks a week the seeker set out to send: kept in the session, as preferences are."""

from django.contrib.sessions.backends.base import SessionBase

KEY, MOST = "asks-a-week", 20


def of(session: SessionBase) -> int:
    """The goal of this browser; 0 where there is none."""
    return int(session.get(KEY, 0))


def keep(session: SessionBase, asks: int) -> None:
    """Remember it as long as the session lasts; 0 forgets it."""
    session[KEY] = max(0, min(MOST, asks))
