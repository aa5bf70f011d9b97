"""What is kept once a version: made anew by every write, and never what was taken back."""

import pytest
from django.db import transaction

from kithwork.domain.actors import Actor
from kithwork.flows import people, ties
from kithwork.store import versions
from kithwork.store.queries import people as queries
from kithwork.store.queries import ties as tie_queries
from tests import cast
from tests.cast import NOW

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ana(transactional_db: None) -> Actor:
    return cast.seeker("Ana Sol")


def size(actor: Actor) -> int:
    return len(tie_queries.arrays(actor=actor).people)


def test_an_answer_is_kept_until_the_next_write(ana: Actor) -> None:
    people.add(actor=ana, name="Li Wei", now=NOW)
    first = tie_queries.arrays(actor=ana)
    assert tie_queries.arrays(actor=ana) is first
    people.add(actor=ana, name="Maria Gomez", now=NOW)
    assert tie_queries.arrays(actor=ana) is not first
    assert size(ana) == 3


def test_what_was_taken_back_is_not_kept(ana: Actor) -> None:
    with transaction.atomic():
        for name in ("Li Wei", "Maria Gomez"):
            people.add(actor=ana, name=name, now=NOW)
        assert size(ana) == 3
        assert len(queries.own_strengths(actor=ana)) == 2
        transaction.set_rollback(True)
    person = people.add(actor=ana, name="Omar Haddad", now=NOW)
    me = cast.find(ana, "me")
    ties.add(actor=ana, left=me, right=person, strength=0.25, now=NOW)
    # As many writes as were taken back, so the version is the same.
    assert size(ana) == 2
    assert list(queries.own_strengths(actor=ana).values()) == [0.25]


def test_a_few_answers_are_kept_and_no_more(ana: Actor) -> None:
    first = tie_queries.arrays(actor=ana)
    for number in range(versions.MOST_KEPT):
        size(cast.seeker(f"Seeker {number}"))
    assert tie_queries.arrays(actor=ana) is not first
