"""Who helped, as rows tell it; what a search ended in, and what the seeker now offers."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, tzinfo
from typing import Any

from django.db.models import F, Q, QuerySet

from kithwork.domain.actors import Actor
from kithwork.domain.campaigns import CampaignState
from kithwork.domain.chats import ChatKind, ChatState
from kithwork.domain.debriefs import RemarkKind
from kithwork.domain.follow_ups import FollowUpKind, FollowUpState, Whose
from kithwork.domain.introductions import ALLOWED, IntroductionState
from kithwork.domain.landed import OCCASION, Facts, Found, Help, HelpKind, Offer, Person
from kithwork.domain.recommendations import CAME
from kithwork.store import access
from kithwork.store.models import (
    Campaign,
    Chat,
    FollowUp,
    Introduction,
    Landing,
    Recommendation,
    Referral,
    Remark,
)
from kithwork.store.models import Offer as OfferRow
from kithwork.store.queries import campaigns, people

Clock = Callable[[datetime | None], date | None]
# By whom the help was given.
Row = tuple[int, Help]


def landing(actor: Actor, campaign: Campaign | None) -> Landing | None:
    """What a campaign ended in; None while it goes on."""
    if campaign is None or campaign.state != CampaignState.LANDED:
        return None
    return access.visible(actor, Landing).filter(campaign=campaign).first()


def landed_before(actor: Actor, campaign: Campaign | None) -> datetime | None:
    """When the landing before that of `campaign` was; help given until then was thanked for."""
    rows = access.visible(actor, Landing)
    own = rows.filter(campaign=campaign).first() if campaign else None
    rows = rows.exclude(pk=own.pk).filter(landed_at__lt=own.landed_at) if own else rows
    last: datetime | None = rows.order_by("-landed_at").values_list("landed_at", flat=True).first()
    return last


def campaign_of(actor: Actor, occasion: str) -> Campaign | None:
    """The campaign whose landing an occasion is."""
    wanted = occasion.removeprefix(OCCASION)
    if wanted == occasion:
        return None
    return access.visible(actor, Campaign).filter(public_id=wanted).first()


def has_landed(actor: Actor) -> bool:
    """Whether any search has landed."""
    return access.visible(actor, Landing).exists()


def known(*, actor: Actor) -> Found:
    """What the present campaign ended in, as far as it was said."""
    return found(landing(actor, campaigns.newest(actor)))


def found(row: Landing | None) -> Found:
    """What was found, as far as it was said."""
    return Found(row.title, row.organisation, row.starts_on) if row else Found()


def offer(*, actor: Actor) -> Offer:
    """What the seeker offers others; an empty one before anything was said."""
    row = access.visible(actor, OfferRow).first()
    if row is None:
        return Offer()
    return Offer(row.chats, row.chats_a_month, row.introductions, row.topics)


def news_of(actor: Actor, occasion: str) -> QuerySet[FollowUp]:
    """The news that tells of an occasion, settled or not, of people who may be written to."""
    rows = access.visible(actor, FollowUp).filter(milestone=occasion, kind=FollowUpKind.NEWS)
    allowed = rows.filter(person__removed_at__isnull=True, person__do_not_contact=False)
    return allowed.select_related("person", "chat").order_by("pk")


def facts(
    *,
    actor: Actor,
    zone: tzinfo | None,
    since: datetime | None = None,
    person: int | None = None,
) -> Facts:
    """Everything anybody (or one person) did, after `since`; days by the clock of `zone`.

    Whom one must not write to, and who was taken away, helped too: nobody writes to them.
    """
    day = _clock(zone)
    helps = [
        *_talks(actor, day, since),
        *_openings(actor, day, since),
        *_introductions(actor, day, since),
        *_named(actor, day, since),
        *_promises(actor, day, since),
        *_recommendations(actor, since.astimezone(zone).date() if since else None),
        *_fans(actor),
    ]
    writable = people.present(actor).filter(is_me=False, do_not_contact=False)
    if person is not None:
        helps = [(key, one) for key, one in helps if key == person]
    wanted = writable.filter(pk__in={key for key, _ in helps})
    rows = wanted.order_by("sort_name", "pk").values_list("pk", "public_id", "name")
    return Facts({row[0]: Person(*row) for row in rows}, tuple(helps))


def _clock(zone: tzinfo | None) -> Clock:
    """The day of a moment by one clock."""
    return lambda at: at.astimezone(zone).date() if at else None


def held(actor: Actor, since: datetime | None) -> QuerySet[Chat]:
    """Talks that took place, after `since`; a warm-up is practice with a stranger (F09)."""
    rows = access.visible(actor, Chat).filter(state=ChatState.HELD, held_at__isnull=False)
    rows = rows.exclude(kind=ChatKind.WARM_UP)
    return rows.filter(held_at__gt=since) if since else rows


def _talks(actor: Actor, day: Clock, since: datetime | None) -> Iterator[Row]:
    rows = held(actor, since).order_by("held_at", "pk").prefetch_related("remarks")
    for row in rows:
        said = sorted(row.remarks.all(), key=lambda one: (one.place, one.pk))
        helpful = tuple(one.text for one in said if one.kind == RemarkKind.HELPFUL)
        yield row.person_id, Help(HelpKind.TALKED, day(row.held_at), what=helpful)


def _openings(actor: Actor, day: Clock, since: datetime | None) -> Iterator[Row]:
    rows = access.visible(actor, Remark).filter(
        kind=RemarkKind.OPENING, chat__in=held(actor, since)
    )
    columns = ("chat__person_id", "chat__held_at", "text")
    for key, at, text in rows.order_by("chat__held_at", "place", "pk").values_list(*columns):
        yield key, Help(HelpKind.OPENING, day(at), what=(text,))


def _introductions(actor: Actor, day: Clock, since: datetime | None) -> Iterator[Row]:
    """Introductions agreed to or made, with whether a talk came of the ask they were for."""
    rows = access.visible(actor, Introduction).filter(
        state__in=list(ALLOWED), ask__removed_at__isnull=True
    )
    if since:
        rows = rows.filter(changed_at__gt=since)
    columns = ("introducer_id", "changed_at", "target_id", "target__name")
    more = ("ask__chat__state", "state")
    shown = rows.exclude(target__removed_at__isnull=False).order_by("changed_at", "place", "pk")
    for key, at, target, name, chat, state in shown.values_list(*columns, *more):
        led = chat == ChatState.HELD
        made = led or state == IntroductionState.MADE
        yield (
            key,
            Help(HelpKind.INTRODUCED, day(at), whom=name, key=target, led=led, made=made),
        )


def _named(actor: Actor, day: Clock, since: datetime | None) -> Iterator[Row]:
    """Names given in talks, and who sent the seeker to a talk."""
    talked = set(held(actor, since).values_list("person_id", flat=True))
    rows = access.visible(actor, Referral).filter(chat__in=held(actor, since))
    rows = rows.exclude(person__removed_at__isnull=False).exclude(person=F("chat__person"))
    columns = ("chat__person_id", "chat__held_at", "person_id", "person__name", "name")
    for key, at, named, known, given in rows.order_by("chat__held_at", "pk").values_list(*columns):
        whom = known or given
        yield key, Help(HelpKind.NAMED, day(at), whom=whom, key=named, led=named in talked)
    sent = held(actor, since).filter(referred_by__isnull=False, person__removed_at__isnull=True)
    sent = sent.exclude(referred_by=F("person"))
    pairs = ("referred_by_id", "held_at", "person_id", "person__name")
    for key, at, person, name in sent.order_by("held_at", "pk").values_list(*pairs):
        yield key, Help(HelpKind.NAMED, day(at), whom=name, key=person, led=True)


def _promises(actor: Actor, day: Clock, since: datetime | None) -> Iterator[Row]:
    rows = access.visible(actor, FollowUp).filter(
        kind=FollowUpKind.PROMISE, whose=Whose.THEIRS, state=FollowUpState.DONE
    )
    if since:
        rows = rows.filter(settled_at__gt=since)
    columns = ("person_id", "settled_at", "text")
    for key, at, text in rows.order_by("settled_at", "pk").values_list(*columns):
        yield key, Help(HelpKind.PROMISE, day(at), what=(text,))


def _recommendations(actor: Actor, since: date | None) -> Iterator[Row]:
    rows: QuerySet[Any] = access.visible(actor, Recommendation).filter(removed_at__isnull=True)
    if since:
        rows = rows.filter(Q(on__gte=since) | Q(outcome_on__gte=since))
    columns = ("person_id", "on", "to", "matter", "outcome")
    for key, on, to, matter, outcome in rows.order_by("on", "pk").values_list(*columns):
        what = (matter,) if matter else ()
        yield key, Help(HelpKind.RECOMMENDED, on, whom=to, led=outcome in CAME, what=what)


def _fans(actor: Actor) -> Iterator[Row]:
    rows = people.present(actor).filter(is_me=False, is_fan=True)
    for key, on in rows.order_by("pk").values_list("pk", "fan_on"):
        yield key, Help(HelpKind.FAN, on)
