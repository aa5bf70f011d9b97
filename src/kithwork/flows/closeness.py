"""How close the seeker came to people: reading flows."""

from collections.abc import Collection, Mapping
from uuid import UUID

from kithwork.domain import closeness as rules
from kithwork.domain.actors import Actor
from kithwork.domain.closeness import Closeness, Rung
from kithwork.store.queries import closeness as queries
from kithwork.store.queries import debriefs, people


def of_person(*, actor: Actor, person: UUID) -> Closeness:
    """Where the seeker stands with somebody; raises NoSuchPerson."""
    key = people.contact(actor=actor, person=person).pk
    rung = rungs(actor=actor, people=[key])[key]
    common = debriefs.common(actor=actor, person=key)
    return Closeness(rung=rung, common=common, closer=rules.closer(rung))


def rungs(*, actor: Actor, people: Collection[int]) -> Mapping[int, Rung]:
    """The rung of each of `people` (primary keys)."""
    known = queries.known(actor=actor, people=people)
    return {key: rules.rung(one) for key, one in known.items()}
