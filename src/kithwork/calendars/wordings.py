"""A slot as it is said to somebody: always with the zone it is meant in (practice.md F11)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kithwork.domain.slots import Slot

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
# Parts of zone names that are no places.
_NO_PLACES = ("Etc", "SystemV")


@dataclass(frozen=True, slots=True)
class Said:
    """What there is to say of when a slot begins, by the clocks of one zone.

    `weekday` is 0 (Monday) to 6, `zone` the database's name, `city` the place it is named for
    (empty if for none), `abbreviation` such as CET (empty where there are only digits),
    `offset` the distance from UTC. `twice` says that the clocks show that time twice on the
    day, so that only the offset tells which is meant.
    """

    weekday: int
    on: date
    at: time
    minutes: int
    zone: str
    city: str
    abbreviation: str
    offset: timedelta
    twice: bool


def said(slot: Slot, zone: ZoneInfo) -> Said:
    """What there is to say of a slot in `zone`."""
    local = slot.local(zone)
    name = local.tzname() or ""
    return Said(
        weekday=local.weekday(),
        on=local.date(),
        at=local.time().replace(fold=0),
        minutes=slot.minutes,
        zone=zone.key,
        city=_city(zone.key),
        abbreviation=name if name.isalpha() else "",
        offset=local.utcoffset() or timedelta(0),
        twice=_twice(local, zone),
    )


def in_english(slot: Slot, zone: ZoneInfo) -> str:
    """A slot in English: “Tue 3 December, 15:00 (Berlin time)”.

    A zone without a place is named by its distance from UTC, which also stands behind a time
    that the clocks show twice.
    """
    one = said(slot, zone)
    where = f"{one.city} time" if one.city else _offset(one.offset)
    which = f", {_offset(one.offset)}" if one.twice and one.city else ""
    day = f"{_DAYS[one.weekday]} {one.on.day} {_MONTHS[one.on.month - 1]}"
    return f"{day}, {one.at:%H:%M} ({where}{which})"


def is_utc(zone: ZoneInfo) -> bool:
    """Whether a zone is UTC itself, under any of its names."""
    return zone.key.removeprefix("Etc/") in ("UTC", "UCT", "Universal", "Zulu")


def _city(key: str) -> str:
    area, _, place = key.partition("/")
    if not place or area in _NO_PLACES:
        return ""
    return place.rsplit("/", 1)[-1].replace("_", " ")


def _twice(local: datetime, zone: ZoneInfo) -> bool:
    instants = {local.replace(fold=fold, tzinfo=zone).astimezone(UTC) for fold in (0, 1)}
    return len(instants) == 2


def _offset(apart: timedelta) -> str:
    minutes = int(apart.total_seconds()) // 60
    if not minutes:
        return "UTC"
    sign = "+" if minutes > 0 else "-"
    return f"UTC{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
