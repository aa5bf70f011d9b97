"""What changed in a network since a point: read from the changes the database tells."""

from dataclasses import dataclass

from kithwork.domain.actors import Actor
from kithwork.store import access
from kithwork.store.models import NetworkChange
from kithwork.store.network_files import Point

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Changes:
    """Whom and what to look at again, by key.

    pairs: stored ties (left key < right key). people: to whom paths may lead or not, or whose
    positions changed. organisations: whose people changed. point: the last of the changes.
    """

    pairs: frozenset[Pair]
    people: frozenset[int]
    organisations: frozenset[int]
    point: Point


def newest(*, actor: Actor) -> Point | None:
    """The last change of the actor's workspace; None before the first."""
    rows = access.visible(actor, NetworkChange).order_by("-pk")
    found = rows.values_list("pk", "mark").first()
    return Point(*found) if found else None


def stands(*, actor: Actor, point: Point) -> bool:
    """Whether all that changed since `point` is still told, and it is this workspace's."""
    rows = access.visible(actor, NetworkChange)
    return rows.filter(pk=point.number, mark=point.mark).exists()


def since(*, actor: Actor, point: Point) -> Changes | None:
    """What changed after `point`; None where that is not told, or anything may have changed."""
    rows = access.visible(actor, NetworkChange).filter(pk__gte=point.number).order_by("pk")
    told = list(rows.values_list("pk", "mark", "person", "other", "organisation"))
    if not told or Point(*told[0][:2]) != point:
        return None
    pairs, persons, organisations = set[Pair](), set[int](), set[int]()
    for _, _, person, other, organisation in told[1:]:
        if person is None and organisation is None:
            return None
        if person is not None and other is not None:
            pairs.add((person, other))
        elif person is not None:
            persons.add(person)
        if organisation is not None:
            organisations.add(organisation)
    return Changes(
        frozenset(pairs), frozenset(persons), frozenset(organisations), Point(*told[-1][:2])
    )
