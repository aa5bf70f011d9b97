"""Rows as plain values that JSON and CSV can carry."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Model


def cells(row: Model, names: Iterable[str]) -> dict[str, Any]:
    """The named fields of a row; days, moments and ids as text."""
    return {name: plain(getattr(row, name)) for name in names}


def plain(value: Any) -> Any:
    """A value as JSON knows it: days as YYYY-MM-DD, moments as ISO 8601 with offset."""
    if isinstance(value, datetime):
        # Engines give the same moment back in zones of their own.
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
