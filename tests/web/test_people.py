"""The People pages: the list, one person whole, every edit with its undo."""

import re
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from kithwork.domain.actors import Actor

Network = dict[str, UUID]


def cast() -> Any:
    return import_module("tests.cast")


def undo(page: Client, where: str = "/people") -> Any:
    """Press the Undo of the notice on the next page."""
    html = page.get(where).content.decode()
    form = re.search(
        r'class="notice">.*?<form method="post" action="([^"]+)">(.*?)</form>', html, re.DOTALL
    )
    assert form is not None
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form[2])
    return page.post(form[1], dict(fields))


def test_every_row_shows_one_next_step(page: Client, network: Network) -> None:
    html = page.get("/people").content.decode()
    rows = re.findall(r'<div class="who">.*?</li>', html, re.DOTALL)
    assert len(rows) == 5
    assert all(re.search(r'class="then"[^>]*>[^<]{10,}<', row) for row in rows)


def test_the_list_is_searched_filtered_and_sorted(page: Client, network: Network) -> None:
    def names(query: str) -> list[str]:
        html = page.get(f"/people?{query}").content.decode()
        return re.findall(r'class="who">\s*<a [^>]*>([^<]+)</a>', html)

    assert names("text=mar+mor") == ["Maria Moreno"]
    assert names("organisation=Northwind") == ["Priya Nair"]
    assert names("sort=name&text=tom") == ["Tom Berg", "Tom Berg"]
    assert names("tag=nothing") == []
    assert names("sort=nonsense&page=0&text=li+chen") == ["Li Chen"]


def test_a_place_they_left_is_named_as_left(page: Client, ana: Actor, network: Network) -> None:
    left = cast().work("Calderbrook", "Chemist", end=cast().TODAY)
    cast().bring(ana, cast().record("Ida Sand", positions=[left]))
    for address in ("/people?text=ida+sand", "/find?text=ida+sand"):
        assert "formerly Chemist, Calderbrook" in page.get(address).content.decode()
    html = page.get("/people?text=maria+moreno").content.decode()
    assert "<p>Nurse, Contoso</p>" in html


