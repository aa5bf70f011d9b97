"""Before a chat, in the browser: rehearsed, known by heart, its goals set, its list ticked."""

import io
import re
from uuid import UUID

import pypdf
import pytest
from django.test import Client

from kithwork.domain.actors import Actor
from kithwork.store.queries import goals, readiness, recalls, rehearsals

Network = dict[str, UUID]
DAY = {
    "at": "2031-12-03T15:00",
    "zone": "Europe/Berlin",
    "minutes": "20",
    "mode": "in-person",
    "where": "Café",
}
ONLY_THERE = "camera=(), geolocation=(), microphone=(self)"


@pytest.fixture
def chat(page: Client, network: Network) -> str:
    """The address of a booked chat."""
    posted = page.post("/chats/new", {"person": str(network["Maria"]), **DAY})
    return str(posted.headers["Location"])


def identity(chat: str) -> UUID:
    return UUID(chat.rpartition("/")[2])


def test_without_a_script_the_whole_list_is_one_form(page: Client, chat: str) -> None:
    html = page.get(f"{chat}/rehearse").content.decode()
    assert "Thank you for making the time, Maria." in html
    boxes = re.findall(r'name="hesitated" value="([^"]+)"', html)
    assert boxes[0] == "opening"
    assert len(boxes) == html.count('<section class="card stage"') - 2
    assert html.count('name="before"') == html.count('name="after"') == 5


def test_a_rehearsal_is_kept_shown_and_taken_back(page: Client, ana: Actor, chat: str) -> None:
    html = page.get(chat).content.decode()
    assert "It is your first talk." in html
    said = {"before": "2", "after": "4", "rating": "3", "seconds": "600"}
    hesitated = ["opening", "opening", "t01-first-pull"]
    kept = page.post(f"{chat}/rehearse", {**said, "hesitated": hesitated})
    assert kept.status_code == 302
    (card,) = rehearsals.of_chat(actor=ana, chat=identity(chat))
    assert {one.key: one.times for one in card.stumbles} == {"opening": 2, "t01-first-pull": 1}
    html = page.get(chat).content.decode()
    assert "Rehearsed once, on" in html
    assert "Confidence 2 → 4 of 5." in html
    assert "The first minute</li>" in html
    assert "It is your first talk." not in html
    assert "Rehearsed once, on" in page.get(f"{chat}/brief").content.decode()
    assert page.post(f"/rehearsals/{card.id}/forget").status_code == 302
    assert rehearsals.of_chat(actor=ana, chat=identity(chat)) == ()


@pytest.mark.parametrize(
    "posted, status",
    [
        ({"before": "9"}, 422),
        ({"seconds": "many"}, 422),
        ({"hesitated": "t99-none"}, 404),
        ({}, 302),
    ],
)
def test_what_cannot_be_is_refused(
    page: Client, chat: str, posted: dict[str, str], status: int
) -> None:
    assert page.post(f"{chat}/rehearse", posted).status_code == status


def test_a_rehearsal_left_open_counts_as_its_longest(page: Client, ana: Actor, chat: str) -> None:
    assert page.post(f"{chat}/rehearse", {"seconds": "99999999"}).status_code == 302
    (kept,) = rehearsals.of_chat(actor=ana, chat=identity(chat))
    assert kept.seconds == 4 * 60 * 60


def test_one_page_alone_may_listen(page: Client, chat: str) -> None:
    there, elsewhere = page.get(f"{chat}/rehearse"), page.get(chat)
    assert there.headers["Permissions-Policy"] == ONLY_THERE
    assert "media-src blob:" in there.headers["Content-Security-Policy"]
    assert elsewhere.headers["Permissions-Policy"] == ONLY_THERE.replace("(self)", "()")
    assert "media-src" not in elsewhere.headers["Content-Security-Policy"]


