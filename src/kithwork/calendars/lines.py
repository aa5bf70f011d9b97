"""Content lines of iCalendar (RFC 5545, 3.1): unfold them, gather them into components.

Written by hand: a library that builds every property of a file of twenty megabytes takes
minutes, and one that reads time zones on the way can be kept busy by them for hours.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# The components that are kept, and the properties of each; all else is only counted through.
WANTED = {
    "VEVENT": frozenset(
        (
            *("UID", "DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE"),
            *("RECURRENCE-ID", "SEQUENCE", "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS"),
        )
    ),
    "VFREEBUSY": frozenset(("FREEBUSY",)),
    "VTIMEZONE": frozenset(("TZID",)),
    "STANDARD": frozenset(("DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE")),
    "DAYLIGHT": frozenset(("DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE")),
}

# Most properties of one name that are kept of a component.
MOST_ALIKE = 2_000

_ZONE = "VTIMEZONE"
_TOP = frozenset(("VEVENT", "VFREEBUSY", _ZONE))

# Possessive throughout: a line of a million quotes is read once.
_LINE = re.compile(r'\s*+([A-Za-z0-9-]++)((?:;(?:[^":;]++|"[^"]*+")*+)*+):(.*+)', re.DOTALL)
_PARAMETER = re.compile(r';\s*+([A-Za-z0-9-]++)\s*+=((?:[^";]++|"[^"]*+")*+)')


@dataclass(frozen=True, slots=True)
class Property:
    """A content line taken apart: `name` and the parameters' names in capitals."""

    name: str
    parameters: dict[str, str]
    value: str
    line: int


@dataclass(slots=True)
class Component:
    """A part of a calendar with the properties and parts that are wanted of it.

    `line` is that of its BEGIN; `whole` says that its END was found.
    """

    name: str
    line: int
    properties: dict[str, list[Property]] = field(default_factory=dict)
    parts: list["Component"] = field(default_factory=list)
    whole: bool = False

    def first(self, name: str) -> Property | None:
        """The first property of that name."""
        found = self.properties.get(name)
        return found[0] if found else None

    def text(self, name: str) -> str:
        """Its value, stripped; empty where there is none."""
        found = self.first(name)
        return found.value.strip() if found else ""


def decoded(data: bytes) -> str:
    """The text of a file. What we read of it is ASCII, so that nothing hangs on a lost letter."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")


def components(text: str) -> Iterator[Component]:
    """The wanted components, each as it ends; one that does not end comes when the next begins.

    STANDARD and DAYLIGHT are parts of their VTIMEZONE; whatever else nests (an alarm in an
    appointment) is passed over, however deep.
    """
    reader = _Reader()
    for number, line in unfolded(text):
        if found := _LINE.fullmatch(line):
            name = found[1].upper()
            if name in ("BEGIN", "END"):
                yield from reader.turn(name, found[3].strip().upper(), number)
            else:
                reader.keep(name, found, number)
    yield from reader.finish()


class _Reader:
    """Reads logical lines and gives out each completed component."""

    def __init__(self) -> None:
        # The one at the top, and the part of it that is being read.
        self._open: list[Component] = []
        # How many begun within the innermost of these are passed over.
        self._passed = 0

    def turn(self, name: str, component: str, number: int) -> Iterator[Component]:
        """Takes a BEGIN or an END."""
        if name == "BEGIN":
            yield from self._begin(component, number)
        else:
            yield from self._end(component)

    def keep(self, name: str, found: re.Match[str], number: int) -> None:
        """Takes a property."""
        if not self._open or self._passed or name not in WANTED[self._open[-1].name]:
            return
        kept = self._open[-1].properties.setdefault(name, [])
        if len(kept) < MOST_ALIKE:
            kept.append(Property(name, _parameters(found[2]), found[3], number))

    def finish(self) -> Iterator[Component]:
        """Gives out what never ended."""
        yield from self._open[:1]
        self._open, self._passed = [], 0

    def _begin(self, name: str, number: int) -> Iterator[Component]:
        if name in _TOP:
            # None of these lies in another: the one before has lost its END.
            yield from self.finish()
            self._open = [Component(name, number)]
        elif not self._passed and name in WANTED and [each.name for each in self._open] == [_ZONE]:
            self._open.append(Component(name, number))
            self._open[0].parts.append(self._open[1])
        elif self._open:
            self._passed += 1

    def _end(self, name: str) -> Iterator[Component]:
        if self._open and name == self._open[-1].name:
            # Even if something within it did not end.
            self._passed = 0
            self._open[-1].whole = True
            if len(self._open) == 1:
                yield from self.finish()
            else:
                self._open.pop()
        elif self._open and name == self._open[0].name:
            self._open[0].whole = True
            yield from self.finish()
        elif self._passed:
            self._passed -= 1


def unfolded(text: str) -> Iterator[tuple[int, str]]:
    """The logical lines that are not empty, each with the number of its first line, from 1."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    begun, pieces = 0, [""]
    for number, line in enumerate(lines, start=1):
        if line[:1] in (" ", "\t") and begun:
            pieces.append(line[1:])
        elif line:
            if begun:
                yield begun, "".join(pieces)
            begun, pieces = number, [line]
    if begun:
        yield begun, "".join(pieces)


def _parameters(raw: str) -> dict[str, str]:
    if not raw:
        return {}
    found = _PARAMETER.finditer(raw)
    return {item[1].upper(): item[2].replace('"', "").strip() for item in found}
