"""The seeker's own feed as iCalendar (RFC 5545, 7986): chats with their hours, duties as days.

A duty is an all-day event that keeps nobody busy: tasks (VTODO) of a calendar that is subscribed
to are shown by few programs (docs/decisions/0019-own-feed.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Event

from kithwork.calendars import invitations
from kithwork.calendars.invitations import Invitation

NAME = "Kithwork"
# How often programs may ask.
EVERY = timedelta(hours=1)
# What an invitation says, and a feed does not.
_LEFT_OUT = ("description", "location", "url", "conference", "organizer", "attendee")


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day on which something is due; `changed_at` in UTC, `sequence` counts its changes."""

    uid: str
    sequence: int
    changed_at: datetime
    on: date
    summary: str


def written(*, chats: Iterable[Invitation], days: Iterable[DueDay]) -> bytes:
    """The feed. Each chat has the identifier, sequence and hours of its invitation.

    Equal content gives equal bytes: the stamp of an entry is when it was changed.
    """
    listed = list(chats)
    entries = [*map(_chat, listed), *map(_day, days)]
    calendar = invitations.calendar("PUBLISH", listed, entries)
    calendar.add("name", NAME)
    calendar.add("x-wr-calname", NAME)
    calendar.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    content: bytes = calendar.to_ical()
    return content


def _chat(invitation: Invitation) -> Event:
    entry = invitations.appointment(invitation)
    for part in _LEFT_OUT:
        entry.pop(part, None)
    entry.add("status", invitation.standing.value)
    return entry


def _day(day: DueDay) -> Event:
    entry = Event()
    entry.add("uid", day.uid)
    entry.add("sequence", day.sequence)
    entry.add("dtstamp", day.changed_at.astimezone(UTC))
    entry.add("last-modified", day.changed_at.astimezone(UTC))
    entry.add("dtstart", day.on)
    entry.add("dtend", day.on + timedelta(days=1))
    entry.add("summary", invitations.line(day.summary))
    entry.add("transp", "TRANSPARENT")
    return entry