def test_the_list_is_tried_by_heart(page: Client, ana: Actor, chat: str) -> None:
    html = page.get(f"{chat}/review").content.decode()
    cards = re.findall(r'name="card" value="([^"]+)"', html)
    answers = dict.fromkeys(cards, "not-yet") | {cards[0]: "known"}
    assert page.post(f"{chat}/review", {"card": cards, **answers}).status_code == 302
    (kept,) = recalls.of_chat(actor=ana, chat=identity(chat))
    assert (kept.known, kept.asked) == (1, len(cards))
    again = page.get(f"{chat}/review").content.decode()
    assert f"1 of {len(cards)} by heart." in again
    assert re.findall(r'name="card" value="([^"]+)"', again) == [*cards[1:], cards[0]]
    assert f"By heart: 1 of {len(cards)}, today." in page.get(chat).content.decode()


def test_goals_are_set_on_the_brief(page: Client, ana: Actor, chat: str) -> None:
    page.post("/campaign/brief", {"learn": "how nurses move", "minutes": "20"})
    assert 'value="how nurses move"' in page.get(f"{chat}/brief").content.decode()
    wanted = {"first": "how nurses move", "second": "", "third": "what they earn"}
    assert page.post(f"{chat}/goals", wanted).status_code == 302
    assert [one.text for one in goals.of_chat(actor=ana, chat=identity(chat))] == [
        "how nurses move",
        "what they earn",
    ]
    refused = page.post(f"{chat}/goals", {"first": "x" * 201})
    assert refused.status_code == 422
    assert 'id="goal_first_error"' in refused.content.decode()


def test_the_checklist_is_ticked_and_unticked(page: Client, ana: Actor, chat: str) -> None:
    html = page.get(chat).content.decode()
    assert "Not ready yet" in html
    assert "The coffee is on you" in html
    assert page.post(f"{chat}/ready", {"item": "coffee"}).status_code == 302
    assert readiness.ticked(actor=ana, chat=identity(chat)) == {"coffee"}
    assert page.post(f"{chat}/ready", {"item": "coffee", "undone": ""}).status_code == 302
    assert readiness.ticked(actor=ana, chat=identity(chat)) == frozenset()
    for wrong in ("rehearsal", "umbrella", ""):
        assert page.post(f"{chat}/ready", {"item": wrong}).status_code == 422
    page.post(f"{chat}/goals", {"first": "x"})
    page.post(f"{chat}/ready", {"item": "brief"})
    assert "Not ready yet" not in page.get(chat).content.decode()


def test_a_warm_up_is_explained_and_booked(page: Client, network: Network) -> None:
    html = page.get("/chats/new?kind=warm-up").content.decode()
    assert "A warm-up is practice." in html
    assert '<option value="warm-up" selected>' in html
    posted = {"person": str(network["Priya"]), **DAY, "kind": "warm-up"}
    where = page.post("/chats/new", posted).headers["Location"]
    assert (
        "How did you come to do this, of all things?" in page.get(f"{where}/plan").content.decode()
    )


def test_the_shy_are_offered_one(page: Client, chat: str) -> None:
    assert "Warm up first" not in page.get(chat).content.decode()
    page.post(f"{chat}/rehearse", {"after": "1"})
    for address in (chat, "/chats/new"):
        assert "/chats/new?kind=warm-up" in page.get(address).content.decode()


def test_the_brief_is_carried_as_a_pdf(page: Client, chat: str) -> None:
    assert f'href="{chat}/brief.pdf"' in page.get(f"{chat}/brief").content.decode()
    answer = page.get(f"{chat}/brief.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert 'filename="brief-2031-12-03.pdf"' in answer.headers["Content-Disposition"]
    text = "".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(answer.content)).pages)
    assert "Maria Moreno" in text
    assert "The first minute" in text


def test_without_the_extra_it_is_not_offered(
    page: Client, chat: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kithwork.writing.prints._MAKER", "no_such_extra")
    assert "brief.pdf" not in page.get(f"{chat}/brief").content.decode()
