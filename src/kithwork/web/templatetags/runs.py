"""Filters for the page of a talk: marks and their signs, and the minute of a line."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kithwork.domain.runs import SIGN_OF, Mark
from kithwork.flows.runs import Talk

register = template.Library()
NAMES = {
    Mark.NOTE: _("Note"),
    Mark.HELPFUL: _("Helpful"),
    Mark.NAME: pgettext_lazy("a name that somebody gave", "Name"),
    Mark.INQUIRY: _("Look into"),
    Mark.MY_PROMISE: _("I promise"),
    Mark.THEIR_PROMISE: _("They promise"),
    Mark.WORD: pgettext_lazy("a word of the trade", "Word"),
    Mark.OPENING: _("An opening they raised"),
}


@register.filter
def mark(found: str) -> str:
    """What a mark is called."""
    return str(NAMES[Mark(found)])


@register.filter
def sign(found: str) -> str:
    """The sign that a line of this mark begins with; empty for a plain note."""
    return SIGN_OF.get(Mark(found), "")


@register.filter
def minute(seconds: int) -> str:
    """How far into the talk, as its clock shows it."""
    return f"{seconds // 60}:{seconds % 60:02}"


@register.filter
def previous(at: object) -> int:
    """The place before, from 0."""
    return max(0, int(str(at or 0)) - 1)


@register.simple_tag
def answered(talk: Talk, question: str) -> SafeString:
    """When a question was settled, as the script reads it."""
    found = next((one for one in talk.answers if one.question == question), None)
    if found is None:
        return SafeString("")
    return format_html('data-seconds="{}" data-revision="{}"', found.seconds, found.revision)
