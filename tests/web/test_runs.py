"""The page of a talk: its forms without a script, and what its script sends."""

import json
import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kithwork.domain.actors import Actor
from kithwork.domain.runs import Mark, Outcome
from kithwork.store.queries import runs as queries


@pytest.fixture
def talk(things: dict[str, Any]) -> str:
    return f"/chats/{things['chat']}/run"


def notes(actor: Actor, things: dict[str, Any]) -> list[tuple[Mark, str]]:
    return [(one.mark, one.text) for one in queries.notes(actor=actor, chat=things["chat"])]


def shown(page: Client, address: str) -> str:
    answer = page.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def question(text: str) -> str:
    found = re.search(r"<h2[^>]*data-question>([^<]*)</h2>", text)
    assert found is not None
    return found[1]


def test_a_talk_is_begun_gone_on_with_and_ended(
    page: Client, ana: Actor, things: dict[str, Any], talk: str
) -> None:
    assert 'data-state="before"' in shown(page, talk)
    for step, state in (
        ("begin", "going"),
        ("end", "ended"),
        ("begin", "going"),
        ("anew", "going"),
    ):
        assert page.post(f"{talk}/{step}").status_code == 302
        assert f'data-state="{state}"' in shown(page, talk)
    assert queries.started(actor=ana, chat=things["chat"]) is not None


def test_one_question_is_shown_and_settled_after_the_other(
    page: Client, ana: Actor, things: dict[str, Any], talk: str
) -> None:
    page.post(f"{talk}/begin")
    text = shown(page, talk)
    key = re.findall(r'name="question" value="(t[^"]+)"', text)[0]
    answer = page.post(f"{talk}/answer", {"question": key, "outcome": "redirected", "at": "0"})
    assert answer.headers["Location"] == f"{talk}?at=1"
    assert question(shown(page, f"{talk}?at=1")) != question(text)
    assert question(shown(page, talk)) == question(shown(page, f"{talk}?at=1"))
    (found,) = queries.answers(actor=ana, chat=things["chat"])
    assert (found.question, found.outcome) == (key, Outcome.REDIRECTED)
    assert page.post(f"{talk}/answer", {"question": key, "outcome": "no"}).status_code == 422
    assert question(shown(page, f"{talk}?at=999"))


def test_a_question_beside_the_plan_is_shown_and_left_again(page: Client, talk: str) -> None:
    page.post(f"{talk}/begin")
    form = {"question": "Who runs  it?", "outcome": "answered", "at": "1", "aside": "1"}
    answer = page.post(f"{talk}/answer", form, follow=True)
    text = answer.content.decode()
    assert question(text) == "Who runs it?"
    assert "Back to the plan" in text
    assert "Asked beside the plan:" in text


def test_without_a_plan_the_page_says_so(page: Client, things: dict[str, Any]) -> None:
    day = {"at": "2031-12-05T15:00", "zone": "Europe/Berlin", "minutes": "5", "mode": "phone"}
    short = page.post("/chats/new", {"person": str(things["other"]), **day}).headers["Location"]
    page.post(f"{short}/run/begin")
    text = shown(page, f"{short}/run")
    assert question(text) == "No question is planned."
    assert f'href="{short}/plan"' in text


def test_a_talk_that_was_called_off_leaves_the_device(
    page: Client, things: dict[str, Any], talk: str
) -> None:
    assert " data-over\n" not in shown(page, talk)
    page.post(f"/chats/{things['chat']}/cancel")
    assert " data-over\n" in shown(page, talk)


def test_a_line_that_was_taken_away_is_told_to_other_devices(
    page: Client, ana: Actor, things: dict[str, Any], talk: str
) -> None:
    key = str(uuid4())
    line = {"key": key, "revision": 5, "seconds": 3, "mark": "note", "text": "a slip"}
    for one in (line, {**line, "revision": 6, "text": ""}):
        sent(page, talk, {"kithrun": 1, "notes": [one]})
    found = re.search(r"<ul hidden data-taken-away>(.*?)</ul>", shown(page, talk))
    assert found is not None
    assert f'data-key="{key}" data-revision="6"' in found[1]


def test_a_line_is_kept_changed_and_taken_away(
    page: Client, ana: Actor, things: dict[str, Any], talk: str
) -> None:
    page.post(f"{talk}/begin")
    page.post(f"{talk}/note", {"mark": "note", "text": "+ ask <b>first</b>"})
    assert notes(ana, things) == [(Mark.HELPFUL, "ask <b>first</b>")]
    (line,) = queries.notes(actor=ana, chat=things["chat"])
    text = shown(page, f"{talk}?edit={line.key}")
    assert 'value="ask &lt;b&gt;first&lt;/b&gt;"' in text
    changed = {"key": str(line.key), "mark": "word", "text": "backfill"}
    page.post(f"{talk}/note", changed)
    assert notes(ana, things) == [(Mark.WORD, "backfill")]
    page.post(f"{talk}/note", {**changed, "remove": "1"})
    assert notes(ana, things) == []
    page.post(f"{talk}/note", {"mark": "note", "text": "  "})
    assert notes(ana, things) == []
    assert page.post(f"{talk}/note", {"mark": "shout", "text": "x"}).status_code == 422
    refused = page.post(f"{talk}/note", {"mark": "note", "text": "x" * 2001})
    assert refused.status_code == 422
    assert 'role="alert"' in refused.content.decode()


