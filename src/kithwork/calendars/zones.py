"""Time zones as calendars name them: of the database, of Windows, of the file's own making."""

import re
import zoneinfo
from bisect import bisect_right
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from importlib import import_module
from zoneinfo import ZoneInfo

from kithwork.calendars import repeats, rules, values
from kithwork.calendars.faults import UNREADABLE, Effort, Faults, Unread
from kithwork.calendars.lines import Component

# Most standard and daylight times that one zone is made of; the longest real ones have eighty.
MOST_OBSERVANCES = 200

# What Outlook's own names say instead of a city.
_AMERICAN = {
    "atlantic time": "America/Halifax",
    "eastern time": "America/New_York",
    "central time": "America/Chicago",
    "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles",
}
_FIXED = re.compile(r"(?:UTC|GMT)?([+-][0-9]{1,2})[:.]?([0-9]{2})?", re.IGNORECASE)
_STATED = re.compile(r"\((?:UTC|GMT)(?:([+-][0-9]{1,2})[:.]([0-9]{2}))?\)\s*(.*)", re.IGNORECASE)


class Zones:
    """The zones that one file means by its TZIDs."""

    def __init__(self, found: Iterable[Component], *, faults: Faults, effort: Effort) -> None:
        self._own: dict[str, tzinfo] = {}
        self._known: dict[str, tzinfo | None] = {}
        for component in found:
            try:
                self._own[_plain(component.text("TZID"))] = OwnZone(component, effort)
            except UNREADABLE as failure:
                faults.of(failure, line=component.line, field="VTIMEZONE")

    def named(self, name: str) -> tzinfo | None:
        """The zone of that TZID, or None; the file's own zones come last but for descriptions.

        Files carry rules that were out of date when they were written; the database is not.
        """
        name = _plain(name)
        if name not in self._known:
            self._known[name] = (
                _in_database(name)
                or _of_windows(name)
                or self._own.get(name)
                or _fixed(name)
                or _described(name)
            )
        return self._known[name]


class OwnZone(tzinfo):
    """A zone as a file's VTIMEZONE describes it: from one local time on, so far from UTC."""

    def __init__(self, component: Component, effort: Effort) -> None:
        if not 1 <= len(component.parts) <= MOST_OBSERVANCES:
            raise Unread("VTIMEZONE", "This time zone says nothing of its hours, or too much.")
        self._observances = [_Observance(part, effort) for part in component.parts]
        self._effort = effort

    def utcoffset(self, moment: datetime | None, /) -> timedelta:
        """How far it is from UTC at a local time; in a gap as before it, in a fold the first."""
        if moment is None:
            raise Unread("VTIMEZONE", "Which hour, cannot be said without a time.")
        self._effort.spend(len(self._observances))
        wall = moment.replace(tzinfo=None)
        begun = [(onset, each) for each in self._observances if (onset := each.last(wall))]
        if not begun:
            return min(self._observances, key=lambda each: each.start).before
        onset, latest = max(begun, key=lambda pair: pair[0])
        in_gap = wall - onset < latest.after - latest.before
        return latest.before if in_gap else latest.after

    def dst(self, moment: datetime | None, /) -> timedelta | None:
        """Not known."""

    def tzname(self, moment: datetime | None, /) -> str | None:
        """Not known."""


