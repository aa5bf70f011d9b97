"""Rehearsals of chats, and how sure of themselves the seeker is."""

from uuid import UUID

from django.db.models import Q, QuerySet

from kithwork.domain.actors import Actor
from kithwork.domain.chats import ChatKind, ChatState
from kithwork.domain.errors import NotFound
from kithwork.domain.rehearsals import LOW, RehearsalCard, Rehearsed, Stumble, together
from kithwork.store import access
from kithwork.store.models import Chat, Rehearsal
from kithwork.store.queries import chats


class NoSuchRehearsal(NotFound):
    """No rehearsal has that id."""

    def __init__(self, public_id: object) -> None:
        super().__init__(f"There is no rehearsal {public_id}.")


def row(*, actor: Actor, rehearsal: UUID) -> Rehearsal:
    """One rehearsal; raises NoSuchRehearsal."""
    rows = access.visible(actor, Rehearsal).select_related("chat")
    found = rows.filter(public_id=rehearsal).first()
    if found is None:
        raise NoSuchRehearsal(rehearsal)
    return found


def of_chat(*, actor: Actor, chat: UUID) -> tuple[RehearsalCard, ...]:
    """The rehearsals of a chat, the oldest first."""
    rows = access.visible(actor, Rehearsal).filter(chat__public_id=chat)
    return tuple(card(one) for one in rows.order_by("ended_at", "pk"))


def told(*, actor: Actor, chat: UUID) -> Rehearsed | None:
    """What the rehearsals of a chat say together; None where there is none."""
    return together(of_chat(actor=actor, chat=chat))


def first_chats(*, actor: Actor) -> QuerySet[Chat]:
    """Booked chats that nobody rehearsed, while none was ever rehearsed or held (D39).

    A warm-up is itself the practice.
    """
    every = access.visible(actor, Chat).exclude(kind=ChatKind.WARM_UP)
    if every.filter(Q(state=ChatState.HELD) | Q(rehearsals__isnull=False)).exists():
        return every.none()
    return every.filter(state=ChatState.SCHEDULED)


def is_first(*, actor: Actor, chat: UUID) -> bool:
    """Whether a chat is among those that `first_chats` names."""
    return first_chats(actor=actor).filter(public_id=chat).exists()


def may_warm_up(*, actor: Actor) -> bool:
    """Whether a warm-up would do good: no talk was held yet, and confidence is low (F09)."""
    if access.visible(actor, Chat).filter(state=ChatState.HELD).exists():
        return False
    if chats.present(actor).filter(kind=ChatKind.WARM_UP, state=ChatState.SCHEDULED).exists():
        return False
    last = access.visible(actor, Rehearsal).order_by("-ended_at", "-pk").first()
    if last is None:
        return False
    said = last.confidence_after or last.confidence_before
    return said is not None and said <= LOW


def card(one: Rehearsal) -> RehearsalCard:
    """A row as shown."""
    return RehearsalCard(
        id=one.public_id,
        begun_at=one.begun_at,
        ended_at=one.ended_at,
        seconds=one.seconds,
        rating=one.rating,
        before=one.confidence_before,
        after=one.confidence_after,
        stumbles=tuple(
            Stumble(key=each["key"], text=each["text"], times=each["times"])
            for each in one.hesitations
        ),
    )
