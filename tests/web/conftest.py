"""What the tests of the pages share: the cast, each in a browser of their own.

Loaded before Django is set up, so that what holds models is imported by the fixtures.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from kithwork.domain.actors import Actor, Role

HOST = "127.0.0.1:8000"
Browser = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def fresh_caches() -> Iterator[None]:
    """A rolled back test gives its keys to the next one: nothing cached may outlive it."""
    versions = import_module("kithwork.store.versions")
    versions.forget()
    yield
    versions.forget()


@pytest.fixture
def ana(db: None) -> Actor:
    """The seeker of a workspace."""
    actor: Actor = import_module("tests.cast").seeker("Ana Sol")
    return actor


@pytest.fixture
def ben(ana: Actor) -> Actor:
    """Staff in Ana's workspace: sees nothing of it."""
    actor: Actor = import_module("tests.cast").member(workspace=ana.workspace, role=Role.STAFF)
    return actor


@pytest.fixture
def cleo(db: None) -> Actor:
    """The seeker of another workspace."""
    actor: Actor = import_module("tests.cast").seeker("Cleo Roy")
    return actor


@pytest.fixture
def stranger(db: None) -> Client:
    """A browser without a session; a fault is a page, as it is for people."""
    return Client(headers={"host": HOST}, raise_request_exception=False)


@pytest.fixture
def browser() -> Browser:
    """Opens a browser in which somebody is signed in."""

    def opened(actor: Actor) -> Client:
        account: Any = import_module("kithwork.store.models").Account.objects.get(pk=actor.account)
        client = Client(headers={"host": HOST}, raise_request_exception=False)
        client.force_login(account)
        return client

    return opened


@pytest.fixture
def page(ana: Actor, browser: Browser) -> Client:
    """Ana's browser."""
    return browser(ana)


@pytest.fixture
def network(ana: Actor) -> dict[str, UUID]:
    """Ana knows Maria, Priya and Tom; Maria knows Li. Ids by first name, and "me"."""
    cast: Any = import_module("tests.cast")
    flows: Any = import_module("kithwork.flows.people")
    ties: Any = import_module("kithwork.flows.ties")
    cast.bring(
        ana,
        cast.record(
            "Maria Moreno",
            key="https://www.linkedin.com/in/maria",
            emails=["maria@example.org"],
            positions=[cast.work("Contoso", "Nurse")],
        ),
        cast.record("Priya Nair", emails=["priya@example.org"], positions=[cast.work("Northwind")]),
        cast.record("Tom Berg", emails=["tom@example.org"]),
        cast.record("Tom Berg", emails=["tom.berg@example.com"], source="vcard"),
    )
    maria, me = cast.find(ana, "Maria Moreno"), cast.find(ana, "me")
    li = flows.add(actor=ana, name="Li Chen", organisation="DataWell", now=cast.NOW)
    ties.add(actor=ana, left=me, right=li, strength=0.0, now=cast.NOW)
    ties.add(actor=ana, left=maria, right=li, strength=0.9, why="studied together", now=cast.NOW)
    return {
        "me": me,
        "Maria": maria,
        "Priya": cast.find(ana, "Priya Nair"),
        "Tom": cast.find(ana, "tom@example.org"),
        "Other Tom": cast.find(ana, "tom.berg@example.com"),
        "Li": li,
    }


@pytest.fixture
def samples(shared_data: Path) -> Path:
    """Address books as other programs write them."""
    return shared_data / "contact-csv-formats"
