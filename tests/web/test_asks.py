"""Asks: drafted, framed, checked as typed, locked until the introducer agreed, marked by hand."""

import re
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from kithwork.domain.actors import Actor

Network = dict[str, UUID]


def drafted(page: Client, network: Network, *via: str, to: str = "Li") -> str:
    """The address of a fresh ask."""
    posted = {"person": str(network[to]), "via": [str(network[name]) for name in via]}
    response = page.post("/asks/new", posted)
    assert response.status_code == 302
    return str(response.headers["Location"])


def introduction(actor: Actor) -> str:
    queries: Any = import_module("kithwork.store.queries.asks")
    return f"/introductions/{queries.introductions(actor=actor)[0].id}"


def test_a_draft_asks_for_what_it_does_not_know(page: Client, network: Network) -> None:
    html = page.get(drafted(page, network, to="Maria")).content.decode()
    assert "Who are you, in one line?" in html
    assert "What do you hope to learn?" in html


def test_the_answers_write_it_anew(page: Client, network: Network) -> None:
    where = drafted(page, network, to="Maria")
    answers = {"channel": "email", "minutes": "15", "who": "I am a baker who reads about bees",
               "why": "", "why_you": "", "learn": "how hives winter"}  # fmt: skip
    assert page.post(f"{where}/card", answers).status_code == 302
    html = page.get(where).content.decode()
    assert "baker who reads about bees" in html
    assert "for 15 minutes" in html
    assert page.post(f"{where}/card", {**answers, "minutes": "900"}).status_code == 422


def test_the_channel_is_switched_and_its_length_kept(page: Client, network: Network) -> None:
    where = drafted(page, network, to="Maria")
    page.post(f"{where}/card", {"channel": "linkedin-note", "minutes": "20"})
    html = page.get(where).content.decode()
    assert "At most 200 characters" in html


def test_the_introducer_comes_first_and_the_ask_waits(
    page: Client, ana: Actor, network: Network
) -> None:
    where = drafted(page, network, "Maria")
    html = page.get(where).content.decode()
    assert html.index("Send this to Maria Moreno first") < html.index("Then this to Li Chen")
    assert "Wait until Maria Moreno has agreed" in html
    refused = page.post(f"{where}/mark", {"state": "sent"})
    assert refused.status_code == 403
    assert b"Maria Moreno has not agreed yet" in refused.content
    page.post(f"{introduction(ana)}/mark", {"state": "asked"})
    page.post(f"{introduction(ana)}/mark", {"state": "agreed"})
    assert b"Wait until" not in page.get(where).content
    assert page.post(f"{where}/mark", {"state": "sent"}).status_code == 302


def test_a_yes_makes_a_chat(page: Client, ana: Actor, network: Network) -> None:
    where = drafted(page, network, to="Maria")
    page.post(f"{where}/mark", {"state": "sent"})
    page.post(f"{where}/mark", {"state": "yes"})
    assert b"To book" in page.get("/chats").content
    assert page.post(f"{where}/mark", {"state": "no"}).status_code == 409
    assert page.post(f"{where}/mark", {"state": "nonsense"}).status_code == 422


def test_nobody_is_asked_again_unawares_who_said_yes(page: Client, network: Network) -> None:
    where = drafted(page, network, to="Maria")
    page.post(f"{where}/mark", {"state": "sent"})
    page.post(f"{where}/mark", {"state": "yes"})
    said = "has said yes to a chat already"
    html = page.get(drafted(page, network, to="Maria")).content.decode()
    assert f"Maria Moreno {said}" in html
    assert re.search(said + r'\. <a href="/chats/[^"]+">Open that chat</a>', html)
    # The ask that was answered says so itself, and others are asked as before.
    assert said not in page.get(where).content.decode()
    assert said not in page.get(drafted(page, network, to="Li")).content.decode()


def test_the_text_is_edited_until_it_is_sent(page: Client, network: Network) -> None:
    where = drafted(page, network, to="Maria")
    page.post(f"{where}/text", {"subject": "Bees", "text": "Dear Maria,\n\nmay I ask about bees?"})
    html = page.get(where).content.decode()
    assert "may I ask about bees?" in html
    assert "mailto:maria@example.org?subject=Bees" in html
    page.post(f"{where}/mark", {"state": "sent"})
    assert page.post(f"{where}/text", {"subject": "", "text": "Other"}).status_code == 409


def test_what_is_marked_as_sent_is_what_stands_in_the_editor(
    page: Client, ana: Actor, network: Network
) -> None:
    where = drafted(page, network, "Maria")
    typed = {"subject": "Bees", "text": "Dear Maria, bees?", "state": "asked"}
    page.post(f"{introduction(ana)}/mark", typed)
    page.post(f"{introduction(ana)}/mark", {"state": "agreed"})
    page.post(f"{where}/mark", {"subject": "Hives", "text": "Dear Li, hives?", "state": "sent"})
    html = page.get(where).content.decode()
    assert "Dear Maria, bees?" in html
    assert "Dear Li, hives?" in html


def test_the_introducers_message_is_edited(page: Client, ana: Actor, network: Network) -> None:
    where = drafted(page, network, "Maria")
    page.post(f"{introduction(ana)}/text", {"subject": "A favour", "text": "Hello Maria, bees?"})
    assert "Hello Maria, bees?" in page.get(where).content.decode()


BEGGING = {"subject": "Job", "text": "Dear Maria, please give me a job. Are there any vacancies?"}


