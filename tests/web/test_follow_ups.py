"""The page of a follow-up: its draft, what the seeker changes, what leaves, and the way back."""

from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from kithwork.domain.actors import Actor

Network = dict[str, UUID]
DAY = {"at": "2024-12-03T15:00", "zone": "Europe/Berlin", "minutes": "20", "mode": "phone"}
COUNTS = {"answers": 0, "names": 1, "promises": 1, "findings": 0, "fit": 0, "inquiries": 0}


@pytest.fixture
def duties(page: Client, ana: Actor, network: Network) -> dict[str, str]:
    """The pages of what is owed after a talk with Maria, by kind."""
    posted = page.post("/chats/new", {"person": str(network["Maria"]), **DAY, "where": ""})
    form = {f"count-{name}": str(count) for name, count in COUNTS.items()}
    form |= {"helpful": "Start with data quality", "names-0-name": "Wei Zhang"}
    form |= {"promises-0-whose": "mine", "promises-0-text": "Send the article"}
    page.post(f"{posted.headers['Location']}/debrief", form)
    return {one.kind.value: f"/follow-ups/{one.id}" for one in owed(ana)}


def owed(actor: Actor) -> list[Any]:
    queries: Any = import_module("kithwork.store.queries.follow_ups")
    return list(queries.waiting(actor=actor, now=timezone.localtime()))


def html(page: Client, address: str) -> str:
    return page.get(address).content.decode()


def test_the_list_and_today_lead_to_the_draft(page: Client, duties: dict[str, str]) -> None:
    listed, today = html(page, "/follow-ups"), html(page, "/")
    for address in duties.values():
        assert f'href="{address}"' in listed
    assert f'href="{duties["thank-you"]}"' in today


def test_the_draft_stands_in_its_editor_with_the_remarks(
    page: Client, duties: dict[str, str]
) -> None:
    found = html(page, duties["thank-you"])
    for part in (
        *("Thank Maria Moreno", "Start with data quality", "I will send the article."),
        *("Copy", "Open in your mail program", "I sent it", "The day you sent it"),
        # The talk was years ago.
        "(L26)",
    ):
        assert part in found
    assert "What did you do?" not in found


def test_what_is_typed_is_kept_and_the_undo_brings_the_draft_back(
    page: Client, duties: dict[str, str]
) -> None:
    there = duties["thank-you"]
    answer = page.post(f"{there}/text", {"subject": "Mine", "text": "Dear Maria,\n\nMine alone."})
    assert answer.headers["Location"] == there
    assert "Mine alone." in html(page, there)
    page.post(f"{there}/text", {"subject": "", "text": ""})
    assert "Start with data quality" in html(page, there)
    refused = page.post(f"{there}/text", {"subject": "", "text": "x" * 20_001})
    assert refused.status_code == 422


def test_the_remarks_come_while_typing_and_without_a_script(
    page: Client, duties: dict[str, str]
) -> None:
    there, typed = f"{duties['thank-you']}/check", {"subject": "", "text": "Dear Bob,\n\nThanks."}
    part = page.post(there, typed, headers={"hx-request": "true"}).content.decode()
    assert "(L16)" in part
    assert "<html" not in part
    whole = page.post(there, typed).content.decode()
    assert "(L16)" in whole
    assert "Dear Bob" in whole
    assert "Dear Bob" not in html(page, duties["thank-you"])


def test_what_was_done_is_told_and_written_into_the_message(
    page: Client, ana: Actor, duties: dict[str, str]
) -> None:
    there = duties["advice-result"]
    assert "What came of it?" in html(page, there)
    told = {"did": "I spent a day on the ward.", "came": "", "channel": "linkedin"}
    assert page.post(f"{there}/told", told).headers["Location"] == there
    found = html(page, there)
    assert "I spent a day on the ward." in found
    assert "by LinkedIn message" in found
    assert page.post(f"{there}/told", {"channel": "pigeon"}).status_code == 422
    page.post(f"{there}/told", {**told, "did": "", "subject": "", "text": "Dear Maria, mine."})
    assert "Dear Maria, mine." in html(page, there)


def test_what_was_sent_is_over_and_can_be_taken_back(
    page: Client, ana: Actor, duties: dict[str, str]
) -> None:
    there = duties["thank-you"]
    letter = {"subject": "Thanks", "text": "Dear Maria,\n\nAs it left.", "state": "done"}
    ahead = page.post(f"{there}/sent", {**letter, "on": "2999-01-01"})
    assert (ahead.status_code, b"As it left." in ahead.content) == (422, True)
    assert page.post(f"{there}/sent", {**letter, "on": "nonsense"}).status_code == 422
    sent = page.post(f"{there}/sent", {**letter, "on": "2024-12-04"})
    assert sent.headers["Location"] == "/follow-ups"
    assert "Maria Moreno heard from you." in html(page, "/follow-ups")
    assert there not in {f"/follow-ups/{one.id}" for one in owed(ana)}
    found = html(page, there)
    assert "As it left." in found
    assert "I sent it" not in found
    assert page.post(f"{there}/sent", {**letter, "on": ""}).status_code == 409
    page.post(f"{there}/reopen", {"back": there})
    assert "I sent it" in html(page, there)


def test_why_it_was_put_off_or_dropped_is_kept_and_shown(
    page: Client, ana: Actor, duties: dict[str, str]
) -> None:
    assert "Why (for yourself)" in html(page, "/follow-ups")
    reason = {"why": "She is away until <May>", "days": "3", "back": "/follow-ups"}
    page.post(f"{duties['thank-you']}/later", reason)
    assert "She is away until &lt;May&gt;" in html(page, "/follow-ups")
    page.post(f"{duties['connect']}/drop", {"why": "We met on a ship", "back": "/follow-ups"})
    chat = next(one.chat for one in owed(ana))
    assert "We met on a ship" in html(page, f"/chats/{chat}")


def test_what_was_due_earlier_today_says_its_hour() -> None:
    due_moment: Any = import_module("kithwork.web.templatetags.debriefs").due_moment
    now = datetime(2026, 11, 26, 16, 30, tzinfo=UTC)
    assert due_moment(now - timedelta(hours=5), now) == "was due at 11:30"
    assert due_moment(now - timedelta(days=1), now) == "was due 25 November 2026"
    assert due_moment(now + timedelta(hours=5), now) == "today until 21:30"


def test_a_letter_to_somebody_named_is_an_ask(
    page: Client, ana: Actor, duties: dict[str, str]
) -> None:
    first = page.get(duties["write-to"]).headers["Location"]
    assert first.startswith("/asks/new?person=")
    drafted = page.post("/asks/new", {"person": first.partition("=")[2], "channel": "email"})
    assert page.get(duties["write-to"]).headers["Location"] == drafted.headers["Location"]


def test_nothing_is_drafted_to_the_silenced(
    page: Client, network: Network, duties: dict[str, str]
) -> None:
    people: Any = import_module("kithwork.flows.people")
    cast: Any = import_module("tests.cast")
    actor: Any = import_module("kithwork.flows.workspaces").local_actor(now=cast.NOW)
    people.set_do_not_contact(actor=actor, person=network["Maria"], now=cast.NOW)
    answer = page.get(duties["thank-you"])
    assert answer.status_code == 403
    assert "Start with data quality" not in answer.content.decode()
