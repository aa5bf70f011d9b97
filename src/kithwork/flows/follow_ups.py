"""Follow-ups: made by what happened, then done, put off or dropped by the seeker."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from kithwork.advice import digests
from kithwork.domain import follow_ups as rules
from kithwork.domain.actors import Actor
from kithwork.domain.chats import ChatState
from kithwork.domain.errors import Invalid
from kithwork.domain.follow_ups import (
    LONGEST_REASON,
    MESSAGE_TOUCH,
    Duty,
    FollowUp,
    FollowUpKind,
    FollowUpState,
)
from kithwork.flows import touches
from kithwork.flows.flow import flow
from kithwork.store.models import Chat, Touch
from kithwork.store.models import FollowUp as Row
from kithwork.store.queries import follow_ups as queries


def settle_chat(*, chat: Chat, duties: Sequence[Duty], now: datetime) -> None:
    """Make the duties of a chat what they should be, inside a flow's transaction.

    One that was done or put off stays as it is; one that nothing asks for any more goes, unless
    the seeker settled it already.
    """
    settle_rows(chat=chat, rows=chat.follow_ups.all(), duties=duties, now=now)


def settle_rows(*, chat: Chat, rows: QuerySet[Row], duties: Sequence[Duty], now: datetime) -> None:
    """The same for some `rows` of a chat."""
    wanted = {_key(duty): duty for duty in duties}
    for row in rows:
        duty = wanted.get(_row_key(row))
        if duty is not None:
            _renew(row, duty)
        elif row.state in rules.WAITING and not _rests(row, chat):
            row.delete()
    add(chat=chat, duties=duties, now=now)


def _rests(row: Row, chat: Chat) -> bool:
    """Two people became one, so that it would tell somebody of themself; parting brings it back."""
    return (
        chat.state == ChatState.HELD
        and row.kind in rules.ABOUT_ANOTHER
        and row.person_id == chat.person_id
    )


def _renew(row: Row, duty: Duty) -> None:
    """What is said of a duty follows what is known; a day it was put off to stays.

    The day on which it would be due, were it opened again, follows, too.
    """
    before = (row.due_at, row.due_before, row.reason, row.whose)
    if row.due_before is None:
        row.due_at = duty.due_at
    else:
        row.due_before = duty.due_at
    row.reason, row.whose = duty.reason, duty.whose or ""
    if before != (row.due_at, row.due_before, row.reason, row.whose):
        row.save(update_fields=["due_at", "due_before", "reason", "whose"])


def meet(*, workspace: int, person: int, kind: FollowUpKind, now: datetime) -> None:
    """What fell due towards a person has happened, whoever brought it about."""
    rows = Row.objects.filter(workspace_id=workspace, person_id=person, kind=kind)
    rows.filter(state__in=rules.WAITING).update(state=FollowUpState.DONE, settled_at=now)


def unmeet(*, workspace: int, person: int, kind: FollowUpKind, at: datetime) -> None:
    """What met it is taken back: what was met at that moment is owed again."""
    rows = Row.objects.filter(workspace_id=workspace, person_id=person, kind=kind)
    rows.filter(state=FollowUpState.DONE, settled_at=at).update(
        state=FollowUpState.OPEN, settled_at=None
    )


def add(*, chat: Chat, duties: Sequence[Duty], now: datetime) -> None:
    """Make those duties of a chat that are not there yet, inside a flow's transaction."""
    there = {_row_key(row) for row in chat.follow_ups.all()}
    wanted = {_key(duty): duty for duty in duties}
    Row.objects.bulk_create(
        _new(chat, duty, now) for key, duty in wanted.items() if key not in there
    )


def _key(duty: Duty) -> tuple[str, int, str]:
    return duty.kind.value, duty.person, duty.text


def _row_key(row: Row) -> tuple[str, int, str]:
    return row.kind, row.person_id, row.text


def _new(chat: Chat, duty: Duty, now: datetime) -> Row:
    return Row(
        workspace_id=chat.workspace_id,
        chat=chat,
        kind=duty.kind,
        person_id=duty.person,
        due_at=duty.due_at,
        reason=duty.reason,
        text=duty.text,
        whose=duty.whose or "",
        created_at=now,
    )


@flow("follow_ups.do")
def do(*, actor: Actor, follow_up: UUID, now: datetime) -> FollowUp:
    """Mark a duty as done; what was a message leaves a touch today. Raises CannotMove."""
    card = _move(actor, follow_up, FollowUpState.DONE, settled_at=now)
    if rules.is_message(card.kind, card.whose):
        _touch(actor, follow_up, now.date(), now)
    return card


