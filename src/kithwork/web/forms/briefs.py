"""What a line of homework is asked about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kithwork.domain.briefs import ResearchKind
from kithwork.web.forms import plain

KINDS = (
    (ResearchKind.KNOWN, _("Known")),
    (ResearchKind.ASSUMED, _("Assumed, to be tested")),
    (ResearchKind.UNKNOWN, _("Not known yet")),
    (ResearchKind.TRAIL, _("Trails to follow")),
)


class Homework(plain.PlainForm):
    """A line, what it is, and where it was found."""

    text = forms.CharField(
        label=_("What did you find out, or want to?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    kind = forms.ChoiceField(label=_("It is"), choices=KINDS)
    source = plain.line(
        _("Where from? (optional)"),
        longest=500,
        help_text=_("A page, a paper, a person. The day is kept with it."),
    )
