"""Filters for recommendations."""

from django import template
from django.utils.translation import gettext_lazy

from kithwork.domain.recommendations import Outcome

register = template.Library()

OUTCOMES = {
    Outcome.OPEN: gettext_lazy("still open"),
    Outcome.CHAT: gettext_lazy("a chat"),
    Outcome.INTERVIEW: gettext_lazy("an interview"),
    Outcome.OFFER: gettext_lazy("an offer of work"),
    Outcome.NOTHING: gettext_lazy("nothing"),
}


@register.filter
def outcome(value: str) -> str:
    """What came of a recommendation."""
    return str(OUTCOMES[Outcome(value)])
