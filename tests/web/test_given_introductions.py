"""The pages of given introductions: suggested, asked on both sides, made, and taken back."""

from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from kithwork.domain.actors import Actor

Network = dict[str, UUID]


def html(page: Client, address: str) -> str:
    return page.get(address).content.decode()


@pytest.fixture
def given(page: Client, network: Network) -> str:
    """The page of Maria and Tom, thought of on Maria's page."""
    begun = page.post(f"/people/{network['Maria']}/introduce", {"other": str(network["Tom"])})
    assert begun.status_code == 302
    return str(begun.headers["Location"])


def test_people_and_find_lead_there(page: Client, network: Network) -> None:
    assert f'href="/people/{network["Maria"]}/introduce"' in html(
        page, f"/people/{network['Maria']}"
    )
    assert 'href="/given"' in html(page, "/keep-in-touch")
    assert 'href="/given"' in html(page, "/find?text=introduce")
    empty = html(page, "/given")
    assert "Who might like to know each other" in empty
    assert "do not know two people here well enough" in empty


def test_suggestions_are_chosen_with_their_reasons(page: Client, network: Network) -> None:
    for name in ("Maria", "Tom"):
        page.post(f"/people/{network[name]}/tags", {"tag": "nephrology"})
        ends = {"left": str(network["me"]), "right": str(network[name])}
        page.post("/ties/new", {**ends, "strength": "0.6"})
    for address in ("/given", f"/people/{network['Tom']}/introduce"):
        found = html(page, address)
        assert "You gave both the tag “nephrology”." in found
        assert "/introduce" in found


def test_somebody_is_found_by_name(page: Client, network: Network) -> None:
    there = f"/people/{network['Maria']}/introduce"
    found = html(page, f"{there}?text=berg")
    assert found.count("Tom Berg</a>") == 2
    assert str(network["Tom"]) in found
    assert "Maria Moreno</a></p>" not in html(page, f"{there}?text=moreno").split("<main")[1][600:]
    assert "Nobody fits" in html(page, f"{there}?text=zzz")


def test_it_is_asked_on_both_sides_and_then_made(
    page: Client, network: Network, given: str
) -> None:
    first = html(page, given)
    assert "Wait until both said yes." in first
    assert "May I introduce you to Tom Berg?" in first
    assert "tom@example.org" not in first.replace("mailto:tom@example.org", "")
    whys = {"left_why": "He built the registry", "right_why": "She knows the north"}
    assert page.post(f"{given}/why", whys).status_code == 302
    assert "He built the registry." in html(page, given)
    page.post(
        f"{given}/left/mark", {"state": "asked", "subject": "Mine", "text": "Hi Maria, mine."}
    )
    assert "Hi Maria, mine." in html(page, given)
    refused = page.post(f"{given}/both/mark", {"text": "Hello both"})
    assert refused.status_code == 409
    for side in ("left", "right"):
        assert page.post(f"{given}/{side}/mark", {"state": "agreed"}).status_code == 302
    ready = html(page, given)
    assert "Both said yes: write to them both." in ready
    assert "Tom: tom@example.org" in ready
    assert "The day you sent it" in ready
    wrong = page.post(f"{given}/both/mark", {"text": "Hello", "on": "2099-01-01"})
    assert wrong.status_code == 422
    assert "lies in the future" in wrong.content.decode().lower()
    day = timezone.localdate().isoformat()
    made = page.post(f"{given}/both/mark", {"subject": "x", "text": "Hello both", "on": day})
    assert made.status_code == 302
    after = html(page, given)
    assert "You introduced them on" in after
    assert "Open again" in after
    assert "You introduced Tom Berg." in html(page, f"/people/{network['Maria']}")
    page.post(f"{given}/reopen")
    assert "Both said yes" in html(page, given)


def test_a_message_is_checked_kept_and_given_back(page: Client, given: str) -> None:
    letter = {"subject": "Hi", "text": "Hi Maria,\n\nmeet Tom now."}
    checked = page.post(f"{given}/left/check", letter)
    assert "(L23)" in checked.content.decode()
    part = page.post(f"{given}/left/check", letter, headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    assert page.post(f"{given}/left/text", letter).headers["Location"] == given
    assert "meet Tom now." in html(page, given)
    page.post(f"{given}/left/text", {"subject": "", "text": ""})
    assert "May I introduce you to Tom Berg?" in html(page, given)
    assert page.post(f"{given}/left/text", {"text": "x" * 20_001}).status_code == 422
    assert page.post(f"{given}/middle/text", letter).status_code == 404
    assert page.post(f"{given}/why", {"left_why": "x" * 301}).status_code == 422


def test_a_no_ends_it_and_every_end_opens_again(page: Client, given: str) -> None:
    page.post(f"{given}/right/mark", {"state": "declined"})
    ended = html(page, given)
    assert "Tom Berg said no." in ended
    assert "May I introduce" not in ended
    page.post(f"{given}/reopen")
    assert "asked, no answer yet" in html(page, given)
    page.post(f"{given}/drop")
    assert "You let it go." in html(page, given)
    assert "nothing came of it" in html(page, "/given")
    assert page.post(f"{given}/drop").status_code == 409


def test_what_cannot_be_says_why_and_what_was_begun_is_found(
    page: Client, ana: Actor, network: Network, given: str
) -> None:
    there = f"/people/{network['Maria']}/introduce"
    again = page.post(there, {"other": str(network["Tom"])})
    assert again.headers["Location"] == given
    for other, why in (
        (network["Li"], "know each other already"),
        (network["Maria"], "somebody else"),
        (network["me"], "somebody else"),
        ("", "Choose somebody."),
    ):
        refused = page.post(there, {"other": str(other)})
        assert refused.status_code == 409
        assert why in refused.content.decode()
    flows: Any = import_module("kithwork.flows.people")
    flows.set_do_not_contact(actor=ana, person=network["Maria"], now=timezone.localtime())
    assert page.get(there).status_code == 403
    assert f'href="{there}"' not in html(page, f"/people/{network['Maria']}")
    assert page.get(given).status_code == 404


def test_a_held_chat_says_what_came_before_and_after(
    page: Client, ana: Actor, network: Network, things: dict[str, Any]
) -> None:
    queries: Any = import_module("kithwork.store.queries.chats")
    talk = next(one for one in queries.listing(actor=ana) if one.name == "Priya Nair")
    flows: Any = import_module("kithwork.flows.given_introductions")
    flows.begin(
        actor=ana,
        left=network["Priya"],
        right=network["Maria"],
        chat=talk.id,
        now=timezone.localtime(),
    )
    shown = html(page, f"/chats/{talk.id}")
    for part in ("Before and after", "Whom they named", "Tom Berg", "not asked yet"):
        assert part in shown
    assert "Introductions you gave after it" in shown
    assert "Priya Nair and Maria Moreno" in shown
    assert "Before and after" not in html(page, f"/chats/{things['chat']}")
