"""Time zones by name, and the moments that a local clock names."""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from kithwork.domain.errors import Invalid


@cache
def names() -> frozenset[str]:
    """The names of all zones of the tz database, such as "Europe/Berlin"."""
    return frozenset(available_timezones())


def named(name: str, *, field: str = "zone") -> ZoneInfo:
    """The zone of a name; raises Invalid on `field`."""
    try:
        return ZoneInfo(name.strip())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Invalid(field, f"“{name[:60]}” is no zone, such as Europe/Berlin.") from None


def moment(local: datetime, *, zone: ZoneInfo, field: str = "at") -> datetime:
    """The moment, in UTC, when clocks in `zone` show `local` (naive).

    Where clocks go back and show it twice, the first is meant. Raises Invalid on `field` where
    clocks go forward and never show it.
    """
    at = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) != local:
        later = at.astimezone(zone)
        raise Invalid(
            field,
            f"{local:%H:%M} is a time that clocks there skip on that day; "
            f"{later:%H:%M} is the time after.",
        )
    return at
