"""The logical dump: equal for equal content, different for every difference."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kithwork.domain import hours
from kithwork.domain.actors import Actor, Role
from kithwork.domain.errors import Refused
from kithwork.domain.readiness import Item
from kithwork.domain.records import AddressSeen, NameSeen, PositionSeen, Record
from kithwork.domain.rehearsals import Spoken
from kithwork.flows import (
    asks,
    campaigns,
    chats,
    dumps,
    goals,
    imports,
    look_alikes,
    people,
    readiness,
    recalls,
    rehearsals,
    slots,
    ties,
    undo,
    workspaces,
)
from kithwork.flows.chats import Day
from kithwork.flows.imports import Batch
from kithwork.store.models import Account, Member, Person, Workspace
from kithwork.store.queries import people as people_queries
from tests.cast import CALENDAR

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.fixture
def actor() -> Actor:
    return workspaces.local_actor(now=NOW)


@pytest.fixture
def other() -> Actor:
    """The seeker of a workspace of their own."""
    account = Account.objects.create()
    workspace = Workspace.objects.create(name="My search", created_at=NOW)
    Member.objects.create(account=account, workspace=workspace, role=Role.SEEKER)
    Person.objects.create(workspace=workspace, name="Me", is_me=True, created_at=NOW)
    return Actor(account=account.pk, workspace=workspace.pk)


def batch(*records: Record) -> Batch:
    return Batch(("contacts.csv",), "", records, ())


def record(name: str, source: str = "linkedin", organisation: str = "Contoso") -> Record:
    word = name.replace(" ", ".").lower()
    return Record(
        source=source,
        file="contacts.csv",
        line=3,
        name=NameSeen(full=name),
        emails=(AddressSeen(f"{word}@example.org"),),
        positions=(PositionSeen(organisation, "Engineer", current=True),),
        note="met at the fair" if source == "google" else "",
        connected_on=date(2020, 5, 1) if source == "linkedin" else None,
    )


def dump(actor: Actor) -> list[str]:
    return list(dumps.logical(actor=actor))


def import_(actor: Actor, *records: Record, now: datetime = NOW) -> None:
    imports.commit(actor=actor, batch=batch(*records), now=now)


def test_lines_are_sorted_canonical_json_without_ids(actor: Actor) -> None:
    import_(actor, record("Ana Sol"), record("José Åberg"))
    lines = dump(actor)
    assert lines == sorted(lines)
    for line in lines:
        value = json.loads(line)
        again = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert again == line
    ids = [str(row.public_id) for row in Person.objects.all()]
    assert not [line for line in lines if any(id_ in line for id_ in ids)]
    assert any("José Åberg" in line for line in lines)


def test_equal_content_gives_equal_lines_in_whatever_order_it_came(
    actor: Actor, other: Actor
) -> None:
    import_(actor, record("Ana Sol"), record("Li Wei"))
    people.add(actor=actor, name="Maria Cruz", now=NOW)
    people.add(actor=other, name="Maria Cruz", now=NOW + timedelta(days=9))
    import_(other, record("Li Wei"), now=NOW + timedelta(days=10))
    import_(other, record("Ana Sol"), now=NOW + timedelta(days=11))
    for one in (actor, other):
        pair = [people_queries.find(actor=one, text=name) for name in ("Li Wei", "Maria Cruz")]
        ties.add(actor=one, left=pair[0], right=pair[1], why="same choir", now=NOW)
    assert dump(actor) == dump(other)


def test_undo_restores_the_dump_even_days_later(actor: Actor) -> None:
    import_(actor, record("Ana Sol"), record("Li Wei"))
    before = dump(actor)
    later = NOW + timedelta(days=30)
    card = imports.commit(
        actor=actor,
        batch=batch(
            record("Ana Sol", "google", "Fabrikam"),
            record("New Person", "google", "Northwind"),
        ),
        now=later,
    )
    assert dump(actor) != before
    undo.undo(actor=actor, batch=card.id, now=later)
    assert dump(actor) == before


def test_importing_again_changes_nothing(actor: Actor) -> None:
    import_(actor, record("Ana Sol"), record("Li Wei"))
    before = dump(actor)
    import_(actor, record("Ana Sol"), record("Li Wei"), now=NOW + timedelta(days=1))
    assert dump(actor) == before


def test_split_restores_what_was_before_the_merge_but_for_the_merge_itself(actor: Actor) -> None:
    import_(actor, record("Ana Sol"), record("Anna Sol"))
    before = [line for line in dump(actor) if '"kind":"person"' in line]
    ana, anna = (
        people_queries.find(actor=actor, text=f"{name}.sol@example.org") for name in ("ana", "anna")
    )
    look_alikes.merge(actor=actor, kept=ana, absorbed=anna, now=NOW)
    assert dump(actor) != before
    look_alikes.split(actor=actor, person=ana, now=NOW)
    assert [line for line in dump(actor) if '"kind":"person"' in line] == before


def test_every_small_change_shows(actor: Actor) -> None:
    import_(actor, record("Ana Sol"), record("Li Wei"))
    ana, li = (people_queries.find(actor=actor, text=name) for name in ("Ana Sol", "Li Wei"))
    drafted = asks.draft(actor=actor, person=ana, now=NOW)
    day = Day(datetime.fromisoformat("2026-12-03T15:00"), "Europe/Berlin")
    chat = chats.schedule(actor=actor, person=ana, day=day, now=NOW).id
    changes: list[Callable[[], object]] = [
        lambda: people.tag(actor=actor, person=ana, tags=["lab"], now=NOW),
        lambda: people.note(actor=actor, person=ana, text="Likes tea", now=NOW),
        lambda: people.touch(actor=actor, person=ana, kind="call", on=NOW.date(), now=NOW),
        lambda: people.edit(actor=actor, person=ana, changes=[("place", "Oslo")], now=NOW),
        lambda: people.set_do_not_contact(actor=actor, person=li, now=NOW),
        lambda: people.remove(actor=actor, person=li, now=NOW),
        lambda: ties.add(actor=actor, left=ana, right=li, strength=0.5, now=NOW),
        lambda: campaigns.set_brief(actor=actor, changes={"role": "Engineer"}, now=NOW),
        lambda: campaigns.add_organisation(actor=actor, name="Contoso", now=NOW),
        lambda: slots.set_hours(actor=actor, hours=hours.usual(ZoneInfo("Asia/Tokyo")), now=NOW),
        lambda: slots.read_calendar(actor=actor, name="work.ics", data=CALENDAR, now=NOW),
        lambda: asks.edit(actor=actor, ask=drafted.id, subject="Hello", text="Dear Ana", now=NOW),
        lambda: goals.set_goals(actor=actor, chat=chat, texts=["how"], now=NOW),
        lambda: readiness.tick(actor=actor, chat=chat, item=Item.BRIEF, now=NOW),
        lambda: rehearsals.keep(actor=actor, chat=chat, spoken=Spoken(60), now=NOW),
        lambda: recalls.keep(actor=actor, chat=chat, known=[], now=NOW),
    ]
    seen = [dump(actor)]
    for change in changes:
        change()
        seen.append(dump(actor))
    assert len({tuple(lines) for lines in seen}) == len(changes) + 1


def test_namesakes_are_told_apart_by_what_is_known(actor: Actor, other: Actor) -> None:
    for one, wanted in ((actor, "lab"), (other, "choir")):
        tagged = [people.add(actor=one, name="Kim Lee", now=NOW) for _ in range(2)]
        people.tag(actor=one, person=tagged[0], tags=["lab"], now=NOW)
        people.tag(actor=one, person=tagged[1], tags=["choir"], now=NOW)
        chosen = tagged[0] if wanted == "lab" else tagged[1]
        campaigns.add_person(actor=one, person=chosen, now=NOW)
    assert dump(actor) != dump(other)


def test_staff_see_nothing(actor: Actor) -> None:
    staff = Actor(account=actor.account, workspace=actor.workspace, role=Role.STAFF)
    with pytest.raises(Refused):
        dumps.logical(actor=staff)


def test_another_workspace_is_not_in_it(actor: Actor, other: Actor) -> None:
    import_(other, record("Ana Sol"))
    assert not [line for line in dump(actor) if "Ana Sol" in line]
