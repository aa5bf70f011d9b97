"""What a chat is asked about: with whom, when by whose clock, how and where."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kithwork.domain import zones
from kithwork.domain.chats import USUAL_MINUTES, ChatCard, ChatKind, Mode, Venue
from kithwork.flows.chats import Day
from kithwork.web.forms import plain

# In the order to offer them: in person first, video when that is easier.
MODES = (
    (Mode.IN_PERSON, _("In person")),
    (Mode.VIDEO, _("By video")),
    (Mode.PHONE, _("By phone")),
)
KINDS = (
    (ChatKind.ONE_TO_ONE, _("A chat of two")),
    (ChatKind.GROUP, _("A talk in a group")),
    (ChatKind.WARM_UP, _("A warm-up, for practice")),
    (ChatKind.JOB_INTERVIEW, _("A job interview: whoever asks is met, too")),
)
LOCAL = "%Y-%m-%dT%H:%M"


class Clock(forms.Field):
    """What a clock shows on a day: a naive datetime, whose zone is another field's to say."""

    widget = forms.DateTimeInput(format=LOCAL, attrs={"type": "datetime-local"})

    def to_python(self, value: object) -> datetime | None:
        """The text of a browser as a time; ValidationError where it is none."""
        text = str(value or "").strip()
        try:
            return datetime.fromisoformat(text).replace(tzinfo=None) if text else None
        except ValueError:
            raise forms.ValidationError(
                _("Write a day and a time, such as 2026-12-03 15:00.")
            ) from None


class ChatDay(plain.PlainForm):
    """When and where: what clocks show in the zone that is named."""

    at = Clock(label=_("When?"))
    zone = forms.CharField(
        label=_("By the clock of"),
        max_length=60,
        help_text=_("Their time zone, such as Europe/Berlin."),
        widget=forms.TextInput(attrs={"list": "zones"}),
    )
    minutes = forms.IntegerField(
        label=_("How many minutes?"),
        initial=USUAL_MINUTES,
        help_text=_("What they agreed to; 15 to 30 is usual."),
    )
    mode = forms.ChoiceField(label=_("How?"), choices=MODES)
    where = plain.line(
        _("Where?"),
        longest=500,
        help_text=_("A café near them, the link of the call, or the number to ring."),
    )

    def day(self) -> Day:
        """The cleaned fields as one day."""
        found = self.cleaned_data
        venue = Venue(Mode(found["mode"]), self.said("where"))
        return Day(found["at"], self.said("zone"), int(found["minutes"]), venue)


class NewChat(ChatDay):
    """The same, with whom, and who sent the seeker there."""

    person = plain.line(_("With whom?"), required=True)
    referred_by = plain.line(
        _("Who sent you? (optional)"), help_text=_("They hear how it went afterwards.")
    )
    kind = forms.ChoiceField(label=_("What kind of talk?"), choices=KINDS, required=False)
    field_order = ("person", "at", "zone", "minutes", "mode", "where", "referred_by", "kind")


def known(card: ChatCard) -> dict[str, object]:
    """What is agreed already, for the form."""
    zone = card.zone or timezone.get_default_timezone_name()
    at = card.starts_at and card.starts_at.astimezone(zones.named(zone)).strftime(LOCAL)
    return {
        "at": at or "",
        "zone": zone,
        "minutes": card.minutes,
        "mode": card.venue.mode.value,
        "where": card.venue.where,
    }
