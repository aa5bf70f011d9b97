"""Chats: booked, moved, missed, called off. What is agreed with a person is kept exactly."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from kithwork.domain import chats as rules
from kithwork.domain import zones
from kithwork.domain.actors import Actor
from kithwork.domain.chats import (
    FEWEST_MINUTES,
    HELD_TOUCH,
    MOST_MINUTES,
    ChatCard,
    ChatKind,
    ChatState,
    Venue,
)
from kithwork.domain.errors import Conflict, Invalid
from kithwork.domain.follow_ups import FollowUpKind
from kithwork.domain.readiness import Item
from kithwork.domain.ties import Origin
from kithwork.flows import asks, duties, follow_ups, people, touches
from kithwork.flows.flow import flow
from kithwork.store.models import Chat, Debrief, Person, Tie, Touch
from kithwork.store.queries import chats
from kithwork.store.queries import people as people_queries

LONGEST_WHERE = 500
ANYWHERE = Venue()
# So long before its time a talk may begin.
AHEAD = timedelta(hours=1)
_MAY_BE_HELD = list(rules.before(ChatState.HELD))


class TakenAlready(Conflict):
    """Another chat is booked for the same time."""

    def __init__(self, other: ChatCard) -> None:
        day = other.starts_at and other.starts_at.astimezone(zones.named(other.zone))
        super().__init__(
            f"You talk with {other.name} then ({day:%Y-%m-%d %H:%M}, {other.zone}). "
            "Nothing was changed; choose another time, or move that chat first."
        )


class WrittenDown(Conflict):
    """The talk was debriefed; taking it back would leave its notes without a talk."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Your chat with {name} was written down. Nothing was changed; take that back first."
        )


class NotYet(Invalid):
    """The chat lies ahead."""

    def __init__(self, name: str) -> None:
        super().__init__("held_at", f"lies ahead: your chat with {name} has not begun.")


@dataclass(frozen=True, slots=True)
class Day:
    """What was agreed: `at` is what clocks in `zone` show (naive); `minutes` 5 to 480."""

    at: datetime
    zone: str
    minutes: int = rules.USUAL_MINUTES
    venue: Venue = ANYWHERE


@flow("chats.schedule")
def schedule(
    *,
    actor: Actor,
    person: UUID,
    day: Day,
    now: datetime,
    referred_by: UUID | None = None,
    kind: ChatKind = ChatKind.ONE_TO_ONE,
) -> ChatCard:
    """Book a chat with somebody: the one they agreed to, or a new one.

    `day` may lie in the past, for a talk that already took place. Raises NotToThem,
    TakenAlready, Invalid naming the field.
    """
    row = people.other_row(actor=actor, person=person)
    if row.removed_at is not None:
        raise people_queries.NoSuchPerson(person)
    asks.may_be_written_to(row)
    sender = None if referred_by is None else people.other_row(actor=actor, person=referred_by)
    if sender is not None and sender.pk == row.pk:
        raise Invalid("referred-by", "is the person themself.")
    chat = _open(actor, row) or Chat(
        workspace_id=actor.workspace, person=row, state=ChatState.AGREED, agreed_at=now
    )
    chat.kind, chat.referred_by = kind, sender or chat.referred_by
    _settle(actor, chat, day)
    chat.state = ChatState.SCHEDULED
    chat.save()
    _met(chat, now)
    return chats.card(chat)


def _open(actor: Actor, person: Person) -> Chat | None:
    """The chat that was agreed with them and has no day yet."""
    rows = chats.present(actor).filter(person=person, state__in=chats.OPEN_STATES)
    return rows.order_by("-agreed_at", "-pk").first()


