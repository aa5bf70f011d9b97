"""One appointment of somebody's calendar (a VEVENT), read; and when it takes place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import tzinfo

from kithwork.calendars import rules, values
from kithwork.calendars.faults import UNREADABLE, Effort, Faults, Unread
from kithwork.calendars.lines import Component, Property
from kithwork.calendars.rules import Rule
from kithwork.calendars.values import Length, Moment
from kithwork.calendars.zones import Zones

# Most days and times that RDATE or EXDATE may list for one appointment.
MOST_LISTED = 5_000
# What reading one of them costs, in days looked at.
EFFORT_OF_LISTED = 5


@dataclass(slots=True)
class Appointment:
    """What a VEVENT says of time. `takes_time` is false for what is free, or was called off.

    `replaces` is the time of the repeated appointment that this one stands for, and
    `onwards` says that all later ones move with it (RANGE=THISANDFUTURE).
    """

    line: int
    uid: str
    sequence: int
    start: Moment
    length: Length
    takes_time: bool
    rules: list[Rule] = field(default_factory=list)
    except_rules: list[Rule] = field(default_factory=list)
    added: list[tuple[Moment, Length | None]] = field(default_factory=list)
    dropped: list[Moment] = field(default_factory=list)
    replaces: Moment | None = None
    onwards: bool = False


class Reader:
    """Reads the appointments of one file, for a viewer in a zone."""

    def __init__(self, *, zones: Zones, viewer: tzinfo, faults: Faults, effort: Effort) -> None:
        self._zones = zones
        self._effort = effort
        self.viewer = viewer
        self.faults = faults

    def read(self, component: Component) -> Appointment:
        """The appointment; `UNREADABLE` if it says no time. Lesser problems are gathered."""
        if not component.whole:
            raise Unread("", "The appointment has no END:VEVENT; left out.")
        found = component.first("DTSTART")
        if not found:
            raise Unread("DTSTART", "The appointment does not say when; left out.")
        start = self._moment(found)
        replaced = component.first("RECURRENCE-ID")
        appointment = Appointment(
            line=component.line,
            uid=component.text("UID"),
            sequence=_whole_number(component.text("SEQUENCE")),
            start=start,
            length=self._length(component, start),
            takes_time=_takes_time(component),
            replaces=self._moment(replaced) if replaced else None,
            onwards=bool(replaced) and "THISANDFUTURE" in _range(replaced),
        )
        if not replaced:
            self._add_repeats(appointment, component)
        return appointment

    def periods(self, item: Property) -> Iterator[tuple[Moment, Length | None]]:
        """The times a property lists; a broken one becomes a problem of its own.

        `Unread` when the file lists more than can be reckoned.
        """
        listed = item.value.split(",")
        if len(listed) > MOST_LISTED:
            why = f"It lists more than {MOST_LISTED:,} times; the rest was not read."
            self.faults.add(item.line, item.name, why)
        zone = self._zone(item)
        self._effort.spend(min(len(listed), MOST_LISTED) * EFFORT_OF_LISTED)
        for text in listed[:MOST_LISTED]:
            if not text.strip():
                continue
            try:
                yield values.period(text, zone=zone, viewer=self.viewer, field=item.name)
            except UNREADABLE as failure:
                self.faults.of(failure, line=item.line, field=item.name)

    def _moment(self, item: Property) -> Moment:
        return values.moment(item.value, zone=self._zone(item), field=item.name)

    def _zone(self, item: Property) -> tzinfo | None:
        name = item.parameters.get("TZID", "")
        zone = self._zones.named(name) if name else None
        if name and not zone:
            why = f"The time zone “{name[:60]}” is not known; taken for yours."
            self.faults.add(item.line, item.name, why)
        return zone

    def _length(self, component: Component, start: Moment) -> Length:
        if end := component.first("DTEND"):
            return values.between(start, self._moment(end), self.viewer, field="DTEND")
        if lasts := component.first("DURATION"):
            return values.duration(lasts.value, field="DURATION")
        return Length(1) if start.whole_day else Length()

    def _add_repeats(self, appointment: Appointment, component: Component) -> None:
        appointment.rules = self._rules(component, "RRULE", appointment.start)
        appointment.except_rules = self._rules(component, "EXRULE", appointment.start)
        for item in component.properties.get("RDATE", ()):
            appointment.added += self.periods(item)
        for item in component.properties.get("EXDATE", ()):
            appointment.dropped += [each for each, _ in self.periods(item)]

    def _rules(self, component: Component, name: str, start: Moment) -> list[Rule]:
        found = []
        # More than one is not recommended; more than a few is no calendar.
        for item in component.properties.get(name, ())[:4]:
            try:
                rule = rules.read(item.value, start=start.wall, zone=start.zone, name=name)
            except UNREADABLE as failure:
                self.faults.of(failure, line=item.line, field=name)
            else:
                found.append(rule)
        return found


def _takes_time(component: Component) -> bool:
    free = (
        component.text("TRANSP").upper() == "TRANSPARENT"
        or component.text("X-MICROSOFT-CDO-BUSYSTATUS").upper() == "FREE"
    )
    return not free and component.text("STATUS").upper() != "CANCELLED"


def _range(item: Property | None) -> str:
    return item.parameters.get("RANGE", "").upper() if item else ""


def _whole_number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
