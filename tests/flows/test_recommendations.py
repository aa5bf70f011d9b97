"""Recommendations: noted, settled, taken away, and told of in the report."""

from datetime import timedelta

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Conflict, Invalid
from kithwork.domain.recommendations import Outcome
from kithwork.flows import (
    erasures,
    look_alikes,
    people,
    recommendations,
    removals,
    reports,
)
from kithwork.store.queries import recommendations as queries
from kithwork.store.queries.people import NoSuchPerson
from tests.cast import NOW, TODAY, bring, dump, find, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def word(ana: Actor) -> None:
    """Maria spoke for Ana to Li."""
    bring(
        ana,
        record("Maria Moreno", emails=["maria@example.org"]),
        record("Li Chen", emails=["li@example.org"]),
    )
    maria = find(ana, "Maria Moreno")
    recommendations.add(actor=ana, person=maria, to="Li Chen", matter="the ward", now=NOW)


@pytest.mark.usefixtures("word")
def test_what_came_of_it_is_kept_and_taken_back(ana: Actor) -> None:
    (card,) = queries.listing(actor=ana)
    assert (card.name, card.to, card.on, card.outcome) == (
        "Maria Moreno", "Li Chen", TODAY, Outcome.OPEN,
    )  # fmt: skip
    later = NOW + timedelta(days=3)
    came = recommendations.settle(
        actor=ana, recommendation=card.id, outcome=Outcome.INTERVIEW, now=later
    )
    assert came.outcome_on == later.date()
    assert reports.show(actor=ana, now=later).recommendations == (came,)
    assert reports.show(actor=ana, now=later).recommendations_that_came == 1
    back = recommendations.settle(
        actor=ana, recommendation=card.id, outcome=Outcome.OPEN, now=later
    )
    assert back == card


@pytest.mark.usefixtures("word")
def test_the_same_said_twice_is_noted_once(ana: Actor) -> None:
    before = dump(ana)
    maria = find(ana, "Maria Moreno")
    recommendations.add(actor=ana, person=maria, to="Li  Chen", matter="the ward", now=NOW)
    assert dump(ana) == before


@pytest.mark.usefixtures("word")
def test_days_and_lengths_are_refused_by_name(ana: Actor) -> None:
    maria = find(ana, "Maria Moreno")
    tomorrow = TODAY + timedelta(days=1)
    (card,) = queries.listing(actor=ana)
    with pytest.raises(Invalid, match="on"):
        recommendations.add(actor=ana, person=maria, on=tomorrow, now=NOW)
    with pytest.raises(Invalid, match="to"):
        recommendations.add(actor=ana, person=maria, to="x" * 301, now=NOW)
    for day in (tomorrow, TODAY - timedelta(days=1)):
        with pytest.raises(Invalid, match="on"):
            recommendations.settle(
                actor=ana, recommendation=card.id, outcome=Outcome.CHAT, on=day, now=NOW
            )
    with pytest.raises(Conflict):
        recommendations.add(actor=ana, person=find(ana, "me"), now=NOW)
    people.remove(actor=ana, person=maria, now=NOW)
    with pytest.raises(NoSuchPerson):
        recommendations.add(actor=ana, person=maria, now=NOW)
    assert queries.listing(actor=ana) == ()


@pytest.mark.usefixtures("word")
def test_one_that_was_taken_away_comes_back(ana: Actor) -> None:
    before = dump(ana)
    (card,) = queries.listing(actor=ana)
    recommendations.remove(actor=ana, recommendation=card.id, now=NOW)
    assert queries.listing(actor=ana) == ()
    removals.restore(actor=ana, public_id=card.id, now=NOW)
    assert dump(ana) == before


@pytest.mark.usefixtures("word")
def test_it_follows_the_kept_person_and_comes_back_whole(ana: Actor) -> None:
    maria = find(ana, "Maria Moreno")
    kept = people.add(actor=ana, name="Maria M.", now=NOW)
    look_alikes.merge(actor=ana, kept=kept, absorbed=maria, now=NOW)
    assert [one.person for one in queries.listing(actor=ana)] == [kept]
    look_alikes.split(actor=ana, person=kept, now=NOW)
    assert [one.person for one in queries.listing(actor=ana)] == [maria]


@pytest.mark.usefixtures("word")
def test_an_erased_name_is_left_nowhere(ana: Actor) -> None:
    erasures.erase(actor=ana, person=find(ana, "Li Chen"), now=NOW)
    assert not any("Li Chen" in line for line in dump(ana))
    erasures.erase(actor=ana, person=find(ana, "Maria Moreno"), now=NOW)
    assert queries.listing(actor=ana) == ()
    assert not any('"recommendation"' in line for line in dump(ana))
