"""Marks set by mistake: the last move of an ask or introduction, taken back with all it brought.

Only the last move, and only while nothing was built on it: both by compare-and-set.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F

from kithwork.domain import asks as rules
from kithwork.domain import introductions as introduction_rules
from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskCard, AskState
from kithwork.domain.chats import ChatState
from kithwork.domain.errors import Conflict
from kithwork.domain.follow_ups import FollowUpKind
from kithwork.domain.introductions import IntroductionCard, IntroductionState
from kithwork.flows import asks as ask_flows
from kithwork.flows import follow_ups, touches
from kithwork.flows.flow import flow
from kithwork.store.models import Ask, Chat, Introduction, Touch
from kithwork.store.queries import asks


class BuiltOn(Conflict):
    """Something has come of the move, so it cannot be taken back any more."""

    def __init__(self, what: str) -> None:
        super().__init__(f"This cannot be taken back any more: {what}.")


@dataclass(frozen=True, slots=True)
class Stood:
    """How an ask stood before a move."""

    state: AskState
    sent_at: datetime | None
    answered_at: datetime | None


@flow("asks.unmark")
def ask(*, actor: Actor, ask: UUID, moved: AskState, stood: Stood, now: datetime) -> AskCard:
    """Take back that an ask moved into `moved`: it stands as it stood, without touch and chat.

    Raises rules.CannotMove when it has moved on, or never came that way; BuiltOn.
    """
    row = asks.row(actor=actor, ask=ask)
    if stood.state not in rules.before(moved):
        raise rules.CannotMove(moved, stood.state)
    back = Ask.objects.filter(pk=row.pk, state=moved).update(
        state=stood.state, sent_at=stood.sent_at, answered_at=stood.answered_at
    )
    if not back:
        raise rules.CannotMove(AskState(row.state), stood.state)
    if moved is AskState.SENT and row.sent_at is not None:
        kind = FollowUpKind.WRITE_TO
        follow_ups.unmeet(
            workspace=actor.workspace, person=row.person_id, kind=kind, at=row.sent_at
        )
    if moved is AskState.SENT:
        Ask.objects.filter(pk=row.pk, times_sent__gt=0).update(times_sent=F("times_sent") - 1)
    if moved is AskState.YES:
        _forget_chat(row)
    if moved is not AskState.SILENT:
        _forget_touch(row, moved, now)
    return ask_flows.show(actor=actor, ask=row.public_id)


def _forget_chat(row: Ask) -> None:
    """Delete the chat a yes made, unless it has moved or anything hangs on it."""
    for chat in Chat.objects.filter(ask=row):
        hangs = any(
            link.related_model._default_manager.filter(**{link.field.name: chat}).exists()  # type: ignore[union-attr]
            for link in Chat._meta.related_objects
        )
        if chat.state != ChatState.AGREED or hangs:
            raise BuiltOn("the chat has gone on since")
        chat.delete()


def _forget_touch(row: Ask, moved: AskState, now: datetime) -> None:
    """Delete the touch the move made, and work out again what rested on it."""
    sent = moved is AskState.SENT
    at = row.sent_at if sent else row.answered_at
    kind = rules.SENT_TOUCH if sent else rules.ANSWERED_TOUCH
    day = at.astimezone(now.tzinfo).date() if at else now.date()
    there = Touch.objects.filter(person_id=row.person_id)
    made = there.filter(kind=kind, on=day, text="").order_by("-pk").first()
    if made is not None:
        made.delete()
    touches.settle(workspace=row.workspace_id, people=[row.person_id], now=now)


@flow("introductions.unmark")
def introduction(
    *,
    actor: Actor,
    introduction: UUID,
    moved: IntroductionState,
    stood: IntroductionState,
    changed_at: datetime,
    now: datetime,
) -> IntroductionCard:
    """Take back that an introduction moved into `moved`; it stands as it stood.

    Raises introductions.CannotMove when it has moved on, BuiltOn when the ask has left.
    """
    row = asks.introduction(actor=actor, introduction=introduction)
    if stood not in introduction_rules.before(moved):
        raise introduction_rules.CannotMove(moved, stood)
    if row.ask.state != AskState.DRAFTED:
        raise BuiltOn("the ask it was for has left since")
    back = Introduction.objects.filter(pk=row.pk, state=moved).update(
        state=stood, changed_at=changed_at
    )
    if not back:
        raise introduction_rules.CannotMove(IntroductionState(row.state), stood)
    row.refresh_from_db()
    return asks.introduction_card(row)
