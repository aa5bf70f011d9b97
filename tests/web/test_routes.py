"""Every route, for everybody: the stranger, the centre's staff, another seeker, and Ana.

The routes are read from the program, so that a new one cannot be forgotten here.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from kithwork.domain.actors import Actor

OPEN = {"healthz", "readyz", "enter", "pair", "manifest", "service-worker", "offline"}
# Routes that show or do something to the actor's own, whoever they are: no id in them.
WITHOUT_ID = {
    "today", "welcome", "find", "settings", "new-device", "design", "people", "new-person", "me",
    "new-tie", "import", "imports", "reviews",
    "merge", "keep-apart", "paths", "campaign", "set-brief", "pause", "resume", "add-target",
    "map", "map-data", "map-fits", "map-way", "map-what-if",
    "capture", "known-people", "carry-capture",
    "add-fan", "asks", "new-ask", "help", "backups", "make-backup", "ask-again",
}  # fmt: skip


def routes() -> Iterator[URLPattern]:
    for one in get_resolver().url_patterns:
        yield from getattr(one, "url_patterns", [one])


@pytest.fixture
def things(
    ana: Actor, network: dict[str, UUID], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    """One of each thing of Ana's that an address can name."""
    monkeypatch.setenv("KITHWORK_DATA", str(tmp_path))
    backup = tmp_path / "backups" / "kithwork-20261121-093000.kith"
    backup.parent.mkdir()
    backup.write_bytes(b"Secret of Maria")
    cast: Any = import_module("tests.cast")
    flows: Any = {
        name: import_module(f"kithwork.flows.{name}")
        for name in ("asks", "campaigns", "captures", "devices", "people", "imports")
    }
    queries: Any = import_module("kithwork.store.queries.imports")
    ties: Any = import_module("kithwork.store.queries.ties")
    note = flows["people"].note(
        actor=ana, person=network["Maria"], text="Secret of Maria", now=cast.NOW
    )
    target = flows["campaigns"].add_person(actor=ana, person=network["Li"], now=cast.NOW)
    ask = flows["asks"].draft(actor=ana, person=network["Li"], via=[network["Maria"]], now=cast.NOW)
    maria = cast.show(ana, "Maria Moreno")
    seen: Any = import_module("kithwork.domain.captures")
    capture = uuid4()
    flows["captures"].capture(
        actor=ana, key=capture, seen=seen.Seen("Maria Moreno", cast.TODAY), now=cast.NOW
    )
    return {
        "capture": capture,
        "person": network["Maria"],
        "other": network["Li"],
        "note": note,
        "position": maria.positions[0].id,
        "organisation": maria.positions[0].organisation_id,
        "tie": next(tie.id for tie in ties.of_person(actor=ana, person=maria.pk) if tie.id),
        "batch": queries.listing(actor=ana)[0].id,
        "target": target,
        "device": flows["devices"].pair(actor=ana, name="Secret phone", now=cast.NOW),
        "ask": ask.id,
        "introduction": ask.introductions[0].introduction,
        "public_id": note,
        "key": queries.listing(actor=ana)[0].id,
        "backup": backup.name,
        "mark": "fan",
        "name": "first-week",
    }


def address(route: URLPattern, things: dict[str, Any]) -> str:
    made = str(route.pattern)
    for name, converter in route.pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower()
        kind = {"string": "str"}.get(kind, kind)
        made = made.replace(f"<{kind}:{name}>", str(things[name]))
    return f"/{made}"


def guarded() -> list[URLPattern]:
    return [route for route in routes() if route.name not in OPEN]


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
    # pages of Help have a name, and are the same for everybody.
    assert {
        (name, answer.status_code)
        for name, answer in found
        if name not in WITHOUT_ID and answer.status_code not in {404, 405}
    } == {("help-page", 200)}
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
    }


def dump(actor: Actor) -> list[str]:
    lines: list[str] = import_module("tests.cast").dump(actor)
    return lines
