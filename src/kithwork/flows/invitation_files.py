"""The calendar file of a booked chat, filled from what is known of both.

Apart from invitations.py, which loads it when a file is wanted: calendars take long to load.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from kithwork.calendars import invitations
from kithwork.calendars.invitations import Invitation, Party, Standing, Unwritable
from kithwork.domain import zones
from kithwork.domain.actors import Actor
from kithwork.domain.chats import UID_END, ChatCard, ChatState, Mode
from kithwork.flows import workspaces
from kithwork.store.queries import campaigns, people
from kithwork.store.queries.people import ContactCard

_OFF = {ChatState.CANCELLED, ChatState.MISSED}


@dataclass(frozen=True, slots=True)
class InvitationFile:
    """A calendar file (text/calendar) with a name to save it under, and its `method`."""

    name: str
    content: bytes
    method: str


def written(*, actor: Actor, card: ChatCard, start: datetime, now: datetime) -> InvitationFile:
    """The invitation to a chat that begins at `start`, or for a cancelled one what ends it."""
    invitation = _filled(actor, card, start, now)
    called_off = card.state is ChatState.CANCELLED
    write = invitations.cancel if called_off else invitations.request
    return InvitationFile(
        name=f"chat-{start.astimezone(invitation.zone):%Y-%m-%d}.ics",
        content=write(invitation),
        method="CANCEL" if called_off else invitation.method,
    )


def own(*, actor: Actor, card: ChatCard, start: datetime, now: datetime) -> bytes:
    """The chat that begins at `start`, for the seeker's own calendar on a server."""
    return invitations.own(_filled(actor, card, start, now))


def every(*, actor: Actor, cards: Iterable[ChatCard], now: datetime) -> bytes:
    """Chats that have a day as one file for the seeker's own calendar; nobody is invited by it.

    What no calendar can hold of an address or a link is left out. A chat that was called off or
    missed is marked as cancelled.
    """
    me = people.me(actor=actor)
    return invitations.several(
        _listed(actor, me, card, card.starts_at, now) for card in cards if card.starts_at
    )


def _listed(
    actor: Actor, me: ContactCard, card: ChatCard, start: datetime, now: datetime
) -> Invitation:
    them = people.contact(actor=actor, person=card.person)
    place, link, phone = _where(card)
    known = Invitation(
        uid=f"{card.id}@kithwork",
        sequence=card.sequence,
        stamp=now.astimezone(UTC),
        start=start.astimezone(UTC),
        zone=zones.named(card.zone),
        minutes=card.minutes,
        summary=f"Chat with {them.name}",
        # To move it, one writes to them.
        seeker=_writable_party(them),
        other=Party(workspaces.signed(me.name)),
        phone=phone,
        standing=Standing.CANCELLED if card.state in _OFF else Standing.CONFIRMED,
    )
    try:
        return replace(known, place=place, link=link)
    except Unwritable:
        return replace(known, place=place or link)


def _writable_party(card: ContactCard) -> Party:
    """Somebody, without an address that no calendar can hold."""
    try:
        return _party(card, card.name)
    except Unwritable:
        return Party(card.name)


def _filled(actor: Actor, card: ChatCard, start: datetime, now: datetime) -> Invitation:
    me = people.me(actor=actor)
    them = people.contact(actor=actor, person=card.person)
    name = workspaces.signed(me.name)
    learn = campaigns.brief(actor=actor).learn
    place, link, phone = _where(card)
    return Invitation(
        uid=f"{card.id}{UID_END}",
        sequence=card.sequence,
        stamp=now.astimezone(UTC),
        start=start.astimezone(UTC),
        zone=zones.named(card.zone),
        minutes=card.minutes,
        summary=f"Chat: {name} and {them.name}" if name else f"Chat with {them.name}",
        seeker=_party(me, name),
        other=_party(them, them.name),
        purpose=f"I hope to learn {learn}" if learn else "",
        place=place,
        link=link,
        phone=phone,
    )


def _party(card: ContactCard, name: str) -> Party:
    first = {kind: next(iter(card.values(kind)), "") for kind in ("email", "phone")}
    return Party(name, **first)


def _where(card: ChatCard) -> tuple[str, str, str]:
    """Place, link and number: a link that is none is said as a place."""
    where = card.venue.where
    if card.venue.mode is Mode.PHONE:
        return "", "", where
    is_link = where.startswith(("https://", "http://")) and " " not in where
    return ("", where, "") if is_link else (where, "", "")
