"""Chats: booked ones in order of their days, and what else was agreed or is over."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, QuerySet

from kithwork.domain.actors import Actor
from kithwork.domain.chats import MOST_MINUTES, ChatCard, ChatKind, ChatState, Mode, Venue
from kithwork.domain.errors import NotFound
from kithwork.store import access
from kithwork.store.models import Chat

# Not booked yet.
OPEN_STATES = (ChatState.IDEA, ChatState.ASKED, ChatState.AGREED)
OVER_STATES = (ChatState.HELD, ChatState.MISSED, ChatState.CANCELLED)


class NoSuchChat(NotFound):
    """No chat of this workspace has that id."""

    def __init__(self, public_id: object) -> None:
        super().__init__(f"There is no chat {public_id}. `kith chats` lists them.")


def present(actor: Actor) -> QuerySet[Chat]:
    """Chats with people who were not taken away, and with whoever sent the seeker there."""
    rows = access.visible(actor, Chat).filter(person__removed_at__isnull=True)
    return rows.select_related("person", "referred_by", "ask")


def row(*, actor: Actor, chat: UUID) -> Chat:
    """One chat; raises NoSuchChat."""
    found = present(actor).filter(public_id=chat).first()
    if found is None:
        raise NoSuchChat(chat)
    return found


def row_of_anybody(*, actor: Actor, chat: UUID) -> Chat:
    """One chat, with somebody who was taken away, too; raises NoSuchChat."""
    rows = access.visible(actor, Chat).select_related("person", "referred_by")
    found = rows.filter(public_id=chat).first()
    if found is None:
        raise NoSuchChat(chat)
    return found


def show(*, actor: Actor, chat: UUID) -> ChatCard:
    """One chat as shown; raises NoSuchChat."""
    return card(row(actor=actor, chat=chat))


def listing(*, actor: Actor, limit: int = 100) -> tuple[ChatCard, ...]:
    """Booked chats by their day, then those to book, then those that are over, latest first."""
    rows = present(actor)
    booked = rows.filter(state=ChatState.SCHEDULED).order_by("starts_at", "pk")
    to_book = rows.filter(state__in=OPEN_STATES).order_by("-agreed_at", "-pk")
    over = rows.filter(state__in=OVER_STATES).order_by(
        F("held_at").desc(nulls_last=True), F("starts_at").desc(nulls_last=True), "-pk"
    )
    found: list[Chat] = []
    for part in (booked, to_book, over):
        found += part[: limit - len(found)]
    return tuple(card(one) for one in found)


def of_person(*, actor: Actor, person: UUID) -> tuple[ChatCard, ...]:
    """The chats with one person, the latest first."""
    rows = present(actor).filter(person__public_id=person)
    return _cards(rows.order_by(F("starts_at").desc(nulls_first=True), "-pk"))


def agreed_with(*, actor: Actor) -> dict[UUID, UUID]:
    """Of everybody who said yes to a chat that is still to come, that chat: the first booked."""
    rows = present(actor).filter(state__in=[ChatState.AGREED, ChatState.SCHEDULED])
    first = rows.order_by(F("starts_at").desc(nulls_first=True), "-pk")
    return dict(first.values_list("person__public_id", "public_id"))


def talked_with(*, actor: Actor) -> set[UUID]:
    """Everybody with whom a chat took place, or is booked."""
    rows = present(actor).filter(state__in=[ChatState.HELD, ChatState.SCHEDULED])
    return set(rows.values_list("person__public_id", flat=True))


def with_a_day(*, actor: Actor) -> tuple[ChatCard, ...]:
    """Every chat that ever got a day, by it."""
    return _cards(present(actor).filter(starts_at__isnull=False).order_by("starts_at", "pk"))


def booked_around(*, actor: Actor, start: datetime, end: datetime) -> tuple[ChatCard, ...]:
    """Booked chats that may lie between two moments, by their day."""
    rows = present(actor).filter(
        state=ChatState.SCHEDULED,
        starts_at__gt=start - timedelta(minutes=MOST_MINUTES),
        starts_at__lt=end,
    )
    return _cards(rows.order_by("starts_at", "pk"))


def ids(*, actor: Actor) -> tuple[UUID, ...]:
    """The ids of all chats that have a day, as calendars may know them."""
    rows = access.visible(actor, Chat).filter(starts_at__isnull=False)
    return tuple(rows.order_by("pk").values_list("public_id", flat=True))


def _cards(rows: Iterable[Chat]) -> tuple[ChatCard, ...]:
    return tuple(card(one) for one in rows)


def card(found: Chat) -> ChatCard:
    """A row as shown."""
    sender = found.referred_by
    return ChatCard(
        id=found.public_id,
        person=found.person.public_id,
        name=found.person.name,
        state=ChatState(found.state),
        minutes=found.minutes,
        agreed_at=found.agreed_at,
        kind=ChatKind(found.kind),
        starts_at=found.starts_at,
        zone=found.zone,
        venue=Venue(Mode(found.mode), found.where),
        sequence=found.sequence,
        held_at=found.held_at,
        referred_by=sender.public_id if sender else None,
        referred_by_name=sender.name if sender else "",
    )
