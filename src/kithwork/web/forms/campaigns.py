"""What a campaign is asked about: the brief, the targets, the three first questions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kithwork.domain.campaigns import LONGEST, SHORTEST
from kithwork.domain.paths import TargetKind
from kithwork.web.forms import plain

KINDS = (
    (TargetKind.PERSON, _("A person")),
    (TargetKind.ORGANISATION, _("An organisation")),
    (TargetKind.ROLE, _("A kind of work")),
)
MOTIVATIONS = ((3, _("Dearly")), (2, _("Much")), (1, _("Somewhat")), (0, _("Perhaps later")))


class Brief(plain.PlainForm):
    """What every message starts from."""

    who = plain.line(
        _("Who are you, in one line?"),
        longest=2000,
        help_text=_("“I am a hospital nurse moving into health data.”"),
    )
    role = plain.line(_("Which work do you look for?"), help_text=_("“Data analyst”"))
    field = plain.line(_("In which field?"), help_text=_("“Public health”"))
    place = plain.line(_("Where?"), help_text=_("“Lyon, or remote”"))
    why = plain.words(_("Why do you look?"), rows=2)
    learn = plain.words(_("What do you hope to learn from people?"), rows=2)
    help_me = plain.words(
        _("How can somebody help you?"),
        rows=2,
        help_text=_("Be exact: “Tell me how you moved from the ward to data.”"),
    )
    minutes = forms.IntegerField(
        label=_("How many minutes do you ask for?"),
        min_value=SHORTEST,
        max_value=LONGEST,
        help_text=_("15 to 30 is what people grant; 20 is a good habit."),
    )


class NewTarget(plain.PlainForm):
    """Somebody, some place or some work to reach."""

    kind = forms.ChoiceField(label=_("What?"), choices=KINDS, initial=TargetKind.ORGANISATION)
    name = plain.line(_("Name"), required=True)
    motivation = forms.TypedChoiceField(
        label=_("How much do you want it?"), choices=MOTIVATIONS, coerce=int, initial=2
    )


class NewFan(plain.PlainForm):
    """A contact who wants the seeker to succeed, found by name."""

    person = plain.line(_("Name"), required=True)


class Welcome(plain.PlainForm):
    """The three questions of the first run; none of them has to be answered."""

    name = plain.line(_("Your name"), longest=300)
    who = plain.line(
        _("Who are you, in one line?"),
        longest=2000,
        help_text=_("For example: “I am a hospital nurse moving into health data.”"),
    )
    role = plain.line(_("Work"), help_text=_("“Data analyst”"))
    field = plain.line(_("Field"), help_text=_("“Public health”"))
    place = plain.line(_("Place"), help_text=_("“Lyon, or remote”"))
    kind = forms.ChoiceField(
        label=_("What would you like to reach?"), choices=KINDS, initial=TargetKind.ORGANISATION
    )
    target = plain.line(
        _("Name"), help_text=_("One is enough to begin with. You can add more later.")
    )
