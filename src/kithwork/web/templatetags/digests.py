"""Filters for a week: its days and hours by the seeker's clock, and what was done in it."""

from datetime import date, datetime

from django import template
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithwork.domain.digests import SaidKind
from kithwork.domain.follow_ups import FollowUp, FollowUpKind, Whose

register = template.Library()

_SAID = {
    SaidKind.FINDING: gettext_lazy("What you found out"),
    SaidKind.HELPFUL: gettext_lazy("What helped"),
    SaidKind.WORD: gettext_lazy("Words of the trade"),
    SaidKind.OPENING: gettext_lazy("Openings, and who raised them"),
    SaidKind.FIT: gettext_lazy("Does it suit you?"),
    SaidKind.COMMON: gettext_lazy("What you have in common"),
    SaidKind.WORTH: gettext_lazy("What it was worth to you"),
}
_DEEDS = {
    FollowUpKind.THANK_YOU: gettext_lazy("You thanked %(name)s"),
    FollowUpKind.REPORT_BACK: gettext_lazy("You told %(name)s how it went"),
    FollowUpKind.WRITE_TO: gettext_lazy("You wrote to %(name)s"),
    FollowUpKind.CONNECT: gettext_lazy("You connected with %(name)s"),
    FollowUpKind.ADVICE_RESULT: gettext_lazy("You told %(name)s what came of their advice"),
    FollowUpKind.UPDATE: gettext_lazy("You sent %(name)s an update"),
    FollowUpKind.KEEP_IN_TOUCH: gettext_lazy("You stayed in touch with %(name)s"),
    FollowUpKind.CONGRATULATE: gettext_lazy("You congratulated %(name)s"),
    FollowUpKind.NEWS: gettext_lazy("You told %(name)s your news"),
}


@register.filter
def said_kind(value: str) -> str:
    """What was learned, by its kind."""
    return str(_SAID[SaidKind(value)])


@register.filter
def deed(card: FollowUp) -> str:
    """A duty that is done, as a sentence."""
    if card.kind is FollowUpKind.PROMISE:
        mine = card.whose is not Whose.THEIRS
        said = _("You kept your promise to %(name)s") if mine else _("%(name)s kept their promise")
        return said % {"name": card.name}
    return str(_DEEDS[card.kind]) % {"name": card.name}


@register.filter
def weekday(value: date | datetime, now: datetime) -> str:
    """The weekday of a day by the clock of `now`; today and tomorrow as such."""
    day = _day(value, now)
    near = {0: _("Today"), 1: _("Tomorrow")}.get((day - now.date()).days)
    return near or formats.date_format(day, "l")


@register.filter
def month_day(value: date | datetime, now: datetime) -> str:
    """A day in words without its year."""
    return formats.date_format(_day(value, now), "MONTH_DAY_FORMAT")


def _day(value: date | datetime, now: datetime) -> date:
    return value.astimezone(now.tzinfo).date() if isinstance(value, datetime) else value


@register.filter
def hour(value: datetime, now: datetime) -> str:
    """The hour of a moment by the clock of `now`."""
    return formats.date_format(value.astimezone(now.tzinfo), "TIME_FORMAT")
