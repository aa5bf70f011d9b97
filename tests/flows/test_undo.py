"""Undo: the state before comes back exactly, and what else rests on people stays, named."""

import json
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Conflict
from kithwork.flows import (
    asks,
    campaigns,
    erasures,
    imports,
    look_alikes,
    organisations,
    people,
    positions,
    ties,
    undo,
)
from kithwork.store.models import (
    Import,
    LookAlike,
    Organisation,
    Person,
    Position,
    SourceRecord,
    Tie,
)
from kithwork.store.queries import people as people_queries
from kithwork.store.queries.imports import ImportCard
from tests.cast import NOW, TODAY, bring, dump, find, record, show, work

pytestmark = pytest.mark.django_db

LI = "https://www.linkedin.com/in/li-wei"


def back(actor: Actor, batch: ImportCard) -> ImportCard:
    return undo.undo(actor=actor, batch=batch.id, now=NOW)


@pytest.fixture
def before(ana: Actor) -> list[str]:
    """Ana's people before the import under test."""
    bring(
        ana,
        record("Li Wei", key=LI, emails=["li@example.org"], positions=[work("Contoso")]),
        record("Maria Gomez", emails=["maria@example.org"], positions=[work("Fabrikam", "Cook")]),
        record("Omar Haddad", positions=[work("Contoso", "Chief")], connected_on=TODAY),
    )
    person = find(ana, "Maria Gomez")
    people.edit(actor=ana, person=person, changes=[("place", "Oslo")], now=NOW)
    organisations.add(actor=ana, name="Woodgrove", now=NOW)
    return dump(ana)


def test_undo_brings_back_the_state_before(ana: Actor, before: list[str]) -> None:
    batch = bring(
        ana,
        record("Li Wei-Ng", key=LI, positions=[work("Northwind", "Director")]),
        record("Maria G.", source="google", emails=["maria@example.org", "m@home.example"]),
        record("Omar Haddad", source="vcard", key="uid-7"),
        record("New Person", positions=[work("Adatum"), work("Woodgrove", "Smith")]),
        record("Ana Sol", source="vcard", emails=["ana@example.org"]),
    )
    assert dump(ana) != before
    assert LookAlike.objects.exists()
    undone = back(ana, batch)
    assert dump(ana) == before
    assert (undone.state, undone.undone_at) == ("undone", NOW)
    assert not Organisation.objects.filter(name__in=["Northwind", "Adatum"]).exists()


def test_undo_of_every_sample_file(ana: Actor, before: list[str], shared_data: Path) -> None:
    folder = shared_data / "contact-csv-formats"
    for path in sorted(folder.glob("google*.csv")) + sorted(folder.glob("outlook*.csv")):
        batch = imports.commit(actor=ana, batch=imports.read(paths=[path]), now=NOW)
        back(ana, batch)
        assert dump(ana) == before, path.name


def test_undo_twice_is_a_conflict(ana: Actor) -> None:
    batch = bring(ana, record("Li Wei"))
    back(ana, batch)
    after = dump(ana)
    with pytest.raises(Conflict, match="already undone"):
        back(ana, batch)
    assert dump(ana) == after


def test_an_import_taken_back_can_come_again(ana: Actor, before: list[str]) -> None:
    rows = [record("New Person", positions=[work("Adatum")]), record("Li Wei", source="google")]
    batch = bring(ana, *rows)
    after = dump(ana)
    back(ana, batch)
    again = bring(ana, *rows)
    assert (again.new, again.to_review) == (batch.new, batch.to_review)
    assert dump(ana) == after


def test_a_person_another_import_shows_stays_with_what_it_says(ana: Actor) -> None:
    older = bring(ana, record("Li Wei", key=LI, positions=[work("Contoso")]))
    bring(ana, record("Li Wei", source="vcard", key=LI, emails=["li@example.org"]))
    undone = back(ana, older)
    shown = show(ana, "Li Wei")
    assert shown.positions == ()
    assert shown.values("email") == ("li@example.org",)
    assert [(named.name, named.why) for named in undone.kept] == [
        ("Li Wei", "another import (vcard, 21 November 2026) shows them too")
    ]
    assert not Organisation.objects.exists()
    assert Tie.objects.count() == 1


def test_undo_of_both_leaves_nobody(ana: Actor) -> None:
    start = dump(ana)
    older = bring(ana, record("Li Wei", key=LI, positions=[work("Contoso")]))
    newer = bring(ana, record("Li Wei", source="vcard", key=LI, positions=[work("Contoso")]))
    back(ana, older)
    assert back(ana, newer).kept == ()
    assert dump(ana) == start


def test_a_new_job_is_taken_back(ana: Actor) -> None:
    bring(ana, record("Li Wei", key=LI, positions=[work("Contoso")]))
    newer = bring(ana, record("Li Wei", key=LI, positions=[work("Northwind")]))
    back(ana, newer)
    (position,) = show(ana, "Li Wei").positions
    assert (position.organisation, position.current) == ("Contoso", True)


