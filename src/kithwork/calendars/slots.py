"""Free slots, and the two or three of them to propose (practice.md B15, C05, F11)."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from enum import Enum
from itertools import chain
from zoneinfo import ZoneInfo

from kithwork.domain.errors import Invalid
from kithwork.domain.slots import (
    LONGEST,
    SHORTEST,
    Hours,
    Interval,
    Slot,
    WeeklyHours,
    merged,
    on_weekdays,
)

# Slots begin on the quarters or the halves of an hour, by the clock of those who offer them.
STEPS = (15, 30, 60)
# Longest stretch that is looked through, in days.
MOST_DAYS = 400
# Longest pause that can be kept before and after what is in the calendar, in minutes.
LONGEST_BUFFER = 240
# Most that are proposed: few and specific ones are answered (practice.md F11).
MOST_PROPOSED = 5
# How long before the first one the other has to know.
NOTICE = timedelta(hours=24)
OFFICE_HOURS: Hours = (time(9), time(17))

_NOON = time(12)
_QUARTER = timedelta(minutes=15)


class Unfit(Invalid):
    """What was asked for makes no slots; `field` says which part of it."""


class Half(Enum):
    """The half of a day, and the time in it that suits most people."""

    MORNING = time(10)
    AFTERNOON = time(14)


def free(
    *,
    hours: WeeklyHours,
    busy: Iterable[Interval],
    start: datetime,
    end: datetime,
    minutes: int,
    buffer_minutes: int = 0,
    step_minutes: int = 30,
) -> tuple[Slot, ...]:
    """Every slot of `minutes` (5 to 480) from `start` to `end` (UTC, 400 days at most), in order.

    Each lies within one stretch of `hours`, begins on a full step (15, 30 or 60 minutes) by
    their clock, and leaves `buffer_minutes` (0 to 240) before and after all that is busy.
    Slots may overlap each other: they are what can be chosen from. `Unfit` or `NoStretch`
    where a number is out of its range.
    """
    window = Interval(start, end)
    _check(window, minutes, buffer_minutes, step_minutes)
    pause = timedelta(minutes=buffer_minutes)
    taken = merged(Interval(each.start - pause, each.end + pause) for each in busy)
    ends = [each.end for each in taken]
    found = []
    for stretch in merged(hours.intervals(start, end)):
        for begin in _steps(stretch, hours.zone, step_minutes):
            finish = begin + timedelta(minutes=minutes)
            if finish > stretch.end:
                break
            # The first busy stretch that is not over when the slot begins.
            place = bisect_left(ends, begin + timedelta.resolution)
            if place == len(taken) or taken[place].start >= finish:
                found.append(Slot(begin, minutes))
    return tuple(found)


def propose(
    *,
    candidates: Iterable[Slot],
    their_zone: ZoneInfo,
    now: datetime,
    their_hours: Hours = OFFICE_HOURS,
    count: int = 3,
) -> tuple[Slot, ...]:
    """At most `count` (1 to 5) of the candidates to write to somebody in `their_zone`, in order.

    All begin at least 24 hours after `now` (UTC) and lie within `their_hours`, by their clock,
    from Monday to Friday. The first day that has one is taken (C05: the earliest useful date);
    each further one lies on a later day if there is one, in the other half of the day if that
    day has one. Only when the days run out is one of them taken twice, in its other half. Of
    half a day, what is nearest to 10:00 or 14:00 is taken. None overlap.
    """
    if not 1 <= count <= MOST_PROPOSED:
        raise Unfit("count", f"One to {MOST_PROPOSED} slots can be proposed, not {count}.")
    by_day = _by_day(_suitable(candidates, their_zone, their_hours, now), their_zone)
    chosen: list[Slot] = []
    half: Half | None = None
    for halves in by_day.values():
        if len(chosen) == count:
            break
        half = _other(half, halves)
        chosen.append(halves[half])
    # The other halves of the days that were taken.
    left = chain.from_iterable(halves.values() for halves in by_day.values())
    for slot in left:
        if len(chosen) == count:
            break
        if not clashes(slot, (each.interval for each in chosen)):
            chosen.append(slot)
    return tuple(sorted(chosen))


def clashes(slot: Slot, busy: Iterable[Interval]) -> bool:
    """Whether a slot shares time with anything busy: it would be booked twice."""
    return any(each.start < slot.end and slot.start < each.end for each in busy)


def _check(window: Interval, minutes: int, buffer_minutes: int, step_minutes: int) -> None:
    if window.end - window.start > timedelta(days=MOST_DAYS):
        raise Unfit("time", f"Slots are looked for within {MOST_DAYS} days at most.")
    if not SHORTEST <= minutes <= LONGEST:
        raise Unfit("minutes", f"A chat takes {SHORTEST} to {LONGEST} minutes, not {minutes}.")
    if not 0 <= buffer_minutes <= LONGEST_BUFFER:
        raise Unfit("buffer_minutes", f"A pause takes at most {LONGEST_BUFFER} minutes.")
    if step_minutes not in STEPS:
        raise Unfit("step_minutes", "Slots begin every 15, 30 or 60 minutes.")


def _steps(stretch: Interval, zone: ZoneInfo, step_minutes: int) -> Iterator[datetime]:
    """The instants of a stretch at which the clock of `zone` shows a full step.

    Asked of the clock each time: there are places that set it by half an hour (Lord Howe), and
    some that are three quarters of one from UTC (Kathmandu).
    """
    local = stretch.start.astimezone(zone)
    past = timedelta(
        minutes=local.minute % 15, seconds=local.second, microseconds=local.microsecond
    )
    begin = stretch.start + (_QUARTER - past if past else timedelta(0))
    while begin < stretch.end:
        if begin.astimezone(zone).minute % step_minutes == 0:
            yield begin
        begin += _QUARTER


def _suitable(
    candidates: Iterable[Slot], zone: ZoneInfo, hours: Hours, now: datetime
) -> Iterator[Slot]:
    """Those within their hours, with notice enough; in order."""
    week = on_weekdays(hours, zone=zone)
    for slot in sorted(set(candidates)):
        # Their hours of that day: a slot across midnight lies in none of them.
        if slot.start >= now + NOTICE and any(
            stretch.start <= slot.start and slot.end <= stretch.end
            for stretch in week.intervals(slot.start, slot.end)
        ):
            yield slot


def _by_day(slots: Iterable[Slot], zone: ZoneInfo) -> dict[date, dict[Half, Slot]]:
    """The best slot of each half of each of their days, days in order."""
    found: dict[date, dict[Half, Slot]] = {}
    for slot in slots:
        local = slot.local(zone)
        half = Half.MORNING if local.time() < _NOON else Half.AFTERNOON
        halves = found.setdefault(local.date(), {})
        best = halves.get(half)
        if best is None or _apart(slot, half, zone) < _apart(best, half, zone):
            halves[half] = slot
    return found


def _apart(slot: Slot, half: Half, zone: ZoneInfo) -> int:
    """Minutes by the clock from the time that suits most people."""
    local = slot.local(zone).time()
    return abs((local.hour - half.value.hour) * 60 + local.minute)


def _other(half: Half | None, halves: dict[Half, Slot]) -> Half:
    """The half of the day that differs from the one before, if the day has it."""
    wanted = Half.MORNING if half is not Half.MORNING else Half.AFTERNOON
    return wanted if wanted in halves else next(iter(halves))
