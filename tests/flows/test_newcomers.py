"""The short way for people nobody knew gives what folding them again gives."""

from pathlib import Path
from typing import Any

import pytest
from django.db.models import Model

from kithwork.domain.actors import Actor
from kithwork.flows import facts, folds, imports, organisations, positions
from kithwork.store.models import Address, Note, Organisation, Person, Position, Tag, Tie
from kithwork.store.queries import people
from tests.cast import NOW, bring, find, record, work

pytestmark = pytest.mark.django_db


def rows(actor: Actor) -> dict[str, list[dict[str, Any]]]:
    """Every row an import writes of people, whole but for the texts that search reads."""
    models: tuple[type[Model], ...] = (Person, Address, Tag, Note, Position, Organisation, Tie)
    found = {model.__name__: table(actor, model) for model in models}
    for person in found["Person"]:
        # The words in search may stand in another order.
        person["search_text"] = sorted(person["search_text"].split())
    return found


def table(actor: Actor, model: type[Model]) -> list[dict[str, Any]]:
    kept = model._default_manager.filter(workspace_id=actor.workspace).order_by("pk")
    return [dict(row) for row in kept.values()]


def fold_again(actor: Actor) -> None:
    folds.refold(
        workspace=actor.workspace,
        people=list(
            Person.objects.filter(workspace_id=actor.workspace).values_list("pk", flat=True)
        ),
        places=facts.Places.load(workspace=actor.workspace, now=NOW),
        now=NOW,
    )


def test_every_sample_comes_out_the_same_both_ways(ana: Actor, shared_data: Path) -> None:
    positions.add(
        actor=ana,
        person=find(ana, people.ME),
        organisation="Northwind Analytics",
        now=NOW,
    )
    for folder in ("contact-csv-formats", "vcards-dev/text"):
        batch = imports.read(paths=[shared_data / folder])
        imports.commit(actor=ana, batch=batch, now=NOW)
    before = rows(ana)
    assert len(before["Person"]) > 10
    fold_again(ana)
    assert rows(ana) == before


def test_an_organisation_that_is_there_keeps_its_name_in_search(ana: Actor) -> None:
    organisations.add(actor=ana, name="Contoso Limited", now=NOW)
    gone = organisations.add(actor=ana, name="Fabrikam", now=NOW)
    organisations.remove(actor=ana, organisation=gone, now=NOW)
    bring(
        ana,
        record("Li Chen", positions=(work("Contoso Ltd", title="Buyer"),)),
        record("Maria Lopez", positions=(work("Fabrikam", title="Welder"),)),
    )
    before = rows(ana)
    fold_again(ana)
    assert rows(ana) == before
    texts = {person["name"]: person["search_text"] for person in before["Person"]}
    assert "limited" in texts["Li Chen"]
    assert "fabrikam" not in texts["Maria Lopez"]
