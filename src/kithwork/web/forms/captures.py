"""What a capture asks for: a name is enough."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kithwork.domain.captures import LONGEST_LINE, NextAfter
from kithwork.web.forms import plain

NEXT = (
    (NextAfter.WRITE, _("Write to them")),
    (NextAfter.INTRODUCES, _("They will introduce me")),
    (NextAfter.LOOK_UP, _("Look something up")),
    (NextAfter.NOTHING, _("Nothing for now")),
)


def _line(*, longest: int = LONGEST_LINE, required: bool = False, **attrs: str) -> forms.CharField:
    """A one-line field, set for a thumb; its label stands in the template."""
    return forms.CharField(
        max_length=longest, required=required, widget=forms.TextInput(attrs={**attrs})
    )


class NewCapture(plain.PlainForm):
    """Whom, where, what next."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    name = _line(
        required=True,
        autofocus="autofocus",
        autocomplete="off",
        autocapitalize="words",
        spellcheck="false",
        enterkeyhint="next",
        list="known",
    )
    where = _line(autocomplete="off", enterkeyhint="next")
    next = forms.ChoiceField(choices=NEXT, required=False, widget=forms.RadioSelect)
    what = _line(autocomplete="off", autocapitalize="sentences", enterkeyhint="done")
    organisation = _line(autocomplete="off", autocapitalize="words", enterkeyhint="done")
    on = plain.day("")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name, label in LABELS.items():
            self.fields[name].label = label


LABELS = {
    "name": _("Whom did you meet?"),
    "where": _("Where?"),
    "next": _("What next?"),
    "what": _("What exactly?"),
    "organisation": _("Where do they work?"),
    "on": _("When?"),
}
