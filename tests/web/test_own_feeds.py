"""The seeker's own feed over HTTP: without a session, to whoever has its address, alone."""

import html as escapes
import re
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any
from uuid import UUID

import icalendar
import pytest
from django.test import Client
from django.utils import timezone

from kithwork.domain.actors import Actor

Network = dict[str, UUID]


@pytest.fixture
def chat(ana: Actor, network: Network) -> Any:
    """A chat with Maria in three days."""
    chats: Any = import_module("kithwork.flows.chats")
    now = timezone.localtime()
    at = (now + timedelta(days=3)).replace(tzinfo=None, hour=15, minute=0, second=0, microsecond=0)
    day = chats.Day(at, "Europe/Berlin")
    return chats.schedule(actor=ana, person=network["Maria"], day=day, now=now)


def address(page: Client) -> str:
    """The path of the feed as Settings shows it."""
    text = page.get("/settings").content.decode()
    found = re.search(r'id="own-feed-address" value="http://127.0.0.1:8000(/feed/[^"]+)"', text)
    assert found
    return escapes.unescape(found[1])


def test_settings_makes_shows_renews_and_revokes_it(page: Client, stranger: Client) -> None:
    assert "Make a secret address" in page.get("/settings").content.decode()
    said = page.post("/settings/feed", follow=True).content.decode()
    assert "Your calendar has an address now." in said
    first = address(page)
    assert re.fullmatch(r"/feed/[A-Za-z0-9_-]{43}\.ics", first)
    assert stranger.get(first).status_code == 200
    said = page.post("/settings/feed", follow=True).content.decode()
    assert "The old one opens nothing any more." in said
    second = address(page)
    assert stranger.get(first).status_code == 404
    assert stranger.get(second).status_code == 200
    page.post("/settings/feed/revoke")
    assert stranger.get(second).status_code == 404
    assert "own-feed-address" not in page.get("/settings").content.decode()
    assert page.post("/settings/feed/revoke").status_code == 404


def test_it_is_read_without_a_session_and_leaves_none(
    page: Client, stranger: Client, chat: Any
) -> None:
    page.post("/settings/feed")
    answer = stranger.get(address(page))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "Set-Cookie" not in answer.headers
    assert not stranger.cookies
    events: Any = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    (event,) = events
    assert event["uid"] == f"{chat.id}@kithwork"
    assert event["dtstart"].dt == chat.starts_at
    assert event["summary"] == "Career chat"
    assert b"Maria" not in answer.content
    # Nothing else opens with it.
    assert stranger.get("/").status_code == 403
    assert stranger.post(address(page)).status_code == 405
    assert stranger.head(address(page)).status_code == 200


def test_names_stand_in_it_once_the_seeker_says_so(
    page: Client, stranger: Client, chat: Any
) -> None:
    page.post("/settings/feed")
    there = address(page)
    page.post("/settings/feed/names", {"names": "shown"})
    assert address(page) == there
    assert b"SUMMARY:Chat with Maria Moreno" in stranger.get(there).content
    page.post("/settings/feed/names", {"names": "hidden"})
    assert b"Maria" not in stranger.get(there).content
    assert page.post("/settings/feed/names", {"names": "loud"}).status_code == 422


def test_what_has_not_changed_is_not_sent_again(page: Client, stranger: Client, chat: Any) -> None:
    page.post("/settings/feed")
    there = address(page)
    tag = stranger.get(there).headers["ETag"]
    again = stranger.get(there, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    chats: Any = import_module("kithwork.flows.chats")
    queries: Any = import_module("kithwork.store.models")
    day = chats.Day(datetime.fromisoformat("2031-12-03T15:00"), "Europe/Berlin")
    actor = _actor(queries)
    chats.move(actor=actor, chat=chat.id, day=day, now=timezone.localtime())
    moved = stranger.get(there, headers={"if-none-match": tag})
    assert moved.status_code == 200
    assert b"20311203T150000" in moved.content


def _actor(models: Any) -> Actor:
    members: Any = import_module("kithwork.store.queries.members")
    actor: Actor = members.actor_of(account=models.OwnFeed.objects.get().account_id)
    return actor


@pytest.mark.parametrize("secret", ["x", "A" * 43, "%00", "..%2f..", "ü" * 43, "a" * 5000])
def test_a_wrong_address_says_nothing(page: Client, stranger: Client, secret: str) -> None:
    page.post("/settings/feed")
    answer = stranger.get(f"/feed/{secret}.ics")
    assert answer.status_code in {403, 404}
    assert b"BEGIN" not in answer.content
    assert "Set-Cookie" not in answer.headers


def test_another_host_is_refused_even_with_the_address(page: Client) -> None:
    page.post("/settings/feed")
    there = address(page)
    foreign = Client(headers={"host": "evil.example"})
    assert foreign.get(there).status_code == 403
    elsewhere = Client(headers={"host": "127.0.0.1:8000", "origin": "https://evil.example"})
    assert elsewhere.get(there).status_code == 403


def test_a_silenced_person_vanishes_at_once(
    ana: Actor, page: Client, stranger: Client, chat: Any, network: Network
) -> None:
    page.post("/settings/feed")
    there = address(page)
    assert b"VEVENT" in stranger.get(there).content
    people: Any = import_module("kithwork.flows.people")
    people.set_do_not_contact(actor=ana, person=network["Maria"], now=timezone.localtime())
    assert b"VEVENT" not in stranger.get(there).content


def test_another_signing_key_is_told(page: Client, settings: Any) -> None:
    page.post("/settings/feed")
    models: Any = import_module("kithwork.store.models")
    models.OwnFeed.objects.update(digest="0" * 64)
    text = page.get("/settings").content.decode()
    assert "another signing key" in text
    assert "own-feed-address" not in text
