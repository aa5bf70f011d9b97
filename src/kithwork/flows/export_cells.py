"""Rows as plain values that JSON and CSV can carry."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Model


def cells(row: Model, names: Iterable[str]) -> dict[str, Any]:
    """The named fields of a row; days, moments, times of a day and ids as text."""
    return {name: plain(getattr(row, name)) for name in names}


def plain(value: Any) -> Any:
    """A value as JSON knows it: days as YYYY-MM-DD, times as HH:MM, moments as ISO 8601 in UTC."""
    if isinstance(value, datetime):
        # Engines give the same moment back in zones of their own.
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value) if isinstance(value, UUID) else value
