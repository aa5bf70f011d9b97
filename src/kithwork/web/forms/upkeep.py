"""What upkeep asks: how often to be in touch with somebody, how many nudges, and when none."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kithwork.domain.upkeep import MOST_NUDGES, Layer, Quiet, Settings, quiet
from kithwork.web.forms import plain
from kithwork.web.texts import Text

LAYERS = (
    (Layer.UNSET.value, _("By tie strength")),
    (Layer.WEEKLY.value, _("Every week")),
    (Layer.MONTHLY.value, _("Every month")),
    (Layer.HALF_YEARLY.value, _("Every half year")),
    (Layer.YEARLY.value, _("Every year")),
    (Layer.NONE.value, _("No contact, by choice")),
)


class LayerField(plain.PlainForm):
    """How often to be in touch with one person."""

    layer = forms.ChoiceField(label=_("How often"), choices=LAYERS, required=False)


def _clock(label: Text) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=8, widget=forms.TimeInput(attrs={"type": "time"})
    )


class SettingsFields(plain.PlainForm):
    """Nudges a week at most, and the hours without new ones."""

    nudges = plain.number(
        _("Nudges a week, at most"),
        least=0,
        most=MOST_NUDGES,
        help_text=_("0 for none: this page still says who is due."),
    )
    quiet_from = _clock(_("Quiet from"))
    quiet_to = _clock(_("Quiet until"))

    def quiet(self) -> Quiet | None:
        """The quiet hours as typed; raises Invalid."""
        return quiet(self.said("quiet_from"), self.said("quiet_to"))


def known(settings: Settings) -> dict[str, str]:
    """What is set, as the texts of the form."""
    hours = settings.quiet
    return {
        "nudges": str(settings.nudges),
        "quiet_from": f"{hours.first:%H:%M}" if hours else "",
        "quiet_to": f"{hours.last:%H:%M}" if hours else "",
    }
