"""Retention: shown first, then taken away in one batch, unless somebody is kept.

By hand, or once a week where the seeker set a schedule.
"""

from datetime import datetime
from uuid import UUID

from kithwork.domain import retention as rules
from kithwork.domain.actors import Actor
from kithwork.domain.errors import StorageFull
from kithwork.domain.retention import Idle, Purged, Schedule
from kithwork.flows import erasures, people
from kithwork.flows.flow import Busy, flow
from kithwork.store.models import Workspace
from kithwork.store.queries import retention as queries


def preview(*, actor: Actor, months: int, now: datetime, limit: int = 500) -> tuple[Idle, ...]:
    """Whom a purge would take away now, the longest idle first; raises Invalid."""
    last_on = rules.last_day(today=now.date(), months=months)
    return queries.idle(actor=actor, last_on=last_on, zone=now.tzinfo, limit=limit)


def count(*, actor: Actor, months: int, now: datetime) -> int:
    """How many a purge would take away now; raises Invalid."""
    last_on = rules.last_day(today=now.date(), months=months)
    return queries.count(actor=actor, last_on=last_on, zone=now.tzinfo)


@flow("retention.purge")
def purge(*, actor: Actor, months: int, now: datetime) -> Purged:
    """Erase everybody a preview shows, as `erase` does: an import brings them back silenced.

    There is no way back. Raises Invalid.
    """
    return _purge(actor, months, now)


@flow("retention.schedule")
def schedule(*, actor: Actor, months: int, now: datetime) -> Schedule:
    """Let people go by themselves after so many idle months, first in a week; raises Invalid."""
    rules.last_day(today=now.date(), months=months)
    found = Schedule(months, now.date() + rules.EVERY)
    _set(actor, found)
    return found


@flow("retention.stop")
def stop(*, actor: Actor, now: datetime) -> None:
    """Let nobody go by themselves any more."""
    Workspace.objects.filter(pk=actor.workspace).update(retention_months=None, purge_on=None)


def purge_scheduled(*, actor: Actor, now: datetime) -> int:
    """The job: on its day purge as scheduled, and set the next day; answers how many went.

    While nothing can be written, not yet.
    """
    set_up = queries.schedule(actor=actor)
    if set_up is None or now.date() < set_up.purge_on:
        return 0
    try:
        return purge_on_its_day(actor=actor, now=now).people
    except (Busy, StorageFull):
        return 0


@flow("retention.purge_on_its_day")
def purge_on_its_day(*, actor: Actor, now: datetime) -> Purged:
    """Purge as scheduled where the day has come, once, however often it is called."""
    set_up = queries.schedule(actor=actor)
    if set_up is None or now.date() < set_up.purge_on:
        return Purged(0)
    _set(actor, Schedule(set_up.months, now.date() + rules.EVERY))
    return _purge(actor, set_up.months, now)


def _set(actor: Actor, wanted: Schedule) -> None:
    rows = Workspace.objects.filter(pk=actor.workspace)
    rows.update(retention_months=wanted.months, purge_on=wanted.purge_on)


def _purge(actor: Actor, months: int, now: datetime) -> Purged:
    last_on = rules.last_day(today=now.date(), months=months)
    rows = queries.rows_idle(actor=actor, last_on=last_on, zone=now.tzinfo)
    keys = list(rows.values_list("pk", flat=True))
    erasures.take_away(actor=actor, people=keys, now=now)
    return Purged(len(keys))


@flow("retention.hold")
def hold(*, actor: Actor, person: UUID, now: datetime) -> UUID:
    """Keep somebody, however long nothing happens with them."""
    found = people.other_row(actor=actor, person=person)
    found.is_kept = True
    found.save(update_fields=["is_kept"])
    return found.public_id


@flow("retention.lift")
def lift(*, actor: Actor, person: UUID, now: datetime) -> UUID:
    """Let retention have its say on them again."""
    found = people.other_row(actor=actor, person=person)
    found.is_kept = False
    found.save(update_fields=["is_kept"])
    return found.public_id
