"""The cast, and caches as a fresh process has them.

Loaded before Django is set up, so that what holds models is imported by the fixtures.
"""

from collections.abc import Iterator
from importlib import import_module

import pytest

from kithwork.domain.actors import Actor, Role


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
