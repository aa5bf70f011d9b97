"""Filters for what a chat brought, and for what is owed after it."""

from datetime import datetime

from django import template
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithwork.domain.debriefs import Aspect, DebriefCard, InquiryKind, InquiryState, RemarkKind
from kithwork.domain.follow_ups import WAITING, FollowUp, FollowUpKind, FollowUpState, Whose
from kithwork.domain.goals import Answered
from kithwork.domain.runs import Outcome

register = template.Library()

_ASPECTS = {
    Aspect.UNSAID: "",
    Aspect.VALUES: gettext_lazy("what matters to me"),
    Aspect.INTERESTS: gettext_lazy("what interests me"),
    Aspect.PERSONALITY: gettext_lazy("how I am"),
    Aspect.SKILLS: gettext_lazy("what I am good at"),
}
_GOALS = {
    Answered.YES: gettext_lazy("you learned what you came for"),
    Answered.PARTLY: gettext_lazy("you learned part of what you came for"),
    Answered.NO: gettext_lazy("you did not learn what you came for"),
}
_ANSWERED = {
    Answered.OPEN: "",
    Answered.YES: gettext_lazy("learned"),
    Answered.PARTLY: gettext_lazy("partly learned"),
    Answered.NO: gettext_lazy("not learned"),
}
_OUTCOMES = {
    Outcome.ANSWERED: gettext_lazy("answered"),
    Outcome.REDIRECTED: gettext_lazy("sent on to"),
    Outcome.NOT_REACHED: gettext_lazy("not reached"),
}
_BECAME = {
    Outcome.ANSWERED: gettext_lazy("answered"),
    Outcome.REDIRECTED: gettext_lazy("sent on"),
    Outcome.NOT_REACHED: gettext_lazy("not reached"),
}
_INQUIRED = {
    InquiryState.OPEN: gettext_lazy("open"),
    InquiryState.DONE: gettext_lazy("done"),
    InquiryState.DROPPED: gettext_lazy("dropped"),
}
_INQUIRIES = {
    InquiryKind.ORGANISATION: gettext_lazy("an organisation"),
    InquiryKind.READING: gettext_lazy("something to read"),
    InquiryKind.GATHERING: gettext_lazy("a gathering"),
    InquiryKind.OTHER: gettext_lazy("something else"),
}
_STATES = {
    FollowUpState.OPEN: gettext_lazy("open"),
    FollowUpState.DONE: gettext_lazy("done"),
    FollowUpState.POSTPONED: gettext_lazy("put off"),
    FollowUpState.DROPPED: gettext_lazy("dropped"),
}
_DUTIES = {
    FollowUpKind.THANK_YOU: gettext_lazy("Thank %(name)s"),
    FollowUpKind.REPORT_BACK: gettext_lazy("Tell %(name)s how it went"),
    FollowUpKind.WRITE_TO: gettext_lazy("Write to %(name)s"),
    FollowUpKind.CONNECT: gettext_lazy("Connect with %(name)s"),
    FollowUpKind.ADVICE_RESULT: gettext_lazy("Tell %(name)s what came of their advice"),
    FollowUpKind.UPDATE: gettext_lazy("Send %(name)s your news"),
    FollowUpKind.KEEP_IN_TOUCH: gettext_lazy("Keep in touch with %(name)s"),
    FollowUpKind.CONGRATULATE: gettext_lazy("Congratulate %(name)s"),
    FollowUpKind.NEWS: gettext_lazy("Tell %(name)s the news"),
}


@register.filter
def goal_met(value: str) -> str:
    """Whether the goal was met, in words."""
    return str(_GOALS.get(Answered(value), ""))


@register.filter
def answered(value: str) -> str:
    """Whether a goal was reached, in a word."""
    return str(_ANSWERED[Answered(value)])


@register.filter
def outcome(value: str) -> str:
    """What became of a question, in words."""
    return str(_OUTCOMES[Outcome(value)])


@register.filter
def became(value: str) -> str:
    """What became of a theme with somebody, in words."""
    return str(_BECAME[Outcome(value)])


@register.filter
def inquiry_state(value: str) -> str:
    """Where an inquiry stands, in words."""
    return str(_INQUIRED[InquiryState(value)])


@register.filter
def inquiry(value: str) -> str:
    """What there is to look into, in words."""
    return str(_INQUIRIES[InquiryKind(value)])


@register.filter
def remarks(card: DebriefCard, kind: str) -> tuple[str, ...]:
    """What they said, of one kind."""
    return card.said(RemarkKind(kind))


@register.filter
def sure(confidence: float | None) -> str:
    """How sure a finding is, in words."""
    if confidence is None:
        return ""
    if confidence >= 0.75:
        return _("sure")
    return _("rather sure") if confidence >= 0.45 else _("not sure")


@register.filter
def duty(card: FollowUp) -> str:
    """What is owed, as a heading."""
    if card.kind is FollowUpKind.PROMISE:
        mine = card.whose is Whose.MINE
        said = _("Keep your promise to %(name)s") if mine else _("%(name)s promised you")
        return said % {"name": card.name}
    return str(_DUTIES[card.kind]) % {"name": card.name}


@register.filter
def aspect(value: str) -> str:
    """What of the seeker a sign of fit touches."""
    return str(_ASPECTS[Aspect(value)])


@register.filter
def duty_state(value: str) -> str:
    """Where a duty stands, in words."""
    return str(_STATES[FollowUpState(value)])


@register.filter
def is_settled(card: FollowUp) -> bool:
    """Whether it waits for nobody any more."""
    return card.state not in WAITING


@register.filter
def due_moment(moment: datetime, now: datetime) -> str:
    """When a duty is due: today with its hour, else the day."""
    local = moment.astimezone(now.tzinfo)
    days = (local.date() - now.date()).days
    if moment < now and days == 0:
        return _("was due at %(time)s") % {"time": formats.date_format(local, "TIME_FORMAT")}
    if moment < now:
        return _("was due %(day)s") % {"day": formats.date_format(local, "DATE_FORMAT")}
    if days == 0:
        return _("today until %(time)s") % {"time": formats.date_format(local, "TIME_FORMAT")}
    if days == 1:
        return _("tomorrow")
    return formats.date_format(local, "DATE_FORMAT")
