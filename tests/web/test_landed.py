"""I found something, news worth telling and recommendations, as pages without scripts."""

from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from kithwork.domain.actors import Actor

Network = dict[str, UUID]
DAY = {"at": "2024-12-03T15:00", "zone": "Europe/Berlin", "minutes": "20", "mode": "phone"}
COUNTS = {"answers": 0, "names": 1, "promises": 0, "findings": 0, "fit": 0, "inquiries": 0}
FOUND = {"title": "Data nurse", "organisation": "Charité", "starts_on": "2030-01-04"}
OFFER = {
    "chats": "yes",
    "chats_a_month": "2",
    "introductions": "no",
    "topics": "night shifts",
}


@pytest.fixture
def talk(page: Client, network: Network) -> None:
    """A talk with Maria, to whom Priya sent Ana, written down."""
    page.post("/campaign/brief", {"role": "nurse", "minutes": "20"})
    talk = {"person": str(network["Maria"]), **DAY, "where": ""}
    posted = page.post("/chats/new", talk)
    form = {f"count-{name}": str(count) for name, count in COUNTS.items()}
    form |= {"helpful": "Start with data quality", "names-0-name": "Wei Zhang"}
    page.post(f"{posted.headers['Location']}/debrief", form)
    page.post(f"/people/{network['Priya']}/mark/fan")


def html(page: Client, address: str) -> str:
    return page.get(address).content.decode()


def notes(actor: Actor) -> dict[str, Any]:
    """The notes to those who helped, by name."""
    flows: Any = import_module("kithwork.flows.landed")
    found = flows.show(actor=actor, now=timezone.localtime())
    return {one.helper.name: one.note for one in found.news}


def thanks(actor: Actor) -> UUID:
    """The thanks that are owed."""
    queries: Any = import_module("kithwork.store.queries.follow_ups")
    found = queries.waiting(actor=actor, now=timezone.localtime())
    owed: UUID = next(one.id for one in found if one.kind == "thank-you")
    return owed


def land(page: Client, *told: UUID, **said: str) -> Any:
    return page.post("/landed", {**FOUND, **OFFER, **said, "tell": [str(one) for one in told]})


@pytest.mark.usefixtures("talk")
def test_the_campaign_leads_there_and_all_who_helped_stand_there(page: Client) -> None:
    assert 'href="/landed"' in html(page, "/campaign")
    found = html(page, "/landed")
    for part in (
        *("Maria Moreno", "named Wei Zhang to you", "Start with data quality"),
        *("Priya Nair", "offered to help you", "Close my search, and draft the notes"),
        *("What stays, whatever comes", "People you talked with"),
    ):
        assert part in found
    assert "Tom Berg" not in found


@pytest.mark.usefixtures("talk")
def test_landing_leads_to_each_note_and_each_note_to_its_draft(
    page: Client, ana: Actor, network: Network
) -> None:
    answer = land(page, network["Maria"])
    assert answer.headers["Location"] == "/landed"
    found = html(page, "/landed")
    for part in ("Congratulations", "Data nurse, Charité", "left out", "Undo", "night shifts"):
        assert part in found
    maria = notes(ana)["Maria Moreno"]
    assert f'href="/follow-ups/{maria.id}"' in found
    draft = html(page, f"/follow-ups/{maria.id}")
    assert "I start as Data nurse at Charité on 4 January 2030." in draft
    assert notes(ana)["Priya Nair"].state == "dropped"
    assert "This search has landed." in html(page, "/campaign")
    today = html(page, "/")
    assert ("You have landed." in today, today.count("Who helped, and who has heard it")) == (
        False,
        1,
    )
    assert "You found something." in today
    # What led through a search is over; what it brought stays.
    assert ("Your search, step by step" in today, "What you have already" in today) == (False, True)
    assert "Tell Maria Moreno the news" in html(page, "/follow-ups")


@pytest.mark.usefixtures("talk")
def test_each_can_be_left_out_taken_in_and_marked_as_sent(
    page: Client, ana: Actor, network: Network
) -> None:
    land(page, network["Maria"], network["Priya"])
    maria, priya = notes(ana)["Maria Moreno"].id, notes(ana)["Priya Nair"].id
    back = {"back": "/landed"}
    assert page.post(f"/follow-ups/{priya}/drop", back).headers["Location"] == "/landed"
    assert "Tell them after all" in html(page, "/landed")
    page.post(f"/follow-ups/{priya}/reopen", back)
    page.post(f"/follow-ups/{maria}/sent", {"on": "", "subject": "", "text": "Dear Maria, thanks."})
    found = html(page, "/landed")
    assert "One note waits for you." in found
    assert "One has gone out." in found


