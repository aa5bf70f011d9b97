"""What stands in the seeker's own feed. Apart from own_feeds.py: calendars take long to load."""

from collections.abc import Mapping
from datetime import UTC, datetime

from kithwork.calendars import own_feeds as written
from kithwork.calendars.invitations import Invitation, Party
from kithwork.calendars.own_feeds import DueDay
from kithwork.domain import weeks, zones
from kithwork.domain.actors import Actor
from kithwork.domain.chats import UID_END, ChatCard
from kithwork.domain.follow_ups import FollowUp
from kithwork.domain.own_feeds import Change, FeedNames
from kithwork.store.queries import own_feeds as queries
from kithwork.writing import own_feeds as texts

_NOBODY = Party("")


def content(*, actor: Actor, names: FeedNames, now: datetime) -> bytes:
    """The feed: booked chats and those of late, and what waits on its day by the clock of `now`."""
    talks, duties = queries.talks(actor=actor, now=now), queries.duties(actor=actor)
    subjects = [*(str(one.id) for one in talks), *(str(one.id) for one in duties)]
    changes = queries.changes(actor=actor, subjects=subjects)
    return written.written(
        chats=[
            _chat(one, one.starts_at, names, changes) for one in talks if one.starts_at is not None
        ],
        days=[_day(one, names, changes, now) for one in duties],
    )


def _chat(
    card: ChatCard, start: datetime, names: FeedNames, changes: Mapping[str, Change]
) -> Invitation:
    changed = changes.get(str(card.id))
    return Invitation(
        uid=f"{card.id}{UID_END}",
        sequence=card.sequence,
        stamp=(changed.at if changed else card.agreed_at).astimezone(UTC),
        start=start.astimezone(UTC),
        zone=zones.named(card.zone),
        minutes=card.minutes,
        summary=texts.chat(card.name, names=names),
        seeker=_NOBODY,
        other=_NOBODY,
    )


def _day(card: FollowUp, names: FeedNames, changes: Mapping[str, Change], now: datetime) -> DueDay:
    changed = changes.get(str(card.id))
    return DueDay(
        uid=f"{card.id}{UID_END}",
        sequence=changed.count if changed else 0,
        # Without a change, as of the debrief or the day that made it.
        changed_at=changed.at if changed else card.made_at or card.due_at,
        on=weeks.local_day(card.due_at, like=now),
        summary=texts.duty(card, names=names),
    )
