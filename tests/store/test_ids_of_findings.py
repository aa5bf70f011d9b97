"""Findings that were there before findings had an id get one each."""

import pytest

from tests.cast import NOW
from tests.store.test_tables_at_once import LAST, step_by_step, to_the_end

BEFORE, AFTER = ("store", "0013_drafts"), ("store", "0014_learned")


@pytest.mark.django_db(transaction=True)
def test_every_finding_that_was_there_gets_an_id_of_its_own() -> None:
    try:
        executor = step_by_step()
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
        executor = step_by_step()
        executor.migrate([AFTER])
        new = executor.loader.project_state([AFTER]).apps.get_model("store", "Finding")
        assert len(set(new.objects.values_list("public_id", flat=True)) - {None}) == 3
    finally:
        step_by_step().migrate([LAST])
        to_the_end()
