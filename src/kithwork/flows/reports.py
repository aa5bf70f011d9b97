"""The report on a search: a reading flow, from its rows alone."""

from dataclasses import replace
from datetime import datetime

from kithwork.advice import reports, talks
from kithwork.domain.actors import Actor
from kithwork.domain.reports import Report
from kithwork.flows import closeness
from kithwork.store.queries import reports as queries


def show(*, actor: Actor, now: datetime) -> Report:
    """What the search brought so far; days go by the clock of `now`."""
    facts = queries.facts(actor=actor)
    met = {talk.person for talk in talks.held(facts)}
    rungs = closeness.rungs(actor=actor, people=met)
    return reports.report(replace(facts, rungs=rungs), now=now)
