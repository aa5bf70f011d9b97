"""Filters that turn values into words a seeker reads, and a few that templates lack."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django import template
from django.http import QueryDict
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from kithwork.domain import (
    asks,
    campaigns,
    chats,
    closeness,
    follow_ups,
    given_introductions,
    introductions,
    messages,
    people,
)
from kithwork.domain.paths import COLD

register = template.Library()

# Where one word ends and the next begins, on warmth 0..1.
FAIRLY_WARM = 0.42
_WARMTHS = (
    (0.62, gettext_lazy("warm")),
    (FAIRLY_WARM, gettext_lazy("fairly warm")),
    (0.25, gettext_lazy("lukewarm")),
    (COLD, gettext_lazy("cool")),
)
_TIES = (
    (0.75, gettext_lazy("close tie")),
    (0.45, gettext_lazy("good tie")),
    (0.2, gettext_lazy("loose tie")),
    (0.0001, gettext_lazy("faint tie")),
)
_ASK_STATES = {
    asks.AskState.DRAFTED: gettext_lazy("Draft"),
    asks.AskState.SENT: gettext_lazy("Sent, waiting"),
    asks.AskState.YES: gettext_lazy("Said yes"),
    asks.AskState.NO: gettext_lazy("Said no"),
    asks.AskState.LATER: gettext_lazy("Said later"),
    asks.AskState.SILENT: gettext_lazy("No answer"),
}
_INTRODUCTION_STATES = {
    introductions.IntroductionState.DRAFTED: gettext_lazy("not asked yet"),
    introductions.IntroductionState.ASKED: gettext_lazy("asked, waiting"),
    introductions.IntroductionState.AGREED: gettext_lazy("agreed"),
    introductions.IntroductionState.MADE: gettext_lazy("introduced you"),
    introductions.IntroductionState.DECLINED: gettext_lazy("declined"),
    introductions.IntroductionState.LAPSED: gettext_lazy("did not come about"),
}
_RUNGS = {
    closeness.Rung.STRANGER: gettext_lazy("stranger"),
    closeness.Rung.MET: gettext_lazy("met"),
    closeness.Rung.ACQUAINTANCE: gettext_lazy("acquaintance"),
    closeness.Rung.COLLEAGUE: gettext_lazy("colleague"),
    closeness.Rung.FRIEND: gettext_lazy("friend"),
    closeness.Rung.ADVOCATE: gettext_lazy("advocate"),
}
_CHANNELS = {
    asks.Channel.EMAIL: gettext_lazy("e-mail"),
    asks.Channel.LINKEDIN: gettext_lazy("LinkedIn message"),
    asks.Channel.LINKEDIN_NOTE: gettext_lazy("LinkedIn invitation note"),
    asks.Channel.PHONE: gettext_lazy("phone"),
}
_CAMPAIGN_STATES = {
    campaigns.CampaignState.RUNNING: pgettext_lazy("a campaign", "running"),
    campaigns.CampaignState.PAUSED: pgettext_lazy("a campaign", "paused"),
    campaigns.CampaignState.LANDED: pgettext_lazy("a campaign", "landed"),
}
_ADDRESS_KINDS = {
    people.AddressKind.EMAIL: gettext_lazy("e-mail"),
    people.AddressKind.PHONE: gettext_lazy("phone"),
    people.AddressKind.PROFILE: gettext_lazy("profile"),
    people.AddressKind.WEB: gettext_lazy("web site"),
}
# What happened by itself; every other touch is called as somebody typed it.
_TOUCHES = {
    asks.SENT_TOUCH: gettext_lazy("ask sent"),
    asks.ANSWERED_TOUCH: gettext_lazy("answered"),
    chats.HELD_TOUCH: gettext_lazy("chat"),
    follow_ups.MESSAGE_TOUCH: gettext_lazy("message"),
    given_introductions.GIVEN_TOUCH: gettext_lazy("introduced"),
}
_SEVERITIES = {
    messages.Severity.BLOCK: gettext_lazy("Must change"),
    messages.Severity.ERROR: gettext_lazy("Please mend"),
    messages.Severity.WARN: pgettext_lazy("remark", "Better"),
    messages.Severity.INFO: pgettext_lazy("remark", "Note"),
}
# What stands beside its number. A word that is not here is added here, with its plural: what is
# counted inside a sentence is written out there, in {% blocktranslate count %}.
_COUNTED: dict[str, Callable[[int], str]] = {
    "answer": lambda n: ngettext("%(number)s answer", "%(number)s answers", n),
    "ask": lambda n: ngettext("%(number)s ask", "%(number)s asks", n),
    "day": lambda n: ngettext("%(number)s day", "%(number)s days", n),
    "minute": lambda n: ngettext("%(number)s minute", "%(number)s minutes", n),
    "organisation": lambda n: ngettext("%(number)s organisation", "%(number)s organisations", n),
    "pair": lambda n: ngettext("%(number)s pair", "%(number)s pairs", n),
    "person": lambda n: ngettext("%(number)s person", "%(number)s people", n),
    "row": lambda n: ngettext("%(number)s row", "%(number)s rows", n),
    "thing": lambda n: ngettext("%(number)s thing to do", "%(number)s things to do", n),
    "tie": lambda n: ngettext("%(number)s tie", "%(number)s ties", n),
}
_SOURCES = {
    "linkedin": "LinkedIn",
    "vcard": "vCard",
    "google": "Google Contacts",
    "outlook": "Outlook",
}


@register.filter
def day(value: date | datetime | None) -> str:
    """A date in words: 3 May 2026."""
    return formats.date_format(value, "DATE_FORMAT") if value else ""


@register.filter
def month(value: date | None) -> str:
    """A month in words: May 2026."""
    return formats.date_format(value, "YEAR_MONTH_FORMAT") if value else ""


@register.filter
def ago(value: date | datetime | None) -> str:
    """How long ago, roughly, in words."""
    if value is None:
        return pgettext("how long ago", "never")
    on = value.date() if isinstance(value, datetime) else value
    days = (timezone.localdate() - on).days
    if days < 0:
        return day(on)
    if days < 2:
        return _("today") if days == 0 else _("yesterday")
    said, number = _length(days)
    return said % {"number": figure(number)}


def _length(days: int) -> tuple[str, int]:
    """How many days, weeks, months or years ago some days are, and the number to say it with."""
    if days < 14:
        return ngettext("%(number)s day ago", "%(number)s days ago", days), days
    if days < 61:
        weeks = days // 7
        return ngettext("%(number)s week ago", "%(number)s weeks ago", weeks), weeks
    if days < 730:
        months = round(days / 30.4)
        return ngettext("%(number)s month ago", "%(number)s months ago", months), months
    years = days // 365
    return ngettext("%(number)s year ago", "%(number)s years ago", years), years


@register.filter
def due(value: date | None) -> str:
    """When something is due, in words."""
    if value is None:
        return ""
    days = (value - timezone.localdate()).days
    if days <= 0:
        return _("good to do today")
    if days == 1:
        return _("good to do tomorrow")
    said = {"weekday": formats.date_format(value, "l"), "day": day(value)}
    return _("good to do on %(weekday)s, %(day)s") % said


@register.filter
def stay(position: Any) -> str:
    """A position in one line; one that is over says so, or somebody is asked about a place left."""
    held = ", ".join(part for part in (position.title, position.organisation) if part)
    return held if position.current else _("formerly %(held)s") % {"held": held}


@register.filter
def span(position: Any) -> str:
    """From when to when a position lasted, in years and months; empty when not known."""
    said = {"first": month(position.from_on), "last": month(position.to_on)}
    if position.current:
        return _("since %(first)s") % said if said["first"] else pgettext("a position", "now")
    if said["first"] and said["last"]:
        return _("%(first)s to %(last)s") % said
    if said["last"]:
        return _("until %(last)s") % said
    return _("from %(first)s") % said if said["first"] else ""


@register.filter
def warmth(value: float) -> str:
    """A warmth as a word."""
    return str(next((word for least, word in _WARMTHS if value >= least), _("cold")))


def warmth_words() -> tuple[str, ...]:
    """All words for a warmth, the warmest first."""
    return (*(str(word) for _, word in _WARMTHS), str(_("cold")))


def warmth_level(value: float) -> int:
    """Which of `warmth_words` a warmth has, 0 for the warmest."""
    return next(
        (place for place, (least, _) in enumerate(_WARMTHS) if value >= least), len(_WARMTHS)
    )


@register.filter
def is_warm(value: float) -> bool:
    """Whether a warmth is shown in the warm colour: lukewarm and below are not."""
    return value >= FAIRLY_WARM


@register.filter
def tie(value: float | None) -> str:
    """A strength in words: a close, good, loose or faint tie, or none."""
    return str(next((words for least, words in _TIES if (value or 0) >= least), _("no tie")))


@register.filter
def figure(value: float) -> str:
    """A number with its thousands set apart."""
    return formats.number_format(value, force_grouping=True)


@register.filter
def percent(value: float) -> str:
    """A share as per cent, never 0 for something and never 100 for less than all."""
    shown = round(value * 100)
    if 0 < value < 1:
        shown = min(99, max(1, shown))
    return pgettext("a share", "%(number)s\N{NARROW NO-BREAK SPACE}%%") % {"number": shown}


@register.filter
def hundredths(value: float) -> str:
    """A share as whole per cent without a sign, for scripts to read."""
    return str(round(value * 100))


@register.filter
def bars(value: float | None) -> int:
    """A strength as 0 to 4 bars."""
    return 0 if not value else max(1, min(4, round(value * 4)))


@register.filter
def ask_state(value: str) -> str:
    """The state of an ask."""
    return str(_ASK_STATES[asks.AskState(value)])


@register.filter
def introduction_state(value: str) -> str:
    """The state of an introduction, as said of the introducer."""
    return str(_INTRODUCTION_STATES[introductions.IntroductionState(value)])


@register.filter
def channel(value: str) -> str:
    """How a message travels."""
    return str(_CHANNELS[asks.Channel(value)])


@register.filter
def campaign_state(value: str) -> str:
    """Where a campaign stands."""
    return str(_CAMPAIGN_STATES[campaigns.CampaignState(value)])


@register.filter
def rung(value: str) -> str:
    """How close somebody came."""
    return str(_RUNGS[closeness.Rung(value)])


@register.filter
def address_kind(value: str) -> str:
    """What an address is."""
    return str(_ADDRESS_KINDS[people.AddressKind(value)])


@register.filter
def touch(value: str) -> str:
    """What happened with a person."""
    return str(_TOUCHES.get(value, value))


@register.filter
def severity(value: str) -> str:
    """How much a remark weighs."""
    return str(_SEVERITIES[messages.Severity(value)])


@register.filter
def source(value: str) -> str:
    """Where a record came from."""
    return _SOURCES.get(value, value)


@register.filter
def count(value: int, noun: str) -> str:
    """A number with its noun: {{ 2|count:"person" }}; thousands set apart."""
    return _COUNTED[noun](value) % {"number": figure(value)}


@register.filter
def initials(name: str) -> str:
    """The first letters of the first and last word of a name."""
    found = [word[0] for word in name.split() if word[0].isalpha()]
    return "".join(found[:1] + found[1:][-1:]).upper()


@register.filter
def first_word(name: str) -> str:
    """What a full name is cut to on a button."""
    return name.split(" ", maxsplit=1)[0]


@register.filter
def web(address: str) -> str:
    """An address one may follow: http and https only, nothing that runs."""
    if address.lower().startswith(("http://", "https://")):
        return address
    return f"https://{address}" if ":" not in address and "." in address else ""


@register.simple_tag
def query(values: QueryDict, **changes: object) -> str:
    """The query with some values changed and empty ones left out."""
    changed = values.copy()
    for name, value in changes.items():
        changed[name] = str(value)
    for name in [name for name in changed if not changed[name]]:
        del changed[name]
    return f"?{changed.urlencode()}"
