"""Paths: chains with their evidence, an honest none, and whom to ask around."""

import re
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from kithwork.domain.actors import Actor

Network = dict[str, UUID]


def test_a_chain_names_everybody_the_evidence_and_the_weakest_step(
    page: Client, network: Network
) -> None:
    html = page.get(f"/path?person={network['Li']}").content.decode()
    assert "Through Maria Moreno" in html
    assert "studied together" in html
    assert "the weakest step" in html
    assert "Ask Maria to introduce you" in html
    assert f'name="via" value="{network["Maria"]}"' in html


def test_who_said_yes_to_a_chat_is_no_longer_asked_unawares(page: Client, network: Network) -> None:
    said = "Maria has said yes to a chat already"
    address = f"/path?person={network['Maria']}"
    assert said not in page.get(address).content.decode()
    where = page.post("/asks/new", {"person": str(network["Maria"])}).headers["Location"]
    for state in ("sent", "yes"):
        page.post(f"{where}/mark", {"state": state})
    direct = page.get(address).content.decode()
    assert re.search(said + r'\. <a href="/chats/[^"]+">Open that chat</a>', direct)
    beyond = page.get(f"/path?person={network['Li']}").content.decode()
    assert re.search(said + r': <a href="/chats/[^"]+">you could ask there</a>', beyond)


def test_an_organisation_is_reached_by_name_and_by_id(page: Client, network: Network) -> None:
    assert (
        "You know Maria Moreno" in page.get("/path?kind=organisation&text=contoso").content.decode()
    )
    person = page.get(f"/people/{network['Maria']}").content.decode()
    organisation = person.split("/organisations/")[1][:36]
    assert "Ways to Contoso" in page.get(f"/path?organisation={organisation}").content.decode()


def test_a_role_is_reached(page: Client, network: Network) -> None:
    assert "Ways to nurse" in page.get("/path?kind=role&text=nurse").content.decode()


def test_no_way_is_said_with_whom_to_ask_around(page: Client, network: Network) -> None:
    html = page.get("/path?kind=organisation&text=Globex").content.decode()
    assert "No way yet" in html
    assert "Whom to ask around" in html
    assert "who they know" in html
    assert 'name="about" value="Globex"' in html


def test_a_name_that_fits_several_lists_them(page: Client, network: Network) -> None:
    html = page.get("/path?kind=person&text=Tom+Berg").content.decode()
    assert html.count("/path?person=") == 2


def test_an_unknown_person_is_said_at_the_field(page: Client, network: Network) -> None:
    response = page.get("/path?kind=person&text=Nobody+Such")
    assert response.status_code == 200
    assert "Nobody here is called" in response.content.decode()


@pytest.mark.parametrize(
    "query", ["person=nonsense", "organisation=00000000-0000-0000-0000-000000000000"]
)
def test_an_id_that_is_none_finds_nothing(page: Client, network: Network, query: str) -> None:
    assert page.get(f"/path?{query}").status_code == 404


def test_do_not_contact_is_no_target(page: Client, network: Network) -> None:
    page.post(f"/people/{network['Li']}/mark/do-not-contact")
    html = page.get(f"/path?person={network['Li']}").content.decode()
    assert "no way is looked for" in html
    assert "to introduce you" not in html


def whole(page: Client, organisation: str) -> str:
    """What the page of ways says of an organisation as a whole."""
    html = page.get(f"/path?kind=organisation&text={organisation}").content.decode()
    return html.split(f"{organisation} as a whole")[1].split("</section>")[0]


def someone(ana: Actor, name: str, *, known_by: UUID | None) -> None:
    """Somebody at DataWell whom Ana does not know."""
    flows: Any = import_module("kithwork.flows.people")
    ties: Any = import_module("kithwork.flows.ties")
    cast: Any = import_module("tests.cast")
    found = flows.add(actor=ana, name=name, organisation="DataWell", now=cast.NOW)
    ties.add(actor=ana, left=cast.find(ana, "me"), right=found, strength=0.0, now=cast.NOW)
    if known_by is not None:
        ties.add(actor=ana, left=known_by, right=found, strength=0.9, now=cast.NOW)


def test_a_group_says_how_near_it_is_and_who_leads_to_several_of_it(
    page: Client, ana: Actor, network: Network
) -> None:
    said = whole(page, "DataWell")
    assert "1 person known here, within two ties of you." in said
    # Whoever leads to one alone stands in the way to that one already.
    assert f'href="/people/{network["Maria"]}"' not in said
    someone(ana, "Ida Sand", known_by=network["Maria"])
    said = whole(page, "DataWell")
    assert "2 people known here, all within two ties of you." in said
    assert f'href="/people/{network["Maria"]}"' in said
    assert "The best ways to 2 of them begin here" in said
    assert "Nobody else leads there." in said


def test_a_group_says_how_much_of_it_is_far(page: Client, ana: Actor, network: Network) -> None:
    ties: Any = import_module("kithwork.flows.ties")
    cast: Any = import_module("tests.cast")
    someone(ana, "Ida Sand", known_by=None)
    # No tie by the employer, so that nobody leads to her.
    ida = cast.find(ana, "Ida Sand")
    ties.add(actor=ana, left=network["Li"], right=ida, strength=0.0, now=cast.NOW)
    assert "2 people known here: 1 within two ties of you, 1 within three." in whole(
        page, "DataWell"
    )
    ties.add(actor=ana, left=network["Maria"], right=network["Li"], strength=0.0, now=cast.NOW)
    assert "2 people known here, none within three ties of you." in whole(page, "DataWell")


def test_of_a_person_there_is_no_group(page: Client, network: Network) -> None:
    assert "as a whole" not in page.get(f"/path?person={network['Li']}").content.decode()
    assert "as a whole" not in page.get("/path?kind=role&text=astronaut").content.decode()


def test_it_says_what_meeting_the_nearest_one_not_known_yet_would_change(
    page: Client, network: Network
) -> None:
    for query in ("kind=organisation&text=DataWell", f"person={network['Li']}"):
        html = page.get(f"/path?{query}").content.decode()
        assert "If you met Li Chen" in html
        assert "Separate sources among your contacts" in html
        assert f'href="/map?what_if={network["Li"]}"' in html
    # Whoever is there is known already: nobody to meet.
    html = page.get("/path?kind=organisation&text=Contoso").content.decode()
    assert "If you met" not in html


def test_it_says_how_much_of_a_group_would_come_near(
    page: Client, ana: Actor, network: Network
) -> None:
    campaigns: Any = import_module("kithwork.flows.campaigns")
    ties: Any = import_module("kithwork.flows.ties")
    cast: Any = import_module("tests.cast")
    someone(ana, "Ida Sand", known_by=network["Li"])
    campaigns.add_organisation(actor=ana, name="DataWell", now=cast.NOW)
    ida = cast.find(ana, "Ida Sand")
    html = page.get(f"/path?person={ida}").content.decode()
    assert "Of those known for DataWell, 2 of 2 would be within two ties of you (1 now).<" in html
    ties.add(actor=ana, left=network["Maria"], right=network["Li"], strength=0.0, now=cast.NOW)
    html = page.get(f"/path?person={ida}").content.decode()
    said = "2 of 2 would be within two ties of you (0 now), and 2 within three (0 now).<"
    assert f"Of those known for DataWell, {said}" in html
