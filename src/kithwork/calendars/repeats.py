"""When something repeats: the times of a rule, day by day and never further than asked.

Written by hand, not by dateutil: that looks for the next time of a rule until it finds one,
so that a rule of 33 bytes with none (every day that is a 30 February) runs for ten seconds
whatever end it is given. Here the days between two moments are looked at and no others.
"""

from collections.abc import Iterator
from datetime import MAXYEAR, date, datetime, timedelta

from kithwork.calendars.faults import Effort
from kithwork.calendars.rules import Every, Rule

_LAST = date(MAXYEAR, 12, 31).toordinal()


def times(
    rule: Rule, *, start: datetime, after: datetime, before: datetime, effort: Effort
) -> Iterator[datetime]:
    """The times of `rule` that lie in [`after`, `before`], in order.

    All are times of one clock, without zone. `start` is the first time of what repeats; it is
    not given out for its own sake. A rule with a count is followed from `start` on, all others
    from `after` on. `Unread` when `effort` is used up; what came before holds.
    """
    over = _over(rule, start)
    if over and over < after:
        return
    first = start if rule.count is not None else max(start, after)
    left = rule.count
    for days in _periods(rule, start, first=first, last=before):
        effort.spend(1)
        for found in _chosen(rule, start, days, effort):
            if found < start:
                continue
            if found > before or left == 0:
                return
            left = None if left is None else left - 1
            if found >= after:
                yield found


def _over(rule: Rule, start: datetime) -> datetime | None:
    """A moment after the last time of a rule with a count, if that is plain to see."""
    if rule.count is None:
        return None
    steps = {Every.WEEK: 7, Every.DAY: 1}
    limited = rule.months or rule.month_days or rule.year_days or rule.week_numbers
    free = not (limited or rule.positions or (rule.weekdays and rule.every is not Every.WEEK))
    days = steps.get(rule.every, 0) * rule.interval * (rule.count + 1) + 7
    if not free or not steps.get(rule.every) or start.toordinal() + days >= _LAST:
        return None
    return start + timedelta(days=days)


def _periods(rule: Rule, start: datetime, *, first: datetime, last: datetime) -> Iterator[range]:
    """The days of each period of the rule that has some from `first` to `last`, as ordinals."""
    if rule.every in (Every.YEAR, Every.MONTH):
        spans = _long_periods(rule, start, first)
    else:
        spans = _short_periods(rule, start, first)
    for days in spans:
        if days.start > last.toordinal():
            return
        if rule.positions:
            # Which is the third can be said only of the whole period.
            yield days
        else:
            yield range(max(days.start, first.toordinal()), min(days.stop, last.toordinal() + 1))


def _short_periods(rule: Rule, start: datetime, first: datetime) -> Iterator[range]:
    size = 7 if rule.every is Every.WEEK else 1
    # An hourly rule looks at every day, and then at its hours.
    step = size * (1 if rule.every is Every.HOUR else rule.interval)
    begin = start.toordinal()
    if rule.every is Every.WEEK:
        begin -= (start.weekday() - rule.week_start) % 7
    begin += max(0, (first.toordinal() - begin) // step) * step
    while begin <= _LAST:
        yield range(max(begin, 1), min(begin + size, _LAST + 1))
        begin += step


def _long_periods(rule: Rule, start: datetime, first: datetime) -> Iterator[range]:
    # Months counted from year 0 on; a year is twelve of them.
    size = 12 if rule.every is Every.YEAR else 1
    step = size * rule.interval
    month = start.year * 12 + (0 if size == 12 else start.month - 1)
    sought = first.year * 12 + first.month - 1
    month += max(0, (sought - month) // step) * step
    while month // 12 <= MAXYEAR:
        yield range(_first_of(month), _first_of(month + size))
        month += step


def _first_of(month: int) -> int:
    year, index = divmod(month, 12)
    return _LAST + 1 if year > MAXYEAR else date(year, index + 1, 1).toordinal()


def _chosen(rule: Rule, start: datetime, days: range, effort: Effort) -> Iterator[datetime]:
    if not rule.positions:
        yield from _all(rule, start, days, effort)
        return
    found = list(_all(rule, start, days, effort))
    places = {place - 1 if place > 0 else len(found) + place for place in rule.positions}
    yield from (found[place] for place in sorted(places) if 0 <= place < len(found))


def _all(rule: Rule, start: datetime, days: range, effort: Effort) -> Iterator[datetime]:
    """Every time of the rule on these days."""
    effort.spend(len(days))
    for ordinal in days:
        day = date.fromordinal(ordinal)
        if not rule.fits(day):
            continue
        midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001
        effort.spend(len(rule.times) * (24 if rule.every is Every.HOUR else 1))
        if rule.every is Every.HOUR:
            yield from _hours(rule, start, midnight)
        else:
            yield from (midnight + time for time in rule.times)


def _hours(rule: Rule, start: datetime, midnight: datetime) -> Iterator[datetime]:
    passed = (midnight.toordinal() - start.toordinal()) * 24 - start.hour
    for hour in range(24):
        if (passed + hour) % rule.interval == 0 and (not rule.hours or hour in rule.hours):
            yield from (midnight + timedelta(hours=hour) + time for time in rule.times)
