"""Values of iCalendar: days, times, durations, periods, offsets (RFC 5545, 3.3)."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from kithwork.calendars.faults import Unread

_DATE = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?")
_DURATION = re.compile(
    r"([+-]?)P(?=.)(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?"
    r"(?:T(?=.)(?:([0-9]{1,8})H)?(?:([0-9]{1,8})M)?(?:([0-9]{1,9})S)?)?"
)
_OFFSET = re.compile(r"([+-])([0-9]{2}):?([0-9]{2})(?::?([0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as written: `wall` is what a clock shows, without a zone.

    `zone` is None for a floating time and for a whole day: both are the viewer's.
    """

    wall: datetime
    zone: tzinfo | None
    whole_day: bool = False

    def utc(self, viewer: tzinfo) -> datetime:
        """When that is. `OverflowError` at the ends of the calendar."""
        return utc(self.wall, self.zone or viewer)


@dataclass(frozen=True, slots=True)
class Length:
    """How long something takes: so many days by the calendar, and then exactly so long.

    RFC 5545: a DURATION's days are days of the calendar, with 23 or 25 hours now and then;
    what DTEND says holds exactly, to the second.
    """

    days: int = 0
    exact: timedelta = timedelta(0)

    def longest(self) -> timedelta:
        """No shorter than any way it can come out."""
        return timedelta(days=self.days + 1) + self.exact


def utc(wall: datetime, zone: tzinfo) -> datetime:
    """The instant a clock in `zone` shows `wall`.

    A time the clocks skip is taken by the offset before the gap; the first of two that are
    alike (RFC 5545, 3.3.5). Which is what Python does with a `fold` of 0.
    """
    return wall.replace(tzinfo=zone).astimezone(UTC)


def moment(text: str, *, zone: tzinfo | None, field: str) -> Moment:
    """A DATE or DATE-TIME; `zone` is what its TZID stands for. `Unread` if it is neither."""
    found = _DATE.fullmatch(text.strip().upper())
    if not found:
        raise Unread(field, f"“{text.strip()[:40]}” is no day or time; left out.")
    numbers = [int(part) for part in found.groups()[:6] if part]
    try:
        if len(numbers) == 3:
            return Moment(datetime(numbers[0], numbers[1], numbers[2]), None, whole_day=True)  # noqa: DTZ001
        # A leap second is the second before it.
        numbers[5] = min(numbers[5], 59) if numbers[5] == 60 else numbers[5]
        wall = datetime(*numbers)  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError as failure:
        raise Unread(field, f"“{text.strip()[:40]}” is no day of the calendar.") from failure
    return Moment(wall, UTC if found[7] else zone)


def duration(text: str, *, field: str) -> Length:
    """A DURATION of no less than nothing."""
    found = _DURATION.fullmatch(text.strip().upper())
    if not found:
        raise Unread(field, f"“{text.strip()[:40]}” is no length of time; left out.")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    length = Length(weeks * 7 + days, timedelta(hours=hours, minutes=minutes, seconds=seconds))
    if found[1] == "-" and length != Length():
        raise Unread(field, f"“{text.strip()[:40]}” ends before it begins; left out.")
    return length


def period(
    text: str, *, zone: tzinfo | None, viewer: tzinfo, field: str
) -> tuple[Moment, Length | None]:
    """A PERIOD, with the length it says; or a plain time, with none."""
    first, slash, rest = text.partition("/")
    start = moment(first, zone=zone, field=field)
    if not slash:
        return start, None
    if rest.strip()[:1].upper() in ("P", "+", "-"):
        return start, duration(rest, field=field)
    return start, between(start, moment(rest, zone=zone, field=field), viewer, field=field)


def between(start: Moment, end: Moment, viewer: tzinfo, *, field: str) -> Length:
    """How long it is from one to the other; whole days take at least their first one."""
    if start.whole_day and end.whole_day:
        days = (end.wall - start.wall).days
        if days < 0:
            raise Unread(field, "It ends before it begins; left out.")
        return Length(max(days, 1))
    exact = end.utc(viewer) - start.utc(viewer)
    if exact < timedelta(0):
        raise Unread(field, "It ends before it begins; left out.")
    return Length(exact=exact)


def offset(text: str, *, field: str) -> timedelta:
    """A distance from UTC, less than a day."""
    found = _OFFSET.fullmatch(text.strip())
    if not found or int(found[2]) > 23:
        raise Unread(field, f"“{text.strip()[:40]}” is no distance from UTC.")
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    apart = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -apart if found[1] == "-" else apart
