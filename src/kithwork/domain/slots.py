"""A slot: a time offered for a chat. With the stretches of time that it is found between."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kithwork.domain.chats import FEWEST_MINUTES, MOST_MINUTES
from kithwork.domain.errors import Invalid

# Shortest and longest chat a slot is made for, in minutes.
SHORTEST, LONGEST = FEWEST_MINUTES, MOST_MINUTES

_MIDNIGHT = time(0)


class NoStretch(Invalid):
    """A stretch of time that is not in UTC, or does not end after it begins."""

    def __init__(self, start: datetime, end: datetime) -> None:
        super().__init__("time", f"“{start} to {end}” is no stretch of time in UTC.")


class NoHours(Invalid):
    """Hours of a day that do not end after they begin, or are not one after the other."""

    def __init__(self, why: str) -> None:
        super().__init__("hours", why)


class NoSlot(Invalid):
    """A slot that is not in UTC, or shorter or longer than a chat can be."""

    def __init__(self, start: datetime, minutes: int) -> None:
        why = f"A slot has {SHORTEST} to {LONGEST} minutes from a time in UTC on"
        super().__init__("slot", f"{why}, not {minutes} from {start}.")


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """A stretch of time in UTC; `start` belongs to it, `end` does not. `NoStretch` if empty."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if not (_in_utc(self.start) and _in_utc(self.end) and self.start < self.end):
            raise NoStretch(self.start, self.end)


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A time offered for a chat: `minutes` (5 to 480) from `start` (UTC) on."""

    start: datetime
    minutes: int

    def __post_init__(self) -> None:
        if not (_in_utc(self.start) and SHORTEST <= self.minutes <= LONGEST):
            raise NoSlot(self.start, self.minutes)

    @property
    def end(self) -> datetime:
        """When it is over, in UTC."""
        return self.start + timedelta(minutes=self.minutes)

    @property
    def interval(self) -> Interval:
        """The stretch of time it takes."""
        return Interval(self.start, self.end)

    def local(self, zone: ZoneInfo) -> datetime:
        """When it begins by the clocks of `zone`."""
        return self.start.astimezone(zone)


# From and to by the clock of one day; a `to` of 00:00 is the end of that day.
Hours = tuple[time, time]


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """When somebody can be spoken to: for Monday to Sunday the hours of that day, in `zone`.

    Seven rows, each in the order of the day and without overlaps; `NoHours` otherwise.
    """

    days: tuple[tuple[Hours, ...], ...]
    zone: ZoneInfo

    def __post_init__(self) -> None:
        if len(self.days) != 7:
            raise NoHours(f"A week has 7 days, not {len(self.days)}.")
        for day in self.days:
            _check(day)

    def intervals(self, start: datetime, end: datetime) -> Iterator[Interval]:
        """These hours as stretches of UTC from `start` to `end`, in order, cut at both.

        A local time that the clocks skip is taken by the offset before, as RFC 5545 does;
        one that comes twice is the first of the two.
        """
        day = start.astimezone(self.zone).date()
        last = end.astimezone(self.zone).date()
        while day <= last:
            for hours in self.days[day.weekday()]:
                begins = max(self._utc(day, hours[0]), start)
                ends = min(self._utc(_last_day(day, hours[1]), hours[1]), end)
                if begins < ends:
                    yield Interval(begins, ends)
            day += timedelta(days=1)

    def _utc(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, self.zone).astimezone(UTC)


def on_weekdays(hours: Hours, *, zone: ZoneInfo) -> WeeklyHours:
    """The same hours from Monday to Friday, none at the weekend."""
    return WeeklyHours(((hours,),) * 5 + ((),) * 2, zone)


def overlaps(one: Interval, other: Interval) -> bool:
    """Whether two stretches share any time; those that only touch do not."""
    return one.start < other.end and other.start < one.end


def merged(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """The same time in as few stretches as can be, in order; those that touch become one."""
    found: list[Interval] = []
    for each in sorted(intervals):
        if found and each.start <= found[-1].end:
            if each.end > found[-1].end:
                found[-1] = Interval(found[-1].start, each.end)
        else:
            found.append(each)
    return tuple(found)


def _in_utc(moment: datetime) -> bool:
    # By its time zone and not its offset alone: London in winter is no UTC, and adding hours
    # to it goes by the clocks of London.
    return moment.tzinfo is UTC or getattr(moment.tzinfo, "key", "") == "UTC"


def _last_day(day: date, clock: time) -> date:
    return day + timedelta(days=1) if clock == _MIDNIGHT else day


def _check(day: tuple[Hours, ...]) -> None:
    before = _MIDNIGHT
    for start, end in day:
        if start.tzinfo or end.tzinfo:
            raise NoHours("Hours of a day carry no time zone of their own.")
        if end not in (_MIDNIGHT, max(start, end)) or start == end:
            raise NoHours(f"The hours from {start:%H:%M} to {end:%H:%M} end before they begin.")
        if start < before:
            raise NoHours(f"The hours from {start:%H:%M} begin before those before them end.")
        before = end if end != _MIDNIGHT else time.max
