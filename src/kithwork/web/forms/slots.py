"""When the seeker can talk: a line of hours for each day, and calendar files."""

from collections.abc import Mapping

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from kithwork.domain import feeds, zones
from kithwork.domain import hours as weekly
from kithwork.domain.slots import Hours, NoHours, WeeklyHours
from kithwork.web.forms import plain

LONGEST_DAY = 200


class DayHours(forms.Field):
    """The hours of one day, such as 09:00-12:00, 13:00-17:00; none when it is empty."""

    widget = forms.TextInput(attrs={"maxlength": LONGEST_DAY, "autocomplete": "off"})

    def to_python(self, value: object) -> tuple[Hours, ...]:
        """The text as hours; ValidationError where it is none."""
        try:
            found = weekly.typed(str(value or "")[:LONGEST_DAY])
            # One day as a week of its own: in order, and none over another.
            weekly.of_days([found, *[()] * 6], zone=zones.named("UTC"))
        except NoHours:
            raise forms.ValidationError(
                _("Write hours such as 09:00-12:00, 13:00-17:00, one after the other.")
            ) from None
        return found


class HoursFields(plain.PlainForm):
    """The seven days, and by whose clock."""

    zone = forms.CharField(
        label=_("By the clock of"),
        max_length=60,
        help_text=_("Your time zone, such as Europe/Berlin."),
        widget=forms.TextInput(attrs={"list": "zones"}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for place, name in enumerate(weekly.DAYS):
            self.fields[name] = DayHours(label=WEEKDAYS[place], required=False)

    def week(self) -> WeeklyHours:
        """The cleaned fields as a week; raises Invalid on the zone."""
        zone = zones.named(self.said("zone"))
        return weekly.of_days([self.cleaned_data[name] for name in weekly.DAYS], zone=zone)


def known(week: WeeklyHours) -> Mapping[str, str]:
    """A week as the texts of the form."""
    days = zip(weekly.DAYS, week.days, strict=True)
    return {
        "zone": week.zone.key,
        **{name: ", ".join(weekly.said(day)) for name, day in days},
    }


class CalendarFile(plain.PlainForm):
    """A calendar file, to be read for when it is busy."""

    file = forms.FileField(
        label=_("A calendar file (.ics)"),
        help_text=_(
            "Only when you are busy is kept: no titles, no places, nobody's name. Read it again "
            "when it has changed; the new file takes the place of the one of the same name."
        ),
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
        max_length=255,
    )


class FeedAddress(plain.PlainForm):
    """The address of a calendar on the web."""

    address = forms.CharField(
        label=_("Its address"),
        max_length=feeds.LONGEST,
        help_text=_(
            "Calendar programs give one out as “secret address” or “subscribe”: it begins with "
            "https:// or webcal://. It is kept on your machine, and never shown again."
        ),
        widget=forms.TextInput(
            attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
    name = plain.line(_("What to call it"), longest=100, help_text=_("Such as Work."))


class ServerPassword(plain.PlainForm):
    """The password of the calendar server, where the setting holds none."""

    password = forms.CharField(
        label=_("Password of your calendar server"),
        max_length=500,
        required=False,
        strip=False,
        help_text=_("Used once, and not kept."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )


class TheirZone(plain.PlainForm):
    """By whose clock times are suggested."""

    zone = forms.CharField(
        label=_("Their time zone"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"list": "their-zones"}),
    )
