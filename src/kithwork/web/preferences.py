"""How this browser likes its pages: kept in its session, so a phone may differ from the desk."""

from dataclasses import asdict, dataclass

from django.contrib.sessions.backends.base import SessionBase

KEY = "preferences"


@dataclass(frozen=True, slots=True)
class Preferences:
    """What Settings asks; an empty text follows the browser or the system."""

    language: str = ""
    colours: str = ""
    contrast: str = ""
    shortcuts: str = "on"


def of(session: SessionBase) -> Preferences:
    """What was chosen in this browser, else what everybody begins with."""
    return Preferences(**session.get(KEY, {}))


def keep(session: SessionBase, preferences: Preferences) -> None:
    """Remember a choice as long as the session lasts."""
    session[KEY] = asdict(preferences)
