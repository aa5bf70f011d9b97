"""Who knows whom: two names, which of several, and the seeker's own word on strength."""

from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from kithwork.domain.actors import Actor

Network = dict[str, UUID]


def tie(actor: Actor, name: str, other: str) -> Any:
    cast: Any = import_module("tests.cast")
    ties: Any = import_module("kithwork.store.queries.ties")
    found = ties.of_person(actor=actor, person=cast.pk(actor, name))
    return next((one for one in found if one.other_name == other), None)


def test_two_names_make_a_tie(page: Client, ana: Actor, network: Network) -> None:
    typed = {"left": "Priya", "right": "Li Chen", "strength": "0.6", "why": "sisters"}
    assert page.post("/ties/new", typed).status_code == 302
    made = tie(ana, "Priya Nair", "Li Chen")
    assert (made.strength, made.why) == (0.6, "sisters")


def test_a_name_that_fits_several_asks_which(page: Client, ana: Actor, network: Network) -> None:
    asked = page.post("/ties/new", {"left": "Tom Berg", "right": "Li Chen"})
    assert asked.status_code == 422
    assert asked.content.decode().count('name="left_id"') == 2
    chosen = {"left": "Tom Berg", "left_for": "Tom Berg", "left_id": str(network["Other Tom"]),
              "right": "Li Chen"}  # fmt: skip
    assert page.post("/ties/new", chosen).status_code == 302
    assert tie(ana, "tom.berg@example.com", "Li Chen") is not None
    # The choice was for that name: another one typed since is looked up again.
    renamed = {**chosen, "left": "Priya"}
    page.post("/ties/new", renamed)
    assert tie(ana, "Priya Nair", "Li Chen") is not None


@pytest.mark.parametrize(
    "left, right, said",
    [
        ("Nobody Such", "Li Chen", "Nobody here is called"),
        ("Li", "Li Chen", "two different people"),
    ],
)
def test_what_cannot_be_a_tie_is_said(
    page: Client, network: Network, left: str, right: str, said: str
) -> None:
    response = page.post("/ties/new", {"left": left, "right": right})
    assert response.status_code == 422
    assert said in response.content.decode()


def test_the_seekers_word_overrules(page: Client, ana: Actor, network: Network) -> None:
    known = tie(ana, "Maria Moreno", "Ana Sol")
    where = f"/people/{network['Maria']}/ties/{network['me']}"
    typed = {
        "tie": str(known.id),
        "strength": "0.85",
        "origin": "work",
        "met": "2015-03-01",
        "why": "",
    }
    assert page.post(where, typed).status_code == 302
    changed = tie(ana, "Maria Moreno", "Ana Sol")
    assert (changed.strength, changed.origin) == (0.85, "work")
    page.post(where, {**typed, "strength": ""})
    assert tie(ana, "Maria Moreno", "Ana Sol").strength_typed is None
    assert page.post(where, {**typed, "strength": "7"}).status_code == 422


def test_a_tie_is_removed(page: Client, ana: Actor, network: Network) -> None:
    known = tie(ana, "Maria Moreno", "Li Chen")
    page.post(f"/people/{network['Maria']}/ties/{known.id}/remove")
    assert tie(ana, "Maria Moreno", "Li Chen") is None
    page.post(f"/restore/{known.id}")
    assert tie(ana, "Maria Moreno", "Li Chen") is not None
