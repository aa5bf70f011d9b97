"""Help: inside the program, for whoever is let in, leading nowhere outside."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from checks import message_rules
from kithwork.domain.messages import Severity
from kithwork.web import manuals
from kithwork.web.templatetags import words

ALLOWED = {
    "a", "blockquote", "br", "code", "em", "h2", "h3", "li", "ol", "p", "pre", "span", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip


class _Tags(HTMLParser):
    """Every tag of a page with its attributes, and the ids and links among them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "href":
                self.links.append(value or "")
            if name == "id":
                self.ids.add(value or "")


def read(html: str) -> _Tags:
    tags = _Tags()
    tags.feed(html)
    return tags


def test_the_index_lists_every_page(page: Client) -> None:
    answer = page.get("/help")
    assert answer.status_code == 200
    body = answer.content.decode()
    for manual in manuals.every():
        assert f'href="/help/{manual.name}"' in body
        assert manual.title in body
    assert 'id="shortcuts"' in body


def test_a_page_is_shown_with_its_parts(page: Client) -> None:
    body = page.get("/help/first-week").content.decode()
    assert "<h1" in body
    assert "Your first week" in body
    contents = re.search(r'<nav class="card flat contents".*?</nav>', body, re.DOTALL)
    assert contents is not None
    assert read(contents[0]).links == [f"#{part.id}" for part in manuals.one("first-week").parts]
    assert 'href="/help/import"' in body


def test_a_short_page_has_no_contents(page: Client) -> None:
    short = [one for one in manuals.every() if len(one.parts) < 4]
    for manual in short:
        assert "On this page" not in page.get(f"/help/{manual.name}").content.decode()


def test_a_page_that_is_not_there_is_said_so(page: Client) -> None:
    answer = page.get("/help/nowhere")
    assert answer.status_code == 404
    assert "no page called" in answer.content.decode()


def test_help_is_closed_like_all_else(stranger: Client) -> None:
    for address in ("/help", "/help/first-week", "/help/nowhere"):
        answer = stranger.get(address)
        assert answer.status_code == 403
        assert b"first week" not in answer.content


def test_every_link_of_help_leads_to_a_part_of_help(page: Client) -> None:
    ids = {one.name: read(one.html).ids for one in manuals.every()}
    for manual in manuals.every():
        for link in read(manual.html).links:
            path, _, part = link.partition("#")
            name = path.removeprefix("/help/") or manual.name
            assert path == "" or page.get(path).status_code == 200
            assert not part or part in ids[name], f"{manual.name}: {link}"


@pytest.mark.parametrize("manual", manuals.every(), ids=lambda one: one.name)
def test_a_page_is_plain_text_with_headings_lists_and_links(manual: manuals.Manual) -> None:
    tags = read(manual.html)
    assert tags.tags <= ALLOWED
    assert tags.attributes <= {"href", "id"}
    assert {part.id for part in manual.parts} <= tags.ids


def test_the_reference_calls_the_weights_as_the_pages_do() -> None:
    assert {one: str(words.severity(one)) for one in Severity} == message_rules.SAID
