"""What a community of the network is called on a page."""

from django import template
from django.utils.translation import gettext as _

from kithwork.store.queries.communities import Community

register = template.Library()


@register.filter
def community(found: Community | None) -> str:
    """A community by its organisations, or by the person who has most ties in it."""
    if found is None:
        return "–"
    if not found.organisations:
        return _("Around %(name)s") % {"name": found.around}
    places = found.organisations[0]
    if len(found.organisations) > 1:
        first, second = found.organisations
        places = _("%(first)s and %(second)s") % {"first": first, "second": second}
    if not found.is_alike:
        return places
    return _("%(places)s, around %(name)s") % {"places": places, "name": found.around}
