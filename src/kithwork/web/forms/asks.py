"""What an ask is asked about: whom, how, and the framing card."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kithwork.domain.asks import Channel
from kithwork.domain.paths import TargetKind
from kithwork.web.forms import plain

CHANNELS = (
    (Channel.EMAIL, _("E-mail")),
    (Channel.LINKEDIN, _("LinkedIn message (you are connected)")),
    (Channel.LINKEDIN_NOTE, _("LinkedIn invitation note (200 characters)")),
    (Channel.PHONE, _("Phone")),
)
# Of a new ask: what reaches a person is known from their addresses.
ANY_CHANNEL = (("", _("Whatever reaches them best")), *CHANNELS)
# What the framing card wants, in the words of domain/asks.py.
QUESTIONS = {
    "who": _("Who are you, in one line?"),
    "why": _("Why are you writing?"),
    "why_you": _("Why this person? One thing that only they could answer."),
    "learn": _("What do you hope to learn?"),
}
EXAMPLES = {
    "who": _("“I am a hospital nurse moving into health data.”"),
    "why": _("“I want to understand what the work is like before I retrain.”"),
    "why_you": _("“You moved from the ward to the registry yourself.”"),
    "learn": _("“How you learned the tools on the job.”"),
}
KINDS = (
    (TargetKind.ORGANISATION, _("An organisation")),
    (TargetKind.ROLE, _("A kind of work")),
    (TargetKind.PERSON, _("A person")),
)


class NewAsk(plain.PlainForm):
    """Whom to write to, and how; `about` makes it a "who do you know at …?"."""

    person = plain.line(_("Whom do you want to ask?"), required=True)
    via = plain.line(
        _("Through whom? (optional)"), help_text=_("Somebody who could introduce you.")
    )
    about = plain.line(
        _("Or ask who they know at … (optional)"),
        help_text=_(
            "An organisation, a kind of work or a person. Leave it empty to ask for a chat."
        ),
    )
    about_kind = forms.ChoiceField(label=_("What is it?"), choices=KINDS, required=False)
    channel = forms.ChoiceField(label=_("How?"), choices=ANY_CHANNEL, required=False)


class Frame(plain.PlainForm):
    """The framing card: what the draft is written from; the name is kept as the seeker's own."""

    name = plain.line(_("Your name"), help_text=_("Messages are signed with it."))
    channel = forms.ChoiceField(label=_("How does it travel?"), choices=CHANNELS)
    minutes = forms.IntegerField(
        label=_("How many minutes do you ask for?"), min_value=1, max_value=480
    )
    who = plain.words(QUESTIONS["who"], rows=2, help_text=EXAMPLES["who"])
    why = plain.words(QUESTIONS["why"], rows=2, help_text=EXAMPLES["why"])
    why_you = plain.words(QUESTIONS["why_you"], rows=2, help_text=EXAMPLES["why_you"])
    learn = plain.words(QUESTIONS["learn"], rows=2, help_text=EXAMPLES["learn"])


class Letter(plain.PlainForm):
    """A subject and a text, as typed."""

    subject = plain.line(_("Subject"), longest=500)
    text = plain.words(_("Text"), longest=20_000, rows=12)
