"""Retention: people the seeker lost touch with long ago need not stay (trust.md 51)."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from kithwork.domain.errors import Invalid

USUAL_MONTHS = 36
FEWEST_MONTHS, MOST_MONTHS = 6, 240
# A schedule takes people away once a week, and for the first time a week after it was set: so
# long everybody concerned stands on the page.
EVERY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Idle:
    """Somebody nothing happened with since a day, and on whom nothing of a search rests."""

    id: UUID
    name: str
    since: date


@dataclass(frozen=True, slots=True)
class Schedule:
    """After how many idle months people go by themselves, and on which day next."""

    months: int
    purge_on: date


@dataclass(frozen=True, slots=True)
class Purged:
    """What was taken away: how many people."""

    people: int


def last_day(*, today: date, months: int) -> date:
    """The last day with somebody that is long enough ago; raises Invalid for too few or many."""
    if not FEWEST_MONTHS <= months <= MOST_MONTHS:
        raise Invalid("months", f"must be {FEWEST_MONTHS} to {MOST_MONTHS}.")
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
