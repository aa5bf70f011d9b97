"""Recommendations, the latest first."""

from uuid import UUID

from django.db.models import QuerySet

from kithwork.domain.actors import Actor
from kithwork.domain.errors import NotFound
from kithwork.domain.recommendations import Outcome, Recommendation
from kithwork.store import access
from kithwork.store.models import Recommendation as Row


class NoSuchRecommendation(NotFound):
    """No recommendation of this workspace has that id."""

    def __init__(self, public_id: object) -> None:
        super().__init__(
            f"There is no recommendation {public_id}. `kith recommendation list` shows them."
        )


def present(actor: Actor) -> QuerySet[Row]:
    """Recommendations that were not taken away, by people who are there."""
    rows = access.visible(actor, Row).filter(
        removed_at__isnull=True, person__removed_at__isnull=True
    )
    return rows.select_related("person")


def row(*, actor: Actor, recommendation: UUID) -> Row:
    """One recommendation; raises NoSuchRecommendation."""
    found = present(actor).filter(public_id=recommendation).first()
    if found is None:
        raise NoSuchRecommendation(recommendation)
    return found


def listing(*, actor: Actor, limit: int = 200) -> tuple[Recommendation, ...]:
    """All of them, the latest first."""
    return tuple(card(one) for one in present(actor).order_by("-on", "-pk")[:limit])


def of_person(*, actor: Actor, person: UUID) -> tuple[Recommendation, ...]:
    """Those of one person."""
    rows = present(actor).filter(person__public_id=person).order_by("-on", "-pk")
    return tuple(card(one) for one in rows)


def card(found: Row) -> Recommendation:
    """A row as shown."""
    return Recommendation(
        id=found.public_id,
        person=found.person.public_id,
        name=found.person.name,
        to=found.to,
        matter=found.matter,
        on=found.on,
        outcome=Outcome(found.outcome),
        outcome_on=found.outcome_on,
    )
