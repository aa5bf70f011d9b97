"""Appointments that belong together: one that repeats, and those that stand for some of it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from kithwork.calendars import repeats, values
from kithwork.calendars.appointments import Appointment
from kithwork.calendars.faults import UNREADABLE, Effort, Faults
from kithwork.calendars.rules import Rule
from kithwork.calendars.values import Length, Moment
from kithwork.domain.slots import Interval

# Days looked at for one rule: those of 160 years.
EFFORT_OF_RULE = 60_000

# Most times of one appointment that are counted in what is looked at.
MOST_TIMES = 5_000

# No place is further than this from UTC.
_DAY = timedelta(days=1)

# What tells one time of a repeated appointment from the others: an instant, or a whole day.
_Key = datetime | date


@dataclass(frozen=True, slots=True)
class View:
    """From when to when (UTC) somebody looks at a calendar, in which zone, and with what effort."""

    window: Interval
    viewer: tzinfo
    effort: Effort
    faults: Faults


def grouped(appointments: Iterable[Appointment]) -> list[list[Appointment]]:
    """Those of one UID together, in the order of the file; without a UID, each alone."""
    groups: dict[str, list[Appointment]] = {}
    for number, each in enumerate(appointments):
        groups.setdefault(f"={each.uid}" if each.uid else f"#{number}", []).append(each)
    return list(groups.values())


def intervals(group: list[Appointment], view: View) -> Iterator[Interval]:
    """When the appointments of one UID take time within the window; neither merged nor sorted."""
    masters = _newest(each for each in group if each.replaces is None)
    instead = _latest(each for each in group if each.replaces is not None)
    for each in instead:
        if each.takes_time:
            yield from _taken(each.start.wall, each.length, each, view)
    onwards = any(each.onwards for each in instead)
    for master in masters:
        if master.takes_time or onwards:
            yield from _repeated(master, instead, view)


def _newest(masters: Iterable[Appointment]) -> list[Appointment]:
    """Those of the highest sequence; some programs give several appointments one UID."""
    found = list(masters)
    newest = max((each.sequence for each in found), default=0)
    return [each for each in found if each.sequence == newest]


def _latest(instead: Iterable[Appointment]) -> list[Appointment]:
    """For each time that is replaced, what replaces it last."""
    found: dict[tuple[datetime, tzinfo | None], Appointment] = {}
    for each in sorted(instead, key=lambda each: each.sequence):
        if each.replaces:
            found[each.replaces.wall, each.replaces.zone] = each
    return list(found.values())


def _repeated(master: Appointment, instead: list[Appointment], view: View) -> Iterator[Interval]:
    if not (instead or master.rules or master.added or master.dropped):
        yield from _taken(master.start.wall, master.length, master, view)
        return
    view.effort.spend(len(instead))
    skipped = _Times(master, view.viewer)
    for moment in master.dropped:
        skipped.add(moment)
    for each in instead:
        if each.replaces:
            skipped.add(each.replaces)
    shifts = _Shifts(master, instead, view.viewer)
    except_walls = set(_ruled(master.except_rules, master, view, shifts.reach))
    count = 0
    for wall, length in _walls(master, view, shifts.reach):
        if wall in except_walls or wall in skipped:
            continue
        for interval in shifts.taken(wall, length, view):
            yield interval
            count += 1
        if count >= MOST_TIMES:
            why = f"It takes place more than {MOST_TIMES:,} times; the rest was not read."
            view.faults.add(master.line, "RRULE", why)
            return


def _walls(master: Appointment, view: View, reach: timedelta) -> Iterator[tuple[datetime, Length]]:
    """Every time of it by its own clock, each once, with how long it takes then."""
    seen = {master.start.wall}
    yield master.start.wall, master.length
    for moment, length in master.added:
        wall = _by_its_clock(moment, master, view.viewer)
        if wall not in seen:
            seen.add(wall)
            yield wall, length or master.length
    for wall in _ruled(master.rules, master, view, reach):
        if wall not in seen:
            seen.add(wall)
            yield wall, master.length


def _ruled(
    found: list[Rule], master: Appointment, view: View, reach: timedelta
) -> Iterator[datetime]:
    after = _wall_of(view.window.start, -(_DAY + master.length.longest() + reach))
    before = _wall_of(view.window.end, _DAY + reach)
    for rule in found:
        until = rule.until.utc(view.viewer) if rule.until else None
        try:
            effort = view.effort.share(EFFORT_OF_RULE)
            for wall in repeats.times(
                rule, start=master.start.wall, after=after, before=before, effort=effort
            ):
                if until and values.utc(wall, master.start.zone or view.viewer) > until:
                    break
                yield wall
        except UNREADABLE as failure:
            view.faults.of(failure, line=master.line, field="RRULE")


def _wall_of(instant: datetime, apart: timedelta) -> datetime:
    """A bound by any clock, or as near to it as the calendar goes."""
    try:
        return instant.replace(tzinfo=None) + apart
    except OverflowError:
        ends = datetime.min if apart < timedelta(0) else datetime.max  # noqa: DTZ901
        return ends.replace(microsecond=0)


def _by_its_clock(moment: Moment, master: Appointment, viewer: tzinfo) -> datetime:
    """The moment as the clock of `master` shows it."""
    if master.start.whole_day:
        return moment.wall.replace(hour=0, minute=0, second=0)
    if moment.whole_day:
        return datetime.combine(moment.wall.date(), master.start.wall.time())
    zone = master.start.zone or viewer
    if moment.zone is None or moment.zone is zone:
        return moment.wall
    # Found by trying, as not every zone can tell the way back from UTC.
    instant = moment.utc(viewer)
    guess = instant.replace(tzinfo=None)
    for _ in range(2):
        guess += instant - values.utc(guess, zone)
    return guess


def _taken(
    wall: datetime, length: Length, appointment: Appointment, view: View
) -> Iterator[Interval]:
    """The time an appointment takes when it begins at `wall`, cut at the window; if any."""
    zone = appointment.start.zone or view.viewer
    try:
        start = values.utc(wall, zone)
        end = values.utc(wall + timedelta(days=length.days), zone) + length.exact
    except UNREADABLE as failure:
        view.faults.of(failure, line=appointment.line, field="DTSTART")
        return
    start, end = max(start, view.window.start), min(end, view.window.end)
    if start < end:
        yield Interval(start, end)


class _Times:
    """Times of one repeated appointment, however they are written."""

    def __init__(self, master: Appointment, viewer: tzinfo) -> None:
        self._master = master
        self._viewer = viewer
        self._walls: set[datetime] = set()
        self._days: set[date] = set()

    def add(self, moment: Moment) -> None:
        """Keeps one; a day means all times on it."""
        if moment.whole_day or self._master.start.whole_day:
            self._days.add(moment.wall.date())
        else:
            self._walls.add(_by_its_clock(moment, self._master, self._viewer))

    def __contains__(self, wall: datetime) -> bool:
        return wall in self._walls or wall.date() in self._days


class _Shifts:
    """What THISANDFUTURE does to later times: moves them, or calls them off."""

    def __init__(self, master: Appointment, instead: list[Appointment], viewer: tzinfo) -> None:
        self._master = master
        self._from: list[tuple[datetime, Appointment, timedelta]] = []
        for each in instead:
            if each.onwards and each.replaces:
                begun = _by_its_clock(each.replaces, master, viewer)
                moved = _by_its_clock(each.start, master, viewer) - begun
                self._from.append((begun, each, moved))
        self._from.sort(key=lambda item: item[0])
        lengths = [abs(moved) + each.length.longest() for _, each, moved in self._from]
        # How much further than the window one has to look.
        self.reach = max(lengths, default=timedelta(0))

    def taken(self, wall: datetime, length: Length, view: View) -> Iterator[Interval]:
        """The time that the appointment takes which the rule puts at `wall`."""
        place = bisect_right(self._from, wall, key=lambda item: item[0])
        if not place:
            if self._master.takes_time:
                yield from _taken(wall, length, self._master, view)
            return
        _, each, moved = self._from[place - 1]
        if each.takes_time:
            yield from _taken(wall + moved, each.length, self._master, view)
