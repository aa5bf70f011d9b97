"""Findings that were there before findings had an id get one each."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.cast import NOW

BEFORE, AFTER = ("store", "0013_drafts"), ("store", "0014_learned")


@pytest.mark.django_db(transaction=True)
def test_every_finding_that_was_there_gets_an_id_of_its_own() -> None:
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    try:
        executor = MigrationExecutor(connection)
        executor.migrate([BEFORE])
        old = executor.loader.project_state([BEFORE]).apps
        place = old.get_model("store", "Workspace").objects.create(name="x", created_at=NOW)
        person = old.get_model("store", "Person").objects.create(
            workspace=place, name="Maria", created_at=NOW
        )
        chat = old.get_model("store", "Chat").objects.create(
            workspace=place, person=person, agreed_at=NOW
        )
        rows = old.get_model("store", "Finding").objects
        for number in range(3):
            rows.create(workspace=place, chat=chat, place=number, claim="x")
        executor = MigrationExecutor(connection)
        executor.migrate([AFTER])
        new = executor.loader.project_state([AFTER]).apps.get_model("store", "Finding")
        assert len(set(new.objects.values_list("public_id", flat=True)) - {None}) == 3
    finally:
        MigrationExecutor(connection).migrate(latest)
