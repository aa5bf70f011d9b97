"""A time zone as a VTIMEZONE, for those whose calendar does not know its name.

Not the library's own: that one (icalendar 7.3) writes when daylight time begins by the clock as
it stands afterwards, an hour later than RFC 5545 (3.6.5) means it. And where a zone changes by
a rule, the rule is written: some readers take no list of days.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of the clocks: `at` is the local time, by the clock as it stood before."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str


@lru_cache(maxsize=64)
def described(key: str, first: int, last: int) -> Timezone:
    """The VTIMEZONE of a zone, right from the year `first` to the end of the year `last`."""
    zone = ZoneInfo(key)
    start = datetime(first - 1, 1, 1, tzinfo=UTC)
    changes = _changes(zone, start, datetime(last + 1, 1, 1, tzinfo=UTC))
    if not changes or changes[0].at.year >= first:
        changes.insert(0, _standing(zone, start))
    alike: dict[tuple[timedelta, timedelta, str], list[datetime]] = {}
    for each in changes:
        alike.setdefault((each.before, each.after, each.name), []).append(each.at)
    written = Timezone()
    written.add("tzid", key)
    for (before, after, name), onsets in alike.items():
        part = TimezoneDaylight() if after > before else TimezoneStandard()
        part.add("dtstart", onsets[0])
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        _add_others(part, onsets)
        written.add_component(part)
    return written


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> list[_Change]:
    """Each change between two instants; found day by day, then to the minute."""
    found = []
    while start < end:
        if _offset(start, zone) != _offset(start + _DAY, zone):
            found.append(_change(zone, start, start + _DAY))
        start += _DAY
    return found


def _change(zone: ZoneInfo, low: datetime, high: datetime) -> _Change:
    before = _offset(low, zone)
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) // 120 * 60
        if _offset(middle, zone) == before:
            low = middle
        else:
            high = middle
    high = high.replace(second=0, microsecond=0)
    local = high.astimezone(zone)
    return _Change((high + before).replace(tzinfo=None), before, _offset(high, zone), _name(local))


def _standing(zone: ZoneInfo, start: datetime) -> _Change:
    """What holds at an instant, as if it began then."""
    local = start.astimezone(zone)
    offset = _offset(start, zone)
    return _Change(local.replace(tzinfo=None), offset, offset, _name(local))


def _offset(instant: datetime, zone: ZoneInfo) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta(0)


def _name(local: datetime) -> str:
    return local.tzname() or "UTC"


def _add_others(part: TimezoneStandard | TimezoneDaylight, onsets: list[datetime]) -> None:
    """The onsets behind the first one: as a rule, if they make one year after year."""
    if len(onsets) < 2:
        return
    counts = set.intersection(*(_counts(each) for each in onsets))
    clocks = {(each.month, each.weekday(), each.time()) for each in onsets}
    if counts and len(clocks) == 1 and _yearly(onsets):
        count = -1 if -1 in counts else max(counts)
        day = f"{count}{_DAYS[onsets[0].weekday()]}"
        part.add("rrule", {"FREQ": "YEARLY", "BYMONTH": onsets[0].month, "BYDAY": day})
    else:
        part.add("rdate", onsets[1:])


def _counts(onset: datetime) -> set[int]:
    """Which of its weekday a day is within its month, from the beginning and from the end."""
    after = (onset.replace(day=28) + timedelta(days=4)).replace(day=1) - _DAY
    return {(onset.day - 1) // 7 + 1, -((after.day - onset.day) // 7) - 1}


def _yearly(onsets: Iterable[datetime]) -> bool:
    years = [each.year for each in onsets]
    return years == list(range(years[0], years[0] + len(years)))
