"""Erasing somebody reaches whoever else is written to at the same address."""

import pytest

from kithwork.domain.actors import Actor
from kithwork.flows import erasures, people
from kithwork.store.models import Person
from tests.cast import NOW, bring, find, record

pytestmark = pytest.mark.django_db


def silenced(name: str) -> bool:
    return Person.objects.get(name=name).do_not_contact


def test_another_record_of_their_address_is_not_written_to_any_more(ana: Actor) -> None:
    bring(ana, record("Tom Bay", emails=["tom@example.org"]))
    bring(ana, record("Kim Park", emails=["kim@example.org"]))
    other = people.add(actor=ana, name="T. Bay", now=NOW)
    people.edit(actor=ana, person=other, additions=[("email", "tom@example.org")], now=NOW)
    erasures.erase(actor=ana, person=find(ana, "Tom Bay"), now=NOW)
    assert silenced("T. Bay")
    assert not silenced("Kim Park")


def test_a_telephone_of_the_house_silences_nobody_else(ana: Actor) -> None:
    for name in ("Tom Bay", "Kim Park"):
        one = people.add(actor=ana, name=name, now=NOW)
        people.edit(actor=ana, person=one, additions=[("phone", "+44 7700 900111")], now=NOW)
    erasures.erase(actor=ana, person=find(ana, "Tom Bay"), now=NOW)
    assert not silenced("Kim Park")
