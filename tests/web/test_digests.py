"""The week and what was missed, as pages and files."""

import re
from datetime import timedelta
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from kithwork.domain.actors import Actor

Network = dict[str, UUID]


def flows(name: str) -> Any:
    return import_module(f"kithwork.flows.{name}")


def html(page: Client, address: str) -> str:
    answer = page.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def held(ana: Actor, person: UUID, *, days: int, sender: UUID | None = None) -> list[Any]:
    """A chat so many days ago, written down then; what is owed after it."""
    rules: Any = import_module("kithwork.domain.debriefs")
    at = timezone.localtime() - timedelta(days=days, minutes=5)
    day = flows("chats").Day(at.replace(tzinfo=None, second=0, microsecond=0), "UTC")
    chat = flows("chats").schedule(actor=ana, person=person, day=day, referred_by=sender, now=at)
    noted = rules.Debrief(
        held_at=at,
        helpful=("Name the audit first.",),
        findings=(rules.Finding("Audits come <b>first</b>.", "Alderby"),),
        words=("CAPA",),
    )
    return list(
        flows("debriefs").debrief(actor=ana, chat=chat.id, debrief=noted, now=at).follow_ups
    )


@pytest.fixture
def missed(ana: Actor, network: Network) -> list[Any]:
    """A talk with Maria, forty days ago, after which nobody looked."""
    return held(ana, network["Maria"], days=40, sender=network["Priya"])


def waiting(ana: Actor) -> dict[str, str]:
    queries: Any = import_module("kithwork.store.queries.follow_ups")
    return {str(one.id): one.state.value for one in queries.every(actor=ana)}


