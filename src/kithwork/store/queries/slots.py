"""The seeker's weekly hours, the calendars that were read, and when those are busy."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from django.db.models import Count

from kithwork.domain import feeds, zones
from kithwork.domain.actors import Actor
from kithwork.domain.errors import NotFound
from kithwork.domain.feeds import CalendarSource
from kithwork.domain.hours import DAYS
from kithwork.domain.slots import Hours, Interval, WeeklyHours
from kithwork.store import access
from kithwork.store.models import BusyCalendar, BusyTime, CalendarEntry, FreeHours


class NoSuchCalendar(NotFound):
    """No calendar of this workspace has that id."""

    def __init__(self, calendar: UUID) -> None:
        super().__init__(f"There is no calendar {calendar}. `kith calendar list` lists them.")


@dataclass(frozen=True, slots=True)
class CalendarCard:
    """A calendar that was read.

    `busy` counts the stretches of time it keeps busy from `from_on` until `until_on` (which
    is not among them any more), by the days of `zone`. `place` is the address of a feed or
    server, without what is secret in it; `fault` says why the last reading failed.
    """

    id: UUID
    name: str
    zone: str
    read_at: datetime
    from_on: date
    until_on: date
    busy: int
    source: CalendarSource = CalendarSource.FILE
    place: str = ""
    failed_at: datetime | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class EntryCard:
    """A chat in a calendar of the seeker's server: as of which invitation, and since when."""

    id: UUID
    calendar: str
    sequence: int
    put_at: datetime


def hours(*, actor: Actor) -> WeeklyHours | None:
    """The weekly hours that the seeker set; None when they never did."""
    rows = list(access.visible(actor, FreeHours).order_by("weekday", "from_at"))
    if not rows:
        return None
    days: list[list[Hours]] = [[] for _ in DAYS]
    for row in rows:
        days[row.weekday].append((row.from_at, row.to_at))
    return WeeklyHours(tuple(tuple(day) for day in days), zones.named(rows[0].zone))


def calendars(*, actor: Actor) -> tuple[CalendarCard, ...]:
    """The calendars that were read, by name."""
    rows = access.visible(actor, BusyCalendar).annotate(stretches=Count("times"))
    return tuple(card(row, busy=row.stretches) for row in rows.order_by("name", "pk"))


def calendar_row(*, actor: Actor, calendar: UUID) -> BusyCalendar:
    """The row of a calendar; raises NoSuchCalendar."""
    found = access.visible(actor, BusyCalendar).filter(public_id=calendar).first()
    if found is None:
        raise NoSuchCalendar(calendar)
    return found


def calendar_rows(*, actor: Actor, sources: Iterable[CalendarSource]) -> tuple[BusyCalendar, ...]:
    """The rows of the calendars that came from one of these, by name."""
    rows = access.visible(actor, BusyCalendar).filter(source__in=list(sources))
    return tuple(rows.order_by("name", "pk"))


def entry_row(*, actor: Actor, chat: UUID) -> CalendarEntry | None:
    """The row of a chat's entry in a calendar, where it has one."""
    rows = access.visible(actor, CalendarEntry).select_related("chat")
    return rows.filter(chat__public_id=chat).first()


def entry(*, actor: Actor, chat: UUID) -> EntryCard | None:
    """The entry of a chat in a calendar, where it has one."""
    row = entry_row(actor=actor, chat=chat)
    return None if row is None else entry_card(row)


def entry_card(row: CalendarEntry) -> EntryCard:
    """An entry as shown."""
    return EntryCard(
        id=row.chat.public_id, calendar=row.calendar, sequence=row.sequence, put_at=row.put_at
    )


def busy(*, actor: Actor, start: datetime, end: datetime) -> tuple[Interval, ...]:
    """When calendars are busy between two moments, in order; they may overlap."""
    rows = access.visible(actor, BusyTime).filter(starts_at__lt=end, ends_at__gt=start)
    return _intervals(rows.order_by("starts_at", "pk").values_list("starts_at", "ends_at"))


def _intervals(rows: Iterable[tuple[datetime, datetime]]) -> tuple[Interval, ...]:
    # Engines give the same moment back in zones of their own.
    return tuple(Interval(start.astimezone(UTC), end.astimezone(UTC)) for start, end in rows)


def card(row: BusyCalendar, *, busy: int) -> CalendarCard:
    """A calendar as shown."""
    return CalendarCard(
        id=row.public_id,
        name=row.name,
        zone=row.zone,
        read_at=row.read_at,
        from_on=row.from_on,
        until_on=row.until_on,
        busy=busy,
        source=CalendarSource(row.source),
        place=feeds.shortened(row.address),
        failed_at=row.failed_at,
        fault=row.fault,
    )
