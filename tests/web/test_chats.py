"""Chats in the browser: booked, moved, called off, and what stands in the way said at its field."""

from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from kithwork.domain.actors import Actor

Network = dict[str, UUID]
BOOKING = {
    "at": "2031-12-03T15:00",
    "zone": "America/New_York",
    "minutes": "20",
    "mode": "video",
    "where": "https://call.example/maria",
}


def booked(page: Client, network: Network, **other: str) -> str:
    """The address of a booked chat with Maria."""
    response = page.post("/chats/new", {"person": str(network["Maria"]), **BOOKING, **other})
    assert response.status_code == 302, response.content.decode()
    return str(response.headers["Location"])


def test_an_empty_list_teaches_how_chats_come(page: Client) -> None:
    html = page.get("/chats").content.decode()
    assert "A yes to an ask makes one." in html


def test_a_chat_is_booked_by_their_clock_and_shown_by_mine(page: Client, network: Network) -> None:
    html = page.get(booked(page, network)).content.decode()
    assert "Wednesday, 3 December 2031, 15:00 (New York time)" in html
    assert "By your clock: Wednesday, 3 December 2031, 20:00 (UTC time)" in html
    assert 'href="https://call.example/maria"' in html
    listed = page.get("/chats").content.decode()
    assert listed.index("Booked") < listed.index("Maria Moreno")


def test_a_person_page_leads_to_the_form_with_their_name(page: Client, network: Network) -> None:
    html = page.get(f"/chats/new?person={network['Maria']}").content.decode()
    assert 'value="Maria Moreno"' in html


def test_names_are_asked_about(page: Client, network: Network) -> None:
    asked = page.post("/chats/new", {"person": "Tom Berg", **BOOKING})
    assert asked.status_code == 422
    assert asked.content.decode().count('name="person_id"') == 2


@pytest.mark.parametrize(
    "field, value, said",
    [
        ("at", "", "is required"),
        ("at", "tomorrow", "Write a day and a time"),
        ("at", "2031-03-09T02:30", "is a time that clocks there skip"),
        ("zone", "Middle/Earth", "is no zone, such as Europe/Berlin"),
        ("minutes", "3", "must be 5 to 480"),
        ("minutes", "many", "whole number"),
        ("mode", "pigeon", "valid choice"),
        ("referred_by", "Nobody Here", "Nobody here is called"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    page: Client, ana: Actor, network: Network, field: str, value: str, said: str
) -> None:
    posted = {"person": str(network["Maria"]), **BOOKING, field: value}
    response = page.post("/chats/new", posted)
    assert response.status_code == 422
    html = response.content.decode()
    place = html.index(f'id="id_{field}_error"')
    assert said in html[place : place + 800].replace("Must", "must")
    assert not cards(ana)


def test_a_time_that_is_taken_says_by_whom(page: Client, network: Network) -> None:
    booked(page, network)
    again = page.post("/chats/new", {"person": str(network["Priya"]), **BOOKING})
    assert again.status_code == 422
    assert "You talk with Maria Moreno then" in again.content.decode()


def test_a_chat_is_moved(page: Client, ana: Actor, network: Network) -> None:
    where = booked(page, network)
    form = page.get(f"{where}/day").content.decode()
    assert 'value="2031-12-03T15:00"' in form
    assert "Until now: Wednesday, 3 December 2031, 15:00 (New York time)." in form
    moved = page.post(f"{where}/day", {**BOOKING, "at": "2031-12-04T09:30", "mode": "phone"})
    assert moved.status_code == 302
    (card,) = cards(ana)
    assert (card.sequence, card.venue.mode) == (1, "phone")
    wrong = page.post(f"{where}/day", {**BOOKING, "minutes": "1"})
    assert wrong.status_code == 422


@pytest.mark.parametrize("ending", ["cancel", "missed", "held"])
def test_an_end_is_taken_back(page: Client, ana: Actor, network: Network, ending: str) -> None:
    where = booked(page, network, at="2024-05-02T09:00")
    assert page.post(f"{where}/{ending}").status_code == 302
    html = page.get(where).content.decode()
    assert f'action="{where}/reopen"' in html
    assert page.post(f"{where}/reopen").status_code == 302
    (card,) = cards(ana)
    assert card.state == "scheduled"
    assert page.post(f"{where}/reopen").status_code == 409


def test_a_day_in_the_past_notes_a_talk_that_was(page: Client, network: Network) -> None:
    html = page.get(booked(page, network, at="2024-05-02T09:00")).content.decode()
    assert "It did not take place" in html


def cards(actor: Actor) -> Any:
    queries: Any = import_module("kithwork.store.queries.chats")
    return queries.listing(actor=actor)


def test_summer_time_is_a_zone_too(page: Client, network: Network, settings: Any) -> None:
    """The clock of this machine is called by its place: “CEST” is no zone one can look up."""
    settings.TIME_ZONE = "Europe/Berlin"
    with time_machine.travel("2026-07-01T12:00:00Z", tick=False):
        html = page.get(booked(page, network)).content.decode()
        assert "(Berlin time)" in html
        assert 'value="Europe/Berlin"' in page.get("/chats/new").content.decode()
