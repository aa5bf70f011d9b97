"""The language of a page: chosen in Settings, else the browser's, else English."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import translation

from tests.web import places, speech

LANG = re.compile(r'<html lang="([^"]+)" dir="([^"]+)"')
# A number as German writes it, in a place that programs read.
LOCALISED = re.compile(r'\s[\w-]+="-?\d+,\d+"')


def choose(page: Client, language: str) -> None:
    page.post("/settings", {"language": language, "shortcuts": "on"})


@pytest.mark.parametrize(
    "wanted, language",
    [
        ("", "en"),
        ("de", "de"),
        ("de-AT,en;q=0.5", "de"),
        ("en-GB,de;q=0.9", "en"),
        ("tlh,de;q=0.3", "de"),
        ("fr,nl;q=0.5", "en"),
        ("*", "en"),
        ("no language; at all", "en"),
        ("de;q=" + "0" * 9000, "en"),
    ],
)
def test_a_page_speaks_as_the_browser_asks(page: Client, wanted: str, language: str) -> None:
    answer = page.get("/people", headers={"accept-language": wanted})
    assert LANG.findall(answer.content.decode()) == [(language, "ltr")]
    assert answer.headers["Content-Language"] == language
    assert "Accept-Language" in answer.headers["Vary"]


def test_what_settings_chose_goes_before_the_browser(page: Client) -> None:
    choose(page, "de")
    answer = page.get("/settings", headers={"accept-language": "en"})
    assert answer.headers["Content-Language"] == "de"
    assert "Für diesen Browser gespeichert." in answer.content.decode()
    choose(page, "")
    assert page.get("/settings").headers["Content-Language"] == "en"


def test_a_language_that_is_gone_is_as_none(page: Client) -> None:
    session = page.session
    session["preferences"] = {"language": "tlh"}
    session.save()
    answer = page.get("/people", headers={"accept-language": "de"})
    assert answer.headers["Content-Language"] == "de"


def test_another_programs_cookie_chooses_nothing(page: Client) -> None:
    page.cookies["django_language"] = "de"
    assert page.get("/people").headers["Content-Language"] == "en"


def test_who_is_not_let_in_is_answered_in_their_language(stranger: Client) -> None:
    german = {"accept-language": "de"}
    closed = stranger.get("/people", headers=german)
    assert closed.status_code == 403
    assert "Kithwork ist für diesen Browser geschlossen" in closed.content.decode()
    foreign = stranger.get("/people", headers={**german, "host": "example.org"})
    assert "Diese Anforderung kam von anderswo" in foreign.content.decode()
    used = stranger.get("/enter/guessed", headers=german)
    assert "Diese Adresse öffnet Kithwork nicht mehr" in used.content.decode()


def test_failures_speak_the_chosen_language(page: Client) -> None:
    choose(page, "de")
    for address, said in (
        ("/nowhere", "Unter dieser Adresse gibt es keine Seite."),
        ("/review/merge", "Hier gibt es nichts anzusehen"),
    ):
        assert said in page.get(address).content.decode()


def test_what_is_no_page_has_no_language(stranger: Client) -> None:
    answer = stranger.get("/healthz", headers={"accept-language": "de"})
    assert "Content-Language" not in answer.headers
    assert "Accept-Language" not in answer.headers.get("Vary", "")


def test_no_answer_leaves_its_language_to_the_next(page: Client) -> None:
    before = translation.get_language()
    page.get("/people", headers={"accept-language": "de"})
    assert translation.get_language() == before


def test_a_notice_is_said_in_the_language_it_was_made_in(
    page: Client, network: dict[str, UUID]
) -> None:
    choose(page, "de")
    page.get("/settings")
    answer = page.post(f"/people/{network['Maria']}/mark/fan", follow=True)
    assert "Als Fan markiert: jemand, der dir Erfolg wünscht." in answer.content.decode()


def test_what_programs_read_is_never_localised(page: Client, network: dict[str, UUID]) -> None:
    choose(page, "de")
    people = [f"/people/{person}" for person in network.values()]
    for address in ("/", "/people", "/path?kind=person&text=Li+Chen", "/campaign", *people):
        answer = page.get(address)
        assert answer.status_code == 200
        assert LOCALISED.findall(answer.content.decode()) == []


def test_a_german_date_may_be_typed_in_german(page: Client, network: dict[str, UUID]) -> None:
    address = f"/people/{network['Maria']}/touches"
    typed = {"kind": "coffee", "on": "3.5.2026"}
    assert page.post(address, typed).status_code == 422
    answer = page.post(address, typed, headers={"accept-language": "de"}, follow=True)
    assert (
        "3. Mai 2026"
        in page.get(
            f"/people/{network['Maria']}", headers={"accept-language": "de"}
        ).content.decode()
    )
    assert answer.status_code == 200


# English words that are none in German, nor in the names of the cast.
ENGLISH = re.compile(
    r"\b(the|and|of|to|with|you|your|they|their|them|people|save|remove|edit|erase|is|are|this|who|"
    r"what|know|knows|minutes|about|days|from|for|it|add|ask|asks|back|good|sent|have|yet)\b",
    re.IGNORECASE,
)
# Files and numbers, a page for who builds pages, and the documentation, which is English.
NO_PAGE = {
    "brief-file",
    "card-file",
    "chat-invitation",
    "design",
    "dossier-file",
    "dossier-text",
    "download-backup",
    "help-page",
    "map-data",
    "map-fits",
    "week-sheet",
    "week-text",
}
# Where people's own words stand.
THEIRS = frozenset({"note-text"})


def english(page: Client, address: str) -> list[str]:
    """What a page says in English without saying that it does (`lang`)."""
    answer = page.get(address)
    if answer.status_code != 200:
        return []
    texts = speech.said(answer.content.decode(), passed_over=THEIRS)
    return sorted({text for text in texts if ENGLISH.search(text)})


def left_over(page: Client, addresses: list[str]) -> dict[str, list[str]]:
    found = {address: english(page, address) for address in addresses}
    return {address: texts for address, texts in found.items() if texts}


def test_no_page_has_english_left_over_in_german(page: Client, things: dict[str, Any]) -> None:
    choose(page, "de")
    pages = [
        places.address(route, things) for route in places.guarded() if route.name not in NO_PAGE
    ]
    assert left_over(page, pages) == {}
    li = things["other"]
    answers = ["/path?kind=person&text=Li+Chen", "/path?kind=organisation&text=Nowhere"]
    answers += [f"/path?person={li}", f"/map?person={li}", f"/map?what_if={li}", "/find?text=mar"]
    answers += ["/people?text=mar", "/people?text=nobody", "/find?text=nobody", "/nowhere"]
    assert left_over(page, answers) == {}


def test_an_empty_search_has_no_english_left_over_in_german(page: Client) -> None:
    choose(page, "de")
    free = [route for route in places.guarded() if not route.pattern.converters]
    assert (
        left_over(page, [places.address(one, {}) for one in free if one.name not in NO_PAGE]) == {}
    )


def test_what_is_english_alone_is_found(page: Client, things: dict[str, Any]) -> None:
    heard = english(page, f"/people/{things['person']}")
    assert {"Edit every field", "Work and studies"} <= set(heard)
    assert not [text for text in heard if "Secret" in text or "read it once" in text]