@flow("follow_ups.send")
def send(*, actor: Actor, follow_up: UUID, now: datetime, on: date | None = None) -> FollowUp:
    """Say that its message went out, today or on an earlier day: it is done, and leaves a touch.

    Raises CannotMove, AnAsk, Invalid for a day that comes.
    """
    if on is not None and on > now.date():
        raise Invalid("on", "lies in the future.")
    card = _move(actor, follow_up, FollowUpState.DONE, settled_at=now)
    if card.kind is FollowUpKind.WRITE_TO:
        raise rules.AnAsk
    _touch(actor, follow_up, on or now.date(), now)
    return card


def _touch(actor: Actor, follow_up: UUID, on: date, now: datetime) -> None:
    row = queries.row(actor=actor, follow_up=follow_up)
    row.touch = Touch.objects.create(
        workspace_id=actor.workspace, person=row.person, kind=MESSAGE_TOUCH, on=on
    )
    row.save(update_fields=["touch"])
    _settle_touches(row, now)


def _settle_touches(row: Row, now: datetime) -> None:
    """What follows from the last touch with a person."""
    touches.settle(workspace=row.workspace_id, people=[row.person_id], now=now)


@flow("follow_ups.drop")
def drop(*, actor: Actor, follow_up: UUID, now: datetime, note: str = "") -> FollowUp:
    """Let a duty go, with a reason if there is one; raises CannotMove, Invalid."""
    return _move(actor, follow_up, FollowUpState.DROPPED, settled_at=now, note=_note(note))


@flow("follow_ups.postpone")
def postpone(
    *, actor: Actor, follow_up: UUID, until: date, now: datetime, note: str = ""
) -> FollowUp:
    """Put a duty off to the end of a day that comes; raises Past, CannotMove, Invalid."""
    if until <= now.date():
        raise rules.Past
    row = queries.row(actor=actor, follow_up=follow_up)
    return _put_off(actor, follow_up, row.due_before or row.due_at, until, now, _note(note))


@flow("follow_ups.postpone_missed")
def postpone_missed(*, actor: Actor, until: date, now: datetime) -> tuple[FollowUp, ...]:
    """Put off what was missed and presses on nobody; each can be opened again by itself.

    Raises Past. What somebody waits for (thanks, reports, own promises) stays where it is.
    """
    if until <= now.date():
        raise rules.Past
    missed = digests.missed(queries.unsettled(actor=actor), now=now)
    cards = [one.follow_up for one in missed if not one.presses]
    before = dict(
        Row.objects.filter(public_id__in=[one.id for one in cards]).values_list(
            "public_id", "due_before"
        )
    )
    return tuple(
        _put_off(actor, one.id, before[one.id] or one.due_at, until, now, one.note) for one in cards
    )


def _put_off(
    actor: Actor, follow_up: UUID, due_before: datetime, until: date, now: datetime, note: str
) -> FollowUp:
    days = {"due_at": rules.evening(until, like=now), "due_before": due_before}
    return _move(actor, follow_up, FollowUpState.POSTPONED, note=note, **days)


@flow("follow_ups.reopen")
def reopen(*, actor: Actor, follow_up: UUID, now: datetime) -> FollowUp:
    """Take back that a duty was done, dropped or put off; it is due when it was due before.

    The touch that it left goes.
    """
    row = queries.row(actor=actor, follow_up=follow_up)
    due_at = row.due_before or row.due_at
    days = {"due_at": due_at, "due_before": None, "settled_at": None}
    card = _move(actor, follow_up, FollowUpState.OPEN, note="", **days)
    if row.touch is not None:
        row.touch.delete()
        _settle_touches(row, now)
    return card


def _note(text: str) -> str:
    words = " ".join(text.split())
    if len(words) > LONGEST_REASON:
        raise Invalid("why", f"is {len(words)} characters long; {LONGEST_REASON} is the most.")
    return words


def _move(actor: Actor, follow_up: UUID, state: FollowUpState, **changes: object) -> FollowUp:
    row = queries.row(actor=actor, follow_up=follow_up)
    moved = Row.objects.filter(pk=row.pk, state__in=list(rules.before(state)))
    if not moved.update(state=state, **changes):
        raise rules.CannotMove(FollowUpState(row.state), state)
    row.refresh_from_db()
    return queries.card(row)
