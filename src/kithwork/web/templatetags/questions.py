"""Filters for question plans."""

from collections.abc import Mapping

from django import template
from django.utils import formats

register = template.Library()


@register.filter
def number(value: float) -> str:
    """Minutes as people say them: 2.5, and 14 without a point."""
    places = 0 if float(value).is_integer() else 1
    return formats.number_format(value, decimal_pos=places)


@register.filter
def of(names: Mapping[str, str], key: str) -> str:
    """What `names` calls `key`."""
    return names.get(key, "")
