"""Retention: shown first, then taken away in one batch, unless somebody is kept."""

from datetime import datetime
from uuid import UUID

from kithwork.domain import retention as rules
from kithwork.domain.actors import Actor
from kithwork.domain.retention import Idle, Purged
from kithwork.flows import erasures, people
from kithwork.flows.flow import flow
from kithwork.store.queries import retention as queries


def preview(*, actor: Actor, months: int, now: datetime, limit: int = 500) -> tuple[Idle, ...]:
    """Whom a purge would take away now, the longest idle first; raises Invalid."""
    last_on = rules.last_day(today=now.date(), months=months)
    return queries.idle(actor=actor, last_on=last_on, zone=now.tzinfo, limit=limit)


@flow("retention.purge")
def purge(*, actor: Actor, months: int, now: datetime) -> Purged:
    """Erase everybody a preview shows, as `erase` does: an import brings them back silenced.

    There is no way back. Raises Invalid.
    """
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
