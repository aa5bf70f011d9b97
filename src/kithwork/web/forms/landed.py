"""What a landing is asked about: what was found, whom to tell, and what is offered now."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kithwork.domain import landed as domain
from kithwork.domain.landed import LONGEST_LINE, LONGEST_TOPICS, MOST_CHATS, Offer
from kithwork.web.forms import plain
from kithwork.web.texts import Text

YES, NO = "yes", "no"
_WORDS = {True: YES, False: NO, None: ""}


class Found(plain.PlainForm):
    """What was found; none of it has to be said."""

    title = plain.line(_("As what?"), longest=LONGEST_LINE, help_text=_("“Data analyst”"))
    organisation = plain.line(_("Where?"), longest=LONGEST_LINE)
    starts_on = plain.day(_("Your first day"))

    def value(self) -> domain.Found:
        """What was said, as the flow takes it."""
        return domain.Found(
            self.said("title"), self.said("organisation"), self.cleaned_data["starts_on"]
        )


def _choice(label: Text, yes: Text, no: Text) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=((YES, yes), (NO, no)), required=False, widget=forms.RadioSelect
    )


class Offered(plain.PlainForm):
    """What the seeker offers others from now on; what is left open stays "not said"."""

    chats = _choice(
        _("Would you talk with people who are where you were?"), _("Yes, gladly"), _("Not now")
    )
    chats_a_month = forms.IntegerField(
        label=_("How many chats a month, at most?"),
        min_value=1,
        max_value=MOST_CHATS,
        required=False,
        help_text=_("One or two is plenty."),
    )
    introductions = _choice(
        _("Would you introduce people to those you know?"), _("Yes, gladly"), _("Not now")
    )
    topics = plain.line(
        _("What can you be asked about?"),
        longest=LONGEST_TOPICS,
        help_text=_("“Moving from the ward to data; night shifts”"),
    )

    def value(self) -> Offer:
        """What was said, as the flow takes it."""
        return Offer(
            chats=_said(self.said("chats")),
            chats_a_month=self.cleaned_data["chats_a_month"],
            introductions=_said(self.said("introductions")),
            topics=self.said("topics"),
        )


def _said(word: str) -> bool | None:
    return {YES: True, NO: False}.get(word)


def of_offer(offer: Offer) -> dict[str, object]:
    """An offer as the form shows it."""
    return {
        "chats": _WORDS[offer.chats],
        "chats_a_month": offer.chats_a_month,
        "introductions": _WORDS[offer.introductions],
        "topics": offer.topics,
    }
