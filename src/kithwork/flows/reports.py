"""The report on a search: a reading flow, from its rows alone."""

from datetime import datetime

from kithwork.advice import reports
from kithwork.domain.actors import Actor
from kithwork.domain.reports import Report
from kithwork.store.queries import reports as queries


def show(*, actor: Actor, now: datetime) -> Report:
    """What the search brought so far; days go by the clock of `now`."""
    return reports.report(queries.facts(actor=actor), now=now)