def _settle(actor: Actor, chat: Chat, day: Day) -> None:
    """Put a day into a chat; raises Invalid and TakenAlready."""
    if not FEWEST_MINUTES <= day.minutes <= MOST_MINUTES:
        raise Invalid(
            "minutes", f"must be {FEWEST_MINUTES} to {MOST_MINUTES}; 15 to 30 is what people grant."
        )
    zone = zones.named(day.zone)
    starts_at = zones.moment(day.at, zone=zone)
    _is_free(actor, chat, starts_at, day.minutes)
    where = " ".join(day.venue.where.split())
    if len(where) > LONGEST_WHERE:
        raise Invalid("where", f"is {len(where)} characters long; {LONGEST_WHERE} is the most.")
    chat.starts_at, chat.zone, chat.minutes = starts_at, str(zone), day.minutes
    chat.mode, chat.where = day.venue.mode, where


def _is_free(actor: Actor, chat: Chat, start: datetime, minutes: int) -> None:
    end = start + timedelta(minutes=minutes)
    for other in chats.booked_around(actor=actor, start=start, end=end):
        ends = other.ends_at
        if other.id != chat.public_id and ends is not None and ends > start:
            raise TakenAlready(other)


@flow("chats.move")
def move(*, actor: Actor, chat: UUID, day: Day, now: datetime) -> ChatCard:
    """Give a booked chat another day, place or length; the invitation counts one up.

    A missed or cancelled chat is booked again by it. Raises CannotMove, TakenAlready, Invalid.
    """
    row = _writable(actor, chat)
    former = ChatState(row.state)
    if former not in rules.before(ChatState.SCHEDULED):
        raise rules.CannotMove(former, ChatState.SCHEDULED)
    had_a_day = row.starts_at is not None
    _settle(actor, row, day)
    row.state, row.sequence = ChatState.SCHEDULED, row.sequence + (1 if had_a_day else 0)
    row.save()
    # What was confirmed, and the way there, are those of another day.
    row.ticks.filter(item__in=[Item.CONFIRMED, Item.ZONE, Item.LINK]).delete()
    return chats.card(row)


@flow("chats.cancel")
def cancel(*, actor: Actor, chat: UUID, now: datetime) -> ChatCard:
    """Call a chat off; its invitation, if one went out, is taken back by the next."""
    return _end(actor, chat, ChatState.CANCELLED)


@flow("chats.miss")
def miss(*, actor: Actor, chat: UUID, now: datetime) -> ChatCard:
    """Record that a booked chat did not take place."""
    return _end(actor, chat, ChatState.MISSED)


def _end(actor: Actor, chat: UUID, state: ChatState) -> ChatCard:
    row = chats.row(actor=actor, chat=chat)
    called_off = state is ChatState.CANCELLED and row.starts_at is not None
    sequence = row.sequence + (1 if called_off else 0)
    moved = Chat.objects.filter(pk=row.pk, state__in=list(rules.before(state))).update(
        state=state, sequence=sequence
    )
    if not moved:
        raise rules.CannotMove(ChatState(row.state), state)
    return chats.show(actor=actor, chat=chat)


@flow("chats.hold")
def hold(*, actor: Actor, chat: UUID, now: datetime) -> ChatCard:
    """Record that a chat took place: it leaves a touch, and whoever talked knows each other.

    Raises NotYet more than an hour before its time, CannotMove for one that is over.
    """
    row = chats.row(actor=actor, chat=chat)
    if row.state == ChatState.HELD:
        raise rules.CannotMove(ChatState.HELD, ChatState.HELD)
    take_place(row, held_at=None, now=now)
    duties.settle(actor=actor, chat=row, promises=(), now=now)
    return chats.show(actor=actor, chat=chat)


def take_place(row: Chat, *, held_at: datetime | None, now: datetime) -> None:
    """Let a chat have taken place, inside another flow; its touch stands on its true day.

    `held_at`: when it was; left out, its booked time, or now. Of one that was held already the
    day alone may change. Raises NotYet, CannotMove.
    """
    if held_at is None and row.starts_at is not None and row.starts_at > now + AHEAD:
        raise NotYet(row.person.name)
    moment = min(now, held_at or row.held_at or row.starts_at or now).astimezone(UTC)
    if row.state == ChatState.HELD:
        if row.held_at == moment:
            return
        _forget_touch(row, (row.held_at or moment).astimezone(now.tzinfo).date())
    moved = Chat.objects.filter(pk=row.pk, state__in=[*_MAY_BE_HELD, ChatState.HELD]).update(
        state=ChatState.HELD, held_at=moment
    )
    if not moved:
        raise rules.CannotMove(ChatState(row.state), ChatState.HELD)
    row.state, row.held_at = ChatState.HELD, moment
    Touch.objects.create(
        workspace_id=row.workspace_id,
        person=row.person,
        kind=HELD_TOUCH,
        on=moment.astimezone(now.tzinfo).date(),
    )
    _know_each_other(row, moment.astimezone(now.tzinfo).date())
    _met(row, now)
    _settle_touches(row, now)


