"""What came before a chat and after it, in a fixed number of statements (practice.md E16)."""

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.chats import ChatState
from kithwork.domain.follow_ups import FollowUpKind, FollowUpState
from kithwork.domain.reports import Reached
from kithwork.domain.surroundings import NEWS, NamedThere, Surroundings, Told
from kithwork.store import access
from kithwork.store.models import Chat, FollowUp, Referral
from kithwork.store.queries import asks, chats, given_introductions

_BOOKED = (ChatState.AGREED, ChatState.SCHEDULED)


def of_chat(*, actor: Actor, chat: UUID, now: datetime) -> Surroundings:
    """Who sent the seeker there, and what came after; days by the clock of `now`.

    Raises NoSuchChat.
    """
    talk = chats.row(actor=actor, chat=chat)
    sender = talk.referred_by if talk.referred_by and not talk.referred_by.removed_at else None
    return Surroundings(
        sender=sender.public_id if sender else None,
        sender_name=sender.name if sender else "",
        heard=_heard(actor, talk) if sender else None,
        named=_named(actor, talk),
        told=tuple(_told(actor, talk, now)),
        given=given_introductions.of_chat(actor=actor, chat=chat),
    )


def _heard(actor: Actor, talk: Chat) -> FollowUpState | None:
    rows = access.visible(actor, FollowUp).filter(
        kind=FollowUpKind.REPORT_BACK, chat=talk, person=talk.referred_by
    )
    state = rows.values_list("state", flat=True).first()
    return FollowUpState(state) if state else None


def _named(actor: Actor, talk: Chat) -> tuple[NamedThere, ...]:
    """The names given, with how far the seeker came; who was taken away since is left out."""
    rows = access.visible(actor, Referral).filter(chat=talk)
    rows = rows.exclude(person__removed_at__isnull=False).select_related("person").order_by("pk")
    found = list(rows)
    reached = _reached(actor, [one.person_id for one in found if one.person_id])
    return tuple(
        NamedThere(
            person=one.person.public_id if one.person else None,
            name=one.person.name if one.person else one.name,
            reached=reached.get(one.person_id, Reached.NAMED) if one.person_id else Reached.NAMED,
        )
        for one in found
    )


def _reached(actor: Actor, people: Collection[int]) -> dict[int, Reached]:
    """The furthest that the seeker came with each."""
    asked = asks.present(actor).filter(person__in=people, sent_at__isnull=False)
    found = dict.fromkeys(asked.values_list("person_id", flat=True), Reached.ASKED)
    talked = list(chats.present(actor).filter(person__in=people).values_list("person_id", "state"))
    found |= {person: Reached.BOOKED for person, state in talked if state in _BOOKED}
    return found | {person: Reached.HELD for person, state in talked if state == ChatState.HELD}


def _told(actor: Actor, talk: Chat, now: datetime) -> Iterator[Told]:
    """The news that went to the partner since, the first one first."""
    if talk.held_at is None:
        return
    rows = access.visible(actor, FollowUp).filter(
        person=talk.person, kind__in=NEWS, state=FollowUpState.DONE, settled_at__gte=talk.held_at
    )
    ordered = rows.select_related("touch").order_by("settled_at", "pk")
    for one in ordered:
        if one.settled_at is not None:
            day = one.settled_at.astimezone(now.tzinfo).date()
            yield Told(FollowUpKind(one.kind), one.touch.on if one.touch else day)
