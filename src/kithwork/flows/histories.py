"""What lies between the seeker and a reader: their last talk, and messages without an answer."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from kithwork.domain import follow_ups as rules
from kithwork.domain.actors import Actor
from kithwork.domain.asks import SENT_TOUCH
from kithwork.domain.follow_ups import MESSAGE_TOUCH, WAITING, FollowUpKind, Whose
from kithwork.domain.messages import History
from kithwork.store import access
from kithwork.store.models import Chat, FollowUp, Person, Touch
from kithwork.store.queries import chats

# So long after the talk whoever sent the seeker there should know of it (L32).
TOLD_WITHIN = timedelta(days=3)
# What is written without waiting for an answer.
_NO_ANSWER_WANTED = frozenset(FollowUpKind) - {FollowUpKind.UPDATE, FollowUpKind.KEEP_IN_TOUCH}
_OWN = (SENT_TOUCH, MESSAGE_TOUCH)


def of_person(*, actor: Actor, person: UUID, now: datetime) -> History:
    """What is known of a reader, their last talk first."""
    talk = last_talk(actor=actor, person=person)
    found = access.visible(actor, Person).filter(public_id=person).first()
    if found is None:
        return History()
    unanswered, workdays = _unanswered(actor, found, now)
    said = tuple(_said(talk)) if talk else ()
    return History(
        said=said,
        named=named(talk) if talk else (),
        hours=_hours(talk, now),
        unanswered=unanswered,
        workdays=workdays,
        untold=_untold(actor, found, now),
    )


def of_follow_up(*, actor: Actor, row: FollowUp, now: datetime) -> History:
    """The same for the message of a follow-up: its own talk, and no haste where a duty is met."""
    talk = row.chat or last_talk(actor=actor, person=row.person.public_id)
    is_nudge = row.kind not in _NO_ANSWER_WANTED or row.whose == Whose.THEIRS
    unanswered, workdays = _unanswered(actor, row.person, now) if is_nudge else (0, None)
    return History(
        said=tuple(_said(talk)) if talk else (),
        named=named(talk) if talk else (),
        hours=_hours(talk, now),
        unanswered=unanswered,
        workdays=workdays,
        untold=_untold(actor, row.person, now),
    )


def last_talk(*, actor: Actor, person: UUID) -> Chat | None:
    """The last chat with somebody that took place."""
    rows = chats.present(actor).filter(person__public_id=person, held_at__isnull=False)
    return rows.order_by("-held_at", "-pk").first()


def _hours(talk: Chat | None, now: datetime) -> float | None:
    if talk is None or talk.held_at is None:
        return None
    return max(0.0, (now - talk.held_at).total_seconds() / 3600)


def _said(talk: Chat) -> Iterator[str]:
    """Whatever was noted of what they said."""
    for texts in (
        talk.remarks.order_by("place", "pk").values_list("text", flat=True),
        talk.findings.order_by("place", "pk").values_list("claim", flat=True),
        talk.answers.order_by("place", "pk").values_list("text", flat=True),
    ):
        yield from (text for text in texts if text)


def named(talk: Chat) -> tuple[str, ...]:
    """Whom they named, but for those who were taken away or silenced since."""
    rows = talk.referrals.select_related("person").order_by("pk")
    return tuple(
        one.person.name if one.person else one.name
        for one in rows
        if one.person is None or not (one.person.do_not_contact or one.person.removed_at)
    )


def _unanswered(actor: Actor, person: Person, now: datetime) -> tuple[int, int | None]:
    """How many messages wait for an answer, and the working days since the last of them.

    Anything else that happened with somebody is their sign, and the count begins anew.
    """
    touches = access.visible(actor, Touch).filter(person=person).order_by("-on", "-pk")
    quiet = access.visible(actor, FollowUp).filter(
        person=person, touch__isnull=False, kind__in=_NO_ANSWER_WANTED
    )
    rows = touches.exclude(pk__in=quiet.values("touch_id")).values_list("kind", "on")
    days: list[date] = []
    for kind, on in rows[: 2 * _MOST]:
        if kind not in _OWN:
            break
        days.append(on)
    if not days:
        return 0, None
    return len(days), rules.workdays(days[0], now.date())


_MOST = 20


def _untold(actor: Actor, person: Person, now: datetime) -> tuple[str, ...]:
    """Whom they sent the seeker to, met days ago, of which they were not told."""
    rows = access.visible(actor, FollowUp).filter(
        person=person,
        kind=FollowUpKind.REPORT_BACK,
        state__in=WAITING,
        chat__held_at__lte=now - TOLD_WITHIN,
        chat__person__removed_at__isnull=True,
    )
    return tuple(rows.order_by("due_at", "pk").values_list("chat__person__name", flat=True))
