"""The frame around every page: sections, find, preferences, and files that may be kept."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.contrib.staticfiles import finders
from django.test import Client, override_settings

from kithwork.domain.actors import Actor
from kithwork.web import actions, static_files

STATIC = re.compile(r'(?:href|src)="/static/([^"?#]+)(\?v=[0-9a-f]{10})?')


def test_every_static_file_a_page_names_is_there_and_versioned(page: Client) -> None:
    html = page.get("/people").content.decode()
    # A typeface is loaded ahead under the very address that the style sheet gives it.
    named = [one for one in STATIC.findall(html) if not one[0].startswith("vendor/fonts/")]
    assert len(named) > 8
    assert [name for name, version in named if not version or finders.find(name) is None] == []


def test_versioned_files_may_be_kept_for_a_year(page: Client) -> None:
    answer = page.get("/static/css/base.css")
    assert "max-age=31536000" in answer.headers["Cache-Control"]
    answer.close()
    assert static_files.version("no/such.css") == ""


def test_pages_travel_compressed(page: Client) -> None:
    answer = page.get("/people", headers={"accept-encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize(
    "address, name",
    [
        ("/", "Today"),
        ("/people", "People"),
        ("/path", "Paths"),
        ("/campaign", "Campaign"),
        ("/asks", "Asks"),
        ("/settings", "Settings"),
    ],
)
def test_the_navigation_says_where_one_is(
    page: Client, network: dict[str, UUID], address: str, name: str
) -> None:
    html = page.get(address).content.decode()
    here = re.findall(r'aria-current="page">.*?</svg>\s*(?:<span>)?([^<\n]+)', html)
    assert here == [name]


def test_find_shows_people_organisations_and_actions(
    page: Client, network: dict[str, UUID]
) -> None:
    html = page.get("/find", {"text": "mor"}).content.decode()
    assert "Maria Moreno" in html
    assert f"/people/{network['Maria']}" in html
    # Read out, with one counted as one.
    assert re.search(r"1 person, 0 organisations, \d+ things? to do", html)
    html = page.get("/find", {"text": "conto"}).content.decode()
    assert "1 person you know" in html
    html = page.get("/find", {"text": "import link"}).content.decode()
    assert "Bring in contacts" in html


def test_find_offers_to_add_whom_it_does_not_find(page: Client) -> None:
    html = page.get("/find", {"text": "Zoë Quist"}).content.decode()
    assert "/people/new?name=Zo%C3%AB%20Quist" in html
    form = page.get("/people/new", {"name": "Zoë Quist"}).content.decode()
    assert 'value="Zoë Quist"' in form


def test_the_palette_gets_the_list_alone(page: Client, network: dict[str, UUID]) -> None:
    part = page.get("/find", {"text": "mar"}, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div data-said="mar">')
    assert "<html" not in part


def test_nobody_finds_what_is_not_theirs(
    cleo: Actor, network: dict[str, UUID], browser: Any
) -> None:
    html = browser(cleo).get("/find", {"text": "mar"}).content.decode()
    assert "Moreno" not in html


def test_every_action_leads_somewhere(page: Client) -> None:
    for action in actions.ACTIONS:
        assert page.get(action.address).status_code in {200, 302}, action.route


def test_a_choice_is_kept_for_this_browser(ana: Actor, page: Client, browser: Any) -> None:
    choice = {"language": "", "colours": "dark", "contrast": "more", "shortcuts": "off"}
    assert page.post("/settings", choice).status_code == 302
    html = page.get("/people").content.decode()
    assert 'data-colours="dark" data-contrast="more" data-shortcuts="off"' in html
    other = browser(ana).get("/people").content.decode()
    assert "data-colours" not in other
    assert 'data-shortcuts="on"' in other


def test_a_choice_that_is_none_is_refused(page: Client) -> None:
    answer = page.post("/settings", {"colours": "pink", "shortcuts": "on"})
    assert answer.status_code == 422
    assert b"data-colours" not in page.get("/people").content


def test_the_page_of_elements_is_for_who_builds_pages(page: Client) -> None:
    assert page.get("/design").status_code == 200
    with override_settings(SHOW_DESIGN=False):
        assert page.get("/design").status_code == 404
