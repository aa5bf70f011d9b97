"""Weeks by their number (ISO 8601): from Monday to Sunday by the seeker's clock."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kithwork.domain.errors import Invalid

_DAYS = timedelta(days=7)
_NAME = re.compile(r"([0-9]{4})-W([0-9]{1,2})")


@dataclass(frozen=True, slots=True, order=True)
class IsoWeek:
    """The week that begins on `monday`."""

    monday: date

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=6)

    @property
    def label(self) -> str:
        """Its name: 2026-W48."""
        year, number, _ = self.monday.isocalendar()
        return f"{year:04d}-W{number:02d}"

    @property
    def number(self) -> int:
        """Which week of its year it is."""
        return self.monday.isocalendar().week

    @property
    def before(self) -> "IsoWeek":
        """The week before."""
        return IsoWeek(self.monday - _DAYS)

    @property
    def after(self) -> "IsoWeek":
        """The week after."""
        return IsoWeek(self.monday + _DAYS)

    def days(self) -> Iterator[date]:
        """Its seven days."""
        return (self.monday + timedelta(days=day) for day in range(7))

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.monday <= day <= self.sunday


def of(day: date) -> IsoWeek:
    """The week that a day lies in."""
    return IsoWeek(day - timedelta(days=day.weekday()))


def named(text: str, *, field: str = "of") -> IsoWeek:
    """The week of a name such as 2026-W48; raises Invalid on `field`."""
    found = _NAME.fullmatch(text.strip().upper())
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else None
        # The neighbours of a week are shown with it.
        if monday and date.min + _DAYS <= monday <= date.max - 3 * _DAYS:
            return IsoWeek(monday)
    except ValueError:
        pass
    raise Invalid(field, f"“{text[:40]}” is no week such as 2026-W48.")


def local_day(moment: datetime, *, like: datetime) -> date:
    """The day of a moment by the clock of `like`."""
    return moment.astimezone(like.tzinfo).date()
