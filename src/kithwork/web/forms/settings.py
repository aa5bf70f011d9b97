"""What Settings asks of this browser."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kithwork.web.forms import plain

COLOURS = (("", _("As the system is")), ("light", _("Light")), ("dark", _("Dark")))
CONTRAST = (("", _("As the system is")), ("more", _("High")))
SHORTCUTS = (("on", _("On")), ("off", _("Off: only Ctrl-K")))


class PreferenceFields(plain.PlainForm):
    """Language, colours, contrast, and whether single keys do something."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    colours = forms.ChoiceField(label=_("Colours"), choices=COLOURS, required=False)
    contrast = forms.ChoiceField(label=_("Contrast"), choices=CONTRAST, required=False)
    shortcuts = forms.ChoiceField(
        label=_("Keyboard shortcuts"),
        choices=SHORTCUTS,
        help_text=_("Turn single keys off if you dictate, or press keys by accident."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("As the browser says")), *settings.LANGUAGES]
        self.fields["language"].choices = choices  # type: ignore[attr-defined]