def test_htmx_gets_the_list_alone(page: Client, network: Network) -> None:
    part = page.get("/people?text=maria", headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="people-list"')
    assert "<html" not in part
    assert "Maria Moreno" in part


def test_the_list_has_pages_of_fifty(page: Client, ana: Actor) -> None:
    rows = [cast().record(f"Person {number:03d}") for number in range(60)]
    cast().bring(ana, *rows)
    first = page.get("/people?sort=name").content.decode()
    assert "1–50 of 60 people" in first
    assert "page=2" in first
    assert "51–60 of 60 people" in page.get("/people?sort=name&page=2").content.decode()


def test_nobody_fits_teaches_how_to_search(page: Client, network: Network) -> None:
    assert b"Try less of the name" in page.get("/people?text=zzz").content


def test_a_person_is_shown_whole(page: Client, network: Network) -> None:
    html = page.get(f"/people/{network['Maria']}").content.decode()
    for words in ("Nurse", "Contoso", "maria@example.org", "studied together", "contacts, line 1"):
        assert words in html


def test_a_person_page_says_how_close_they_are(page: Client, network: Network) -> None:
    html = page.get(f"/people/{network['Maria']}").content.decode()
    assert "How close you are" in html
    assert (
        "Be in touch a second time" in html
        or "Meet without a purpose" in html
        or "Tell them" in html
    )
    mine = page.get("/me", follow=True).content.decode()
    assert "How close you are" not in mine


def test_me_leads_to_my_own_page(page: Client, network: Network) -> None:
    assert page.get("/people/me").headers["Location"] == f"/people/{network['me']}"
    html = page.get(f"/people/{network['me']}").content.decode()
    assert "This is you" in html
    assert "Erase for good" not in html


def test_every_single_field_is_edited(page: Client, ana: Actor, network: Network) -> None:
    typed = {
        "name": "Maria Moreno-Ruiz", "given": "Maria", "family": "Moreno-Ruiz", "nickname": "Mari",
        "prefix": "Dr.", "suffix": "PhD", "headline": "Ward nurse", "place": "Lyon",
        "industry": "Health", "birthday": "1980-05-03",
    }  # fmt: skip
    assert page.post(f"/people/{network['Maria']}/edit", typed).status_code == 302
    card = cast().show(ana, "Maria Moreno-Ruiz")
    assert {name: getattr(card, name) for name in typed} == typed


def test_an_empty_name_is_refused_beside_its_field(page: Client, network: Network) -> None:
    response = page.post(f"/people/{network['Maria']}/edit", {"name": "", "place": "Lyon"})
    assert response.status_code == 422
    html = response.content.decode()
    assert 'id="id_name_error"' in html
    assert 'value="Lyon"' in html


def test_addresses_and_tags_come_and_go_and_come_back(
    page: Client, ana: Actor, network: Network
) -> None:
    where = f"/people/{network['Maria']}"
    page.post(f"{where}/addresses", {"kind": "phone", "value": "+33 4 72 00 00 00"})
    page.post(f"{where}/tags", {"tag": "choir"})
    card = cast().show(ana, "Maria Moreno")
    assert card.values("phone") == ("+33 4 72 00 00 00",)
    assert card.tags == ("choir",)
    page.post(f"{where}/tags/remove", {"tag": "choir"})
    assert cast().show(ana, "Maria Moreno").tags == ()
    undo(page)
    assert cast().show(ana, "Maria Moreno").tags == ("choir",)
    page.get("/people")
    page.post(f"{where}/addresses/remove", {"kind": "email", "value": "maria@example.org"})
    assert cast().show(ana, "Maria Moreno").values("email") == ()
    undo(page)
    assert cast().show(ana, "Maria Moreno").values("email") == ("maria@example.org",)


def test_what_is_no_address_is_refused(page: Client, network: Network) -> None:
    where = f"/people/{network['Maria']}/addresses"
    response = page.post(where, {"kind": "email", "value": "not one"})
    assert response.status_code == 422
    assert b"does not look like one" in response.content


def test_notes_are_written_removed_and_brought_back(
    page: Client, ana: Actor, network: Network
) -> None:
    where = f"/people/{network['Maria']}"
    page.post(f"{where}/notes", {"text": "Loves <b>tea</b>\nand long walks"})
    html = page.get(where).content.decode()
    assert "Loves &lt;b&gt;tea&lt;/b&gt;" in html
    note = cast().show(ana, "Maria Moreno").notes[0].id
    page.post(f"{where}/notes/{note}/remove")
    assert cast().show(ana, "Maria Moreno").notes == ()
    undo(page)
    assert len(cast().show(ana, "Maria Moreno").notes) == 1
    assert page.post(f"{where}/notes", {"text": " "}).status_code == 422


def test_positions_are_added_edited_removed(page: Client, ana: Actor, network: Network) -> None:
    where = f"/people/{network['Maria']}/positions"
    added = {"organisation": "City of Lyon", "title": "Clerk", "stay": "work",
             "first": "2010-01-01", "to": "2012-06-30"}  # fmt: skip
    assert page.post(where, added).status_code == 302
    before = cast().show(ana, "Maria Moreno").positions[1]
    assert (before.organisation, before.current) == ("City of Lyon", False)
    page.post(f"{where}/{before.id}", {**added, "title": "Head clerk", "to": ""})
    after = {one.id: one for one in cast().show(ana, "Maria Moreno").positions}[before.id]
    assert (after.title, after.current) == ("Head clerk", True)
    assert page.post(f"{where}/{before.id}", {**added, "to": "2009-01-01"}).status_code == 422
    page.post(f"{where}/{before.id}/remove")
    assert len(cast().show(ana, "Maria Moreno").positions) == 1
    undo(page)
    assert len(cast().show(ana, "Maria Moreno").positions) == 2


@pytest.mark.parametrize(
    "mark, opposite, field",
    [("fan", "not-fan", "is_fan"), ("do-not-contact", "may-contact", "do_not_contact")],
)
def test_marks_are_set_and_lifted(
    page: Client, ana: Actor, network: Network, mark: str, opposite: str, field: str
) -> None:
    where = f"/people/{network['Maria']}/mark"
    page.post(f"{where}/{mark}")
    assert getattr(cast().show(ana, "Maria Moreno"), field) is True
    page.post(f"{where}/{opposite}")
    assert getattr(cast().show(ana, "Maria Moreno"), field) is False
    assert page.post(f"{where}/nonsense").status_code == 404


def test_nobody_is_led_to_write_to_who_must_not_be_contacted(
    page: Client, network: Network
) -> None:
    page.post(f"/people/{network['Maria']}/mark/do-not-contact")
    assert b"Ask for a chat" not in page.get(f"/people/{network['Maria']}").content
    response = page.post("/asks/new", {"person": str(network["Maria"])})
    assert response.status_code == 403
    assert b"do not contact" in response.content


def test_removing_is_undone(page: Client, ana: Actor, network: Network) -> None:
    page.post(f"/people/{network['Maria']}/remove")
    assert (
        b"Maria Moreno" not in page.get("/people?text=moreno").content.split(b'id="people-list"')[1]
    )
    assert b"You removed Maria" in page.get(f"/people/{network['Maria']}").content
    response = page.post(f"/restore/{network['Maria']}", {"back": f"/people/{network['Maria']}"})
    assert response.headers["Location"] == f"/people/{network['Maria']}"
    assert cast().show(ana, "Maria Moreno").removed_at is None


@pytest.mark.parametrize(
    "back",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""],
)
def test_coming_back_never_leads_elsewhere(page: Client, network: Network, back: str) -> None:
    page.post(f"/people/{network['Maria']}/remove")
    response = page.post(f"/restore/{network['Maria']}", {"back": back})
    assert response.headers["Location"] == "/"


