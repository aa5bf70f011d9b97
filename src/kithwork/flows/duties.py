"""What a talk that took place leaves to do, from its rows; called inside a flow's transaction."""

from collections.abc import Sequence
from datetime import datetime

from kithwork.advice import follow_ups as rules
from kithwork.domain.actors import Actor
from kithwork.domain.chats import ChatKind
from kithwork.domain.debriefs import Promised, RemarkKind, Writer
from kithwork.domain.introductions import ALLOWED
from kithwork.flows import follow_ups
from kithwork.store.models import Chat, Person, Referral, Tie
from kithwork.store.queries import people as people_queries


def settle(*, actor: Actor, chat: Chat, promises: Sequence[Promised], now: datetime) -> None:
    """Make the duties of a held chat what they should be; what was done stays done."""
    talk = _talk(actor, chat, promises, now)
    follow_ups.settle_chat(chat=chat, duties=rules.after_talk(talk), now=now)


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
    there = not person.do_not_contact and person.removed_at is None
    return rules.Somebody(person.pk, person.name, there)


def _senders(row: Chat) -> list[Person]:
    """Who sent the seeker there, and who introduced them on the way (practice.md A26)."""
    found = [row.referred_by] if row.referred_by else []
    if row.ask is not None:
        led = row.ask.introductions.filter(state__in=list(ALLOWED)).select_related("introducer")
        found += [one.introducer for one in led.order_by("place")]
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
        not person.do_not_contact and person.removed_at is None,
        may_use_name=row.may_use_name,
        writer=Writer(row.writer),
    )
