"""What a tie is asked about."""

from django import forms

from kithwork.domain.ties import Origin
from kithwork.web.forms import plain

ORIGINS = (
    (Origin.UNKNOWN, "Not said"),
    (Origin.WORK, "Work"),
    (Origin.SCHOOL, "School or studies"),
    (Origin.EVENT, "An event"),
    (Origin.SOCIAL, "Friends, sport, clubs"),
    (Origin.FAMILY, "Family"),
    (Origin.ONLINE, "Online"),
    (Origin.REFERRAL, "Somebody introduced us"),
)
HOW_CLOSE = (
    ("", "As the evidence says"),
    ("0", "They do not know each other"),
    ("0.15", "Barely"),
    ("0.35", "A little"),
    ("0.6", "Well"),
    ("0.85", "Very well"),
    ("1", "As close as can be"),
)


class TieFields(plain.PlainForm):
    """A tie, as the seeker sees it."""

    strength = forms.ChoiceField(label="How well?", choices=HOW_CLOSE, required=False)
    origin = forms.ChoiceField(label="From where?", choices=ORIGINS, required=False)
    met = plain.day("Since when?")
    connected = plain.day("Connected online since")
    why = plain.line("In your words", longest=2000)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        now = str(self.initial.get("strength") or "")
        choices = list(HOW_CLOSE)
        if now and now not in dict(choices):
            choices.append((now, f"As you set it: {now}"))
        self.fields["strength"].choices = choices  # type: ignore[attr-defined]


class NewTie(plain.PlainForm):
    """Two people who know each other, each found by name."""

    left = plain.line("Who", required=True, help_text="A name, an address, or “me”.")
    right = plain.line("Whom do they know?", required=True)
    strength = forms.ChoiceField(label="How well?", choices=HOW_CLOSE, required=False)
    why = plain.line("How? (optional)", longest=2000, help_text="They studied together in Lyon …")