@pytest.mark.usefixtures("talk")
def test_the_undo_lets_the_search_run_again(page: Client, ana: Actor, network: Network) -> None:
    land(page, network["Maria"])
    assert page.post("/landed/undo").headers["Location"] == "/campaign"
    assert "I found something" in html(page, "/campaign")
    assert notes(ana)["Maria Moreno"] is None
    # Whoever was left out stays so until they are ticked.
    before = html(page, "/landed")
    assert f'value="{network["Priya"]}"' in before
    assert f'value="{network["Priya"]}" checked' not in before
    land(page, network["Maria"], network["Priya"])
    assert notes(ana)["Priya Nair"].state == "open"
    assert page.post("/landed/undo").status_code == 302
    assert page.post("/landed/undo").status_code == 409


@pytest.mark.usefixtures("talk")
def test_what_cannot_be_kept_is_named_and_nothing_is_lost(
    page: Client, ana: Actor, network: Network
) -> None:
    refused = land(page, network["Maria"], chats_a_month="99")
    assert refused.status_code == 422
    found = refused.content.decode()
    assert "Data nurse" in found
    assert f'value="{network["Priya"]}" checked' not in found
    assert notes(ana)["Maria Moreno"] is None
    assert land(page, starts_on="soon").status_code == 422
    land(page, network["Maria"])
    assert page.post("/landed/offer", {**OFFER, "chats_a_month": "0"}).status_code == 422
    assert page.post("/landed/offer", {"chats": "no"}).headers["Location"] == "/landed"
    assert page.post("/landed", {"title": "Head nurse"}).headers["Location"] == "/landed"
    assert "Head nurse" in html(page, "/landed")
    assert notes(ana)["Priya Nair"].state == "dropped"


def test_before_anybody_helped_one_can_land_all_the_same(page: Client) -> None:
    assert "Nobody yet, as far as is noted here." in html(page, "/landed")
    page.post("/landed", FOUND)
    assert "Nobody helped yet" in html(page, "/landed")


def test_a_new_brief_begins_another_search(page: Client, network: Network) -> None:
    page.post("/campaign/brief", {"role": "nurse", "minutes": "20"})
    page.post("/landed", FOUND)
    assert page.post("/campaign/resume").status_code == 409
    page.post("/campaign/brief", {"role": "head nurse", "minutes": "20"})
    assert "running" in html(page, "/campaign")
    assert "I found something" in html(page, "/landed")


@pytest.mark.usefixtures("talk")
def test_news_is_told_one_person_at_a_time(page: Client, ana: Actor, network: Network) -> None:
    # Thanks come first.
    page.post(f"/follow-ups/{thanks(ana)}/done")
    assert "Nothing to tell yet" in html(page, "/news")
    assert 'href="/news"' in html(page, "/follow-ups")
    page.post("/campaign/brief", {"role": "data nurse", "minutes": "20"})
    found = html(page, "/news")
    assert "You now look for data nurse instead of nurse" in found
    assert "Draft a message to Maria Moreno" in found
    answer = page.post("/news/tell", {"person": str(network["Maria"])})
    draft = html(page, answer.headers["Location"])
    assert "I changed course: I now look for data nurse instead of nurse." in draft
    assert "Draft a message to Maria Moreno" not in html(page, "/news")
    assert page.post("/news/tell", {"person": str(network["Maria"])}).status_code == 409
    assert page.post("/news/tell", {}).headers["Location"] == "/news"


def test_a_recommendation_is_noted_settled_and_reported(
    page: Client, network: Network, talk: None
) -> None:
    there = f"/people/{network['Maria']}"
    noted = {"to": "Dr Haas", "matter": "the ward", "on": "2024-12-04"}
    assert page.post(f"{there}/recommendations", noted).headers["Location"] == there
    models: Any = import_module("kithwork.store.models")
    row = models.Recommendation.objects.get()
    assert 'to <span class="note-text">Dr Haas</span>' in html(page, there)
    page.post(f"/recommendations/{row.public_id}", {"outcome": "interview"})
    report = html(page, "/report")
    assert "Recommendations and what came of them" in report
    assert "an interview" in report
    assert page.post(f"/recommendations/{row.public_id}", {"outcome": "fame"}).status_code == 422
    refused = page.post(f"{there}/recommendations", {**noted, "on": "2999-01-01"})
    assert refused.status_code == 422
    assert "Lies in the future." in refused.content.decode()
    page.post(f"/recommendations/{row.public_id}/remove")
    assert "Dr Haas</span>" not in html(page, there)


def test_a_stranger_sees_nothing(stranger: Client) -> None:
    for address in ("/landed", "/news"):
        assert stranger.get(address).status_code in {302, 401, 403, 404}
