"""The report page: each picture with its words and its table, and a goal that never nags."""

import re
from datetime import timedelta
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from kithwork.domain.actors import Actor

Network = dict[str, UUID]
PICTURE = re.compile(r"<svg[^>]*>")


def html(page: Client, address: str = "/report") -> str:
    answer = page.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def search(ana: Actor, network: Network) -> Network:
    """Maria sent Ana to Li three weeks ago; Li named Priya and somebody new."""
    cast: Any = import_module("tests.cast")
    chats: Any = import_module("kithwork.flows.chats")
    debriefs: Any = import_module("kithwork.flows.debriefs")
    rules: Any = import_module("kithwork.domain.debriefs")
    at = cast.NOW - timedelta(days=21)
    day = chats.Day(at.replace(tzinfo=None), "UTC")
    chat = chats.schedule(
        actor=ana, person=network["Li"], day=day, referred_by=network["Maria"], now=at
    )
    noted = rules.Debrief(
        held_at=at,
        names=(rules.NameGiven("Priya Nair"), rules.NameGiven("<b>Bold</b>")),
        openings=("They look for a planner.",),
        worth=("A course I need not take.",),
    )
    debriefs.debrief(actor=ana, chat=chat.id, debrief=noted, now=at)
    return network


def test_without_asks_or_chats_it_says_how_it_begins(page: Client) -> None:
    text = html(page)
    assert "Nothing to count yet" in text
    assert 'href="/asks/new"' in text


def test_it_stands_in_the_menu_and_not_at_the_bottom_of_a_phone(page: Client) -> None:
    sections, menu = html(page).split('<details class="menu">')
    assert 'href="/report"' not in sections.split('class="sections"')[1]
    assert 'href="/report" data-keys="g r" aria-current="page"' in menu


def test_learning_and_people_come_first(page: Client, search: Network) -> None:
    text = html(page)
    order = [
        "whom you met",
        "Week by week",
        "Does it grow",
        "From asks to chats",
        "led you to whom",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "They look for a planner." in text


def test_every_picture_has_words_and_a_table(page: Client, search: Network) -> None:
    text = html(page)
    for figure in re.findall(r'<figure class="plot">.*?</figure>', text, re.DOTALL):
        picture = PICTURE.search(figure)
        assert picture
        assert 'role="img"' in picture[0]
        assert re.search(r'aria-label="[^"]{20,}"', picture[0])
        after = text.split(figure)[1]
        assert "<table" in after.split("</details>")[0]
    assert "style=" not in text


def test_the_tree_is_drawn_and_told(page: Client, search: Network) -> None:
    text = html(page)
    drawn = text.split('class="plot-tree"')[1].split("</svg>")[0]
    assert re.findall(r'plot-name"[^>]*>([^<]+)<', drawn) == [
        "Maria Moreno", "Li Chen", "&lt;b&gt;Bold&lt;/b&gt;", "Priya Nair",
    ]  # fmt: skip
    assert drawn.count("plot-link") == 3
    assert f'href="/people/{search["Priya"]}"' in text
    assert "<b>Bold" not in text


def test_who_was_talked_with_twice_is_told_so(page: Client, ana: Actor, search: Network) -> None:
    cast: Any = import_module("tests.cast")
    chats: Any = import_module("kithwork.flows.chats")
    at = cast.NOW - timedelta(days=5)
    day = chats.Day(at.replace(tzinfo=None), "UTC")
    again = chats.schedule(actor=ana, person=search["Li"], day=day, now=at)
    chats.hold(actor=ana, chat=again.id, now=cast.NOW)
    assert "you talked, 2 chats" in html(page)


def test_whoever_led_there_and_heard_nothing_is_told_of(page: Client, search: Network) -> None:
    part = html(page).split('id="helpers"')[1].split("</section>")[0]
    assert f'href="/people/{search["Maria"]}"' in part
    assert "0 of 1" in part
    assert "one report owed" in part


def test_a_weekly_goal_is_kept_for_this_browser(page: Client, search: Network) -> None:
    assert page.post("/report/goal", {"asks": "3"}).status_code == 302
    text = html(page)
    assert "0 of 3" in text
    assert 'value="3"' in text
    page.post("/report/goal", {"asks": "0"})
    assert "asks 0, chats 0" in html(page)


def test_numbers_in_pictures_have_a_point_in_german(page: Client, search: Network) -> None:
    page.post("/settings", {"language": "de", "shortcuts": "on"})
    for tag in re.findall(r"<(?:rect|circle|line|path|text)[^>]*>", html(page)):
        assert not re.search(r'="[^"]*\d,\d', tag), tag


def test_a_goal_that_is_no_number_stays_typed_and_says_why(page: Client, search: Network) -> None:
    answer = page.post("/report/goal", {"asks": "many"})
    assert answer.status_code == 422
    assert 'value="many"' in answer.content.decode()
    assert page.get("/report").content.decode().count('value="many"') == 0
    assert page.post("/report/goal", {"asks": "21"}).status_code == 422
    assert page.post("/report/goal", {"asks": "3"}).status_code == 302
