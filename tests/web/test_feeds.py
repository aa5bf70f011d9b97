"""Calendars on the web and on the seeker's server, and the chat's page that puts it there."""

from html import unescape
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from kithwork.domain.actors import Actor
from tests.servers import PASSWORD, Dav, Page, Web, busy_from_now

SECRET = "private-3f9ae1"
HERE = "/settings/hours"


@pytest.fixture
def address(web: Web, settings: Any) -> str:
    """A feed that is busy now, at an address that is a secret."""
    settings.NETWORKS = "127.0.0.1"
    web.pages[f"/{SECRET}.ics"] = busy_from_now(14)
    return web.at(f"/{SECRET}.ics")


def calendars(actor: Actor) -> Any:
    queries: Any = import_module("kithwork.store.queries.slots")
    return queries.calendars(actor=actor)


def shown(page: Client, address: str = HERE) -> str:
    return unescape(page.get(address).content.decode())


def test_a_feed_is_added_refreshed_and_its_address_never_shown(
    page: Client, ana: Actor, web: Web, address: str
) -> None:
    answer = page.post("/settings/calendars/web", {"address": address, "name": "Work"})
    assert answer.status_code == 302
    html = shown(page)
    assert "“Work” was read." in html
    assert f"http://127.0.0.1:{web.port}/…" in html
    assert SECRET not in html
    web.pages[f"/{SECRET}.ics"] = Page(status=404)
    answer = page.post("/settings/calendars/refresh")
    assert answer.status_code == 200
    html = unescape(answer.content.decode())
    assert "1 calendar could not be read; it says why." in html
    assert "has no calendar at this address, or none any more." in html
    assert SECRET not in html
    assert len(calendars(ana)) == 1


@pytest.mark.parametrize(
    "typed, said",
    [
        ("", "required"),
        ("ftp://example.org/x.ics", "Must begin with https://"),
        ("http://127.0.0.1:9/x.ics", "cannot be reached"),
        ("http://10.0.0.1/x.ics", "lies in a private network"),
    ],
)
def test_what_cannot_be_read_is_said_at_the_address(
    page: Client, ana: Actor, settings: Any, typed: str, said: str
) -> None:
    settings.NETWORKS = "127.0.0.1"
    answer = page.post("/settings/calendars/web", {"address": typed})
    assert answer.status_code == 422
    html = unescape(answer.content.decode())
    place = html.index('id="feed_address_error"')
    assert said in html[place : place + 600]
    assert calendars(ana) == ()


def test_nothing_to_refresh_is_said(page: Client) -> None:
    answer = page.post("/settings/calendars/refresh")
    assert answer.status_code == 422
    assert "There is no calendar with an address" in answer.content.decode()


def test_without_a_server_the_page_says_how_to_name_one(page: Client) -> None:
    html = shown(page)
    assert "KITHWORK_CALDAV_URL" in html
    assert "Read my calendars" not in html
    answer = page.post("/settings/calendars/server")
    assert answer.status_code == 422
    assert "No calendar server is set up" in answer.content.decode()


def test_a_setting_that_cannot_be_used_is_said(page: Client, settings: Any) -> None:
    settings.CALDAV_URL = f"http://ana:{SECRET}@dav.example.org/"
    html = shown(page)
    assert "everybody on the way could read your password" in html
    assert SECRET not in html


def test_the_calendars_of_the_server_are_read(page: Client, ana: Actor, server: Dav) -> None:
    server.make("home", "Home")
    assert "Read my calendars" in shown(page)
    assert page.post("/settings/calendars/server").status_code == 302
    html = shown(page)
    assert "2 calendars were read." in html
    assert [one.name for one in calendars(ana)] == ["Home", "Work"]
    assert page.post("/settings/calendars/refresh").status_code == 302


def test_a_password_is_asked_for_where_the_setting_has_none(
    page: Client, ana: Actor, server: Dav, settings: Any
) -> None:
    settings.CALDAV_URL = f"http://ana@127.0.0.1:{server.port}/"
    html = shown(page)
    assert 'type="password" name="password"' in html
    for typed, said in (("", "Is needed"), ("wrong-77", "Is not accepted")):
        answer = page.post("/settings/calendars/server", {"password": typed})
        assert answer.status_code == 422
        html = unescape(answer.content.decode())
        place = html.index('id="server_password_error"')
        assert said in html[place : place + 600]
        assert "wrong-77" not in html
    answer = page.post("/settings/calendars/server", {"password": PASSWORD})
    assert answer.status_code == 302
    assert "refresh_password" in shown(page)


def test_a_chat_is_put_into_the_calendar_moved_and_taken_out(
    page: Client, server: Dav, things: dict[str, Any]
) -> None:
    chat = things["chat"]
    there = f"/chats/{chat}"
    assert "Put it into my calendar" in shown(page, there)
    assert page.post(f"{there}/push").status_code == 302
    html = shown(page, there)
    assert "In your calendar “Work”." in html
    assert "It stands in “Work”, put there today." in html
    assert server.get("office", f"{chat}@kithwork")
    moved = {"at": "2031-12-04T15:00", "zone": "Europe/Berlin", "minutes": "20", "mode": "phone"}
    assert page.post(f"{there}/day", moved).status_code == 302
    html = shown(page, there)
    assert "Moved since: “Work” still shows the old time." in html
    assert "Move it in my calendar" in html
    assert page.post(f"{there}/push").status_code == 302
    assert page.post(f"{there}/cancel").status_code == 302
    assert "Take it out of my calendar" in shown(page, there)
    assert page.post(f"{there}/push").status_code == 302
    html = shown(page, there)
    assert "Taken out of your calendar." in html
    assert "Your own calendar" not in html
    assert server.get("office", f"{chat}@kithwork") == ""


def test_an_error_is_said_in_words_on_the_page_of_the_chat(
    page: Client, settings: Any, things: dict[str, Any]
) -> None:
    there = f"/chats/{things['chat']}"
    assert "Put it into my calendar" not in shown(page, there)
    settings.CALDAV_URL = "http://ana:x@127.0.0.1:9/"
    answer = page.post(f"{there}/push")
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "127.0.0.1 cannot be reached" in html
    assert "Put it into my calendar" in html
    settings.CALDAV_URL = "http://ana@127.0.0.1:9/"
    html = unescape(page.post(f"{there}/push").content.decode())
    assert "Is needed for 127.0.0.1" in html


def test_the_invitation_is_offered_as_a_mail(page: Client, things: dict[str, Any]) -> None:
    html = shown(page, f"/chats/{things['chat']}")
    place = html.index("Write it as a mail")
    assert "mailto:maria@example.org?subject=Our%20chat%3A%20" in html[place - 2_000 : place]


def test_another_seeker_puts_nothing_anywhere(
    cleo: Actor, browser: Any, server: Dav, things: dict[str, UUID]
) -> None:
    assert browser(cleo).post(f"/chats/{things['chat']}/push").status_code == 404
    assert server.ask("GET", "/ana/office/")[1].count("BEGIN:VEVENT") == 0
