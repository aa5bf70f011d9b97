"""Invitations: a booked chat as a calendar file for both, and the line that confirms it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from kithwork.calendars import wordings
from kithwork.domain import zones
from kithwork.domain.actors import Actor
from kithwork.domain.chats import ChatState
from kithwork.domain.errors import Conflict
from kithwork.domain.messages import Message
from kithwork.domain.slots import Slot
from kithwork.flows import ask_cards, workspaces
from kithwork.store.queries import chats, people
from kithwork.writing import confirmations

if TYPE_CHECKING:
    from kithwork.flows.invitation_files import InvitationFile

# Chats of these states have an invitation: one that asks, or one that takes it back.
WITH_INVITATION = (ChatState.SCHEDULED, ChatState.CANCELLED)


class NoInvitation(Conflict):
    """There is nothing to invite to: no day yet, or a talk that is over."""

    def __init__(self) -> None:
        super().__init__("There is no invitation to this chat: it has no day to come.")


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A line that confirms a chat, and the link that opens it in a mail program (or empty)."""

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
    row = chats.row(actor=actor, chat=chat)
    card = chats.card(row)
    if card.starts_at is None or card.state is not ChatState.SCHEDULED or card.starts_at < now:
        return None
    if row.person.do_not_contact:
        return None
    me = people.show(actor=actor, person=people.find(actor=actor, text=people.ME))
    slot = Slot(card.starts_at.astimezone(UTC), card.minutes)
    message = confirmations.draft(
        given=row.person.given or row.person.name,
        when=wordings.in_english(slot, zones.named(card.zone)),
        minutes=card.minutes,
        venue=card.venue,
        sender=workspaces.signed(me.name),
        phone=next(iter(me.values("phone")), ""),
    )
    return Confirmation(message, ask_cards.mailto(row.person, message.subject, message.text))