def test_a_name_is_kept_with_what_is_known_of_it(
    page: Client, ana: Actor, things: dict[str, Any], talk: str
) -> None:
    name = {
        "mark": "name",
        "text": "Li Chen",
        "role": "product manager",
        "organisation": "Acme",
        "how_known": "studied together",
        "who_writes": "they write",
        "may_use_name": "on",
    }
    page.post(f"{talk}/note", name)
    written = "Li Chen, product manager at Acme; studied together; they write; may use my name"
    assert notes(ana, things) == [(Mark.NAME, written)]
    (line,) = queries.notes(actor=ana, chat=things["chat"])
    text = shown(page, f"{talk}?edit={line.key}")
    assert 'name="role" value="product manager"' in text
    page.post(f"{talk}/note", {"key": str(line.key), "mark": "name", "text": "Li Chen at Acme"})
    assert notes(ana, things) == [(Mark.NAME, "Li Chen at Acme")]


def sent(page: Client, talk: str, document: object) -> Any:
    return page.post(f"{talk}/keep", json.dumps(document), content_type="application/json")


def test_what_a_script_sends_is_acknowledged_by_revision(
    page: Client, ana: Actor, things: dict[str, Any], talk: str
) -> None:
    key = str(uuid4())
    line = {"key": key, "revision": 5, "seconds": 3, "mark": "word", "text": "backfill"}
    document = {
        "kithrun": 1,
        "notes": [line],
        "answers": [{"question": "t01", "outcome": "answered", "revision": 2}],
        "times": {"begun_at": "2026-12-03T14:00:00Z", "revision": 7},
    }
    for _ in range(2):
        answer = sent(page, talk, document)
        held = {"notes": {key: 5}, "answers": {"t01": 2}, "times": 7, "problems": []}
        assert answer.json() == held
    older = {**document, "notes": [{**line, "revision": 4, "text": "back"}]}
    assert sent(page, talk, older).json()["notes"] == {key: 5}
    assert notes(ana, things) == [(Mark.WORD, "backfill")]
    odd = sent(page, talk, {**document, "notes": [{**line, "text": 7}]}).json()
    assert odd["notes"] == {}
    assert [(one["line"], one["field"]) for one in odd["problems"]] == [(1, "text")]
    empty: list[object] = [{}, []]
    for refused in empty:
        assert sent(page, talk, refused).status_code == 422
    assert notes(ana, things) == [(Mark.WORD, "backfill")]


def test_a_talk_may_not_be_sent_without_the_token(ana: Actor, browser: Any, talk: str) -> None:
    strict = browser(ana)
    strict.handler.enforce_csrf_checks = True
    assert sent(strict, talk, {"kithrun": 1}).status_code == 403


def test_a_carried_page_asks_nothing_of_the_network(page: Client, talk: str) -> None:
    answer = page.get(f"{talk}/carry")
    text = answer.content.decode()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "default-src &#x27;none&#x27;" in text or "default-src 'none'" in text
    assert re.findall(r'(?:src|href)="(?!\?)([^"#]+)', text.split("<script>")[0]) == []
    assert "url(" not in text
    assert "Maria Moreno" in text


def test_a_carried_file_is_looked_at_before_it_comes_in(
    page: Client, ana: Actor, things: dict[str, Any]
) -> None:
    line = {"key": str(uuid4()), "revision": 1, "seconds": 0, "mark": "note", "text": "<i>hi</i>"}
    raw = json.dumps({"kithrun": 1, "chat": str(things["chat"]), "notes": [line, 7]})
    seen = page.post("/import", {"files": SimpleUploadedFile("talk.json", raw.encode())})
    text = seen.content.decode()
    assert "1 new line" in text
    assert notes(ana, things) == []
    page.post("/chats/notes", {"document": raw})
    assert notes(ana, things) == [(Mark.NOTE, "<i>hi</i>")]
    strange = raw.replace(str(things["chat"]), str(UUID(int=1)))
    gone = page.post("/import", {"files": SimpleUploadedFile("talk.json", strange.encode())})
    assert gone.status_code == 422
    assert page.post("/chats/notes").status_code == 422


def test_the_pages_around_a_chat_lead_to_the_talk(
    page: Client, things: dict[str, Any], talk: str
) -> None:
    for address in (f"/chats/{things['chat']}", f"/chats/{things['chat']}/brief"):
        assert f'href="{talk}"' in shown(page, address)