def _met(row: Chat, now: datetime) -> None:
    """Whoever was to be written to for a talk is talked with, or a day is agreed."""
    kind = FollowUpKind.WRITE_TO
    follow_ups.meet(workspace=row.workspace_id, person=row.person_id, kind=kind, now=now)


def _know_each_other(row: Chat, on: date) -> None:
    """Whoever talked knows each other: a tie is made, or taken at its evidence (C33)."""
    tie = _tie(row)
    if tie is None:
        me, person = _me(row), row.person_id
        origin = Origin.REFERRAL if row.referred_by_id else Origin.UNKNOWN
        Tie.objects.create(
            workspace_id=row.workspace_id,
            left_id=min(me, person),
            right_id=max(me, person),
            strength=0.0,
            met_on=on,
            origin=origin,
            typed=True,
        )
    elif tie.removed_at is not None or tie.strength_typed == 0:
        tie.removed_at = None
        tie.strength_typed = tie.strength_typed or None
        tie.save(update_fields=["removed_at", "strength_typed"])


def _tie(row: Chat) -> Tie | None:
    left, right = sorted((_me(row), row.person_id))
    return Tie.objects.filter(left_id=left, right_id=right).first()


def _me(row: Chat) -> int:
    mine = Person.objects.filter(workspace_id=row.workspace_id, is_me=True)
    return mine.values_list("pk", flat=True)[0]


def _settle_touches(chat: Chat, now: datetime) -> None:
    """What follows from the last touch with a person."""
    touches.settle(workspace=chat.workspace_id, people=[chat.person_id], now=now)


@flow("chats.reopen")
def reopen(*, actor: Actor, chat: UUID, now: datetime) -> ChatCard:
    """Take back that a chat was cancelled, missed or held: it stands as it stood before.

    Raises CannotMove from any other state, TakenAlready when its time was given to another.
    """
    row = _writable(actor, chat)
    former = ChatState(row.state)
    state = ChatState.SCHEDULED if row.starts_at else ChatState.AGREED
    if former not in {ChatState.CANCELLED, ChatState.MISSED, ChatState.HELD}:
        raise rules.CannotMove(former, state)
    if row.starts_at is not None:
        _is_free(actor, row, row.starts_at, row.minutes)
        row.sequence += 1 if former is ChatState.CANCELLED else 0
    if former is ChatState.HELD and Debrief.objects.filter(chat=row).exists():
        raise WrittenDown(row.person.name)
    if former is ChatState.HELD and row.held_at is not None:
        _forget_touch(row, row.held_at.astimezone(now.tzinfo).date())
        _settle_touches(row, now)
    row.state, row.held_at = state, None
    row.save(update_fields=["state", "sequence", "held_at"])
    if former is ChatState.HELD:
        follow_ups.settle_chat(chat=row, duties=(), now=now)
    return chats.card(row)


def _forget_touch(chat: Chat, on: date) -> None:
    touch = chat.person.touches.filter(kind=HELD_TOUCH, on=on).order_by("-pk").first()
    if touch is not None:
        touch.delete()
    tie = _tie(chat)
    words = tie and (tie.why or tie.connected_on or tie.strength_typed is not None)
    if tie and tie.met_on == on and not words and not chat.person.touches.exists():
        tie.delete()


def _writable(actor: Actor, chat: UUID) -> Chat:
    row = chats.row(actor=actor, chat=chat)
    asks.may_be_written_to(row.person)
    return row
