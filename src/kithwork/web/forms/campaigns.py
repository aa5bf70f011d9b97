"""What a campaign is asked about: the brief, the targets, the three first questions."""

from django import forms

from kithwork.domain.campaigns import LONGEST, SHORTEST
from kithwork.domain.paths import TargetKind
from kithwork.web.forms import plain

KINDS = (
    (TargetKind.PERSON, "A person"),
    (TargetKind.ORGANISATION, "An organisation"),
    (TargetKind.ROLE, "A kind of work"),
)
MOTIVATIONS = ((3, "Dearly"), (2, "Much"), (1, "Somewhat"), (0, "Perhaps later"))


class Brief(plain.PlainForm):
    """What every message starts from."""

    who = plain.line(
        "Who are you, in one line?",
        longest=2000,
        help_text="“I am a hospital nurse moving into health data.”",
    )
    role = plain.line("Which work do you look for?", help_text="“Data analyst”")
    field = plain.line("In which field?", help_text="“Public health”")
    place = plain.line("Where?", help_text="“Lyon, or remote”")
    why = plain.words("Why do you look?", rows=2)
    learn = plain.words("What do you hope to learn from people?", rows=2)
    help_me = plain.words(
        "How can somebody help you?",
        rows=2,
        help_text="Be exact: “Tell me how you moved from the ward to data.”",
    )
    minutes = forms.IntegerField(
        label="How many minutes do you ask for?",
        min_value=SHORTEST,
        max_value=LONGEST,
        help_text="15 to 30 is what people grant; 20 is a good habit.",
    )


class NewTarget(plain.PlainForm):
    """Somebody, some place or some work to reach."""

    kind = forms.ChoiceField(label="What?", choices=KINDS, initial=TargetKind.ORGANISATION)
    name = plain.line("Name", required=True)
    motivation = forms.TypedChoiceField(
        label="How much do you want it?", choices=MOTIVATIONS, coerce=int, initial=2
    )


class NewFan(plain.PlainForm):
    """A contact who wants the seeker to succeed, found by name."""

    person = plain.line("Name", required=True)


class Welcome(plain.PlainForm):
    """The three questions of the first run; none of them has to be answered."""

    name = plain.line("Your name", longest=300)
    who = plain.line(
        "Who are you, in one line?",
        longest=2000,
        help_text="For example: “I am a hospital nurse moving into health data.”",
    )
    role = plain.line("Work", help_text="“Data analyst”")
    field = plain.line("Field", help_text="“Public health”")
    place = plain.line("Place", help_text="“Lyon, or remote”")
    kind = forms.ChoiceField(
        label="What would you like to reach?", choices=KINDS, initial=TargetKind.ORGANISATION
    )
    target = plain.line("Name", help_text="One is enough to begin with. You can add more later.")
