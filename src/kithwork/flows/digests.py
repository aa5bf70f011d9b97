"""Digests: a week told in one go, and what was missed. Reading flows, from rows alone."""

from datetime import UTC, datetime, time, timedelta

from kithwork.advice import digests
from kithwork.domain import weeks
from kithwork.domain.actors import Actor
from kithwork.domain.digests import Digest, Late
from kithwork.domain.weeks import IsoWeek
from kithwork.store.queries import digests as queries
from kithwork.store.queries import follow_ups
from kithwork.store.queries.digests import Span

# Days of any clock lie within a day of those of UTC; what falls outside the week is left out.
_MARGIN = timedelta(days=2)


def week(*, actor: Actor, now: datetime, of: IsoWeek | None = None) -> Digest:
    """The digest of a week, the present one unless named; days go by the clock of `now`."""
    wanted = of or weeks.of(now.date())
    found = queries.facts(
        actor=actor,
        span=_span(wanted, until=wanted),
        ahead=Span(now - _MARGIN, _span(wanted, until=wanted.after).end),
    )
    return digests.digest(found, week=wanted, now=now)


def _span(first: IsoWeek, *, until: IsoWeek) -> Span:
    start, end = (
        datetime.combine(day, time(), tzinfo=UTC) for day in (first.monday, until.after.monday)
    )
    return Span(start - _MARGIN, end + _MARGIN)


def missed(*, actor: Actor, now: datetime) -> tuple[Late, ...]:
    """What waits since more than two days ago, however old and however many, oldest first."""
    return digests.missed(follow_ups.unsettled(actor=actor), now=now)
