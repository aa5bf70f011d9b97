"""Where and when clocks change: the zones of trust.md 30, for tests of days and hours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

# Half an hour, none, a rule of its own in one month, a rule that was given up, a day left out,
# a change at midnight, a change at 00:01 into the day before, and quarter hours.
ZONES = frozenset(
    {
        "America/New_York", "America/Sao_Paulo", "America/St_Johns", "Africa/Casablanca",
        "Asia/Kolkata", "Asia/Tehran", "Australia/Lord_Howe", "Europe/Berlin", "Europe/Dublin",
        "Pacific/Apia", "Pacific/Chatham", "America/Mexico_City",
    }
)  # fmt: skip
# Each a moment (UTC) at which the clocks of a zone change.
_AT = (
    ("America/New_York", "2026-03-08T07:00", "2026-11-01T06:00"),
    ("Europe/Berlin", "2026-03-29T01:00", "2026-10-25T01:00"),
    ("Europe/Dublin", "2026-03-29T01:00", "2026-10-25T01:00"),
    ("Australia/Lord_Howe", "2026-04-04T15:00", "2026-10-03T15:30"),
    ("Africa/Casablanca", "2026-02-15T02:00", "2026-03-22T02:00"),
    ("Pacific/Chatham", "2026-04-04T14:00", "2026-09-26T14:00"),
    ("America/St_Johns", "2026-03-08T05:30", "2026-11-01T04:30"),
    # Until 2011 clocks went back there at 00:01, into the day before.
    ("America/St_Johns", "2010-11-07T02:31"),
    # At midnight: a day that begins at 01:00, and one with two last hours. Given up in 2019.
    ("America/Sao_Paulo", "2018-11-04T03:00", "2019-02-17T02:00"),
    # At midnight, too; given up in 2022.
    ("Asia/Tehran", "2022-03-21T20:30", "2022-09-21T19:30"),
    ("America/Mexico_City", "2022-04-03T08:00", "2022-10-30T07:00"),
    # From one side of the date line to the other: 30 December 2011 never was.
    ("Pacific/Apia", "2011-12-30T10:00"),
    # No change, and half an hour beside the hour.
    ("Asia/Kolkata", "2026-03-29T01:00"),
)


@dataclass(frozen=True)
class Change:
    """A change of clocks, the days around it, and moments before, in and after it."""

    zone: ZoneInfo
    at: datetime

    def __str__(self) -> str:
        return f"{self.zone.key}-{self.at:%Y%m%d}"

    @property
    def moments(self) -> list[datetime]:
        """By the clock of the zone; both passes of a fold, and either side of a gap."""
        away = (-49 * 60, -25 * 60, -24 * 60, -90, -31, -1, 0, 1, 29, 31, 90, 24 * 60, 25 * 60)
        return [(self.at + timedelta(minutes=one)).astimezone(self.zone) for one in away]

    @property
    def days_around(self) -> list[date]:
        """From two days before to two days after."""
        day = self.at.astimezone(self.zone).date()
        return [day + timedelta(days=one) for one in range(-2, 3)]


CHANGES = [
    Change(ZoneInfo(name), datetime.fromisoformat(at).replace(tzinfo=UTC))
    for name, *moments in _AT
    for at in moments
]


@cache
def every_minute(day: date, zone: ZoneInfo) -> tuple[datetime, ...]:
    """Each minute of a day as time goes by, by the clock of a zone: some twice, some never."""
    return tuple(_minutes(day, zone))


def _minutes(day: date, zone: ZoneInfo) -> Iterator[datetime]:
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=16)
    for minute in range(56 * 60):
        shown = (start + timedelta(minutes=minute)).astimezone(zone)
        if shown.date() == day:
            yield shown


@st.composite
def zone_moments(draw: st.DrawFn) -> datetime:
    """A moment in one of the zones, near a change of its clocks more often than not."""
    zone = ZoneInfo(draw(st.sampled_from(sorted(ZONES))))
    near = [one.at for one in CHANGES if one.zone.key == zone.key]
    start = draw(st.sampled_from([*near, datetime(2026, 6, 1, tzinfo=UTC)]))
    away = draw(st.one_of(st.integers(-180, 180), st.integers(-600_000, 600_000)))
    return (start + timedelta(minutes=away)).astimezone(zone)