def test_the_week_leads_with_people_and_learning(
    page: Client, ana: Actor, network: Network
) -> None:
    weeks: Any = import_module("kithwork.domain.weeks")
    duties = held(ana, network["Maria"], days=0, sender=network["Priya"])
    # Five minutes ago may lie in the week before.
    talked_on = (timezone.localtime() - timedelta(minutes=5)).date()
    there = f"/week/{weeks.of(talked_on).label}"
    text = html(page, there)
    order = ["Your week", "You talked with 1 person", "Whom you met", "What you found out", "ahead"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "Audits come &lt;b&gt;first&lt;/b&gt;." in text
    assert "Priya Nair</a> sent you" in text
    assert "Thank Maria Moreno" in text
    assert "streak" not in text
    assert _figure(text, "Things learned") == "3"
    assert _figure(text, "Thanks and promises") == "0"
    (thanks,) = [one for one in duties if one.kind.value == "thank-you"]
    flows("follow_ups").do(actor=ana, follow_up=thanks.id, now=timezone.localtime())
    assert (
        _figure(html(page, f"/week/{weeks.of(timezone.localdate()).label}"), "Thanks and promises")
        == "1"
    )


def _figure(text: str, name: str) -> str:
    """The figure that stands under a name."""
    return text.split(f"<dt>{name}</dt><dd>")[1].split("<", maxsplit=1)[0]


def test_an_empty_week_is_kind(page: Client, network: Network) -> None:
    text = html(page, "/week")
    assert "A quiet week so far." in text
    assert "Nothing is booked and nothing is due." in text


def test_a_goal_is_told_and_nothing_is_made_of_it(
    page: Client, ana: Actor, network: Network
) -> None:
    now = timezone.localtime()
    ask = flows("asks").draft(actor=ana, person=network["Priya"], now=now).id
    states: Any = import_module("kithwork.domain.asks").AskState
    flows("asks").mark(actor=ana, ask=ask, state=states.SENT, now=now)
    assert "Asks sent: 1. Answers: 0." in html(page, "/week")
    page.post("/report/goal", {"asks": "5"})
    text = html(page, "/week")
    assert "Asks sent: 1 of the 5 you set out for." in text
    assert "You asked 1 person" in text
    assert 'href="/week"' in html(page, "/report")


def test_asking_for_a_name_is_no_quiet_week(page: Client, ana: Actor, network: Network) -> None:
    """The first ask of a search is often one of these."""
    now = timezone.localtime()
    ask = flows("asks").draft_who_do_you_know(
        actor=ana, person=network["Priya"], place="Globex", now=now
    )
    assert "A quiet week" in html(page, "/week")
    states: Any = import_module("kithwork.domain.asks").AskState
    flows("asks").mark(actor=ana, ask=ask.id, state=states.SENT, now=now)
    text = html(page, "/week")
    assert "You asked 1 person." in text
    assert "Asks for a name: 1." in text
    assert "Asks sent" not in text
    page.post("/report/goal", {"asks": "5"})
    assert "Asks sent: 0 of the 5 you set out for." in html(page, "/week")
    assert "Asks for a name: 1." in html(page, "/week.md")


def test_weeks_have_addresses_and_lead_to_their_neighbours(page: Client, network: Network) -> None:
    text = html(page, "/week/2026-W01")
    assert 'href="/week/2025-W52"' in text
    assert 'href="/week/2026-W02"' in text
    assert 'href="/week"' in text
    for wrong in ("2026-W54", "2026", "next", "2026-W1x"):
        assert page.get(f"/week/{wrong}").status_code == 404


def test_a_week_is_saved_as_text_and_as_a_page(page: Client, ana: Actor, network: Network) -> None:
    held(ana, network["Maria"], days=0)
    weeks: Any = import_module("kithwork.domain.weeks")
    label = weeks.of(timezone.localdate()).label
    for ending, kind in (("md", "text/markdown"), ("html", "text/html")):
        answer = page.get(f"/week.{ending}?of={label}")
        assert answer.headers["Content-Type"] == f"{kind}; charset=utf-8"
        assert f'filename="week-{label}.{ending}"' in answer.headers["Content-Disposition"]
        text = answer.content.decode()
        assert f"Your week {label}" in text
        assert "Maria Moreno" in text
        assert "<b>" not in text.replace("\\<b>", "")
    assert page.get("/week.md?of=nonsense").status_code == 404


def test_today_says_that_something_was_missed_and_leads_there(
    page: Client, ana: Actor, network: Network
) -> None:
    assert "While you were away" not in html(page, "/")
    held(ana, network["Priya"], days=3)
    today = html(page, "/")
    assert "While you were away" not in today
    assert 'href="/week"' in today
    held(ana, network["Maria"], days=40)
    today = html(page, "/")
    assert "While you were away" in today
    assert 'href="/missed"' in today


def test_each_is_done_put_off_or_dropped_with_one_key(
    page: Client, ana: Actor, missed: list[Any]
) -> None:
    text = html(page, "/missed")
    assert len(missed) >= 4
    for one in missed:
        assert f'id="{one.id}"' in text
    assert "days late" in text
    ids = re.findall(r'action="/follow-ups/([0-9a-f-]{36})/done"', text)
    assert len(ids) == len(set(ids)) == len(missed)
    first, second, third = ids[:3]
    back = {"back": "/missed"}
    for one, move, form in (
        (first, "done", {}),
        (second, "later", {}),
        (third, "drop", {"why": "She left the firm"}),
    ):
        answer = page.post(f"/follow-ups/{one}/{move}", {**back, **form})
        assert answer.headers["Location"] == "/missed"
    states = waiting(ana)
    assert [states[one] for one in ids[:3]] == ["done", "postponed", "dropped"]
    queries: Any = import_module("kithwork.store.queries.follow_ups")
    assert queries.row(actor=ana, follow_up=UUID(third)).note == "She left the firm"
    text = html(page, "/missed")
    assert f'action="/follow-ups/{second}/reopen"' in text.split('id="resting"')[1]


def test_what_does_not_press_is_put_off_at_once_and_opened_one_by_one(
    page: Client, ana: Actor, missed: list[Any]
) -> None:
    answer = page.post("/missed/later", follow=True)
    text = answer.content.decode()
    assert "put off until tomorrow" in text
    resting = re.findall(r'action="/follow-ups/([0-9a-f-]{36})/reopen"', text)
    assert {waiting(ana)[one] for one in resting} == {"postponed"}
    left = re.findall(r'action="/follow-ups/([0-9a-f-]{36})/done"', text)
    assert {one.kind.value for one in missed if str(one.id) in left} == {
        "thank-you", "report-back",
    }  # fmt: skip
    page.post(f"/follow-ups/{resting[0]}/reopen", {"back": "/missed"})
    assert [waiting(ana)[one] for one in resting] == ["open", *["postponed"] * (len(resting) - 1)]
    # Found among what is owed, too.
    assert f'action="/follow-ups/{resting[1]}/reopen"' in html(page, "/follow-ups")
    again = page.post("/missed/later", follow=True).content.decode()
    assert "1 was put off until tomorrow" in again
    assert "Nothing was put off" in page.post("/missed/later", follow=True).content.decode()


def test_hundreds_are_found_page_by_page(page: Client, ana: Actor, network: Network) -> None:
    models: Any = import_module("kithwork.store.models")
    now = timezone.localtime()
    maria = models.Person.objects.get(public_id=network["Maria"])
    models.FollowUp.objects.bulk_create(
        models.FollowUp(
            workspace_id=ana.workspace, kind="connect", person=maria, text=f"no. {number}",
            reason="Because.", due_at=now - timedelta(days=10 + number), created_at=now,
        )
        for number in range(230)
    )  # fmt: skip
    for address, pages in (("/missed", 5), ("/follow-ups", 3)):
        found: set[str] = set()
        for number in range(1, pages + 1):
            text = html(page, f"{address}?page={number}")
            found |= set(re.findall(r'action="/follow-ups/([0-9a-f-]{36})/done"', text))
        assert len(found) == 230
    one = next(iter(found))
    answer = page.post(f"/follow-ups/{one}/done", {"back": "/missed?page=2"})
    assert answer.headers["Location"] == "/missed?page=2"
    answer = page.post(f"/follow-ups/{one}/reopen", {"back": "//evil.example/missed?page=2"})
    assert answer.headers["Location"] == "/follow-ups"
    assert "And 218 more" in html(page, "/week")
    page.post("/missed/later")
    text = html(page, "/missed")
    assert text.count("Open again:") == 200
    assert "30 more come back on their days." in text


def test_who_is_not_to_be_contacted_is_on_none_of_these_pages(
    page: Client, ana: Actor, network: Network, missed: list[Any]
) -> None:
    flows("people").set_do_not_contact(actor=ana, person=network["Maria"], now=timezone.localtime())
    assert "Maria" not in html(page, "/missed")
    assert "Maria" not in html(page, "/week").split('id="late"')[-1]
