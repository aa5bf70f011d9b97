"""The seeker's business card in the browser: shown, printed, saved, and what it needs first."""

import html as entities
import io
import re
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
import segno
from django.test import Client

from kithwork.domain.actors import Actor
from kithwork.domain.records import Record
from kithwork.sources import vcard
from kithwork.web import papers
from kithwork.web.papers import Paper

PAGES = ("/card", "/card/print", "/card.vcf")


def fill(actor: Actor, *additions: tuple[str, str], **changes: str) -> None:
    """Write on the seeker's own page."""
    cast: Any = import_module("tests.cast")
    flows: Any = import_module("kithwork.flows.people")
    me = cast.find(actor, "me")
    flows.edit(
        actor=actor, person=me, changes=list(changes.items()), additions=additions, now=cast.NOW
    )


@pytest.fixture
def known(ana: Actor) -> Actor:
    """Ana, with all that a card can hold."""
    fill(
        ana,
        ("email", "ana@example.org"),
        ("phone", "+44 7700 900100"),
        ("profile", "https://www.linkedin.com/in/ana"),
        name="Ana Sol",
        headline="Nurse, moving into <health> data",
        place="Leeds",
    )
    return ana


def saved(page: Client) -> str:
    """The text of the card's file."""
    return page.get("/card.vcf").content.decode()


def code_of(text: str) -> set[tuple[int, int]]:
    """The dark modules of the code of a text, below its quiet border."""
    rows = segno.make(text.encode(), error="m", micro=False).matrix
    return {(x + 4, y + 4) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}


def drawn(html: str) -> set[tuple[int, int]]:
    """The dark modules of the one code on a page."""
    (path,) = re.findall(r'class="code-ink" d="([^"]+)"', html)
    return {
        (int(x) + step, int(y))
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", path)
        for step in range(int(length))
    }


def test_the_card_shows_what_stands_on_it_and_its_code(page: Client, known: Actor) -> None:
    html = page.get("/card").content.decode()
    for shown in (
        "Ana Sol",
        "Nurse, moving into &lt;health&gt; data",
        "ana@example.org",
        "+44 7700 900100",
        "<li>linkedin.com/in/ana</li>",
        "Leeds",
    ):
        assert shown in html
    assert 'role="img" aria-label="A QR code of this card' in html
    assert drawn(html) == code_of(saved(page))
    assert "Still missing" not in html
    assert 'href="/card/print"' in html
    assert 'href="/card.vcf"' in html


def test_what_is_missing_is_named(page: Client, ana: Actor) -> None:
    fill(ana, ("phone", "+44 1"), name="Ana Sol")
    html = page.get("/card").content.decode()
    missing = html.split("Still missing")[1]
    assert "your one line" in missing
    assert "an e-mail address" in missing
    assert "a phone number" not in missing
    assert "EMAIL" not in saved(page)


def test_it_is_saved_as_a_vcard_named_after_its_owner(page: Client, known: Actor) -> None:
    answer = page.get("/card.vcf")
    assert answer.headers["Content-Type"] == "text/vcard; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ana-sol.vcf"'
    (found,) = vcard.parse(io.BytesIO(answer.content), file="card.vcf")
    assert isinstance(found, Record)
    assert (found.name.full, found.headline) == ("Ana Sol", "Nurse, moving into <health> data")
    fill(known, name="漢字")
    named = page.get("/card.vcf").headers["Content-Disposition"]
    assert named == 'attachment; filename="card.vcf"'


@pytest.mark.parametrize("asked, paper", [("", "a4"), ("letter", "letter"), ("napkin", "a4")])
def test_ten_cards_are_printed_on_the_paper_one_has(
    page: Client, known: Actor, asked: str, paper: str
) -> None:
    html = page.get(f"/card/print?paper={asked}").content.decode()
    assert f'data-paper="{paper}"' in html
    assert html.count('<div class="paper-card">') == 10
    assert html.count('<use href="#code">') == 10
    assert drawn(html) == code_of(saved(page))
    assert "ten times the card of Ana Sol" in html
    papers_offered = html.split('aria-label="Paper"')[1].split("</nav>")[0]
    assert papers_offered.count('aria-current="page"') == 1


@pytest.mark.parametrize("paper, down", [(papers.A4, 6), (papers.LETTER, 12)])
def test_the_marks_stand_where_the_cards_end(paper: Paper, down: int) -> None:
    marks = re.findall(r"M([\d.]+) ([\d.]+)([hv])([\d.]+)", paper.marks)
    across = sorted({float(y) for _, y, way, _ in marks if way == "h"})
    assert across == pytest.approx([paper.top + 55 * row for row in range(6)])
    columns = sorted({float(x) for x, _, way, _ in marks if way == "v"})
    assert columns == pytest.approx([paper.left + 85 * column for column in range(3)])
    assert len([way for *_, way, _ in marks if way == "h"]) == 12
    assert len([way for *_, way, _ in marks if way == "v"]) == down
    for x, y, way, length in marks:
        assert 0 <= float(x) <= paper.width - (float(length) if way == "h" else 0)
        assert 0 <= float(y) <= paper.height - (float(length) if way == "v" else 0)


@pytest.mark.parametrize("name", ["Me", "Ana Sol"])
def test_before_there_is_a_card_the_page_teaches_what_it_needs(
    page: Client, ana: Actor, name: str
) -> None:
    fill(ana, name=name)
    html = page.get("/card").content.decode()
    assert "A card to leave behind" in html
    assert ("Your name: known" in html) is (name != "Me")
    assert "an e-mail address, a phone number or a profile" in html
    assert f'href="/people/me#{"fields" if name == "Me" else "addresses"}"' in html
    for address in PAGES[1:]:
        answer = page.get(address)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/card")


@pytest.mark.parametrize("address", PAGES)
def test_looking_is_all_one_can_do(page: Client, known: Actor, address: str) -> None:
    assert page.post(address).status_code == 405


def test_it_is_found_from_where_one_needs_it(page: Client, known: Actor, things: Any) -> None:
    me = page.get("/people/me", follow=True).content.decode()
    assert 'href="/card"' in me
    assert 'href="/card"' not in page.get(f"/people/{things['person']}").content.decode()
    assert 'href="/card"' in page.get("/find?text=business+card").content.decode()
    chat = page.get(f"/chats/{things['chat']}").content.decode()
    assert '<a href="/card">Your business card is packed</a>' in chat


def test_it_speaks_german(page: Client, known: Actor) -> None:
    german = {"accept-language": "de"}
    html = entities.unescape(page.get("/card", headers=german).content.decode())
    assert "<h1>Deine Visitenkarte</h1>" in html
    assert "Als Kontakt sichern" in html
    sheet = page.get("/card/print?paper=letter", headers=german).content.decode()
    assert "Strg-P (⌘-P auf einem Mac): mit 100 %, ohne Ränder" in sheet
    # The measure of a picture is no number to localise.
    assert 'viewBox="0 0 215.9 279.4"' in sheet


def test_a_hostile_name_stays_a_name(page: Client, known: Actor, network: dict[str, UUID]) -> None:
    fill(known, name='Ana <script>"; Sol, Jr\\', headline="x\r\nTEL:+666")
    for address in PAGES[:2]:
        html = page.get(address).content.decode()
        assert "<script>&" not in html
        assert "Ana &lt;script&gt;&quot;; Sol, Jr\\" in html
    lines = saved(page).split("\r\n")
    assert [line for line in lines if line.startswith("TEL")] == ["TEL:+44 7700 900100"]
