"""The plan page: read, ordered, worded, added to; all of it undone."""

from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from kithwork.domain.actors import Actor

Network = dict[str, UUID]
DAY = {"at": "2031-12-03T15:00", "zone": "Europe/Berlin", "minutes": "20", "mode": "phone"}


@pytest.fixture
def plan(page: Client, network: Network) -> str:
    """The address of the plan of a booked chat."""
    posted = page.post("/chats/new", {"person": str(network["Maria"]), **DAY, "where": ""})
    return f"{posted.headers['Location']}/plan"


def asked(actor: Actor) -> list[str]:
    flows: Any = import_module("kithwork.flows.question_plans")
    chats: Any = import_module("kithwork.store.queries.chats")
    card = flows.show(actor=actor, chat=chats.listing(actor=actor)[0].id)
    return [one.question.key for one in card.plan.questions]


def test_a_plan_says_why_each_question_is_in(page: Client, plan: str) -> None:
    html = page.get(plan).content.decode()
    assert "minutes are planned" in html
    assert "How they got here teaches more than any general question." in html
    assert "Keep this plan" in html
    assert page.post(f"{plan}/make").status_code == 302
    assert "Plan anew" in page.get(plan).content.decode()


def test_questions_move_and_leave_and_come_back(page: Client, ana: Actor, plan: str) -> None:
    first, second, third, *rest = asked(ana)
    moved = page.post(plan, {"down": first})
    assert moved.headers["Location"] == f"{plan}#{first}"
    assert asked(ana) == [second, first, third, *rest]
    page.post(plan, {"up": first})
    page.post(plan, {"out": second})
    assert asked(ana) == [first, third, *rest]
    html = page.get(plan).content.decode()
    assert "Left out." in html
    page.post(plan, {"order": " ".join([first, second, third, *rest])})
    assert asked(ana) == [first, second, third, *rest]
    page.post(plan, {"out": second})
    page.post(plan, {"in": second})
    assert asked(ana) == [first, third, *rest[:-1], second, rest[-1]]


def test_a_button_for_nothing_changes_nothing(page: Client, ana: Actor, plan: str) -> None:
    before = asked(ana)
    for pressed in ({"up": "t99-x"}, {"out": "t99-x"}, {"up": before[0]}, {}):
        assert page.post(plan, pressed).status_code == 302
        assert asked(ana) == before
    assert page.post(plan, {"in": "t99-x"}).status_code == 404


def test_an_own_question_is_put_in(page: Client, ana: Actor, plan: str) -> None:
    text = "How do wards and registries share what they learn?"
    assert page.post(f"{plan}/write", {"text": text, "source": "a talk"}).status_code == 302
    assert asked(ana)[-2].startswith("own-")
    assert text in page.get(plan).content.decode()
    refused = page.post(f"{plan}/write", {"text": "", "source": ""})
    assert refused.status_code == 422
    assert 'id="id_text_error"' in refused.content.decode()


def test_a_question_is_reworded_and_the_wording_taken_back(
    page: Client, ana: Actor, plan: str
) -> None:
    key = asked(ana)[0]
    page.post(f"{plan}/reword", {"key": key, "text": "How did you start?"})
    html = page.get(plan).content.decode()
    assert "How did you start?" in html
    assert "Undo" in html
    assert page.post(f"{plan}/reword", {"key": key, "text": ""}).status_code == 422


def test_the_chat_page_leads_to_the_plan(page: Client, plan: str) -> None:
    assert f'href="{plan}"' in page.get(plan.removesuffix("/plan")).content.decode()
