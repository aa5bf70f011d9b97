"""What is busy in somebody's calendar file: all their appointments, as stretches of UTC.

Sources: RFC 5545 (iCalendar), RFC 7529 (only rules of our own calendar). Made for practice.md
B15 and F11 (offer few times, in their hours), and against hostile files (trust.md, check 3):
whatever a file says, the work is bounded by its size and by the window that is asked for.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, islice
from zoneinfo import ZoneInfo

from kithwork.calendars import lines, series
from kithwork.calendars.appointments import Reader
from kithwork.calendars.faults import UNREADABLE, Effort, Faults
from kithwork.calendars.lines import Component
from kithwork.calendars.series import View
from kithwork.calendars.values import Length, Moment
from kithwork.calendars.zones import Zones
from kithwork.domain.errors import Invalid
from kithwork.domain.records import Problem
from kithwork.domain.slots import Interval, merged

# Largest file that is read, in bytes.
MOST_BYTES = 20_000_000
# Most appointments, lists of periods and time zones that are looked at, those of other years
# not counted.
MOST_COMPONENTS = 30_000
# What makes more of an appointment than one time, or something other than its own.
_REPEATS = frozenset(("RRULE", "RDATE", "RECURRENCE-ID"))
# Longest stretch that can be asked for, in days.
MOST_DAYS = 800
# Days that may be looked at for all that repeats: about a second's work.
EFFORT = 500_000


class TooFar(Invalid):
    """The stretch asked for is longer than a calendar is looked at."""

    def __init__(self) -> None:
        super().__init__("time", f"A calendar is looked at for at most {MOST_DAYS} days at once.")


@dataclass(frozen=True, slots=True)
class Busy:
    """The busy stretches, in order and apart from each other; and what could not be read."""

    intervals: tuple[Interval, ...]
    problems: tuple[Problem, ...]


def busy(
    data: bytes,
    *,
    start: datetime,
    end: datetime,
    zone: ZoneInfo,
    file: str = "",
    but: Container[str] = (),
) -> Busy:
    """When the owner of an iCalendar file is busy from `start` to `end` (UTC, 800 days at most).

    `zone` is theirs: whole days and times without a zone are read in it. Counted are
    appointments that take time (not TRANSPARENT, nor CANCELLED) and the busy periods of
    VFREEBUSY; stretches are cut at `start` and `end`. Those whose UID is in `but` are left out. An
    appointment that cannot be read
    becomes a Problem; of a repeated one whose rule cannot be read, or is refused (by the
    minute, too many times a day), the first time counts. `NoStretch` if `end` is not after
    `start` or either is not in UTC, `TooFar` if they are too far apart; bad files raise nothing.
    """
    window = Interval(start, end)
    if end - start > timedelta(days=MOST_DAYS):
        raise TooFar
    faults = Faults(file)
    if len(data) > MOST_BYTES:
        why = f"A calendar of more than {MOST_BYTES // 1_000_000} MB is not read."
        return Busy((), (Problem(file, 0, "", why),))
    found = [
        each for each in _components(data, window, faults) if each.text("UID").strip() not in but
    ]
    effort = Effort(EFFORT)
    zones = Zones(
        (each for each in found if each.name == "VTIMEZONE"), faults=faults, effort=effort
    )
    reader = Reader(zones=zones, viewer=zone, faults=faults, effort=effort)
    view = View(window, zone, effort, faults)
    stretches = [*_of_appointments(found, reader, view), *_of_periods(found, reader, view)]
    return Busy(merged(stretches), faults.problems())


def _components(data: bytes, window: Interval, faults: Faults) -> list[Component]:
    everything = lines.components(lines.decoded(data))
    first = next(everything, None)
    if not first:
        faults.add(0, "", "There are no appointments in this file.")
        return []
    near = (each for each in chain([first], everything) if not _elsewhere(each, window))
    found = list(islice(near, MOST_COMPONENTS + 1))
    if len(found) > MOST_COMPONENTS:
        why = f"There are more than {MOST_COMPONENTS:,} appointments; the rest was not read."
        faults.add(found[-1].line, "", why)
    return found[:MOST_COMPONENTS]


def _elsewhere(component: Component, window: Interval) -> bool:
    """Whether an appointment lies years away: most of a calendar does, and is not read at all."""
    if component.name != "VEVENT" or not _REPEATS.isdisjoint(component.properties):
        return False
    start, end = component.text("DTSTART")[:4], component.text("DTEND")[:4]
    if not (start.isascii() and start.isdigit() and len(start) == 4):
        return False
    if int(start) > window.end.year + 1:
        return True
    return start <= end < f"{window.start.year - 1:04d}"


def _of_appointments(found: list[Component], reader: Reader, view: View) -> Iterator[Interval]:
    appointments = []
    for component in found:
        if component.name != "VEVENT":
            continue
        try:
            appointments.append(reader.read(component))
        except UNREADABLE as failure:
            reader.faults.of(failure, line=component.line)
    for group in series.grouped(appointments):
        try:
            yield from series.intervals(group, view)
        except UNREADABLE as failure:
            reader.faults.of(failure, line=group[0].line)


def _of_periods(found: list[Component], reader: Reader, view: View) -> Iterator[Interval]:
    for component in found:
        for item in component.properties.get("FREEBUSY", ()):
            if item.parameters.get("FBTYPE", "").upper() == "FREE":
                continue
            try:
                for moment, length in reader.periods(item):
                    yield from _taken(moment, length, view)
            except UNREADABLE as failure:
                reader.faults.of(failure, line=item.line, field=item.name)


def _taken(moment: Moment, length: Length | None, view: View) -> Iterator[Interval]:
    """A period cut at the window; one without a length is the day that it names, or nothing."""
    lasts = length or Length(1 if moment.whole_day else 0)
    start = moment.utc(view.viewer)
    end = start + timedelta(days=lasts.days) + lasts.exact
    start, end = max(start, view.window.start), min(end, view.window.end)
    if start < end:
        yield Interval(start, end)
