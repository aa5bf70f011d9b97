"""Every route, for everybody: the stranger, the centre's staff, another seeker, and Ana.

The routes are read from the program, so that a new one cannot be forgotten here.
"""

from importlib import import_module
from typing import Any

from django.test import Client

from kithwork.domain.actors import Actor
from tests.web.places import address, guarded

# Routes that show or do something to the actor's own, whoever they are: no id in them.
WITHOUT_ID = {
    "today", "welcome", "find", "settings", "new-device", "design", "people", "new-person", "me",
    "new-tie", "import", "imports", "reviews",
    "merge", "keep-apart", "paths", "campaign", "set-brief", "pause", "resume", "add-target",
    "follow-ups", "upkeep", "set-upkeep", "week", "week-text", "week-sheet", "missed",
    "postpone-missed", "renew-own-feed", "revoke-own-feed", "set-own-feed-names", "report",
    "set-weekly-goal", "given-introductions", "retention", "purge", "schedule-retention",
    "stop-retention",
    "map", "map-data", "map-fits", "map-way", "map-what-if",
    "capture", "known-people", "carry-capture",
    "add-fan", "asks", "new-ask", "chats", "new-chat", "card", "card-sheet", "card-file",
    "bring-run", "hours", "read-calendar", "help", "backups", "make-backup", "ask-again",
    "learned", "coverage", "words", "review-words", "ask-learned",
    "dossier", "dossier-text", "dossier-file",
    "add-feed", "read-server", "refresh-calendars",
    "landed", "save-offer", "undo-landed", "news", "tell-news",
}  # fmt: skip


def test_every_route_is_ruled() -> None:
    free = {route.name for route in guarded() if not route.pattern.converters}
    assert free == WITHOUT_ID


def test_nobody_gets_in_without_a_session(
    ana: Actor, things: dict[str, Any], stranger: Client
) -> None:
    before = dump(ana)
    assert {
        (name, answer.status_code, told(answer)) for name, answer in answers(stranger, things)
    } == {(name, 403, False) for name in names()}
    assert dump(ana) == before


def test_staff_of_the_centre_see_and_do_nothing(
    ana: Actor, ben: Actor, things: dict[str, Any], browser: Any
) -> None:
    before = dump(ana)
    assert {
        (name, answer.status_code, told(answer)) for name, answer in answers(browser(ben), things)
    } == {(name, 403, False) for name in names()}
    assert dump(ana) == before


def test_another_seeker_finds_nothing_of_anas(
    ana: Actor, cleo: Actor, things: dict[str, Any], browser: Any
) -> None:
    before = dump(ana)
    found = answers(browser(cleo), things)
    assert [name for name, answer in found if told(answer)] == []
    # An address without an id shows Cleo her own; one with an id of Ana's shows nothing. The
    # pages of Help and the weeks have names that are the same for everybody.
    assert {
        (name, answer.status_code)
        for name, answer in found
        if name not in WITHOUT_ID and answer.status_code not in {404, 405}
    } == {("help-page", 200), ("week-of", 200)}
    assert dump(ana) == before


def test_looking_changes_nothing(ana: Actor, things: dict[str, Any], page: Client) -> None:
    before = dump(ana)
    for route in guarded():
        where = address(route, things)
        for response in (page.get(where), page.get(where), page.head(where)):
            assert response.status_code in {200, 302, 405}, route.name
            # The files alone: closing the answer would close the database, too.
            for close in response._resource_closers:  # type: ignore[attr-defined]
                close()
    assert dump(ana) == before


def names() -> set[str]:
    return {str(route.name) for route in guarded()}


def answers(client: Client, things: dict[str, Any]) -> list[tuple[str, Any]]:
    """What a client gets from every route, looking and posting."""
    found: list[tuple[str, Any]] = []
    for route in guarded():
        name, where = str(route.name), address(route, things)
        found += [(name, client.get(where)), (name, client.post(where, form(name, things)))]
    return found


def told(answer: Any) -> bool:
    """Whether an answer names anything of Ana's."""
    return any(word in answer.content for word in (b"Moreno", b"Secret", b"Li Chen", b"Contoso"))


def form(name: str, things: dict[str, Any]) -> dict[str, str]:
    """A post that would do something in most places, were it let in."""
    return {
        "person": str(things["person"]),
        "left": str(things["person"]),
        "right": str(things["other"]),
        "name": "Changed",
        "text": "Changed",
        "subject": "Changed",
        "value": "changed@example.org",
        "kind": "email",
        "tag": "changed",
        "state": "asked" if name.endswith("mark-introduction") else "sent",
        "moved": "asked" if name == "unmark-introduction" else "sent",
        "motivation": "0",
        "organisation": "Changed",
        "stay": "work",
        "channel": "email",
        "minutes": "15",
        "item": "brief",
    }


def dump(actor: Actor) -> list[str]:
    lines: list[str] = import_module("tests.cast").dump(actor)
    return lines
