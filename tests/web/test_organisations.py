"""Organisations and look-alikes."""

from importlib import import_module
from typing import Any
from uuid import UUID

from django.test import Client

from kithwork.domain.actors import Actor

Network = dict[str, UUID]


def contoso(actor: Actor) -> Any:
    return import_module("tests.cast").show(actor, "Maria Moreno").positions[0].organisation_id


def test_an_organisation_shows_who_is_and_was_there(
    page: Client, ana: Actor, network: Network
) -> None:
    where = f"/people/{network['Priya']}/positions"
    page.post(where, {"organisation": "Contoso", "stay": "work", "to": "2019-01-31"})
    html = page.get(f"/organisations/{contoso(ana)}").content.decode()
    now, before = html.split("There before")
    assert "Maria Moreno" in now
    assert "Priya Nair" in before


def test_it_is_edited_removed_and_brought_back(page: Client, ana: Actor, network: Network) -> None:
    where = f"/organisations/{contoso(ana)}"
    typed = {"name": "Contoso Ltd", "industry": "Bees", "place": "Lyon",
             "website": "javascript:alert(1)", "note": "Old\nfriends"}  # fmt: skip
    assert page.post(where, typed).status_code == 302
    html = page.get(where).content.decode()
    assert "Bees · Lyon" in html
    assert 'href="javascript:' not in html
    assert page.post(where, {**typed, "name": ""}).status_code == 422
    assert page.post(where, {**typed, "name": "Northwind"}).status_code == 422
    page.post(f"{where}/remove")
    assert b"You removed this organisation" in page.get(where).content
    page.post(f"/restore/{where.rsplit('/', maxsplit=1)[-1]}", {"back": where})
    assert b"You removed" not in page.get(where).content


def test_look_alikes_are_merged_and_parted(page: Client, ana: Actor, network: Network) -> None:
    html = page.get("/review").content.decode()
    assert html.count("Tom Berg") >= 2
    assert "different e-mail addresses" in html
    both = {"left": str(network["Tom"]), "right": str(network["Other Tom"])}
    page.post("/review/merge", both)
    assert page.get(f"/people/{network['Other Tom']}").status_code == 404
    assert b"Nothing to review" in page.get("/review").content
    page.post(f"/people/{network['Tom']}/split")
    assert page.get(f"/people/{network['Other Tom']}").status_code == 200


def test_look_alikes_are_kept_apart(page: Client, ana: Actor, network: Network) -> None:
    both = {"left": str(network["Tom"]), "right": str(network["Other Tom"])}
    page.post("/review/apart", both)
    assert b"Nothing to review" in page.get("/review").content
    assert page.get(f"/people/{network['Other Tom']}").status_code == 200
    assert page.post("/review/merge", {"left": str(network["Tom"])}).status_code == 422
