"""Lists and pages ask the database a fixed number of times, however much they show."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kithwork.domain.actors import Actor
from kithwork.flows import (
    asks,
    campaigns,
    given_introductions,
    guides,
    introductions,
    listings,
    maps,
    people,
    reports,
    ties,
)
from kithwork.store import versions
from kithwork.store.queries import asks as ask_queries
from kithwork.store.queries import campaigns as campaign_queries
from kithwork.store.queries import chats as chat_queries
from kithwork.store.queries import fans, look_alikes, organisations
from kithwork.store.queries import given_introductions as given_queries
from kithwork.store.queries import imports as import_queries
from kithwork.store.queries import people as people_queries
from kithwork.store.queries import ties as tie_queries
from tests.cast import NOW, TODAY, bring, find, record, work

pytestmark = pytest.mark.django_db


def fill(actor: Actor, number: int) -> None:
    """One more of everything."""
    name = f"Person {number}"
    bring(
        actor,
        record(
            name,
            emails=[f"p{number}@example.org", f"q{number}@example.org"],
            positions=[
                work("Contoso", "Engineer"),
                work(f"Place {number}", end=date(2020, 1, 1)),
            ],
            connected_on=TODAY,
        ),
        record("Same Name", source="google", emails=[f"s{number}@example.org"]),
    )
    person = find(actor, name)
    people.tag(actor=actor, person=person, tags=["one", "two"], now=NOW)
    people.note(actor=actor, person=person, text="x", now=NOW)
    people.touch(actor=actor, person=person, kind="call", on=TODAY, now=NOW)
    people.add_fan(actor=actor, person=person, now=NOW)
    third = people.add(actor=actor, name=f"Third {number}", now=NOW)
    ties.add(actor=actor, left=person, right=third, now=NOW)
    ties.add(actor=actor, left=find(actor, "me"), right=third, strength=0, now=NOW)
    campaigns.add_person(actor=actor, person=third, now=NOW)
    asks.draft(actor=actor, person=third, via=[person], now=NOW)
    asks.draft(actor=actor, person=third, now=NOW)
    other = people.add(actor=actor, name=f"Other {number}", now=NOW)
    given_introductions.begin(actor=actor, left=third, right=other, now=NOW)


Read = Callable[[Actor], object]
READS: dict[str, Read] = {
    "people by name": lambda a: listings.people(actor=a, now=NOW, limit=100),
    "people by next": lambda a: listings.people(actor=a, now=NOW, sort="next", limit=100),
    "people by warmth": lambda a: listings.people(actor=a, now=NOW, sort="warmth", limit=100),
    "people of an organisation": lambda a: listings.people(
        actor=a, now=NOW, organisation="Contoso", tag="one", text="person", limit=100
    ),
    "guide": lambda a: guides.show(actor=a),
    "report": lambda a: reports.show(actor=a, now=NOW),
    "fans": lambda a: fans.listing(actor=a),
    "organisations": lambda a: organisations.listing(actor=a),
    "look-alikes": lambda a: look_alikes.listing(actor=a),
    "imports": lambda a: import_queries.listing(actor=a),
    "campaign": lambda a: campaign_queries.current(actor=a),
    "asks": lambda a: asks.listing(actor=a),
    "introductions": lambda a: ask_queries.introductions(actor=a),
    "given introductions": lambda a: given_queries.listing(actor=a),
    "whom to introduce": lambda a: given_introductions.suggest(actor=a),
    "chats": lambda a: chat_queries.listing(actor=a),
    "path to a person": lambda a: introductions.to_person(actor=a, person=find(a, "Third 0")),
    "path to an organisation": lambda a: introductions.to_organisation(actor=a, name="Contoso"),
    "path to nowhere": lambda a: introductions.to_organisation(actor=a, name="Nowhere"),
    "path to a role": lambda a: introductions.to_role(actor=a, role="engineer"),
    "the map": lambda a: maps.show(actor=a),
    "the map as a table": lambda a: maps.table(
        actor=a, wanted=maps.Filter(text="person", organisation="contoso", tag="one", least=0.1)
    ),
    "my ties": lambda a: tie_queries.of_person(actor=a, person=people_queries.me_pk(actor=a)),
    "a person": lambda a: people_queries.show(actor=a, person=find(a, "Person 0")),
    "a person's ties": lambda a: tie_queries.of_person(
        actor=a, person=people_queries.show(actor=a, person=find(a, "Person 0")).pk
    ),
    "what to do with a person": lambda a: listings.next_for(
        actor=a, person=people_queries.me_pk(actor=a), now=NOW
    ),
}
# Within the transaction of a test, each answer weaves its network itself: ten of these.
MOST = 40


def statements(read: Read, actor: Actor) -> int:
    versions.forget()
    with CaptureQueriesContext(connection) as captured:
        read(actor)
    return len(captured)


def test_the_number_of_statements_does_not_grow(ana: Actor) -> None:
    for number in range(2):
        fill(ana, number)
    few = {name: statements(read, ana) for name, read in READS.items()}
    for number in range(2, 9):
        fill(ana, number)
    many = {name: statements(read, ana) for name, read in READS.items()}
    assert many == few
    assert {name: count for name, count in many.items() if count > MOST} == {}


def test_reading_writes_nothing_and_takes_no_lock(ana: Actor) -> None:
    """With immediate transactions every atomic block takes the write lock, reading or not."""
    fill(ana, 0)
    for name, read in READS.items():
        versions.forget()
        with CaptureQueriesContext(connection) as captured:
            read(ana)
        words = {query["sql"].split()[0] for query in captured}
        # PostgreSQL declares a cursor for what is read row by row.
        assert words <= {"SELECT", "DECLARE"}, name
