"""Weeks by their number (ISO 8601): from Monday to Sunday by the seeker's clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kithwork.domain.errors import Invalid

_DAYS = timedelta(days=7)


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
    year, _, number = text.strip().upper().partition("-W")
    digits = (year + number).isascii() and (year + number).isdigit()
    try:
        if not (digits and len(year) == 4 and 0 < len(number) <= 2):
            raise ValueError
        found = IsoWeek(date.fromisocalendar(int(year), int(number), 1))
        # The neighbours of a week are shown with it.
        return IsoWeek(found.before.monday + (found.after.monday - found.monday))
    except (ValueError, OverflowError):
        raise Invalid(field, f"“{text[:40]}” is no week such as 2026-W48.") from None


def local_day(moment: datetime, *, like: datetime) -> date:
    """The day of a moment by the clock of `like`."""
    return moment.astimezone(like.tzinfo).date()