def test_what_is_known_of_me_goes_back(ana: Actor) -> None:
    people.edit(actor=ana, person=find(ana, "me"), additions=[("email", "a@x.org")], now=NOW)
    start = dump(ana)
    batch = bring(ana, record("Ana Sol-Reis", emails=["a@x.org"], positions=[work("Contoso")]))
    assert [p.organisation for p in show(ana, "me").positions] == ["Contoso"]
    undone = back(ana, batch)
    assert [named.why for named in undone.kept] == ["this is you; you edited them"]
    assert dump(ana) == start


Hold = Callable[[Actor, UUID], object]


def ask_through(actor: Actor, person: UUID) -> object:
    other = people.add(actor=actor, name="Somebody Else", now=NOW)
    return asks.draft(actor=actor, person=other, via=[person], now=NOW)


def tie_by_hand(actor: Actor, person: UUID) -> object:
    other = people.add(actor=actor, name="Somebody Else", now=NOW)
    return ties.add(actor=actor, left=person, right=other, now=NOW)


def own_tie(actor: Actor, person: UUID) -> UUID:
    row = Person.objects.get(public_id=person)
    me = people_queries.me_pk(actor=actor)
    return Tie.objects.get(left_id=min(me, row.pk), right_id=max(me, row.pk)).public_id


def merge_with_another(actor: Actor, person: UUID) -> object:
    other = people.add(actor=actor, name="Somebody Else", now=NOW)
    return look_alikes.merge(actor=actor, kept=person, absorbed=other, now=NOW)


def edit_position(actor: Actor, person: UUID) -> object:
    position = Position.objects.get(person__public_id=person)
    return positions.edit(
        actor=actor, position=position.public_id, changes=[("title", "Boss")], now=NOW
    )


HOLDS: dict[str, tuple[str, Hold]] = {
    "a field": (
        "you edited them",
        lambda a, p: people.edit(actor=a, person=p, changes=[("place", "Rome")], now=NOW),
    ),
    "an address": (
        "you edited them",
        lambda a, p: people.edit(actor=a, person=p, additions=[("phone", "+351 21 1")], now=NOW),
    ),
    "an address taken away": (
        "you edited them",
        lambda a, p: people.edit(actor=a, person=p, removals=[("email", "li@x.org")], now=NOW),
    ),
    "a tag": ("you edited them", lambda a, p: people.tag(actor=a, person=p, tags=["x"], now=NOW)),
    "a position": ("you edited them", edit_position),
    "a note": (
        "you wrote a note",
        lambda a, p: people.note(actor=a, person=p, text="Sails.", now=NOW),
    ),
    "a touch": (
        "you recorded a touch",
        lambda a, p: people.touch(actor=a, person=p, kind="call", on=TODAY, now=NOW),
    ),
    "a fan": ("you edited them", lambda a, p: people.add_fan(actor=a, person=p, now=NOW)),
    "do not contact": (
        "you marked them do-not-contact",
        lambda a, p: people.set_do_not_contact(actor=a, person=p, now=NOW),
    ),
    "removed": ("you removed them", lambda a, p: people.remove(actor=a, person=p, now=NOW)),
    "a target": (
        "they are a target",
        lambda a, p: campaigns.add_person(actor=a, person=p, now=NOW),
    ),
    "an ask": ("an ask goes to them", lambda a, p: asks.draft(actor=a, person=p, now=NOW)),
    "an introduction": ("an introduction leads through them", ask_through),
    "a tie by hand": ("you edited a tie of theirs", tie_by_hand),
    "a strength": (
        "you edited a tie of theirs",
        lambda a, p: ties.edit(actor=a, tie=own_tie(a, p), changes=[("strength", "1")], now=NOW),
    ),
    "a tie taken away": (
        "you edited a tie of theirs",
        lambda a, p: ties.remove(actor=a, tie=own_tie(a, p), now=NOW),
    ),
    "a merge": ("you merged them", merge_with_another),
}


@pytest.mark.parametrize("held", HOLDS)
def test_what_the_seeker_did_holds_a_person(ana: Actor, held: str) -> None:
    batch = bring(
        ana,
        record("Li Wei", key=LI, emails=["li@x.org"], positions=[work("Contoso")]),
        record("Gone Soon", positions=[work("Adatum")]),
    )
    person = find(ana, "Li Wei")
    why, hold = HOLDS[held]
    hold(ana, person)
    before = people_queries.show(actor=ana, person=person)
    undone = back(ana, batch)
    ((named, reasons),) = [(named.person, named.why.split("; ")) for named in undone.kept]
    assert named == person
    assert why in reasons
    after = people_queries.show(actor=ana, person=person)
    assert after == before
    assert not Person.objects.filter(name="Gone Soon").exists()
    assert {row.name for row in Organisation.objects.all()} == {"Contoso"}


