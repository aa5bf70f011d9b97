"""Filters for the day of a chat: by the clock it was agreed by, and by the seeker's own."""

from datetime import datetime

from django import template
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kithwork.domain import chats, zones
from kithwork.domain.chats import ChatCard

register = template.Library()

_STATES = {
    chats.ChatState.IDEA: gettext_lazy("an idea"),
    chats.ChatState.ASKED: gettext_lazy("asked"),
    chats.ChatState.AGREED: gettext_lazy("agreed, no day yet"),
    chats.ChatState.SCHEDULED: gettext_lazy("booked"),
    chats.ChatState.HELD: gettext_lazy("held"),
    chats.ChatState.MISSED: gettext_lazy("did not take place"),
    chats.ChatState.CANCELLED: gettext_lazy("called off"),
}
_MODES = {
    chats.Mode.IN_PERSON: gettext_lazy("in person"),
    chats.Mode.VIDEO: gettext_lazy("by video"),
    chats.Mode.PHONE: gettext_lazy("by phone"),
}


@register.filter
def chat_state(value: str) -> str:
    """A state of a chat in words."""
    return str(_STATES.get(chats.ChatState(value), value))


@register.filter
def mode(value: str) -> str:
    """How two people talk, in words."""
    return str(_MODES.get(chats.Mode(value), value))


@register.filter
def clock(card: ChatCard) -> str:
    """Day and time of a chat by the clock it was agreed by; empty without a day."""
    return _told(card.starts_at, card.zone) if card.starts_at else ""


@register.filter
def own_clock(card: ChatCard) -> str:
    """The same by the seeker's own clock; empty where both show the same."""
    own = timezone.get_default_timezone_name()
    if card.starts_at is None:
        return ""
    theirs, mine = (card.starts_at.astimezone(zones.named(one)) for one in (card.zone, own))
    return "" if theirs.utcoffset() == mine.utcoffset() else _told(card.starts_at, own)


@register.filter
def at_clock(moment: datetime, zone: str) -> str:
    """Day and time of a moment by the clock of a zone."""
    return _told(moment, zone)


@register.filter
def typed_clock(moment: datetime, zone: str) -> str:
    """The same as a field for a day and a time holds it."""
    return f"{moment.astimezone(zones.named(zone)):%Y-%m-%dT%H:%M}"


def _told(moment: datetime, zone: str) -> str:
    local = moment.astimezone(zones.named(zone))
    day = formats.date_format(local, "DATE_FORMAT")
    weekday, time = formats.date_format(local, "l"), formats.date_format(local, "TIME_FORMAT")
    said = {"weekday": weekday, "day": day, "time": time, "place": city(zone)}
    return _("%(weekday)s, %(day)s, %(time)s (%(place)s time)") % said


def city(zone: str) -> str:
    """The place a zone is named after: Buenos Aires of America/Argentina/Buenos_Aires."""
    return zone.rpartition("/")[2].replace("_", " ")


@register.filter
def until(card: ChatCard) -> str:
    """How long it is until a chat, roughly; empty without a day, or once it has begun."""
    if card.starts_at is None or card.starts_at <= timezone.now():
        return ""
    days = (timezone.localtime(card.starts_at).date() - timezone.localdate()).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return ngettext("in %(number)s day", "in %(number)s days", days) % {"number": days}