def test_erasing_asks_first_and_then_forgets(page: Client, ana: Actor, network: Network) -> None:
    where = f"/people/{network['Maria']}/erase"
    assert b"cannot be undone" in page.get(where).content
    assert cast().show(ana, "Maria Moreno").name == "Maria Moreno"
    page.post(where)
    assert page.get(f"/people/{network['Maria']}").status_code == 404
    assert not [line for line in cast().dump(ana) if "maria@example.org" in line]


def test_somebody_is_added_by_hand(page: Client, ana: Actor, network: Network) -> None:
    response = page.post(
        "/people/new", {"name": "Omar Haddad", "title": "Baker", "email": "o@example.org"}
    )
    assert response.status_code == 302
    assert cast().show(ana, "Omar Haddad").values("email") == ("o@example.org",)
    assert page.post("/people/new", {"name": "X", "email": "nonsense"}).status_code == 422


def test_touches_are_noted(page: Client, ana: Actor, network: Network) -> None:
    where = f"/people/{network['Maria']}/touches"
    page.post(where, {"kind": "coffee", "on": "2026-05-03", "text": "in the rain"})
    assert cast().show(ana, "Maria Moreno").touches[0].kind == "coffee"
    assert page.post(where, {"kind": "coffee", "on": "2999-01-01"}).status_code == 422


PAYLOADS = [
    "<script>alert(1)</script>",
    "{{ settings }}",
    "{% include 'x' %}",
    '"><img src=x onerror=a()>',
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_name_is_only_ever_text(page: Client, ana: Actor, payload: str) -> None:
    cast().bring(ana, cast().record(f"Eve {payload}", emails=["eve@example.org"]))
    eve = cast().find(ana, "eve@example.org")
    for where in ("/people", f"/people/{eve}", f"/path?person={eve}", f"/asks/new?person={eve}"):
        html = page.get(where).content.decode()
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "SECRET_KEY" not in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:x.y"])
def test_no_link_leads_to_code(page: Client, ana: Actor, network: Network, address: str) -> None:
    page.post(f"/people/{network['Maria']}/addresses", {"kind": "web", "value": address})
    html = page.get(f"/people/{network['Maria']}").content.decode().lower()
    assert 'href="javascript:' not in html
    assert 'href="data:' not in html


def test_my_page_begins_with_what_others_are_given_of_me(page: Client, network: Network) -> None:
    html = page.get(f"/people/{network['me']}").content.decode()
    order = [html.index(f'<h2 id="{part}">') for part in ("addresses", "fields", "work", "ties")]
    assert order == sorted(order)
    assert "What you do, in one line" in html
    assert html.count('aria-current="page"') == 1
    other = page.get(f"/people/{network['Maria']}").content.decode()
    assert other.index('<h2 id="work">') < other.index('<h2 id="addresses">')
    assert "What they do, in one line" in other


def test_a_person_page_has_the_button_for_its_next_step(
    ana: Actor, page: Client, network: Network
) -> None:
    flows: Any = import_module("kithwork.flows.asks")
    maria, li = network["Maria"], network["Li"]
    assert f'href="/asks/new?person={maria}"' in callout(page, maria)
    assert f'href="/path?person={li}"' in callout(page, li)
    ask = flows.draft(actor=ana, person=li, via=[maria], now=cast().NOW)
    assert f'href="/asks/{ask.id}"' in callout(page, maria)
    html = page.get(f"/people/{maria}").content.decode()
    assert "Introduction to Li Chen" in html


def callout(page: Client, person: UUID) -> str:
    html = page.get(f"/people/{person}").content.decode()
    return html.split("<strong>Next:</strong>")[1].split("</div>")[0]


def test_it_says_what_one_more_contact_would_change(page: Client, network: Network) -> None:
    text = page.get(f"/people/{network['Li']}").content.decode()
    assert "If you met Li Chen" in text
    assert "Taken that a good chat makes a tie of about 60" in text
    card = text.split('id="what-if"')[1].split("</section>")[0]
    assert "Separate sources among your contacts: 4.0 of 4 now" in card
    assert "its constraint" in card
    # Oneself and who is to be left alone are met by nobody.
    mine = page.get(f"/people/{network['me']}").content.decode()
    assert 'id="what-if"' not in mine
    page.post(f"/people/{network['Li']}/mark/do-not-contact")
    assert 'id="what-if"' not in page.get(f"/people/{network['Li']}").content.decode()