def test_reasons_are_joined(ana: Actor) -> None:
    batch = bring(ana, record("Li Wei", key=LI))
    bring(ana, record("Li Wei", source="google", key=LI))
    person = find(ana, "Li Wei")
    people.note(actor=ana, person=person, text="Sails.", now=NOW)
    people.tag(actor=ana, person=person, tags=["x"], now=NOW)
    (named,) = back(ana, batch).kept
    assert named.why == (
        "another import (google, 21 November 2026) shows them too; you edited them; "
        "you wrote a note"
    )


def test_a_target_keeps_its_organisation(ana: Actor) -> None:
    batch = bring(ana, record("Li Wei", positions=[work("Contoso")]))
    campaigns.add_organisation(actor=ana, name="Contoso", now=NOW)
    back(ana, batch)
    assert [row.name for row in Organisation.objects.all()] == ["Contoso"]


def test_an_organisation_removed_by_hand_stays_removed(ana: Actor) -> None:
    batch = bring(ana, record("Li Wei", positions=[work("Contoso")]))
    place = Organisation.objects.get()
    organisations.remove(actor=ana, organisation=place.public_id, now=NOW)
    back(ana, batch)
    bring(ana, record("Li Wei", positions=[work("Contoso")]))
    assert Organisation.objects.get().removed_at == NOW


def test_a_merged_person_stays_whole_and_can_be_parted(ana: Actor) -> None:
    first = bring(ana, record("Li Wei", key=LI, positions=[work("Contoso")]))
    second = bring(ana, record("Li Wei", source="vcard", key="uid", emails=["li@example.org"]))
    kept, absorbed = Person.objects.filter(name="Li Wei").order_by("pk")
    parted = dump(ana)
    look_alikes.merge(actor=ana, kept=kept.public_id, absorbed=absorbed.public_id, now=NOW)
    for batch in (first, second):
        (named,) = back(ana, batch).kept
        assert "you merged them" in named.why
    look_alikes.split(actor=ana, person=kept.public_id, now=NOW)
    assert people_only(dump(ana)) == people_only(parted)


def people_only(lines: list[str]) -> list[str]:
    return [line for line in lines if json.loads(line)["kind"] not in {"look-alike", "merge"}]


def test_look_alikes_the_import_found_go_with_it(ana: Actor) -> None:
    bring(ana, record("Li Wei", emails=["li@example.org"]))
    batch = bring(ana, record("Li Wei", source="google"))
    assert LookAlike.objects.count() == 1
    back(ana, batch)
    assert not LookAlike.objects.exists()


# --- Erasing ----------------------------------------------------------------------------------


def test_erasing_takes_everything_of_a_person(ana: Actor) -> None:
    bring(ana, record("Li Wei", key=LI, emails=["li@x.org"], positions=[work("Contoso")]))
    person = find(ana, "Li Wei")
    for _, hold in (HOLDS["a note"], HOLDS["a touch"], HOLDS["a target"], HOLDS["an ask"]):
        hold(ana, person)
    erasures.erase(actor=ana, person=person, now=NOW)
    assert [row.name for row in Person.objects.all()] == ["Ana Sol"]
    assert not SourceRecord.objects.exists()
    assert not Organisation.objects.exists()
    assert not any("Li Wei" in line or "li@x.org" in line for line in dump(ana))


def test_erasing_takes_merged_doubles_of_doubles(ana: Actor) -> None:
    for number in range(3):
        bring(ana, record(f"Li Wei {number}", key=f"{LI}-{number}"))
    first, second, third = Person.objects.filter(is_me=False).order_by("pk")
    look_alikes.merge(actor=ana, kept=second.public_id, absorbed=third.public_id, now=NOW)
    look_alikes.merge(actor=ana, kept=first.public_id, absorbed=second.public_id, now=NOW)
    erasures.erase(actor=ana, person=first.public_id, now=NOW)
    assert not Person.objects.filter(is_me=False).exists()
    bring(ana, record("Li Wei 2", key=f"{LI}-2"))
    assert show(ana, "Li Wei 2").do_not_contact


def test_imports_and_asks_forget_an_erased_name(ana: Actor) -> None:
    batch = bring(ana, record("Li Wei"), record("Maria Gomez"))
    person, other = find(ana, "Li Wei"), find(ana, "Maria Gomez")
    drafted = asks.draft(actor=ana, person=other, via=[person], now=NOW)
    assert "Li Wei" in drafted.text
    assert back(ana, batch).kept
    people.remove(actor=ana, person=person, now=NOW)
    again = bring(ana, record("Li Wei"), record("Maria Gomez"))
    assert [named.name for named in again.removed] == ["Li Wei"]
    erasures.erase(actor=ana, person=person, now=NOW)
    assert not any("Li Wei" in line for line in dump(ana))
    for row in Import.objects.all():
        assert "Li Wei" not in str(row.kept) + str(row.counts)
