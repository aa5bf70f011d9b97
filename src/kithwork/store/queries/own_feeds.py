"""The actor's own feed, and what stands in it."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db.models import Count, Max, Q

from kithwork.domain.actors import Actor
from kithwork.domain.chats import ChatCard, ChatState
from kithwork.domain.follow_ups import FollowUp
from kithwork.domain.own_feeds import KEPT_DAYS, MOST_CHATS, MOST_DUTIES, Change
from kithwork.store import access
from kithwork.store.models import Event, OwnFeed
from kithwork.store.queries import chats, follow_ups

# As many names as every engine takes in one statement.
_AT_ONCE = 500


def row(*, actor: Actor) -> OwnFeed | None:
    """The feed of the actor's account; None while there is none."""
    return access.visible(actor, OwnFeed).filter(account_id=actor.account).first()


def of_digest(digest: str) -> OwnFeed | None:
    """The feed whose secret has that digest, whoever asks; None for accounts shut out."""
    return OwnFeed.objects.filter(digest=digest, account__is_active=True).first()


def talks(*, actor: Actor, now: datetime) -> tuple[ChatCard, ...]:
    """Chats that are booked or took place lately, with people who may be written to."""
    lately = now - timedelta(days=KEPT_DAYS)
    rows = chats.present(actor).filter(
        Q(state=ChatState.SCHEDULED) | Q(state=ChatState.HELD, starts_at__gte=lately),
        starts_at__isnull=False,
        person__do_not_contact=False,
    )
    return tuple(chats.card(one) for one in rows.order_by("-starts_at", "-pk")[:MOST_CHATS])


def duties(*, actor: Actor) -> tuple[FollowUp, ...]:
    """The duties that wait, the soonest first."""
    return follow_ups.first_unsettled(actor=actor, limit=MOST_DUTIES)


def changes(*, actor: Actor, subjects: Iterable[str]) -> Mapping[str, Change]:
    """How often, and when last, each of these ids was changed by anybody."""
    found: dict[str, Change] = {}
    wanted = list(subjects)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        rows = access.visible(actor, Event).filter(subject__in=some).order_by().values("subject")
        counted = rows.annotate(times=Count("pk"), last=Max("at"))
        for subject, times, last in counted.values_list("subject", "times", "last"):
            found[subject] = Change(times, last)
    return found
