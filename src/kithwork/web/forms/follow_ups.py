"""What a follow-up is asked about: what came of it, how its message travels, when it left."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kithwork.domain.asks import Channel
from kithwork.domain.occasions import LONGEST_STORY
from kithwork.web.forms import plain

CHANNELS = (
    (Channel.EMAIL, _("E-mail")),
    (Channel.LINKEDIN, _("LinkedIn message (you are connected)")),
    (Channel.PHONE, _("Phone")),
)


class Told(plain.PlainForm):
    """What the message is written from, beside the notes of the talk."""

    did = plain.words(
        _("What did you do?"),
        longest=LONGEST_STORY,
        rows=2,
        help_text=_("“I signed up for the course you named.”"),
    )
    came = plain.words(
        _("What came of it?"),
        longest=LONGEST_STORY,
        rows=2,
        help_text=_("“I now know that I want to work with patients.”"),
    )
    channel = forms.ChoiceField(label=_("How does it travel?"), choices=CHANNELS, required=False)


class Sent(plain.PlainForm):
    """The day on which a message left."""

    # It stands beside the editor, and leaves with what stands in it.
    on = forms.DateField(
        label=_("The day you sent it"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "form": "text-form"}, format="%Y-%m-%d"),
    )
