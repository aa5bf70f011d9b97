"""Filters for given introductions: how each stands, and what comes next."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kithwork.domain.follow_ups import FollowUpKind
from kithwork.domain.given_introductions import Consent, GivenCard, GivenState
from kithwork.domain.reports import Reached
from kithwork.web.templatetags import words

register = template.Library()

_STATES = {
    GivenState.IDEA: gettext_lazy("an idea"),
    GivenState.ASKED: pgettext_lazy("a given introduction", "asked"),
    GivenState.AGREED: gettext_lazy("both agreed"),
    GivenState.MADE: gettext_lazy("introduced"),
    GivenState.DECLINED: pgettext_lazy("a given introduction", "declined"),
    GivenState.LAPSED: gettext_lazy("nothing came of it"),
    GivenState.DROPPED: pgettext_lazy("a given introduction", "dropped"),
}
_ENDS = {
    GivenState.AGREED: gettext_lazy("Both said yes: write to them both."),
    GivenState.DROPPED: gettext_lazy("You let it go before anybody was asked."),
    GivenState.LAPSED: gettext_lazy("You let it go."),
}
_CONSENTS = {
    Consent.UNASKED: gettext_lazy("not asked yet"),
    Consent.ASKED: gettext_lazy("asked, no answer yet"),
    Consent.AGREED: gettext_lazy("agreed"),
    Consent.DECLINED: gettext_lazy("said no"),
}

_REACHED = {
    Reached.NAMED: gettext_lazy("not asked yet"),
    Reached.HELPER: gettext_lazy("not asked yet"),
    Reached.ASKED: pgettext_lazy("somebody named in a chat", "asked"),
    Reached.BOOKED: gettext_lazy("chat agreed"),
    Reached.HELD: gettext_lazy("you talked"),
}
_NEWS = {
    FollowUpKind.UPDATE: gettext_lazy("your news"),
    FollowUpKind.ADVICE_RESULT: gettext_lazy("what came of their advice"),
    FollowUpKind.KEEP_IN_TOUCH: gettext_lazy("a line to keep in touch"),
    FollowUpKind.CONGRATULATE: gettext_lazy("your congratulations"),
    FollowUpKind.NEWS: gettext_lazy("the news at the end of your search"),
}


@register.filter
def came_to(value: str) -> str:
    """How far the seeker came with somebody who was named, in words."""
    return str(_REACHED[Reached(value)])


@register.filter
def news(value: str) -> str:
    """What a partner heard after a talk, in words."""
    return str(_NEWS[FollowUpKind(value)])


@register.filter
def given_state(value: str) -> str:
    """Where it stands, in a word or two."""
    return str(_STATES[GivenState(value)])


@register.filter
def consent(value: str) -> str:
    """What one of the two said, in words."""
    return str(_CONSENTS[Consent(value)])


@register.filter
def given_next(card: GivenCard) -> str:
    """What comes next, or how it ended, in a sentence."""
    if card.state is GivenState.MADE:
        return _("You introduced them on %(day)s.") % {"day": words.day(card.made_on)}
    if card.state in _ENDS:
        return str(_ENDS[card.state])
    if refused := _who(card, Consent.DECLINED):
        return _("%(name)s said no.") % {"name": refused[0]}
    return _asking(card)


def _asking(card: GivenCard) -> str:
    """Who is to be asked, or whose answer is awaited."""
    unasked, waiting = _who(card, Consent.UNASKED), _who(card, Consent.ASKED)
    if len(unasked) == 2:
        return _("Ask them both.")
    if unasked:
        return _("Ask %(name)s, too.") % {"name": unasked[0]}
    if len(waiting) == 2:
        return _("Wait for both answers.")
    return _("Wait for the answer of %(name)s.") % {"name": waiting[0]}


def _who(card: GivenCard, consent: Consent) -> list[str]:
    return [one.name for one in card.parties if one.consent is consent]
