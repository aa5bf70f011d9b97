"""The business calendar: Monday to Friday, no holidays, since no place is known.

Waiting is counted in business days (practice.md F05, c-8): a message of Friday is one day
old on Monday.
"""

from datetime import date, timedelta

_WEEK, _WORK_WEEK = 7, 5


def is_business_day(day: date) -> bool:
    """Whether `day` is Monday to Friday."""
    return day.weekday() < _WORK_WEEK


def business_days(*, start: date, end: date) -> int:
    """How many business days come after `start`, up to and with `end`; 0 when none do."""
    return max(0, _count(end) - _count(start))


def after(*, start: date, days: int) -> date:
    """The day that is `days` (1 or more) business days after `start`."""
    day = start
    while business_days(start=start, end=day) < days:
        day += timedelta(days=1)
    return day


def on_or_after(day: date) -> date:
    """`day` itself when it is a business day, else the Monday after it."""
    while not is_business_day(day):
        day += timedelta(days=1)
    return day


def _count(day: date) -> int:
    """Business days from the calendar's first Monday up to and with `day`."""
    weeks, rest = divmod(day.toordinal(), _WEEK)
    return weeks * _WORK_WEEK + min(rest, _WORK_WEEK)