def test_typing_is_checked_without_keeping_it(page: Client, ana: Actor, network: Network) -> None:
    where = drafted(page, network, to="Maria")
    part = page.post(f"{where}/check", BEGGING, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="text-remarks"')
    assert "Must change" in part
    assert "vacancies" not in page.get(where).content.decode()


def test_checking_works_without_javascript(page: Client, network: Network) -> None:
    where = drafted(page, network, to="Maria")
    html = page.post(f"{where}/check", BEGGING).content.decode()
    assert "<html" in html
    assert "Must change" in html
    assert "Are there any vacancies?" in html


def test_the_introducers_message_is_checked_too(page: Client, ana: Actor, network: Network) -> None:
    drafted(page, network, "Maria")
    where = f"{introduction(ana)}/check"
    for headers in ({"HX-Request": "true"}, {}):
        html = page.post(where, {"subject": "", "text": "Get me a job!"}, headers=headers)
        assert "Must change" in html.content.decode()


def test_who_do_you_know_fills_the_place_in(page: Client, network: Network) -> None:
    posted = {"person": str(network["Priya"]), "about": "Globex"}
    where = page.post("/asks/new", posted).headers["Location"]
    html = page.get(where).content.decode()
    assert "Who do you know at Globex?" in html


def test_a_kind_of_work_is_asked_about_in_its_own_words(page: Client, network: Network) -> None:
    posted = {"person": str(network["Priya"]), "about": "beekeeper", "about_kind": "role"}
    html = page.get(page.post("/asks/new", posted).headers["Location"]).content.decode()
    assert "Who do you know at" not in html
    assert page.post("/asks/new", {**posted, "about_kind": "planet"}).status_code == 422


def test_a_target_is_asked_around_for(page: Client, ana: Actor, network: Network) -> None:
    page.post("/campaign/targets", {"kind": "role", "name": "Beekeeper", "motivation": "3"})
    target = import_module("kithwork.store.queries.campaigns").targets(actor=ana)[0].id
    html = page.get(f"/asks/new?person={network['Priya']}&target={target}").content.decode()
    assert 'value="Beekeeper"' in html
    assert 'value="role" selected' in html
    assert page.get(f"/asks/new?target={network['Priya']}").status_code == 404


def test_an_ask_about_a_place_goes_to_one_person(page: Client, network: Network) -> None:
    fields = page.get("/asks/new").content.decode()
    assert fields.count('name="about_kind"') == 1
    typed = {"person": "Priya", "via": "Maria", "about": "Globex", "channel": "email"}
    response = page.post("/asks/new", typed)
    assert response.status_code == 422
    assert b"Leave this empty when you ask somebody who they know" in response.content


def test_who_has_not_said_their_name_is_asked_for_it(
    page: Client, ana: Actor, network: Network
) -> None:
    people: Any = import_module("kithwork.flows.people")
    me = network["me"]
    people.edit(actor=ana, person=me, changes=[("name", "Me")], now=import_module("tests.cast").NOW)
    where = drafted(page, network, "Maria")
    html = page.get(where).content.decode()
    assert "Your name" in html
    assert "I am Me" not in html
    assert "Introduction: Me" not in html
    answers = {"channel": "email", "minutes": "20", "name": "Ana Sol"}
    assert page.post(f"{where}/card", answers).status_code == 302
    html = page.get(where).content.decode()
    assert "Introduction: Ana Sol / Li Chen" in html
    assert "Your name" not in html
    assert page.get(f"/people/{me}").content.decode().count("Ana Sol") > 1


def test_names_are_typed_and_asked_about(page: Client, network: Network) -> None:
    asked = page.post("/asks/new", {"person": "Tom Berg", "channel": "email"})
    assert asked.status_code == 422
    assert asked.content.decode().count('name="person_id"') == 2
    typed = {"person": "Li Chen", "via": "Maria", "channel": "linkedin"}
    assert page.post("/asks/new", typed).status_code == 302
    assert page.post("/asks/new", {**typed, "via": "Li Chen"}).status_code == 422
    assert page.post("/asks/new", {"person": "", "channel": "email"}).status_code == 422


@pytest.mark.parametrize("channel", [{}, {"channel": ""}])
def test_a_message_travels_by_what_reaches_its_reader(
    page: Client, network: Network, channel: dict[str, str]
) -> None:
    profile = {"kind": "profile", "value": "https://www.linkedin.com/in/li-chen-example"}
    page.post(f"/people/{network['Li']}/addresses", profile)
    posted = {"person": str(network["Li"]), **channel}
    html = page.get(page.post("/asks/new", posted).headers["Location"]).content.decode()
    assert 'value="linkedin" selected' in html


@pytest.mark.parametrize("channel", ["pigeon", "EMAIL"])
def test_an_unknown_channel_is_refused(page: Client, network: Network, channel: str) -> None:
    posted = {"person": str(network["Maria"]), "channel": channel}
    assert page.post("/asks/new", posted).status_code == 422


def test_an_ask_is_removed_and_brought_back(page: Client, network: Network) -> None:
    where = drafted(page, network, to="Maria")
    page.post(f"{where}/remove")
    assert page.get(where).status_code == 404
    page.post(f"/restore/{where.split('/')[-1]}", {"back": where})
    assert page.get(where).status_code == 200


def test_the_id_of_an_introduction_leads_to_its_ask(
    page: Client, ana: Actor, network: Network
) -> None:
    where = drafted(page, network, "Maria")
    answer = page.get(f"/asks/{introduction(ana).split('/')[-1]}")
    assert answer.headers["Location"] == where


def test_the_list_shows_asks_by_state(page: Client, network: Network) -> None:
    assert b"No asks yet" in page.get("/asks").content
    drafted(page, network, "Maria")
    html = page.get("/asks").content.decode()
    assert "Draft" in html
    assert "through Maria Moreno (not asked yet)" in html
