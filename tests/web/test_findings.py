"""What was learned, on its pages: read, compared, asked on, reviewed, looked into, printed."""

from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from kithwork.domain.actors import Actor

Network = dict[str, UUID]


@pytest.fixture
def talk(ana: Actor, network: Network) -> UUID:
    """A talk with Maria that taught two things."""
    cast: Any = import_module("tests.cast")
    chats: Any = import_module("kithwork.flows.chats")
    debriefs: Any = import_module("kithwork.flows.debriefs")
    rules: Any = import_module("kithwork.domain.debriefs")
    at = cast.datetime.fromisoformat("2026-11-09T15:00")
    chat: UUID = chats.schedule(
        actor=ana, person=network["Maria"], day=chats.Day(at, "Europe/Berlin"), now=cast.NOW
    ).id
    noted = rules.Debrief(
        answers=(rules.Answer("What salary range is usual?", text="40"),),
        findings=(
            rules.Finding("They promote in spring", "Contoso", 0.9),
            rules.Finding("They promote in autumn", "Contoso"),
        ),
        words=("OKR: goals and results",),
        fit=(rules.Fit("Contoso", 1, "quiet rooms"),),
        inquiries=(rules.Inquired("The Data Book"),),
    )
    debriefs.debrief(actor=ana, chat=chat, debrief=noted, now=cast.NOW)
    return chat


@pytest.fixture
def next_chat(page: Client, network: Network) -> str:
    """The id of a chat with Tom that is still to come."""
    day = {"at": "2031-12-03T15:00", "zone": "Europe/Berlin", "minutes": "20", "mode": "phone"}
    posted = page.post("/chats/new", {"person": str(network["Tom"]), **day, "where": "1"})
    return posted.headers["Location"].rpartition("/")[2]


def findings(actor: Actor) -> dict[str, Any]:
    queries: Any = import_module("kithwork.store.queries.findings")
    return {one.claim: one for one in queries.listing(actor=actor)}


def html(page: Client, address: str) -> str:
    answer = page.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def in_plan(page: Client, chat: str) -> str:
    """The questions of a plan, without those that were left out."""
    said = html(page, f"/chats/{chat}/plan")
    return said.split('<ol class="questions', 1)[1].split("</ol>", 1)[0]


def undone(page: Client, where: str) -> None:
    """Press the undo of the notice on a page."""
    found = html(page, where)
    form = found.split('class="notice"', 1)[1].split("</form>", 1)[0]
    address = form.split('action="', 1)[1].split('"', 1)[0]
    fields = {
        part.split('"', 1)[0]: part.split('value="', 1)[1].split('"', 1)[0]
        for part in form.split('type="hidden" name="')[1:]
    }
    assert page.post(address, fields).status_code == 302


def test_the_empty_page_teaches_one_thing(page: Client) -> None:
    said = html(page, "/learned")
    assert "Nothing learned yet" in said
    assert 'aria-current="page"' in said
    assert "No words yet" in html(page, "/learned/words")
    assert "No answers yet" in html(page, "/learned/coverage")
    assert "No words to review yet" in html(page, "/learned/review")


@pytest.mark.usefixtures("talk")
def test_what_was_learned_is_shown(page: Client) -> None:
    said = html(page, "/learned")
    for text in ("They promote in spring", "The Data Book", "quiet rooms", "OKR", "Maria Moreno"):
        assert text in said
    assert "They promote in spring" in html(page, "/learned?about=contoso+gmbh")
    assert "No finding is about this yet." in html(page, "/learned?about=beekeeping")


def test_two_findings_are_compared_and_asked_on(
    page: Client, ana: Actor, talk: UUID, next_chat: str
) -> None:
    spring, autumn = (findings(ana)[f"They promote in {one}"] for one in ("spring", "autumn"))
    here = f"/learned/findings/{spring.id}"
    assert "Contradicts it" in html(page, here)
    answer = page.post(here, {"contradicts": str(autumn.id)})
    assert (answer.status_code, answer.headers["Location"]) == (302, here)
    said = html(page, "/learned")
    assert "They say different things" in said
    pair = said.split('name="comparison" value="', 1)[1].split('"', 1)[0]
    asked = page.post("/learned/ask", {"comparison": pair, "chat": next_chat})
    assert asked.headers["Location"] == "/learned"
    undone(page, "/learned")
    assert "How do you see it?" not in in_plan(page, next_chat)
    page.post("/learned/ask", {"comparison": pair, "chat": next_chat})
    assert "How do you see it?" in in_plan(page, next_chat)
    page.post("/learned/ask", {"comparison": pair})
    assert "Kept for your next plans" in html(page, "/learned")
    page.post(here, {"apart": str(autumn.id)})
    assert findings(ana)[spring.claim].contradicted == 0
    undone(page, here)
    assert findings(ana)[spring.claim].contradicted == 1
    assert page.post(here, {}).status_code == 302
    assert page.post(here, {"supports": "x"}).status_code == 422


@pytest.mark.usefixtures("talk")
def test_themes_and_people(page: Client, next_chat: str) -> None:
    said = html(page, "/learned/coverage")
    assert "1 of 3" in said
    assert "answered" in said
    asked = page.post("/learned/ask", {"theme": "T10", "chat": next_chat})
    assert asked.headers["Location"] == "/learned/coverage"
    assert "In the plan:" in html(page, "/learned/coverage")
    assert page.post("/learned/ask", {"theme": "T10"}).status_code == 422
    assert page.post("/learned/ask", {"theme": "T99", "chat": next_chat}).status_code == 422


@pytest.mark.usefixtures("talk")
def test_words_are_known_by_heart(page: Client) -> None:
    assert "goals and results" in html(page, "/learned/words")
    assert "OKR" in html(page, "/learned/review")
    answer = page.post("/learned/review", {"card": "word:okr", "word:okr": "known"})
    assert answer.headers["Location"] == "/learned/words"
    assert "1 of 1 by heart." in html(page, "/learned/words")


@pytest.mark.usefixtures("talk")
def test_inquiries_are_done_with_undo(page: Client, ana: Actor) -> None:
    queries: Any = import_module("kithwork.store.queries.findings")

    def state() -> str:
        return str(queries.inquiries(actor=ana)[0].state)

    (one,) = queries.inquiries(actor=ana)
    page.post(f"/inquiries/{one.id}/done", {"back": "/learned?about=Contoso"})
    assert state() == "done"
    undone(page, "/learned")
    assert state() == "open"
    page.post(f"/inquiries/{one.id}/drop")
    assert state() == "dropped"


@pytest.mark.usefixtures("talk")
def test_a_dossier_is_read_and_carried(page: Client) -> None:
    assert "Contoso" in html(page, "/learned/dossier")
    said = html(page, "/learned/dossier?about=Contoso")
    for text in (
        *("The employer", "They promote in spring", "People there", "Maria Moreno"),
        # As in the file: what speaks for it, and who brought up what there is to look into.
        *("quiet rooms", "The Data Book</span>"),
    ):
        assert text in said
    file = page.get("/learned/dossier.md?about=Contoso")
    assert file.headers["Content-Disposition"] == 'attachment; filename="dossier.md"'
    assert file.content.decode().startswith("# Contoso")
    assert page.get("/learned/dossier.md").status_code == 302
    assert page.get("/learned/dossier.pdf?about=Contoso").content.startswith(b"%PDF")
    assert "Nobody told you anything" in html(page, "/learned/dossier?about=Beekeeper")
