"""What a table's columns are: their names, and how much text they hold."""

from typing import Any

from django.db.models import Field, Model


def of(model: type[Model], name: str) -> "Field[Any, Any]":
    """The column behind a field of `model`."""
    column = model._meta.get_field(name)
    if not isinstance(column, Field):
        raise TypeError(f"{model.__name__}.{name} is no column")
    return column


def longest(model: type[Model], name: str) -> int | None:
    """How many characters a text column holds; None when there is no limit."""
    limit = of(model, name).max_length
    return int(limit) if isinstance(limit, int) else None
