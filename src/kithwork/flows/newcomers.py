"""People nobody knew before, made at once: the short way for large imports.

What `folds.refold` makes of a person with these records, without reading back rows that
cannot be there; tests hold the two to the same outcome.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from kithwork.domain.people import PersonFacts
from kithwork.domain.records import Record
from kithwork.domain.works import Progress
from kithwork.flows import facts as rows
from kithwork.flows import searches, strengths
from kithwork.matching import folding
from kithwork.store import bulk
from kithwork.store.models import Person, Tie

CHUNK = 500


@dataclass(slots=True)
class Newcomers:
    """Primary keys by handle, and how many ties were made."""

    people: dict[int, int] = field(default_factory=dict)
    ties: int = 0


def make(
    *,
    records: Mapping[int, Sequence[Record]],
    me: int,
    places: rows.Places,
    now: datetime,
    progress: Progress,
) -> Newcomers:
    """Make a person of each handle's records, inside a flow's transaction."""
    made = Newcomers()
    handles = iter(records)
    while chunk := list(islice(handles, CHUNK)):
        facts = {handle: folding.fold(records[handle]) for handle in chunk}
        people = _people(facts, places, now)
        made.people |= people
        made.ties += _rows({people[handle]: facts[handle] for handle in chunk}, me, places, now)
        progress("writing", len(made.people), len(records))
    return made


def _people(facts: Mapping[int, PersonFacts], places: rows.Places, now: datetime) -> dict[int, int]:
    """Insert the people, found by search at once; handle to primary key."""
    places.require(
        {stay.organisation_key: stay.organisation for f in facts.values() for stay in f.positions}
    )
    people = {handle: _person(known, places, now) for handle, known in facts.items()}
    bulk.insert(list(people.values()))
    ids = [person.public_id for person in people.values()]
    keys = dict(Person.objects.filter(public_id__in=ids).values_list("public_id", "pk"))
    return {handle: keys[person.public_id] for handle, person in people.items()}


def _person(facts: PersonFacts, places: rows.Places, now: datetime) -> Person:
    person = Person(workspace_id=places.workspace, created_at=now)
    rows.set_singles(person, facts)
    person.last_touch_on = max((touch.on for touch in facts.touches), default=None)
    searches.fill(person, _words(facts, places))
    return person


def _words(facts: PersonFacts, places: rows.Places) -> Iterator[str]:
    """What search finds them by, beside their own fields."""
    yield from (address.value[:1000] for address in facts.addresses)
    for stay in facts.positions:
        name = places.names.get(places.at(stay))
        if name is not None:
            yield from (stay.title[:500], name)
    yield from (text[:100] for text in facts.tags)


def _rows(facts: Mapping[int, PersonFacts], me: int, places: rows.Places, now: datetime) -> int:
    workspace = places.workspace
    bulk.insert(list(rows.addresses(workspace, facts).values()))
    bulk.insert(list(rows.tags(workspace, facts).values()))
    bulk.insert(list(rows.notes(workspace, facts, now).values()))
    bulk.insert(list(rows.positions(facts, places).values()))
    bulk.insert(list(rows.touches(workspace, facts).values()))
    near = strengths.near_me(workspace=workspace, me=me, people=list(facts))
    ties = [_tie(workspace, me, pk, facts[pk], now, near=pk in near) for pk in facts]
    bulk.insert(ties)
    return len(ties)


def _tie(workspace: int, me: int, pk: int, facts: PersonFacts, now: datetime, *, near: bool) -> Tie:
    tie = Tie(workspace_id=workspace, left_id=min(me, pk), right_id=max(me, pk))
    tie.connected_on = facts.connected_on
    signs = strengths.of_newcomer(facts=facts, near=near)
    tie.strength = strengths.computed(tie=tie, signs=signs, today=now.date())
    return tie
