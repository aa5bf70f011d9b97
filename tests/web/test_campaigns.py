"""Today, the three first questions, and the campaign page."""

from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from kithwork.domain.actors import Actor

Network = dict[str, UUID]
BRIEF = {"who": "a baker", "role": "Beekeeper", "field": "Farming", "place": "Lyon", "why": "bees",
         "learn": "wintering", "help_me": "show me a hive", "minutes": "25"}  # fmt: skip


def current(actor: Actor) -> Any:
    return import_module("kithwork.store.queries.campaigns").current(actor=actor)


def test_an_untouched_workspace_is_asked_three_questions(page: Client) -> None:
    assert page.get("/").headers["Location"] == "/welcome"
    html = page.get("/welcome").content.decode()
    for question in (
        "Who are you?",
        "What do you look for?",
        "Whom or where would you like to reach?",
    ):
        assert question in html


@pytest.mark.parametrize("kind", ["person", "organisation", "role"])
def test_the_answers_are_kept_and_lead_to_the_import(page: Client, ana: Actor, kind: str) -> None:
    answers = {"name": "Ana Maria Sol", "who": "a baker", "role": "Beekeeper", "field": "Farming",
               "place": "Lyon", "kind": kind, "target": "Rosa Apis"}  # fmt: skip
    assert page.post("/welcome", answers).headers["Location"] == "/import"
    assert import_module("tests.cast").show(ana, "me").name == "Ana Maria Sol"
    campaign = current(ana)
    assert campaign.brief.role == "Beekeeper"
    assert [(one.kind, one.name) for one in campaign.targets] == [(kind, "Rosa Apis")]
    assert b"Bring in the people you know" in page.get("/").content


def test_no_question_has_to_be_answered(page: Client) -> None:
    assert page.post("/welcome", {"kind": "organisation"}).headers["Location"] == "/import"
    assert page.get("/").status_code == 200


def test_a_person_one_only_heard_of_is_nobody_one_knows(page: Client, ana: Actor) -> None:
    page.post("/campaign/targets", {"kind": "person", "name": "Rosa Apis", "motivation": "3"})
    rosa = current(ana).targets[0].person
    assert "No way yet" in page.get(f"/path?person={rosa}").content.decode()


def test_today_shows_steps_that_lead_somewhere(page: Client, ana: Actor, network: Network) -> None:
    page.post("/campaign/brief", BRIEF)
    page.post("/campaign/targets", {"kind": "person", "name": "Li Chen", "motivation": "3"})
    page.post(f"/people/{network['Priya']}/mark/fan")
    html = page.get("/").content.decode()
    assert "Reach Li Chen through Maria Moreno" in html
    target = current(ana).targets[0].id
    assert f'href="/path?target={target}"' in html
    assert "Ways to Li Chen" in page.get(f"/path?target={target}").content.decode()


def test_the_brief_is_kept_in_versions(page: Client, ana: Actor) -> None:
    page.post("/campaign/brief", BRIEF)
    page.post("/campaign/brief", {**BRIEF, "place": "Paris"})
    assert (current(ana).version, current(ana).brief.place) == (2, "Paris")
    refused = page.post("/campaign/brief", {**BRIEF, "minutes": "90"})
    assert refused.status_code == 422
    assert b'id="id_minutes_error"' in refused.content


def test_a_search_rests_and_goes_on(page: Client, ana: Actor) -> None:
    assert page.post("/campaign/pause").status_code == 409
    page.post("/campaign/brief", BRIEF)
    page.post("/campaign/pause")
    assert current(ana).state == "paused"
    page.post("/campaign/resume")
    assert current(ana).state == "running"


def test_targets_are_weighed_and_dropped(page: Client, ana: Actor, network: Network) -> None:
    page.post("/campaign/targets", {"kind": "organisation", "name": "Globex", "motivation": "1"})
    target = current(ana).targets[0].id
    page.post(f"/campaign/targets/{target}", {"motivation": "3"})
    assert current(ana).targets[0].motivation == 3
    assert page.post(f"/campaign/targets/{target}", {"motivation": "9"}).status_code == 422
    page.post(f"/campaign/targets/{target}/remove")
    assert current(ana).targets == ()
    page.post(f"/restore/{target}", {"back": "/campaign"})
    assert len(current(ana).targets) == 1


def test_a_target_that_fits_several_asks_which(page: Client, ana: Actor, network: Network) -> None:
    typed = {"kind": "person", "name": "Tom Berg", "motivation": "2"}
    asked = page.post("/campaign/targets", typed)
    assert asked.status_code == 422
    assert asked.content.decode().count('name="name_id"') == 2
    chosen = {**typed, "name_for": "Tom Berg", "name_id": str(network["Tom"])}
    page.post("/campaign/targets", chosen)
    assert current(ana).targets[0].person == network["Tom"]


def test_fans_are_named(page: Client, ana: Actor, network: Network) -> None:
    assert page.post("/campaign/fans", {"person": "Maria"}).status_code == 302
    assert import_module("tests.cast").show(ana, "Maria Moreno").is_fan
    for name, said in (("me", b"That is you"), ("Nobody Such", b"Nobody here is called")):
        refused = page.post("/campaign/fans", {"person": name})
        assert refused.status_code == 422
        assert said in refused.content


def test_the_demo_is_marked_as_fictional(page: Client, ana: Actor) -> None:
    models: Any = import_module("kithwork.store.models")
    assert b"Fictional demo data" not in page.get("/people").content
    models.Workspace.objects.filter(pk=ana.workspace).update(is_fictional=True)
    assert b"Fictional demo data" in page.get("/people").content
