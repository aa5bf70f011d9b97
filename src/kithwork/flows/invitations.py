"""Invitations: a booked chat as a calendar file for both, and the line that confirms it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from kithwork.calendars import wordings
from kithwork.domain import zones
from kithwork.domain.actors import Actor, Right
from kithwork.domain.chats import UID_END, ChatCard, ChatState
from kithwork.domain.errors import Conflict, NotFound
from kithwork.domain.messages import Message
from kithwork.domain.slots import Slot
from kithwork.flows import ask_cards, servers, workspaces
from kithwork.flows.flow import flow
from kithwork.store import access
from kithwork.store.models import CalendarEntry
from kithwork.store.queries import chats, people
from kithwork.store.queries import slots as slot_queries
from kithwork.store.queries.slots import EntryCard
from kithwork.writing import confirmations

if TYPE_CHECKING:
    from kithwork.flows.invitation_files import InvitationFile

# Chats of these states have an invitation: one that asks, or one that takes it back.
WITH_INVITATION = (ChatState.SCHEDULED, ChatState.CANCELLED)


class NoInvitation(Conflict):
    """There is nothing to invite to: no day yet, or a talk that is over."""

    def __init__(self) -> None:
        super().__init__("There is no invitation to this chat: it has no day to come.")


class NoSuchServerCalendar(NotFound):
    """The server has no calendar of that name, or none at all."""

    def __init__(self, name: str, known: list[str]) -> None:
        listed = ", ".join(f"“{each}”" for each in known) or "none"
        super().__init__(f"Your server has no calendar “{name}”. It has: {listed}.")


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What is written about a chat, and the link that opens it in a mail program (or empty)."""

    message: Message
    mailto: str


def of_chat(*, actor: Actor, chat: UUID, now: datetime) -> "InvitationFile | None":
    """The invitation to a booked chat, or what takes it back; None where there is none to make.

    A chat in the past has none (it took place already), nor has one without a day, nor one
    with somebody who is not to be contacted, unless it takes an invitation back.
    """
    row = chats.row(actor=actor, chat=chat)
    card = chats.card(row)
    if card.starts_at is None or card.state not in WITH_INVITATION or card.starts_at < now:
        return None
    if row.person.do_not_contact and card.state is ChatState.SCHEDULED:
        return None
    # What reads and writes calendars takes a while to load, and most calls never do.
    from kithwork.flows import invitation_files  # noqa: PLC0415

    return invitation_files.written(actor=actor, card=card, start=card.starts_at, now=now)


def needed(*, actor: Actor, chat: UUID, now: datetime) -> "InvitationFile":
    """The same; raises NoInvitation."""
    found = of_chat(actor=actor, chat=chat, now=now)
    if found is None:
        raise NoInvitation
    return found


def confirmation(*, actor: Actor, chat: UUID, now: datetime) -> Confirmation | None:
    """A line for the day before a booked chat (practice.md F11); None where there is none."""
    return _written(actor, chat, now, confirmations.draft)


def letter(*, actor: Actor, chat: UUID, now: datetime) -> Confirmation | None:
    """The invitation to a booked chat as a letter; None where there is none."""
    return _written(actor, chat, now, confirmations.invite)


def _written(
    actor: Actor, chat: UUID, now: datetime, write: Callable[..., Message]
) -> Confirmation | None:
    row = chats.row(actor=actor, chat=chat)
    card = chats.card(row)
    if card.starts_at is None or card.state is not ChatState.SCHEDULED or card.starts_at < now:
        return None
    if row.person.do_not_contact:
        return None
    me = people.me(actor=actor)
    slot = Slot(card.starts_at.astimezone(UTC), card.minutes)
    message = write(
        given=row.person.given or row.person.name,
        when=wordings.in_english(slot, zones.named(card.zone)),
        minutes=card.minutes,
        venue=card.venue,
        sender=workspaces.signed(me.name),
        phone=next(iter(me.values("phone")), ""),
    )
    return Confirmation(message, ask_cards.mailto(row.person, message.subject, message.text))


def push(
    *, actor: Actor, chat: UUID, now: datetime, calendar: str = "", password: str = ""
) -> EntryCard | None:
    """Put a booked chat into the seeker's own calendar on their server, or take it out again.

    One that was moved stands where it stood, with its new time; of one that was called off the
    entry goes, and the answer is None. `calendar` is the name of one; where the chat stands
    already, else the server's first, if empty. Nobody is written to. Raises NoInvitation,
    NoSuchServerCalendar, servers.NoServer, servers.NeedsPassword and wires' failures.
    """
    access.require(actor, Right.EDIT)
    card = chats.show(actor=actor, chat=chat)
    former = slot_queries.entry_row(actor=actor, chat=chat)
    if card.state is ChatState.CANCELLED and former is not None:
        servers.remove(actor=actor, address=former.address, uid=_uid(card), password=password)
        _forget(actor=actor, chat=chat, now=now)
        return None
    if card.starts_at is None or card.state is not ChatState.SCHEDULED or card.starts_at < now:
        raise NoInvitation
    name, address = _where(actor, former, calendar, password)
    if former is not None and former.address != address:
        servers.remove(actor=actor, address=former.address, uid=_uid(card), password=password)
    # What writes calendars takes a while to load.
    from kithwork.flows import invitation_files  # noqa: PLC0415

    content = invitation_files.own(actor=actor, card=card, start=card.starts_at, now=now)
    servers.put(actor=actor, address=address, uid=_uid(card), content=content, password=password)
    return _note(actor=actor, card=card, calendar=name, address=address, now=now)


def _uid(card: ChatCard) -> str:
    return f"{card.id}{UID_END}"


def _where(actor: Actor, former: CalendarEntry | None, name: str, password: str) -> tuple[str, str]:
    """Name and address of the calendar that a chat goes into."""
    if former is not None and name in ("", former.calendar):
        return former.calendar, former.address
    known = servers.calendars(actor=actor, password=password)
    for each in known:
        if name in ("", each.name):
            return each.name, each.address
    raise NoSuchServerCalendar(name, [each.name for each in known])


@flow("invitations.push")
def _note(*, actor: Actor, card: ChatCard, calendar: str, address: str, now: datetime) -> EntryCard:
    """Keep where a chat stands, and as of which invitation."""
    row = chats.row(actor=actor, chat=card.id)
    kept, _ = CalendarEntry.objects.update_or_create(
        workspace_id=actor.workspace,
        chat=row,
        defaults={
            "calendar": calendar[:200],
            "address": address,
            "sequence": card.sequence,
            "put_at": now,
        },
    )
    return slot_queries.entry_card(kept)


@flow("invitations.withdraw")
def _forget(*, actor: Actor, chat: UUID, now: datetime) -> UUID:
    """Forget that a chat stands in a calendar."""
    row = slot_queries.entry_row(actor=actor, chat=chat)
    if row is not None:
        row.delete()
    return chat
