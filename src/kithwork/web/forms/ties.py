"""What a tie is asked about."""

from django import forms
from django.utils import formats
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kithwork.domain.ties import Origin
from kithwork.web.forms import plain
from kithwork.web.texts import Text

ORIGINS = (
    (Origin.UNKNOWN, _("Not said")),
    (Origin.WORK, _("Work")),
    (Origin.SCHOOL, _("School or studies")),
    (Origin.EVENT, _("An event")),
    (Origin.SOCIAL, _("Friends, sport, clubs")),
    (Origin.FAMILY, _("Family")),
    (Origin.ONLINE, _("Online")),
    (Origin.REFERRAL, _("Somebody introduced us")),
)
HOW_CLOSE = (
    ("", _("As the evidence says")),
    ("0", _("They do not know each other")),
    ("0.15", _("Barely")),
    ("0.35", _("A little")),
    ("0.6", _("Well")),
    ("0.85", _("Very well")),
    ("1", _("As close as can be")),
)


class TieFields(plain.PlainForm):
    """A tie, as the seeker sees it."""

    strength = forms.ChoiceField(label=_("How well?"), choices=HOW_CLOSE, required=False)
    origin = forms.ChoiceField(label=_("From where?"), choices=ORIGINS, required=False)
    met = plain.day(_("Since when?"))
    connected = plain.day(_("Connected online since"))
    why = plain.line(_("In your words"), longest=2000)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        now = str(self.initial.get("strength") or "")
        choices: list[tuple[str, Text]] = list(HOW_CLOSE)
        if now and now not in dict(choices):
            said = formats.number_format(now)
            choices.append((now, gettext("As you set it: %(strength)s") % {"strength": said}))
        self.fields["strength"].choices = choices  # type: ignore[attr-defined]


class NewTie(plain.PlainForm):
    """Two people who know each other, each found by name."""

    left = plain.line(_("Who"), required=True, help_text=_("A name, an address, or “me”."))
    right = plain.line(_("Whom do they know?"), required=True)
    strength = forms.ChoiceField(label=_("How well?"), choices=HOW_CLOSE, required=False)
    why = plain.line(
        _("How? (optional)"), longest=2000, help_text=_("They studied together in Lyon …")
    )
