"""What is noted of a recommendation, and what came of it."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from kithwork.domain.recommendations import LONGEST_LINE, Recommendation
from kithwork.web.forms import plain
from kithwork.web.templatetags.recommendations import OUTCOMES


class Recommended(plain.PlainForm):
    """Somebody spoke for the seeker."""

    to = plain.line(
        _("Whom did they tell about you?"),
        longest=LONGEST_LINE,
        help_text=_("“Dr Haas, who leads the team”"),
    )
    matter = plain.line(_("For what?"), longest=LONGEST_LINE, help_text=_("“Quality engineer”"))
    on = plain.day(_("When?"))


class Came(plain.PlainForm):
    """What came of it."""

    outcome = forms.ChoiceField(label=_("What came of it?"), choices=tuple(OUTCOMES.items()))


def listed(found: Iterable[Recommendation]) -> list[tuple[Recommendation, Came]]:
    """Recommendations, each with the form for what came of it."""
    return [
        (one, Came(auto_id=f"r{one.id.hex[:8]}_%s", initial={"outcome": one.outcome.value}))
        for one in found
    ]
