"""Rules of repetition (RFC 5545, 3.3.10): read one, and say whether a day fits it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import MAXYEAR, date, datetime, timedelta, tzinfo
from enum import StrEnum

from kithwork.calendars import values
from kithwork.calendars.faults import Unread
from kithwork.calendars.values import Moment

# Times a day that a rule may name: every quarter of an hour.
MOST_TIMES = 96

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BY_DAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")

# Of each part that lists numbers: least, most, and whether they also count from the end.
_RANGES = {
    "BYMONTH": (1, 12, False),
    "BYWEEKNO": (1, 53, True),
    "BYYEARDAY": (1, 366, True),
    "BYMONTHDAY": (1, 31, True),
    "BYHOUR": (0, 23, False),
    "BYMINUTE": (0, 59, False),
    "BYSECOND": (0, 60, False),
    "BYSETPOS": (1, 366, True),
}
_KNOWN = {*_RANGES, "BYDAY", "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "RSCALE", "SKIP"}


class Every(StrEnum):
    """How often a rule repeats. Minutes and seconds are refused: no appointment does that."""

    YEAR = "YEARLY"
    MONTH = "MONTHLY"
    WEEK = "WEEKLY"
    DAY = "DAILY"
    HOUR = "HOURLY"


_EVERY = {each.value: each for each in Every}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, with what it leaves to its first time filled in from there.

    `weekdays` are 0 (Monday) to 6; `nth` pairs a count from 1, or from -1 at the end, with a
    weekday. `times` are distances from midnight in order, for hourly rules from the hour.
    `until` is the last moment it may have, `count` how many (None: no end).
    """

    every: Every
    interval: int
    count: int | None
    until: Moment | None
    week_start: int
    months: frozenset[int]
    week_numbers: frozenset[int]
    year_days: frozenset[int]
    month_days: frozenset[int]
    weekdays: frozenset[int]
    nth: frozenset[tuple[int, int]]
    hours: frozenset[int]
    times: tuple[timedelta, ...]
    positions: frozenset[int]

    def fits(self, day: date) -> bool:
        """Whether it has times on `day`, if the period that day lies in is one of its own."""
        if self.months and day.month not in self.months:
            return False
        if self.month_days and not _among(self.month_days, day.day, _days_in_month(day)):
            return False
        if (self.weekdays or self.nth) and not self._fits_weekday(day):
            return False
        year_day = day.timetuple().tm_yday if self.year_days else 0
        if self.year_days and not _among(self.year_days, year_day, _days_in_year(day)):
            return False
        return not self.week_numbers or _among(self.week_numbers, *_week(day, self.week_start))

    def _fits_weekday(self, day: date) -> bool:
        weekday = day.weekday()
        if weekday in self.weekdays:
            return True
        if not self.nth:
            return False
        if self.every is Every.MONTH or self.months:
            before, after = day.day - 1, _days_in_month(day) - day.day
        else:
            before = day.timetuple().tm_yday - 1
            after = _days_in_year(day) - before - 1
        return (before // 7 + 1, weekday) in self.nth or (-(after // 7) - 1, weekday) in self.nth


@dataclass(slots=True)
class _Parts:
    """The parts of a rule as they stand there, each once."""

    field: str
    by_name: dict[str, str] = attribute(default_factory=dict)

    def numbers(self, name: str) -> frozenset[int]:
        """The numbers a part lists."""
        if name not in self.by_name:
            return frozenset()
        least, most, from_end = _RANGES[name]
        found = set()
        for text in set(self.by_name[name].split(",")):
            number = self._number(name, text)
            if not least <= (abs(number) if from_end else number) <= most:
                raise self.wrong(name)
            found.add(number)
        return frozenset(found)

    def single(self, name: str, default: int) -> int:
        """One number, or `default` where the part is missing."""
        return self._number(name, self.by_name[name]) if name in self.by_name else default

    def by_days(self) -> list[tuple[int, int]]:
        """The weekdays of BYDAY, each with its count or 0."""
        found = []
        for text in sorted(set(self.by_name.get("BYDAY", "").split(",")) - {""}):
            match = _BY_DAY.fullmatch(text.strip())
            if not match or (match[1] and not 1 <= abs(int(match[1])) <= 53):
                raise self.wrong("BYDAY")
            found.append((int(match[1] or 0), _WEEKDAYS.index(match[2])))
        return found

    def wrong(self, name: str) -> Unread:
        """That a part cannot be read."""
        said = self.by_name.get(name, "")[:40]
        return Unread(self.field, f"The rule's {name}={said} cannot be read; repeats left out.")

    def _number(self, name: str, text: str) -> int:
        if not _NUMBER.fullmatch(text.strip()):
            raise self.wrong(name)
        return int(text)


def read(text: str, *, start: datetime, zone: tzinfo | None, name: str) -> Rule:
    """The rule that `text` states for something that first begins at `start`, by its clock.

    `zone` is that of `start`, `name` that of the property. `Unread` if it cannot be read, is
    of a calendar that is not ours, or repeats faster than by the hour.
    """
    parts = _taken_apart(text, name)
    every = _every(parts)
    by_days = parts.by_days()
    counted = every in (Every.YEAR, Every.MONTH)
    months, month_days = parts.numbers("BYMONTH"), parts.numbers("BYMONTHDAY")
    weekdays = frozenset(day for nth, day in by_days if not (nth and counted))
    nth = frozenset(pair for pair in by_days if pair[0] and counted)
    week_numbers, year_days = parts.numbers("BYWEEKNO"), parts.numbers("BYYEARDAY")
    if not (by_days or month_days or year_days):
        months, month_days, weekdays = _filled_in(every, months, start, week_numbers)
    count = parts.single("COUNT", -1)
    return Rule(
        every=every,
        interval=_at_least_one(parts),
        # Some programs write -1 for a rule without end.
        count=None if count < 0 else count,
        until=_until(parts, zone),
        week_start=_week_start(parts),
        months=months,
        week_numbers=week_numbers,
        year_days=year_days,
        month_days=month_days,
        weekdays=weekdays,
        nth=nth,
        hours=parts.numbers("BYHOUR"),
        times=_times(parts, every, start),
        positions=_positions(parts, every),
    )


def _taken_apart(text: str, name: str) -> _Parts:
    parts = _Parts(name)
    for piece in text.strip().upper().split(";"):
        key, _, value = piece.partition("=")
        key = key.strip()
        if key in _KNOWN:
            parts.by_name[key] = value.strip()
        elif key and not key.startswith("X-"):
            raise Unread(name, f"The rule's part {key[:40]} is not known; repeats left out.")
    return parts


def _every(parts: _Parts) -> Every:
    if parts.by_name.get("RSCALE", "GREGORIAN") != "GREGORIAN":
        raise Unread(parts.field, "It repeats by another calendar than ours; repeats left out.")
    if parts.by_name.get("SKIP", "OMIT") != "OMIT":
        raise parts.wrong("SKIP")
    every = parts.by_name.get("FREQ", "")
    if every in ("SECONDLY", "MINUTELY"):
        raise Unread(parts.field, "It repeats faster than by the hour; repeats left out.")
    if every not in _EVERY:
        raise parts.wrong("FREQ")
    return _EVERY[every]


def _filled_in(
    every: Every, months: frozenset[int], start: datetime, week_numbers: frozenset[int]
) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """Months, days of the month and weekdays of a rule that names no days."""
    none: frozenset[int] = frozenset()
    if every is Every.WEEK or (every is Every.YEAR and week_numbers):
        return months, none, frozenset((start.weekday(),))
    if every is Every.YEAR:
        return months or frozenset((start.month,)), frozenset((start.day,)), none
    if every is Every.MONTH:
        return months, frozenset((start.day,)), none
    return months, none, none


def _at_least_one(parts: _Parts) -> int:
    interval = parts.single("INTERVAL", 1)
    if interval < 1:
        raise parts.wrong("INTERVAL")
    return interval


def _week_start(parts: _Parts) -> int:
    said = parts.by_name.get("WKST", "MO")
    if said not in _WEEKDAYS:
        raise parts.wrong("WKST")
    return _WEEKDAYS.index(said)


def _until(parts: _Parts, zone: tzinfo | None) -> Moment | None:
    if "UNTIL" not in parts.by_name:
        return None
    until = values.moment(parts.by_name["UNTIL"], zone=zone, field=parts.field)
    if until.whole_day:
        # The whole of that day: to keep a time too long is better than to book it twice.
        return Moment(until.wall.replace(hour=23, minute=59, second=59), zone)
    return until


def _times(parts: _Parts, every: Every, start: datetime) -> tuple[timedelta, ...]:
    hours: Iterable[int] = parts.numbers("BYHOUR") or (start.hour,)
    if every is Every.HOUR:
        hours = (0,)
    minutes = parts.numbers("BYMINUTE") or (start.minute,)
    seconds = parts.numbers("BYSECOND") or (start.second,)
    found = {
        timedelta(hours=hour, minutes=minute, seconds=min(second, 59))
        for hour in hours
        for minute in minutes
        for second in seconds
    }
    if len(found) > MOST_TIMES or (every is Every.HOUR and len(found) > MOST_TIMES // 24):
        raise Unread(parts.field, "It repeats too many times a day; repeats left out.")
    return tuple(sorted(found))


def _positions(parts: _Parts, every: Every) -> frozenset[int]:
    found = parts.numbers("BYSETPOS")
    if found and every is Every.HOUR:
        raise parts.wrong("BYSETPOS")
    return found


def _among(numbers: frozenset[int], number: int, last: int) -> bool:
    """Whether `number` is listed, counted from 1 or, as -1 and below, from `last`."""
    return number in numbers or number - last - 1 in numbers


def _days_in_month(day: date) -> int:
    if day.month == 12:
        return 31
    return (date(day.year, day.month + 1, 1) - date(day.year, day.month, 1)).days


def _days_in_year(day: date) -> int:
    return 366 if day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0) else 365


def _week(day: date, week_start: int) -> tuple[int, int]:
    """The number of the week a day lies in, and of the last week of the same year.

    A week belongs to the year that has four of its days: that of its fourth day.
    """
    fourth = day.toordinal() - (day.weekday() - week_start) % 7 + 3
    if fourth < 1 or fourth > date(MAXYEAR, 12, 31).toordinal():
        return 0, 0
    year = date.fromordinal(fourth)
    before = year.timetuple().tm_yday - 1
    number = before // 7 + 1
    return number, number + (_days_in_year(year) - before - 1) // 7
