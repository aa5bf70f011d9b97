"""The brief page: read, and homework noted, removed and brought back."""

from uuid import UUID

import pytest
from django.test import Client

Network = dict[str, UUID]
DAY = {"at": "2031-12-03T15:00", "zone": "Europe/Berlin", "minutes": "20", "mode": "phone"}


@pytest.fixture
def brief(page: Client, network: Network) -> str:
    """The address of the brief for a booked chat."""
    posted = page.post("/chats/new", {"person": str(network["Maria"]), **DAY, "where": ""})
    return f"{posted.headers['Location']}/brief"


def test_one_page_says_who_where_and_how_to_begin(page: Client, brief: str) -> None:
    html = page.get(brief).content.decode()
    assert "Thank you for making the time, Maria." in html
    assert "Contoso" in html
    assert "Wednesday, 3 December 2031, 15:00 (Berlin time)" in html
    assert f'href="{brief}"' in page.get(brief.removesuffix("/brief")).content.decode()


def test_homework_is_noted_removed_and_brought_back(page: Client, brief: str) -> None:
    line = {"text": "They open a plant in May", "kind": "known", "source": "https://example.org/x"}
    assert page.post(f"{brief}/note", line).status_code == 302
    html = page.get(brief).content.decode()
    assert "They open a plant in May" in html
    assert 'href="https://example.org/x"' in html
    address = html.split('action="/research/')[1].split('"')[0]
    assert page.post(f"/research/{address}").status_code == 302
    gone = page.get(brief).content.decode()
    assert "They open a plant in May" not in gone
    assert page.post(f"/research/{address.replace('remove', 'restore')}").status_code == 302
    assert "They open a plant in May" in page.get(brief).content.decode()


def test_an_empty_line_is_refused_at_its_field(page: Client, brief: str) -> None:
    refused = page.post(f"{brief}/note", {"text": "", "kind": "known", "source": ""})
    assert refused.status_code == 422
    assert 'id="id_text_error"' in refused.content.decode()
    assert page.post(f"{brief}/note", {"text": "x", "kind": "rumour"}).status_code == 422