class _Observance:
    """A standard or a daylight time: since when it holds, again and again, and its offsets."""

    def __init__(self, component: Component, effort: Effort) -> None:
        self.before = values.offset(component.text("TZOFFSETFROM"), field="TZOFFSETFROM")
        self.after = values.offset(component.text("TZOFFSETTO"), field="TZOFFSETTO")
        self.start = values.moment(component.text("DTSTART"), zone=None, field="DTSTART").wall
        self._effort = effort
        named = [
            values.period(text, zone=None, viewer=UTC, field="RDATE")[0].wall
            for item in component.properties.get("RDATE", ())
            for text in item.value.split(",")[:MOST_OBSERVANCES]
        ]
        self._fixed = sorted([self.start, *named])
        self._rule = self._read_rule(component.text("RRULE"))
        self._by_year: dict[int, list[datetime]] = {}

    def last(self, wall: datetime) -> datetime | None:
        """When it began to hold for the last time before a local time."""
        place = bisect_right(self._fixed, wall)
        found = [*self._fixed[max(0, place - 1) : place], *self._ruled(wall)]
        return max(found, default=None)

    def _read_rule(self, text: str) -> rules.Rule | None:
        if not text:
            return None
        rule = rules.read(text, start=self.start, zone=None, name="RRULE")
        if rule.every is not rules.Every.YEAR:
            raise Unread("RRULE", "A time zone that changes more often than yearly; left out.")
        return rule

    def _ruled(self, wall: datetime) -> list[datetime]:
        if not self._rule or wall.year <= 2 or wall < self.start:
            return []
        found = self._year(self._rule, wall.year - 1) + self._year(self._rule, wall.year)
        return found[: bisect_right(found, wall)]

    def _year(self, rule: rules.Rule, year: int) -> list[datetime]:
        if year not in self._by_year:
            span = datetime(year, 1, 1), datetime(year, 12, 31, 23, 59, 59)  # noqa: DTZ001
            found = repeats.times(
                rule, start=self.start, after=span[0], before=span[1], effort=self._effort
            )
            # UNTIL is in UTC, and some write it in local time: a day makes no odds to either.
            last = rule.until.wall + timedelta(days=1) if rule.until else span[1]
            self._by_year[year] = [onset for onset in found if onset <= last]
        return self._by_year[year]


def _plain(name: str) -> str:
    # Escaped where it is a text, and not where it is a parameter.
    return name.replace("\\", "")


@cache
def _by_small_name() -> dict[str, str]:
    names = zoneinfo.available_timezones() - {"localtime", "Factory"}
    return {name.lower(): name for name in sorted(names)}


@cache
def _by_city() -> dict[str, str]:
    """The database's names by their last part; those of Europe and America win over aliases."""
    cities: dict[str, str] = {}
    for name in sorted(zoneinfo.available_timezones()):
        area, _, rest = name.partition("/")
        if rest and area not in ("Etc", "SystemV", "US", "Canada", "Brazil", "Mexico", "Chile"):
            cities.setdefault(rest.rsplit("/", 1)[-1].replace("_", " ").lower(), name)
    return cities


def _in_database(name: str) -> ZoneInfo | None:
    # /mozilla.org/20050126_1/Europe/Berlin, and names of three parts such as Argentina's.
    parts = [part for part in name.split("/") if part]
    for count in (len(parts), 3, 2, 1):
        small = "/".join(parts[-count:]).replace(" ", "_").lower()
        if count <= len(parts) and small in _by_small_name():
            return ZoneInfo(_by_small_name()[small])
    return None


def _of_windows(name: str) -> ZoneInfo | None:
    zone = _windows().get(name.lower())
    return ZoneInfo(zone) if zone else None


@cache
def _windows() -> dict[str, str]:
    # Only files that say such names pay for this import: it brings a whole library with it.
    names = import_module("icalendar.timezone.windows_to_olson").WINDOWS_TO_OLSON
    return {name.lower(): zone for name, zone in names.items()}


def _fixed(name: str) -> timezone | None:
    found = _FIXED.fullmatch(name.strip())
    if not found:
        return None
    apart = _apart(found[1], found[2])
    return timezone(apart) if abs(apart) < timedelta(days=1) else None


def _described(name: str) -> ZoneInfo | None:
    """The zone of a name such as “(UTC+01:00) Amsterdam, Berlin, Bern”: its first known city.

    One whose winter is another than the one stated is not taken.
    """
    found = _STATED.fullmatch(name.strip())
    if not found:
        return None
    for word in re.split(r"[,(&]", found[3]):
        place = word.strip().lower()
        key = _AMERICAN.get(place) or _by_city().get(place)
        if key and _standard(ZoneInfo(key)) == _apart(found[1] or "+0", found[2]):
            return ZoneInfo(key)
    return None


def _standard(zone: ZoneInfo) -> timedelta | None:
    """The smaller of its two distances from UTC in a year."""
    winter, summer = datetime(2026, 1, 1, tzinfo=zone), datetime(2026, 7, 1, tzinfo=zone)
    offsets = [each for each in (winter.utcoffset(), summer.utcoffset()) if each is not None]
    return min(offsets, default=None)


def _apart(hours: str, minutes: str | None) -> timedelta:
    size = timedelta(hours=abs(int(hours)), minutes=int(minutes or 0))
    return -size if hours.startswith("-") else size
