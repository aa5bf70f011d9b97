"""Nudges: the follow-ups that speak of somebody it is time to be in touch with."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskState
from kithwork.domain.chats import ChatState
from kithwork.domain.follow_ups import WAITING, FollowUpKind, FollowUpState, Whose, evening
from kithwork.store import access
from kithwork.store.models import Ask, Chat, FollowUp
from kithwork.store.queries import follow_ups

_OPEN = (AskState.DRAFTED, AskState.SENT, AskState.LATER)
_ANSWERED_WITHIN = timedelta(days=90)


def every(*, actor: Actor) -> QuerySet[FollowUp]:
    """All nudges ever made."""
    return access.visible(actor, FollowUp).filter(kind=FollowUpKind.KEEP_IN_TOUCH)


def waiting(*, actor: Actor) -> dict[int, FollowUp]:
    """The nudges that wait, by the person's key; those put off, too."""
    return {row.person_id: row for row in every(actor=actor).filter(state__in=WAITING)}


def shown(*, actor: Actor) -> dict[int, FollowUp]:
    """Those of them that are shown: no other message is owed to the person since."""
    rows = follow_ups.without_overtaken(every(actor=actor).filter(state__in=WAITING))
    return {row.person_id: row for row in rows}


def reasons(*, actor: Actor, now: datetime) -> dict[int, str]:
    """Why it is somebody's turn, by their key; what was put off rests until its day begins."""
    tonight = evening(now.date(), like=now)
    put_off = Q(state=FollowUpState.POSTPONED, due_at__lte=tonight)
    waits = every(actor=actor).filter(Q(state=FollowUpState.OPEN) | put_off)
    rows = follow_ups.without_overtaken(waits)
    return dict(rows.order_by("pk").values_list("person_id", "reason"))


def made_this_week(*, actor: Actor, now: datetime) -> int:
    """How many nudges were made since Monday, by the clock of `now`."""
    sunday = now.date() - timedelta(days=now.weekday() + 1)
    return every(actor=actor).filter(created_at__gt=evening(sunday, like=now)).count()


def settled(*, actor: Actor) -> dict[int, datetime]:
    """When the last nudge of each person was done or dropped."""
    rows = every(actor=actor).filter(settled_at__isnull=False).order_by("settled_at")
    rows = rows.filter(state__in=[FollowUpState.DONE, FollowUpState.DROPPED])
    return {person: at for person, at in rows.values_list("person_id", "settled_at") if at}


def going_on(*, actor: Actor, now: datetime) -> set[int]:
    """People something is going on with already: an ask, a chat, a duty of another kind.

    An ask that nobody answered for three months is over.
    """
    written = access.visible(actor, Ask).filter(
        state__in=_OPEN, removed_at__isnull=True, drafted_at__gt=now - _ANSWERED_WITHIN
    )
    talks = access.visible(actor, Chat).filter(state__in=[ChatState.AGREED, ChatState.SCHEDULED])
    owed = access.visible(actor, FollowUp).filter(state__in=WAITING)
    owed = owed.exclude(kind=FollowUpKind.KEEP_IN_TOUCH).exclude(whose=Whose.THEIRS)
    sets: tuple[QuerySet[Ask] | QuerySet[Chat] | QuerySet[FollowUp], ...] = (written, talks, owed)
    return {pk for rows in sets for pk in rows.values_list("person_id", flat=True)}
