"""Filters for a report: its words, and numbers with how sure they are."""

import math
from typing import Any

from django import template
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kithwork.domain.asks import Channel
from kithwork.domain.reports import Field, Footing, Reached, Replies, StageName
from kithwork.domain.shares import Product, Rate, Share
from kithwork.web import plots
from kithwork.web.plots import Span
from kithwork.web.templatetags import words

register = template.Library()

STAGES = {
    StageName.ASKS: gettext_lazy("Asks you sent"),
    StageName.ANSWERS: gettext_lazy("Answers"),
    StageName.CHATS: gettext_lazy("Chats that took place"),
    StageName.REFERRALS: gettext_lazy("New people you were told of"),
    StageName.ONWARD: gettext_lazy("Chats with them"),
}
_FOOTINGS = {
    Footing.WARM: gettext_lazy("Warm: introduced, named or known"),
    Footing.REASON: gettext_lazy("Cold, with a reason of its own"),
    Footing.COLD: gettext_lazy("Cold"),
}
FIELDS = {
    Field.INDUSTRY: gettext_lazy("Industries"),
    Field.ORGANISATION: gettext_lazy("Organisations"),
    Field.PLACE: gettext_lazy("Places"),
}
REACHED = {
    Reached.HELD: gettext_lazy("you talked"),
    Reached.BOOKED: gettext_lazy("a chat is agreed"),
    Reached.ASKED: gettext_lazy("asked"),
    Reached.NAMED: gettext_lazy("named"),
    Reached.HELPER: gettext_lazy("led you on"),
}
_FOOTING_NAMES = frozenset(one.value for one in Footing)


@register.filter
def stage(name: str) -> str:
    """A stage of the way from asks to chats."""
    return str(STAGES[StageName(name)])


@register.filter
def sort_of_ask(found: Replies) -> str:
    """What an ask rests on, or how it travelled."""
    if found.name in _FOOTING_NAMES:
        return str(_FOOTINGS[Footing(found.name)])
    return words.channel(Channel(found.name))


@register.filter
def field(value: str) -> str:
    """By what people differ."""
    return str(FIELDS[Field(value)])


@register.filter
def reached(value: str) -> str:
    """How far the seeker came with somebody."""
    return str(REACHED[Reached(value)])


@register.filter
def between(found: Share) -> str:
    """How far a share may be from the truth."""
    said = {"low": words.percent(found.low), "high": words.percent(found.high)}
    return _("between %(low)s and %(high)s") % said


@register.filter
def span_of(found: Share) -> Span:
    """The same on a line from 0 to 1."""
    return plots.span(low=found.low, value=found.value, high=found.high)


@register.filter
def based_on(of: int) -> str:
    """On how many of the seeker's own cases something rests."""
    if not of:
        return _("none of yours yet")
    said = ngettext("based on %(number)s of yours", "based on %(number)s of yours", of)
    return said % {"number": words.figure(of)}


@register.filter
def decimal(value: float | None, digits: int = 1) -> str:
    """A number with its decimals; a dash where nothing is known."""
    if value is None:
        return "–"
    return formats.number_format(round(value, digits), decimal_pos=digits)


@register.filter
def bounds(found: Rate | Product, digits: int = 1) -> str:
    """How far a number may be from the truth; empty where nothing bounds it."""
    if math.isinf(found.high):
        return ""
    said = {"low": decimal(found.low, digits), "high": decimal(found.high, digits)}
    return _("between %(low)s and %(high)s") % said


@register.filter
def in_days(value: float) -> str:
    """So many days in words."""
    days = round(value)
    said = ngettext("%(number)s day", "%(number)s days", days)
    return said % {"number": words.figure(days)}


@register.filter
def in_chats(number: int) -> str:
    """So many chats in words."""
    said = ngettext("%(number)s chat", "%(number)s chats", number)
    return said % {"number": words.figure(number)}


@register.filter
def width_of(value: int, most: int) -> str:
    """How wide the bar of a count is."""
    return plots.width(value, most=most)


@register.filter
def step(depth: int) -> Any:
    """How far somebody stands in; no further than a phone has room for."""
    return min(depth, 6)
