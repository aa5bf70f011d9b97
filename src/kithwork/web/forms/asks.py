"""What an ask is asked about: whom, how, and the framing card."""

from django import forms

from kithwork.domain.asks import WANTED, Channel
from kithwork.domain.paths import TargetKind
from kithwork.web.forms import plain

CHANNELS = (
    (Channel.EMAIL, "E-mail"),
    (Channel.LINKEDIN, "LinkedIn message (you are connected)"),
    (Channel.LINKEDIN_NOTE, "LinkedIn invitation note (200 characters)"),
    (Channel.PHONE, "Phone"),
)
EXAMPLES = {
    "who": "“I am a hospital nurse moving into health data.”",
    "why": "“I want to understand what the work is like before I retrain.”",
    "why_you": "“You moved from the ward to the registry yourself.”",
    "learn": "“How you learned the tools on the job.”",
}
KINDS = (
    (TargetKind.ORGANISATION, "An organisation"),
    (TargetKind.ROLE, "A kind of work"),
    (TargetKind.PERSON, "A person"),
)


class NewAsk(plain.PlainForm):
    """Whom to write to, and how; `about` makes it a "who do you know at …?"."""

    person = plain.line("Whom do you want to ask?", required=True)
    via = plain.line("Through whom? (optional)", help_text="Somebody who could introduce you.")
    about = plain.line(
        "Or ask who they know at … (optional)",
        help_text="An organisation, a kind of work or a person. Leave it empty to ask for a chat.",
    )
    about_kind = forms.ChoiceField(label="What is it?", choices=KINDS, required=False)
    channel = forms.ChoiceField(label="How?", choices=CHANNELS, initial=Channel.EMAIL)


class Frame(plain.PlainForm):
    """The framing card: what the draft is written from; the name is kept as the seeker's own."""

    name = plain.line("Your name", help_text="Messages are signed with it.")
    channel = forms.ChoiceField(label="How does it travel?", choices=CHANNELS)
    minutes = forms.IntegerField(
        label="How many minutes do you ask for?", min_value=1, max_value=480
    )
    who = plain.words(WANTED["who"], rows=2, help_text=EXAMPLES["who"])
    why = plain.words(WANTED["why"], rows=2, help_text=EXAMPLES["why"])
    why_you = plain.words(WANTED["why_you"], rows=2, help_text=EXAMPLES["why_you"])
    learn = plain.words(WANTED["learn"], rows=2, help_text=EXAMPLES["learn"])


class Letter(plain.PlainForm):
    """A subject and a text, as typed."""

    subject = plain.line("Subject", longest=500)
    text = plain.words("Text", longest=20_000, rows=12)
