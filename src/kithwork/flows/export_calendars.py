"""The seeker's chats as iCalendar (RFC 5545), for any calendar."""

from collections.abc import Iterator
from datetime import datetime

from kithwork.domain.actors import Actor
from kithwork.store.queries import chats

NAME = "chats.ics"


def pieces(actor: Actor, now: datetime) -> Iterator[str]:
    """The text of the file: every chat that has a day, by it."""
    # What reads and writes calendars takes a while to load, and most exports never do.
    from kithwork.flows import invitation_files  # noqa: PLC0415

    cards = chats.with_a_day(actor=actor)
    yield invitation_files.every(actor=actor, cards=cards, now=now).decode()
