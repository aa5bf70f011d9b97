"""Retention: on whom nothing rests, and with whom nothing happened for long."""

from datetime import date, datetime, time, timedelta, tzinfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from kithwork.domain.actors import Actor, Right
from kithwork.domain.retention import Idle, Schedule
from kithwork.store import access
from kithwork.store.models import (
    Ask,
    Chat,
    FollowUp,
    GivenIntroduction,
    Introduction,
    Note,
    Person,
    Recommendation,
    Referral,
    Tag,
    Target,
    Workspace,
)
from kithwork.store.queries import people

# What holds a person, with how to know theirs.
_OWN = (
    Ask.objects,
    Chat.objects,
    FollowUp.objects,
    Recommendation.objects,
    Referral.objects,
    Target.objects,
    Tag.objects.filter(typed=True),
    Note.objects.filter(typed=True),
)


def idle(*, actor: Actor, last_on: date, zone: tzinfo | None, limit: int = 500) -> tuple[Idle, ...]:
    """Whom a purge would take away, the longest idle first; `last_on` in the clock of `zone`."""
    rows = rows_idle(actor=actor, last_on=last_on, zone=zone)
    shown = rows.values_list("public_id", "name", "last_touch_on", "created_at")
    return tuple(
        Idle(one, name, max(touched or date.min, made.astimezone(zone).date()))
        for one, name, touched, made in shown[:limit]
    )


def schedule(*, actor: Actor) -> Schedule | None:
    """After how many months people go by themselves, and when next; None where they never do."""
    access.require(actor, Right.VIEW)
    row = Workspace.objects.get(pk=actor.workspace)
    if row.retention_months is None or row.purge_on is None:
        return None
    return Schedule(row.retention_months, row.purge_on)


def count(*, actor: Actor, last_on: date, zone: tzinfo | None) -> int:
    """How many a purge would take away."""
    return rows_idle(actor=actor, last_on=last_on, zone=zone).count()


def rows_idle(*, actor: Actor, last_on: date, zone: tzinfo | None) -> QuerySet[Person]:
    """Their rows: known and untouched since the end of a day, and held by nothing.

    Who was silenced stays: their “no” might rest on nothing but their name.
    """
    tomorrow = datetime.combine(last_on + timedelta(days=1), time(), tzinfo=zone)
    quiet = people.present(actor).filter(
        Q(last_touch_on__isnull=True) | Q(last_touch_on__lte=last_on),
        created_at__lt=tomorrow,
        is_me=False,
        is_fan=False,
        is_kept=False,
        do_not_contact=False,
    )
    for holders in _OWN:
        quiet = quiet.exclude(Exists(holders.filter(person=OuterRef("pk"))))
    led = Introduction.objects.filter(Q(introducer=OuterRef("pk")) | Q(target=OuterRef("pk")))
    sent = Chat.objects.filter(referred_by=OuterRef("pk"))
    given = GivenIntroduction.objects.filter(Q(left=OuterRef("pk")) | Q(right=OuterRef("pk")))
    for rows in (led, sent, given):
        quiet = quiet.exclude(Exists(rows))
    return quiet.order_by("last_touch_on", "created_at", "pk")
