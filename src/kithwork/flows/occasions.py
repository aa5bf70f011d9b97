"""What the message of a follow-up is written from: the talk, its notes, and what was promised."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from kithwork.advice import landed as rules
from kithwork.domain.actors import Actor
from kithwork.domain.asks import Channel, channel_to
from kithwork.domain.chats import ChatState
from kithwork.domain.debriefs import RemarkKind, Writer
from kithwork.domain.follow_ups import WAITING, FollowUpKind, Whose
from kithwork.domain.landed import Help
from kithwork.domain.occasions import NamedOne, Occasion
from kithwork.domain.people import AddressKind
from kithwork.flows import framing, histories, workspaces
from kithwork.store.models import Ask, Chat, FollowUp, Person, Referral
from kithwork.store.queries import chats, landed
from kithwork.store.queries import people as people_queries


def of_follow_up(
    *, actor: Actor, row: FollowUp, now: datetime, helps: Sequence[Help] | None = None
) -> Occasion:
    """The occasion of a follow-up; days by the clock of `now`.

    `helps` is how its reader helped, where that was looked up for many at once.
    """
    kind = FollowUpKind(row.kind)
    talk = row.chat or histories.last_talk(actor=actor, person=row.person.public_id)
    return Occasion(
        kind=kind,
        sender=_me(actor),
        reader=framing.reader(row.person),
        today=now.date(),
        channel=channel(row),
        talked_on=_day(talk.held_at, now) if talk else None,
        partner=_partner(talk, row.person),
        helpful=_helpful(talk),
        will=_will(talk) if kind is FollowUpKind.THANK_YOU else (),
        named=tuple(_named(actor, talk, now)) if talk else (),
        matter=row.text,
        whose=Whose(row.whose) if row.whose else None,
        did=row.did,
        came=row.came,
        helps=tuple(_helps(actor, row, now) if helps is None else helps),
        offer=landed.offer(actor=actor) if kind is FollowUpKind.NEWS else None,
    )


def _helps(actor: Actor, row: FollowUp, now: datetime) -> Sequence[Help]:
    """How the reader of a landing's news helped on the way to it."""
    campaign = landed.campaign_of(actor, row.milestone)
    if campaign is None:
        return ()
    since = landed.landed_before(actor, campaign)
    facts = landed.facts(actor=actor, zone=now.tzinfo, since=since, person=row.person_id)
    return next((one.helps for one in rules.helpers(facts)), ())


def channel(row: FollowUp) -> Channel:
    """How the message travels: as chosen, else as somebody was last, else is best reached."""
    if row.kind == FollowUpKind.CONNECT:
        return Channel.LINKEDIN_NOTE
    if row.channel:
        return Channel(row.channel)
    last = _last_channel(row.person_id) if row.milestone else None
    if last is not None:
        return last
    kinds = row.person.addresses.filter(removed_at__isnull=True).values_list("kind", flat=True)
    return channel_to({AddressKind(kind) for kind in kinds})


def _last_channel(person: int) -> Channel | None:
    """How the last message to somebody went out; an invitation to connect opened that way."""
    ask = Ask.objects.filter(person_id=person, sent_at__isnull=False, removed_at__isnull=True)
    sent = FollowUp.objects.filter(person_id=person, touch__isnull=False).exclude(channel="")
    found = [
        *ask.order_by("-sent_at").values_list("sent_at", "channel")[:1],
        *sent.order_by("-settled_at").values_list("settled_at", "channel")[:1],
    ]
    moments = [(at, Channel(channel)) for at, channel in found if at]
    if not moments:
        return None
    last = max(moments)[1]
    return Channel.LINKEDIN if last is Channel.LINKEDIN_NOTE else last


def _me(actor: Actor) -> str:
    name: str = people_queries.present(actor).values_list("name", flat=True).get(is_me=True)
    return workspaces.signed(name)


def _day(moment: datetime | None, now: datetime) -> date | None:
    return moment.astimezone(now.tzinfo).date() if moment else None


def _partner(talk: Chat | None, reader: Person) -> str:
    """With whom the talk was, where that is not the reader; nobody who was taken away."""
    if talk is None or talk.person_id == reader.pk or talk.person.removed_at is not None:
        return ""
    return talk.person.name


def _helpful(talk: Chat | None) -> tuple[str, ...]:
    if talk is None or talk.person.removed_at is not None:
        return ()
    rows = talk.remarks.filter(kind=RemarkKind.HELPFUL).order_by("place", "pk")
    return tuple(rows.values_list("text", flat=True))


def _will(talk: Chat | None) -> tuple[str, ...]:
    """What the seeker promised in the talk and did not do yet."""
    if talk is None:
        return ()
    rows = talk.follow_ups.filter(
        kind=FollowUpKind.PROMISE, whose=Whose.MINE, state__in=WAITING
    ).order_by("due_at", "pk")
    return tuple(rows.values_list("text", flat=True))


def _named(actor: Actor, talk: Chat, now: datetime) -> Iterator[NamedOne]:
    """Whom they named and may be written to, with the day of a talk that is booked."""
    for one in talk.referrals.select_related("person").order_by("pk"):
        person = one.person
        if person is None:
            yield NamedOne(one.name, None, left_to_reader=_is_left(one))
        elif not person.do_not_contact and person.removed_at is None:
            day = _booked(actor, person, now)
            yield NamedOne(person.name, day, left_to_reader=_is_left(one))


def _is_left(referral: Referral) -> bool:
    return referral.writer == Writer.GIVER


def _booked(actor: Actor, person: Person, now: datetime) -> date | None:
    rows = chats.present(actor).filter(person=person, state=ChatState.SCHEDULED, starts_at__gte=now)
    return _day(rows.order_by("starts_at").values_list("starts_at", flat=True).first(), now)
