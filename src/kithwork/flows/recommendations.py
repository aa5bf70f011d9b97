"""Recommendations: somebody spoke for the seeker, and what came of it (D12, D13)."""

from datetime import date, datetime
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Invalid
from kithwork.domain.recommendations import LONGEST_LINE, Outcome, Recommendation
from kithwork.flows import people
from kithwork.flows.flow import flow
from kithwork.store.models import Recommendation as Row
from kithwork.store.queries import recommendations as queries
from kithwork.store.queries.people import NoSuchPerson


@flow("recommendations.add")
def add(
    *,
    actor: Actor,
    person: UUID,
    now: datetime,
    to: str = "",
    matter: str = "",
    on: date | None = None,
    outcome: Outcome = Outcome.OPEN,
) -> Recommendation:
    """Note that somebody spoke for the seeker, today or on an earlier day.

    The same said twice is noted once. Raises Invalid, NoSuchPerson.
    """
    who = people.other_row(actor=actor, person=person)
    if who.removed_at is not None:
        raise NoSuchPerson(person)
    said = {
        "to": _line("to", to),
        "matter": _line("matter", matter),
        "on": _past("on", on or now.date(), now),
    }
    found = queries.present(actor).filter(person=who, **said).first()
    row = found or Row.objects.create(
        workspace_id=actor.workspace,
        person=who,
        outcome=outcome,
        outcome_on=None if outcome is Outcome.OPEN else now.date(),
        created_at=now,
        **said,
    )
    return queries.card(row)


def _line(name: str, text: str) -> str:
    words = " ".join(text.split())
    if len(words) > LONGEST_LINE:
        raise Invalid(name, f"is {len(words)} characters long; {LONGEST_LINE} is the most.")
    return words


def _past(name: str, day: date, now: datetime) -> date:
    if day > now.date():
        raise Invalid(name, "lies in the future.")
    return day


@flow("recommendations.settle")
def settle(
    *,
    actor: Actor,
    recommendation: UUID,
    outcome: Outcome,
    now: datetime,
    on: date | None = None,
) -> Recommendation:
    """Say what came of it, today or on an earlier day; “open” takes that back. Raises Invalid."""
    row = queries.row(actor=actor, recommendation=recommendation)
    row.outcome = outcome
    day = None if outcome is Outcome.OPEN else _past("on", on or now.date(), now)
    if day is not None and day < row.on:
        raise Invalid("on", f"lies before the recommendation of {row.on}.")
    row.outcome_on = day
    row.save(update_fields=["outcome", "outcome_on"])
    return queries.card(row)


@flow("recommendations.remove")
def remove(*, actor: Actor, recommendation: UUID, now: datetime) -> UUID:
    """Take a recommendation away; `removals.restore` brings it back."""
    row = queries.row(actor=actor, recommendation=recommendation)
    row.removed_at = now
    row.save(update_fields=["removed_at"])
    return row.public_id
