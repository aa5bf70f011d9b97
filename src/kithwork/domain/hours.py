"""Weekly hours in words: as somebody types them, and as they are said again."""

import re
from collections.abc import Iterable, Sequence
from datetime import time
from zoneinfo import ZoneInfo

from kithwork.domain.slots import Hours, NoHours, WeeklyHours, on_weekdays

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# When most people can be spoken to, until the seeker says otherwise.
USUAL: Hours = (time(9), time(18))

_DASH = re.compile(r"\s*[-–—]\s*")
_BETWEEN = re.compile(r"[\s,;]+")
_STRETCH = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?-(\d{1,2})(?:[:.](\d{2}))?", re.ASCII)


def usual(zone: ZoneInfo) -> WeeklyHours:
    """09:00 to 18:00 from Monday to Friday, by the clock of `zone`."""
    return on_weekdays(USUAL, zone=zone)


def week(words: Sequence[str], *, zone: ZoneInfo) -> WeeklyHours:
    """The week of words such as mon-fri 09:00-12:00 13:00-17:00 sat 10:00-12:00.

    Hours belong to the days named before them; a day that is not named has none. Raises NoHours.
    """
    found: list[list[Hours]] = [[] for _ in DAYS]
    named: Sequence[int] = ()
    for word in _words(" ".join(words)):
        if word[:1].isdigit():
            if not named:
                raise NoHours(f"“{word}” belongs to no day; name it first, such as mon-fri.")
            for day in named:
                found[day].append(_stretch(word))
        else:
            named = _days(word)
    return of_days(found, zone=zone)


def of_days(days: Iterable[Iterable[Hours]], *, zone: ZoneInfo) -> WeeklyHours:
    """Seven days with their hours in whatever order; raises NoHours where they overlap."""
    return WeeklyHours(tuple(tuple(sorted(day)) for day in days), zone)


def typed(text: str) -> tuple[Hours, ...]:
    """The hours of one day as typed, such as 09:00-12:00, 13:00-17:00; raises NoHours."""
    return tuple(sorted(_stretch(word) for word in _words(text)))


def said(day: Iterable[Hours]) -> tuple[str, ...]:
    """The hours of one day as they are typed; the end of the day is 24:00."""
    return tuple(f"{start:%H:%M}-{_end(end)}" for start, end in day)


def _end(clock: time) -> str:
    return f"{clock:%H:%M}" if clock != time(0) else "24:00"


def _words(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(_DASH.sub("-", text.strip())) if word]


def _stretch(word: str) -> Hours:
    found = _STRETCH.fullmatch(word)
    if found is None:
        raise NoHours(f"“{word[:40]}” are no hours such as 09:00-12:00.")
    from_hour, from_minute, to_hour, to_minute = (int(part or 0) for part in found.groups())
    if (to_hour, to_minute) == (24, 0):
        to_hour = 0
    try:
        return time(from_hour, from_minute), time(to_hour, to_minute)
    except ValueError:
        raise NoHours(f"“{word[:40]}” is no time that a clock shows.") from None


def _days(word: str) -> Sequence[int]:
    """The days of a word: one, or a range that may go round the end of the week."""
    names = [name[:3].lower() for name in word.split("-")]
    if len(names) > 2 or not set(names) <= set(DAYS):
        raise NoHours(f"“{word[:40]}” is no day; say mon, tue, wed, thu, fri, sat, sun or mon-fri.")
    first, last = DAYS.index(names[0]), DAYS.index(names[-1])
    return [(first + each) % 7 for each in range((last - first) % 7 + 1)]
