"""The fan club: contacts who offered to help."""

from kithwork.domain.actors import Actor
from kithwork.store.queries import people
from kithwork.store.queries.people import PersonRow


def listing(*, actor: Actor, limit: int = 100) -> tuple[PersonRow, ...]:
    """Fans by name."""
    rows = people.present(actor).filter(is_fan=True, is_me=False).order_by("sort_name", "pk")
    return people.rows(actor=actor, people=list(rows.values_list("pk", flat=True)[:limit]))
