"""Filters that turn values into words a seeker reads, and a few that templates lack."""

from datetime import date, datetime
from typing import Any

from django import template
from django.http import QueryDict
from django.utils import timezone

from kithwork.domain import asks, introductions, messages
from kithwork.domain.paths import COLD

register = template.Library()

# Where one word ends and the next begins, on warmth 0..1.
FAIRLY_WARM = 0.42
_WARMTHS = ((0.62, "warm"), (FAIRLY_WARM, "fairly warm"), (0.25, "lukewarm"), (COLD, "cool"))
_STRENGTHS = ((0.75, "close"), (0.45, "good"), (0.2, "loose"), (0.0001, "faint"))
_ASK_STATES = {
    asks.AskState.DRAFTED: "Draft",
    asks.AskState.SENT: "Sent, waiting",
    asks.AskState.YES: "Said yes",
    asks.AskState.NO: "Said no",
    asks.AskState.LATER: "Said later",
    asks.AskState.SILENT: "No answer",
}
_INTRODUCTION_STATES = {
    introductions.IntroductionState.DRAFTED: "not asked yet",
    introductions.IntroductionState.ASKED: "asked, waiting",
    introductions.IntroductionState.AGREED: "agreed",
    introductions.IntroductionState.MADE: "introduced you",
    introductions.IntroductionState.DECLINED: "declined",
    introductions.IntroductionState.LAPSED: "did not come about",
}
_CHANNELS = {
    asks.Channel.EMAIL: "e-mail",
    asks.Channel.LINKEDIN: "LinkedIn message",
    asks.Channel.LINKEDIN_NOTE: "LinkedIn invitation note",
    asks.Channel.PHONE: "phone",
}
_SEVERITIES = {
    messages.Severity.BLOCK: "Must change",
    messages.Severity.ERROR: "Please mend",
    messages.Severity.WARN: "Better",
    messages.Severity.INFO: "Note",
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
    return f"{value.day} {value:%B %Y}" if value else ""


@register.filter
def ago(value: date | datetime | None) -> str:
    """How long ago, roughly, in words."""
    if value is None:
        return "never"
    on = value.date() if isinstance(value, datetime) else value
    days = (timezone.localdate() - on).days
    if days < 0:
        return day(on)
    if days < 2:
        return ("today", "yesterday")[days]
    if days < 14:
        return f"{days} days ago"
    if days < 61:
        return f"{days // 7} weeks ago"
    if days < 730:
        return f"{round(days / 30.4)} months ago"
    return f"{days // 365} years ago"


@register.filter
def due(value: date | None) -> str:
    """When something is due, in words."""
    if value is None:
        return ""
    days = (value - timezone.localdate()).days
    if days <= 0:
        return "good to do today"
    return "good to do tomorrow" if days == 1 else f"good to do on {value:%A}, {day(value)}"


@register.filter
def span(position: Any) -> str:
    """From when to when a position lasted, in years and months; empty when not known."""
    first = f"{position.from_on:%B %Y}" if position.from_on else ""
    last = f"{position.to_on:%B %Y}" if position.to_on else ""
    if position.current:
        return f"since {first}" if first else "now"
    if first and last:
        return f"{first} to {last}"
    return f"until {last}" if last else (f"from {first}" if first else "")


@register.filter
def warmth(value: float) -> str:
    """A warmth as a word."""
    return next((word for least, word in _WARMTHS if value >= least), "cold")


@register.filter
def is_warm(value: float) -> bool:
    """Whether a warmth is shown in the warm colour: lukewarm and below are not."""
    return value >= FAIRLY_WARM


@register.filter
def strength(value: float | None) -> str:
    """A strength as the word before "tie": a close, good, loose or faint one, or no tie."""
    return next((word for least, word in _STRENGTHS if (value or 0) >= least), "no")


@register.filter
def percent(value: float) -> str:
    """A share as per cent, never 0 for something and never 100 for less than all."""
    shown = round(value * 100)
    if 0 < value < 1:
        shown = min(99, max(1, shown))
    return f"{shown}\N{NARROW NO-BREAK SPACE}%"


@register.filter
def bars(value: float | None) -> int:
    """A strength as 0 to 4 bars."""
    return 0 if not value else max(1, min(4, round(value * 4)))


@register.filter
def ask_state(value: str) -> str:
    """The state of an ask."""
    return _ASK_STATES[asks.AskState(value)]


@register.filter
def introduction_state(value: str) -> str:
    """The state of an introduction, as said of the introducer."""
    return _INTRODUCTION_STATES[introductions.IntroductionState(value)]


@register.filter
def channel(value: str) -> str:
    """How a message travels."""
    return _CHANNELS[asks.Channel(value)]


@register.filter
def severity(value: str) -> str:
    """How much a remark weighs."""
    return _SEVERITIES[messages.Severity(value)]


@register.filter
def source(value: str) -> str:
    """Where a record came from."""
    return _SOURCES.get(value, value)


@register.filter
def count(value: int, nouns: str) -> str:
    """A number with its noun: {{ 2|count:"person,people" }}; thousands set apart."""
    single, plural = nouns.split(",")
    return f"{value:,} {single if value == 1 else plural}"


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
