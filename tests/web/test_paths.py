"""Paths: chains with their evidence, an honest none, and whom to ask around."""

from uuid import UUID

import pytest
from django.test import Client

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


def test_a_group_says_how_near_it_is_and_through_whom(page: Client, network: Network) -> None:
    html = page.get("/path?kind=organisation&text=DataWell").content.decode()
    assert "DataWell as a whole" in html
    assert "1 person known here" in html
    whole = html.split("DataWell as a whole")[1].split("</section>")[0]
    assert f'href="/people/{network["Maria"]}"' in whole
    assert "Nobody else leads there." in whole
    # Of a person there is no group, and of nobody no share.
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
