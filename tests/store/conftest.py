"""Caches as a fresh process has them. Loaded before Django is set up."""

from collections.abc import Iterator
from importlib import import_module

import pytest


@pytest.fixture(autouse=True)
def fresh_caches() -> Iterator[None]:
    """A rolled back test gives its keys to the next one: nothing cached may outlive it."""
    versions = import_module("kithwork.store.versions")
    versions.forget()
    yield
    versions.forget()
