"""Undo: whatever a page overwrites or settles can be taken back by the notice that tells of it."""

from html.parser import HTMLParser
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from kithwork.domain.actors import Actor

Network = dict[str, UUID]


class Undo(HTMLParser):
    """The form of the last notice of a page: that of what was done just now."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.address, self.fields = False, "", dict[str, str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if "notice" in (found.get("class") or "").split():
            self.inside, self.address, self.fields = True, "", {}
        if self.inside and tag == "form":
            self.address = str(found.get("action"))
        if self.inside and tag == "input" and found.get("name") != "csrfmiddlewaretoken":
            self.fields[str(found["name"])] = found.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self.address:
            self.inside = False


def done(page: Client, address: str, fields: dict[str, Any]) -> tuple[str, dict[str, str]]:
    """Post, look at the page it leads to, and answer where its undo posts what."""
    answer = page.post(address, fields)
    assert answer.status_code == 302, answer.content.decode()
    undo = Undo()
    undo.feed(page.get(answer.headers["Location"]).content.decode())
    assert undo.address, "no undo is offered"
    return undo.address, undo.fields


def dump(actor: Actor) -> list[str]:
    lines: list[str] = import_module("tests.cast").dump(actor)
    return lines


def undone(page: Client, actor: Actor, address: str, fields: dict[str, Any]) -> None:
    """Whatever `address` does is taken back by its own undo."""
    before = dump(actor)
    undo = done(page, address, fields)
    assert dump(actor) != before
    assert page.post(*undo).status_code == 302
    assert dump(actor) == before


@pytest.fixture
def ask(page: Client, network: Network) -> str:
    """An ask to Li through Maria."""
    posted = {"person": str(network["Li"]), "via": [str(network["Maria"])]}
    return str(page.post("/asks/new", posted).headers["Location"])


def introduction(actor: Actor) -> str:
    queries: Any = import_module("kithwork.store.queries.asks")
    return f"/introductions/{queries.introductions(actor=actor)[0].id}"


def test_the_text_of_a_draft(page: Client, ana: Actor, ask: str) -> None:
    undone(page, ana, f"{ask}/text", {"subject": "Bees", "text": "Dear Li, <b>&"})
    undone(page, ana, f"{introduction(ana)}/text", {"subject": "Hi", "text": "Hello\nMaria"})


def letters(actor: Actor, address: str) -> list[Any]:
    asks: Any = import_module("kithwork.flows.asks")
    card = asks.show(actor=actor, ask=UUID(address.rsplit("/", 1)[-1]))
    texts = [(one.subject, one.text) for one in (card, *card.introductions)]
    return [texts, card.channel, card.minutes, card.card]


def test_a_draft_written_anew(page: Client, ana: Actor, ask: str) -> None:
    page.post(f"{ask}/text", {"subject": "Bees", "text": "Typed\n\nwith care"})
    page.post(f"{introduction(ana)}/text", {"subject": "Hi", "text": "Typed, too"})
    before = letters(ana, ask)
    undo = done(page, f"{ask}/card", {"channel": "phone", "minutes": "25", "learn": "hives"})
    assert letters(ana, ask) != before
    page.post(*undo)
    assert letters(ana, ask) == before


def test_marks_of_an_introduction_and_an_ask(page: Client, ana: Actor, ask: str) -> None:
    for state in ("asked", "agreed"):
        undone(page, ana, f"{introduction(ana)}/mark", {"state": state})
        page.post(f"{introduction(ana)}/mark", {"state": state})
    for state in ("sent", "silent", "sent", "yes"):
        undone(page, ana, f"{ask}/mark", {"state": state})
        page.post(f"{ask}/mark", {"state": state})


def test_an_undo_that_comes_too_late_is_refused(page: Client, ana: Actor, ask: str) -> None:
    first = introduction(ana)
    asked = done(page, f"{first}/mark", {"state": "asked"})
    page.post(f"{first}/mark", {"state": "agreed"})
    before = dump(ana)
    assert page.post(*asked).status_code == 409
    assert page.post(asked[0], {**asked[1], "changed_at": "nonsense"}).status_code == 422
    assert page.post(asked[0], {**asked[1], "changed_at": "2026-11-21T09:30"}).status_code == 422
    assert dump(ana) == before


def test_two_kept_apart(page: Client, ana: Actor, network: Network) -> None:
    pair = {"left": str(network["Tom"]), "right": str(network["Other Tom"])}
    undone(page, ana, "/review/apart", pair)


def test_a_merge_that_was_parted(page: Client, ana: Actor, network: Network) -> None:
    page.post("/review/merge", {"left": network["Tom"], "right": network["Other Tom"]})
    undo = done(page, f"/people/{network['Tom']}/split", {})
    assert page.post(*undo).status_code == 302
    assert page.get(f"/people/{network['Other Tom']}").status_code in {302, 404}


def singles(actor: Actor, person: UUID) -> dict[str, str]:
    queries: Any = import_module("kithwork.store.queries.people")
    fields: Any = import_module("kithwork.domain.people")
    card = queries.show(actor=actor, person=person)
    return {name: getattr(card, name) for name in fields.SINGLE_FIELDS}


def typed_of(actor: Actor, person: UUID) -> tuple[str, ...]:
    queries: Any = import_module("kithwork.store.queries.people")
    found: tuple[str, ...] = queries.show(actor=actor, person=person).typed
    return found


def test_the_fields_of_a_person(page: Client, ana: Actor, network: Network) -> None:
    before = singles(ana, network["Maria"])
    assert typed_of(ana, network["Maria"]) == ()
    typed = {**before, "name": "Mary Moor", "place": "Oslo"}
    undo = done(page, f"/people/{network['Maria']}/edit", typed)
    assert singles(ana, network["Maria"])["place"] == "Oslo"
    page.post(f"/people/{network['Maria']}/edit", {"name": "Mary Moor", "nickname": "May"})
    page.post(*undo)
    # What was changed since stays.
    assert singles(ana, network["Maria"]) == {**before, "nickname": "May"}
    # And imports may set again what they had set.
    assert typed_of(ana, network["Maria"]) == ("nickname",)


def test_a_position(page: Client, ana: Actor, network: Network) -> None:
    queries: Any = import_module("kithwork.store.queries.people")

    def position() -> tuple[Any, ...]:
        (one,) = queries.show(actor=ana, person=network["Maria"]).positions
        return one.id, one.organisation, one.title, one.from_on, one.to_on, one.current

    before = position()
    typed = {"organisation": "Fabrikam", "title": "Head", "stay": "work",
             "first": "2020-01-01", "to": "2024-05-31"}  # fmt: skip
    undo = done(page, f"/people/{network['Maria']}/positions/{before[0]}", typed)
    assert position() != before
    page.post(*undo)
    assert position() == before


def tie(actor: Actor, left: UUID, right: UUID) -> Any:
    queries: Any = import_module("kithwork.store.queries.ties")
    return queries.between(actor=actor, left=left, right=right)


def test_a_tie(page: Client, ana: Actor, network: Network) -> None:
    left, right = network["Maria"], network["Li"]
    flows: Any = import_module("kithwork.flows.ties")
    before = tie(ana, left, right)
    flows.edit(
        actor=ana, tie=before.id, changes=[("strength", "0.5")], now=import_module("tests.cast").NOW
    )
    before = tie(ana, left, right)
    typed = {"tie": str(before.id), "strength": "0.15", "origin": "work", "why": "a desk"}
    undo = done(page, f"/people/{left}/ties/{right}", typed)
    assert tie(ana, left, right).why == "a desk"
    page.post(*undo)
    assert tie(ana, left, right) == before


def test_a_tie_that_was_not_there(page: Client, ana: Actor, network: Network) -> None:
    left, right = network["Priya"], network["Tom"]
    undo = done(page, "/ties/new", {"left": "Priya Nair", "right": "tom@example.org", "why": "x"})
    assert tie(ana, left, right) is not None
    page.post(*undo)
    assert b"Tom Berg" not in page.get(f"/people/{left}").content.split(b"<h2")[-1]


def test_an_organisation(page: Client, ana: Actor, network: Network) -> None:
    queries: Any = import_module("kithwork.store.queries.organisations")
    place = queries.find(actor=ana, text="Contoso")
    before = queries.show(actor=ana, organisation=place)
    typed = {"name": "Contoso Ltd", "place": "Lyon", "industry": "", "website": "", "note": "Old"}
    undo = done(page, f"/organisations/{place}", typed)
    assert queries.show(actor=ana, organisation=place).place == "Lyon"
    page.post(*undo)
    assert queries.show(actor=ana, organisation=place) == before


def test_the_brief_and_the_pause(page: Client, ana: Actor, network: Network) -> None:
    queries: Any = import_module("kithwork.store.queries.campaigns")
    page.post("/campaign/brief", {"role": "Beekeeper", "why": "bees", "minutes": "20"})
    before = queries.brief(actor=ana)
    undo = done(page, "/campaign/brief", {"role": "Baker", "why": "", "minutes": "15"})
    page.post(*undo)
    assert queries.brief(actor=ana) == before
    undo = done(page, "/campaign/pause", {})
    page.post(*undo)
    assert queries.current(actor=ana).state == "running"
