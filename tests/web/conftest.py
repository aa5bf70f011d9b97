"""What the tests of the pages share: the cast, each in a browser of their own.

Loaded before Django is set up, so that what holds models is imported by the fixtures.
"""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from kithwork.domain.actors import Actor

HOST = "127.0.0.1:8000"
Browser = Callable[[Actor], Client]


@pytest.fixture
def stranger(db: None) -> Client:
    """A browser without a session; a fault is a page, as it is for people."""
    return Client(headers={"host": HOST}, raise_request_exception=False)


@pytest.fixture
def browser() -> Browser:
    """Opens a browser in which somebody is signed in."""

    def opened(actor: Actor) -> Client:
        account: Any = import_module("kithwork.store.models").Account.objects.get(pk=actor.account)
        client = Client(headers={"host": HOST}, raise_request_exception=False)
        client.force_login(account)
        return client

    return opened


@pytest.fixture
def page(ana: Actor, browser: Browser) -> Client:
    """Ana's browser."""
    return browser(ana)


@pytest.fixture
def network(ana: Actor) -> dict[str, UUID]:
    """Ana knows Maria, Priya and Tom; Maria knows Li. Ids by first name, and "me"."""
    cast: Any = import_module("tests.cast")
    flows: Any = import_module("kithwork.flows.people")
    ties: Any = import_module("kithwork.flows.ties")
    cast.bring(
        ana,
        cast.record(
            "Maria Moreno",
            key="https://www.linkedin.com/in/maria",
            emails=["maria@example.org"],
            positions=[cast.work("Contoso", "Nurse")],
        ),
        cast.record("Priya Nair", emails=["priya@example.org"], positions=[cast.work("Northwind")]),
        cast.record("Tom Berg", emails=["tom@example.org"]),
        cast.record("Tom Berg", emails=["tom.berg@example.com"], source="vcard"),
    )
    maria, me = cast.find(ana, "Maria Moreno"), cast.find(ana, "me")
    li = flows.add(actor=ana, name="Li Chen", organisation="DataWell", now=cast.NOW)
    ties.add(actor=ana, left=me, right=li, strength=0.0, now=cast.NOW)
    ties.add(actor=ana, left=maria, right=li, strength=0.9, why="studied together", now=cast.NOW)
    return {
        "me": me,
        "Maria": maria,
        "Priya": cast.find(ana, "Priya Nair"),
        "Tom": cast.find(ana, "tom@example.org"),
        "Other Tom": cast.find(ana, "tom.berg@example.com"),
        "Li": li,
    }


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
        for name in (
            "asks",
            "briefs",
            "campaigns",
            "captures",
            "chats",
            "debriefs",
            "devices",
            "given_introductions",
            "people",
            "imports",
            "recommendations",
            "rehearsals",
            "slots",
        )
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
    day = flows["chats"].Day(datetime.fromisoformat("2031-12-03T15:00"), "Europe/Berlin")
    chat = flows["chats"].schedule(
        actor=ana, person=network["Maria"], day=day, referred_by=network["Priya"], now=cast.NOW
    )
    kinds: Any = import_module("kithwork.domain.briefs")
    research = flows["briefs"].note(
        actor=ana,
        chat=chat.id,
        kind=kinds.ResearchKind.KNOWN,
        text="Secret of Maria",
        now=cast.NOW,
    )
    calendar = flows["slots"].read_calendar(
        actor=ana, name="Secret.ics", data=cast.CALENDAR, now=cast.NOW
    )
    talk = flows["chats"].schedule(
        actor=ana,
        person=network["Priya"],
        day=flows["chats"].Day(datetime.fromisoformat("2026-11-09T15:00"), "Europe/Berlin"),
        now=cast.NOW,
    )
    rules: Any = import_module("kithwork.domain.debriefs")
    brought = flows["debriefs"].debrief(
        actor=ana,
        chat=talk.id,
        debrief=rules.Debrief(
            names=(rules.NameGiven("Tom Berg"),),
            helpful=("Secret of Maria",),
            findings=(rules.Finding("Secret of Maria", "Contoso"),),
            inquiries=(rules.Inquired("Secret of Maria"),),
        ),
        now=cast.NOW,
    )
    finding: Any = import_module("kithwork.store.models").Finding.objects.get()
    spoken: Any = import_module("kithwork.domain.rehearsals")
    rehearsal = flows["rehearsals"].keep(
        actor=ana, chat=chat.id, spoken=spoken.Spoken(600), now=cast.NOW
    )
    recommendation = flows["recommendations"].add(
        actor=ana, person=network["Maria"], to="Secret of Maria", now=cast.NOW
    )
    given = flows["given_introductions"].begin(
        actor=ana,
        left=network["Maria"],
        right=network["Tom"],
        left_why="Secret of Maria",
        now=cast.NOW,
    )
    return {
        "given": given.id,
        "side": "left",
        "recommendation": recommendation.id,
        "referral": brought.referrals[0].id,
        "follow_up": brought.follow_ups[0].id,
        "finding": finding.public_id,
        "inquiry": brought.inquiries[0].id,
        "rehearsal": rehearsal.id,
        "research": research,
        "calendar": calendar.calendar.id,
        "chat": chat.id,
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
        "week": "2026-W47",
    }


@pytest.fixture
def samples(shared_data: Path) -> Path:
    """Address books as other programs write them."""
    return shared_data / "contact-csv-formats"
