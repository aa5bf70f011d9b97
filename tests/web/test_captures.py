"""The capture pages through the door."""

from importlib import import_module
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from kithwork.domain.actors import Actor


def filled(**values: str) -> dict[str, str]:
    return {"key": str(uuid4()), "name": "Bo Berg", "next": "write", **values}


def test_the_form_asks_for_little_and_is_set_for_a_thumb(page: Client, network: Any) -> None:
    shown = page.get("/capture").content.decode()
    for said in ("autofocus", 'enterkeyhint="done"', 'autocapitalize="words"', "Write to them"):
        assert said in shown


def test_a_capture_leads_to_the_person_with_an_undo(page: Client, ana: Actor) -> None:
    sent = filled(where="the fair", what="the article")
    there = page.post("/capture", sent)
    assert there.status_code == 302
    shown = page.get(there["Location"]).content.decode()
    assert "Bo Berg: noted" in shown
    assert "Next: write to them: the article." in shown
    undo = f"/capture/{sent['key']}/undo"
    assert undo in shown
    assert "Taken back" in page.post(undo, follow=True).content.decode()
    assert page.get(there["Location"]).status_code == 404


def test_a_name_of_two_asks_which_without_a_script(page: Client, network: dict[str, UUID]) -> None:
    sent = filled(name="Tom Berg")
    asked = page.post("/capture", sent)
    assert asked.status_code == 422
    shown = asked.content.decode()
    assert str(network["Tom"]) in shown
    assert "Somebody new called Tom Berg" in shown
    chosen = page.post("/capture", {**sent, "name_for": "Tom Berg", "name_id": str(network["Tom"])})
    assert chosen["Location"] == f"/people/{network['Tom']}"
    other = filled(name="Tom Berg", name_for="Tom Berg", name_id="new")
    made = page.post("/capture", other)["Location"]
    assert made not in {f"/people/{network[name]}" for name in ("Tom", "Other Tom")}


def test_a_choice_made_for_another_name_is_none(page: Client, network: dict[str, UUID]) -> None:
    sent = filled(name="Nobody Known", name_for="Tom Berg", name_id=str(network["Tom"]))
    assert page.post("/capture", sent)["Location"] != f"/people/{network['Tom']}"


@pytest.mark.parametrize("sent", [{"name": " "}, {"key": "none"}, {"next": "dance"}, {"on": "x"}])
def test_what_is_missing_is_said(page: Client, sent: dict[str, str]) -> None:
    assert page.post("/capture", filled(**sent)).status_code == 422


def test_a_script_is_answered_in_json_and_a_repeat_saves_nothing(
    page: Client, ana: Actor, network: dict[str, UUID]
) -> None:
    json = {"Accept": "application/json"}
    sent = filled()
    first = page.post("/capture", sent, headers=json).json()
    assert first["saved"]
    dump = import_module("tests.cast").dump
    before = dump(ana)
    assert page.post("/capture", sent, headers=json).json() == first
    assert dump(ana) == before
    refused = page.post("/capture", filled(name="Tom Berg"), headers=json)
    assert (refused.status_code, refused.json()["saved"]) == (422, False)
    page.post(f"/capture/{sent['key']}/undo")
    assert page.post("/capture", sent, headers=json).json()["saved"]
    assert page.post("/capture", sent).status_code == 409


def test_known_people_are_suggested(page: Client, network: dict[str, UUID]) -> None:
    found = page.get("/capture/known", {"name": "mar"}).content.decode()
    assert '<option value="Maria Moreno">Nurse Contoso' in found
    assert "<html" not in found
    assert page.get("/capture/known", {"name": "m"}).content.strip() == b""


def test_who_wants_no_messages_is_noted_and_said(page: Client, network: dict[str, UUID]) -> None:
    page.post(f"/people/{network['Priya']}/mark/do-not-contact")
    there = page.post("/capture", filled(name="Priya Nair"), follow=True).content.decode()
    assert "nothing leads you to write" in there


def test_the_page_to_carry_holds_nobody(page: Client, network: dict[str, UUID]) -> None:
    answer = page.get("/capture/carry")
    assert 'filename="kithnotes.html"' in answer["Content-Disposition"]
    shown = answer.content.decode()
    assert not any(name in shown for name in ("Moreno", "Ana", "csrf"))
    assert "src=" not in shown
    assert "http:" not in shown
    assert "https:" not in shown
