"""Keep in touch: the page, the card on a person's page, and what is said of it elsewhere."""

from datetime import date, timedelta
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from kithwork.domain.actors import Actor

PAGE = "/keep-in-touch"


def html(page: Client, address: str, status: int = 200) -> str:
    answer = page.get(address)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.fixture
def upkeep() -> Any:
    return import_module("kithwork.flows.upkeep")


@pytest.fixture
def maria(ana: Actor, network: dict[str, UUID]) -> UUID:
    """Maria, last touched a year and a month ago."""
    people: Any = import_module("kithwork.flows.people")
    now = timezone.localtime()
    on = now.date() - timedelta(days=400)
    people.touch(actor=ana, person=network["Maria"], kind="call", on=on, now=now)
    return network["Maria"]


def keep(ana: Actor, upkeep: Any) -> int:
    return int(upkeep.keep(actor=ana, now=timezone.localtime()))


def test_an_empty_page_teaches_one_thing(page: Client) -> None:
    said = html(page, PAGE)
    assert "Nobody to keep up with yet" in said
    assert "Whose turn it is" not in said


def test_whose_turn_it_is_stands_here_on_today_and_among_what_is_owed(
    page: Client, ana: Actor, maria: UUID, upkeep: Any
) -> None:
    said = html(page, PAGE)
    assert "Maria Moreno" in said
    assert f"{PAGE}/{maria}/write" in said
    assert keep(ana, upkeep) == 1
    assert "this week" in html(page, PAGE)
    assert "Keep in touch with Maria Moreno" in html(page, "/follow-ups")
    assert "A line every year keeps your tie alive." in html(page, f"/people/{maria}")


def test_a_line_is_drafted_told_and_done(page: Client, maria: UUID) -> None:
    answer = page.post(f"{PAGE}/{maria}/write")
    there = answer.headers["Location"]
    assert "How have things been with you?" in html(page, there)
    page.post(f"{there}/told", {"did": "started a course on data quality"})
    assert "I started a course on data quality." in html(page, there)
    page.post(f"{there}/done", {"back": PAGE})
    said = html(page, PAGE)
    assert "Done." in said
    assert "Nobody just now." in said


def test_how_often_is_chosen_on_the_persons_page_and_taken_back(
    page: Client, ana: Actor, maria: UUID, upkeep: Any
) -> None:
    keep(ana, upkeep)
    chosen = page.post(f"/people/{maria}/layer", {"layer": "none"})
    assert chosen.headers["Location"] == f"/people/{maria}"
    said = html(page, f"/people/{maria}")
    assert "Nothing is closed by that" in said
    assert "No contact, by choice" in said
    assert "Keep in touch with Maria" not in html(page, "/follow-ups")
    page.post(f"/people/{maria}/layer", {"layer": "", "back": PAGE})
    assert "Next line:" in html(page, f"/people/{maria}")
    # What is no layer changes nothing; nobody is led elsewhere.
    answer = page.post(f"/people/{maria}/layer", {"layer": "daily", "back": "https://else.example"})
    assert answer.headers["Location"] == f"/people/{maria}"
    assert upkeep.next_touch(actor=ana, person=maria, now=timezone.localtime()).chosen == ""


def test_limits_are_set_and_slips_are_told(page: Client, ana: Actor, maria: UUID) -> None:
    answer = page.post(
        f"{PAGE}/settings", {"nudges": "5", "quiet_from": "21:00", "quiet_to": "08:00"}
    )
    assert answer.headers["Location"] == PAGE
    said = html(page, PAGE)
    assert 'value="5"' in said
    assert 'value="21:00"' in said
    for wrong, words in (
        ({"nudges": "99"}, "20"),
        ({"nudges": "3", "quiet_from": "21:00"}, "is no time such as 21:00"),
        ({"nudges": "3", "quiet_from": "9:00x", "quiet_to": "10:00"}, "is no time such as 21:00"),
        ({"nudges": "3", "quiet_from": "09:00", "quiet_to": "09:00"}, "leave both empty"),
    ):
        refused = page.post(f"{PAGE}/settings", wrong)
        assert refused.status_code == 422
        assert words in refused.content.decode()
    assert 'value="5"' in html(page, PAGE)


def test_reading_changes_nothing(page: Client, ana: Actor, maria: UUID) -> None:
    dumps: Any = import_module("kithwork.flows.dumps")
    before = list(dumps.logical(actor=ana))
    for address in (PAGE, "/", "/follow-ups", f"/people/{maria}"):
        page.get(address)
    assert list(dumps.logical(actor=ana)) == before


def test_a_resting_search_keeps_its_network(
    page: Client, ana: Actor, maria: UUID, upkeep: Any
) -> None:
    campaigns: Any = import_module("kithwork.flows.campaigns")
    now = timezone.localtime()
    campaigns.set_brief(actor=ana, changes={"role": "analyst"}, now=now)
    campaigns.pause(actor=ana, now=now)
    keep(ana, upkeep)
    said = html(page, "/")
    assert "A line to Maria Moreno" in said
    assert "a healthy network is kept between searches" in said
    assert "You are not searching just now." in html(page, PAGE)


def test_nobody_silenced_is_written_to(page: Client, ana: Actor, maria: UUID) -> None:
    page.post(f"/people/{maria}/mark/do-not-contact")
    assert page.post(f"{PAGE}/{maria}/write").status_code == 403
    assert "Maria" not in html(page, PAGE)
    assert "How often</label>" not in html(page, f"/people/{maria}")


def test_fading_and_helpers_are_told_in_words_and_pictures(
    page: Client, ana: Actor, network: dict[str, UUID], upkeep: Any
) -> None:
    people: Any = import_module("kithwork.flows.people")
    ties: Any = import_module("kithwork.flows.ties")
    now = timezone.localtime()
    maria = network["Maria"]
    on: date = now.date() - timedelta(days=100)
    people.touch(actor=ana, person=maria, kind="call", on=on, now=now)
    people.add_fan(actor=ana, person=network["Priya"], now=now)
    cast: Any = import_module("tests.cast")
    found = import_module("kithwork.store.queries.ties").of_person(
        actor=ana, person=cast.pk(ana, "Maria Moreno")
    )
    own = next(one.id for one in found if one.other_is_me)
    ties.edit(actor=ana, tie=own, changes=[("strength", "0.8")], now=now)
    upkeep.set_layer(
        actor=ana,
        person=maria,
        layer=import_module("kithwork.domain.upkeep").Layer.YEARLY,
        now=now,
    )
    said = html(page, PAGE)
    assert "Who is slipping away" in said
    assert 'class="plot-bar"' in said
    assert "Who looks out for you" in said
    assert "hardly" in said
