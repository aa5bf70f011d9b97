"""What a typed target means: a person, an organisation or a role, known or not."""

from datetime import datetime
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.errors import NotFound
from kithwork.domain.paths import TargetKind
from kithwork.flows import campaigns, people, ties
from kithwork.store.queries import people as queries


def add(*, actor: Actor, kind: TargetKind, name: str, now: datetime, motivation: int = 2) -> None:
    """Want to reach what a kind and a name say; a person nobody knows yet is added first."""
    if kind is TargetKind.PERSON:
        person = _named(actor=actor, name=name, now=now)
        campaigns.add_person(actor=actor, person=person, motivation=motivation, now=now)
    elif kind is TargetKind.ORGANISATION:
        campaigns.add_organisation(actor=actor, name=name, motivation=motivation, now=now)
    else:
        campaigns.add_role(actor=actor, role=name, motivation=motivation, now=now)


def _named(*, actor: Actor, name: str, now: datetime) -> UUID:
    try:
        return queries.find(actor=actor, text=name)
    except NotFound:
        return _stranger(actor=actor, name=name, now=now)


def _stranger(*, actor: Actor, name: str, now: datetime) -> UUID:
    """Somebody the seeker has only heard of: kept, with no tie to the seeker."""
    person = people.add(actor=actor, name=name, now=now)
    me = queries.find(actor=actor, text=queries.ME)
    ties.add(actor=actor, left=me, right=person, strength=0.0, now=now)
    return person
