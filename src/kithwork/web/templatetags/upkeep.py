"""Filters for upkeep: how often, in words."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithwork.domain.upkeep import Layer
from kithwork.web import plots

register = template.Library()

_EVERY = {
    Layer.UNSET: gettext_lazy("by the strength of your tie"),
    Layer.WEEKLY: gettext_lazy("every week"),
    Layer.MONTHLY: gettext_lazy("every month"),
    Layer.HALF_YEARLY: gettext_lazy("every half year"),
    Layer.YEARLY: gettext_lazy("every year"),
    Layer.NONE: gettext_lazy("no contact, by choice"),
}
# From so much on one comes to somebody's mind, or may.
_LIKELY, _PERHAPS = 0.3, 0.1


@register.filter
def layer(value: str) -> str:
    """How often to be in touch."""
    return str(_EVERY[Layer(value)])


@register.filter
def in_mind(value: float) -> str:
    """How likely one comes to somebody's mind."""
    if value >= _LIKELY:
        return _("likely")
    return _("perhaps") if value >= _PERHAPS else _("hardly")


@register.filter
def share_of_bar(value: float) -> str:
    """How wide the bar of a strength is."""
    return plots.width(value, most=1)
