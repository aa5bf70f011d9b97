"""Moments, days and ids as JSON holds them."""

from datetime import date, datetime


def moment(value: datetime | None) -> str | None:
    """ISO 8601 with its offset."""
    return None if value is None else value.isoformat()


def day(value: date | None) -> str | None:
    """YYYY-MM-DD."""
    return None if value is None else value.isoformat()


def identity(value: object) -> str | None:
    """An id as text."""
    return None if value is None else str(value)
