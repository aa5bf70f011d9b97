"""What a talk that took place leaves to do, from its rows; called inside a flow's transaction."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db.models import Q

from kithwork.advice import follow_ups as rules
from kithwork.domain.actors import Actor
from kithwork.domain.chats import ChatKind, ChatState
from kithwork.domain.debriefs import Promised, RemarkKind, Writer
from kithwork.domain.follow_ups import FollowUpKind
from kithwork.domain.introductions import ALLOWED
from kithwork.flows import follow_ups
from kithwork.store import access
from kithwork.store.models import Chat, Person, Referral, Tie
from kithwork.store.queries import people as people_queries


def settle(*, actor: Actor, chat: Chat, promises: Sequence[Promised], now: datetime) -> None:
    """Make the duties of a held chat what they should be; what was done stays done."""
    talk = _talk(actor, chat, promises, now)
    follow_ups.settle_chat(chat=chat, duties=rules.after_talk(talk), now=now)


def renew(*, actor: Actor, people: Collection[int], now: datetime) -> None:
    """Something changed about `people` (keys): what held chats owe follows it; promises stay."""
    if not people:
        return
    held = access.visible(actor, Chat).filter(state=ChatState.HELD)
    rows = held.filter(_about(people)).distinct().select_related("person", "referred_by", "ask")
    for row in rows.order_by("pk"):
        wanted = rules.after_talk(_talk(actor, row, (), now))
        promised = row.follow_ups.filter(kind=FollowUpKind.PROMISE)
        # What was promised while two people were one, too, is owed to whom the talk was with.
        promised.exclude(person_id=row.person_id).update(person_id=row.person_id)
        kept = row.follow_ups.exclude(kind=FollowUpKind.PROMISE)
        follow_ups.settle_rows(chat=row, rows=kept, duties=wanted, now=now)


def connected(*, actor: Actor, people: Collection[int], now: datetime) -> None:
    """A source shows whom the seeker is connected with, or no more: invitations follow it."""
    wanted = set(people)
    talked = access.visible(actor, Chat).filter(state=ChatState.HELD)
    keys = talked.values_list("person_id", flat=True).distinct()
    renew(actor=actor, people=wanted.intersection(keys), now=now)


def _about(people: Collection[int]) -> Q:
    """Chats whose duties rest on one of `people`."""
    return (
        Q(person__in=people)
        | Q(referred_by__in=people)
        | Q(ask__introductions__introducer__in=people)
        | Q(referrals__person__in=people)
        | Q(follow_ups__person__in=people)
        | Q(person__referrals__chat__person__in=people)
    )


def _talk(actor: Actor, row: Chat, promises: Sequence[Promised], now: datetime) -> rules.Talk:
    """The talk as duties see it; days go by the seeker's clock."""
    held_at = (row.held_at or now).astimezone(now.tzinfo)
    given = row.referrals.filter(person__isnull=False).select_related("person", "chat__person")
    helped = row.remarks.filter(kind=RemarkKind.HELPFUL).order_by("place", "pk")
    return rules.Talk(
        partner=_somebody(row.person),
        held_at=held_at,
        kind=ChatKind(row.kind),
        senders=tuple(_somebody(sender) for sender in _senders(row)),
        named=tuple(named(one, one.person) for one in given.order_by("pk") if one.person),
        promises=tuple(promises),
        connected=_connected(actor, row.person),
        helpful=tuple(helped.values_list("text", flat=True)),
    )


def _somebody(person: Person) -> rules.Somebody:
    return rules.Somebody(person.pk, person.name)


def _senders(row: Chat) -> list[Person]:
    """Who sent the seeker there, introduced them, or had named the other (practice.md A26, B27)."""
    found = [row.referred_by] if row.referred_by else []
    if row.ask is not None:
        led = row.ask.introductions.filter(state__in=list(ALLOWED)).select_related("introducer")
        found += [one.introducer for one in led.order_by("place")]
    named = Referral.objects.filter(person=row.person, chat__held_at__lt=row.held_at)
    found += [one.chat.person for one in named.select_related("chat__person").order_by("pk")]
    return list({person.pk: person for person in found}.values())


def _connected(actor: Actor, person: Person) -> bool:
    """Whether the two are connected on a network of colleagues already."""
    left, right = sorted((people_queries.me_pk(actor=actor), person.pk))
    ties = Tie.objects.filter(left_id=left, right_id=right, removed_at__isnull=True)
    return ties.filter(connected_on__isnull=False).exists()


def named(row: Referral, person: Person) -> rules.Named:
    """A referral as duties see it."""
    return rules.Named(
        person.pk,
        person.name,
        may_use_name=row.may_use_name,
        writer=Writer(row.writer),
    )
