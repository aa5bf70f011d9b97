"""Every change of a network is told by the database itself, on whatever path it comes."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection

from kithwork.domain.actors import Actor
from kithwork.flows import erasures, organisations, people, positions, ties
from kithwork.store import network_triggers
from kithwork.store.models import NetworkChange, Organisation, Person, Position, Tie, Workspace
from kithwork.store.network_files import Point
from kithwork.store.queries import network_changes
from kithwork.store.queries.network_changes import Changes
from tests.cast import NOW, find, pk

pytestmark = pytest.mark.django_db

THERE = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


def mark(actor: Actor) -> Point:
    """Where the workspace is now."""
    point = network_changes.newest(actor=actor)
    assert point is not None
    return point


def told(actor: Actor, point: Point) -> Changes:
    """What changed since."""
    found = network_changes.since(actor=actor, point=point)
    assert found is not None
    return found


@pytest.fixture
def both(ana: Actor) -> tuple[int, int]:
    """The keys of Li and Maria, who know each other."""
    li = people.add(actor=ana, name="Li Wei", organisation="Contoso", now=NOW)
    maria = people.add(actor=ana, name="Maria Gomez", now=NOW)
    ties.add(actor=ana, left=li, right=maria, strength=0.5, now=NOW)
    return pk(ana, "Li Wei"), pk(ana, "Maria Gomez")


def test_no_migration_lost_a_trigger() -> None:
    with connection.cursor() as cursor:
        cursor.execute(THERE[connection.vendor])
        assert {name for (name,) in cursor.fetchall()} == network_triggers.names()


def test_a_tie_is_told_when_it_comes_changes_and_goes(ana: Actor, both: tuple[int, int]) -> None:
    tie = Tie.objects.get(left_id=both[0], right_id=both[1])
    steps: list[Callable[[], object]] = [
        lambda: Tie.objects.filter(pk=tie.pk).update(strength_typed=0.25),
        lambda: ties.remove(actor=ana, tie=tie.public_id, now=NOW),
        lambda: ties.restore(actor=ana, tie=tie.public_id, now=NOW),
        lambda: Tie.objects.filter(pk=tie.pk).delete(),
        lambda: ties.add(actor=ana, left=find(ana, "Li Wei"), right=find(ana, "Maria"), now=NOW),
    ]
    for step in steps:
        before = mark(ana)
        step()
        assert told(ana, before).pairs == {both}


def test_what_no_path_sees_is_not_told(ana: Actor, both: tuple[int, int]) -> None:
    before = mark(ana)
    Tie.objects.update(why="at a fair")
    Person.objects.update(name="Somebody")
    Position.objects.update(title="Boss")
    Organisation.objects.update(note="Large.")
    Tie.objects.filter(strength_typed=0.5).update(strength=0.9, strength_typed=0.5)
    assert mark(ana) == before


def test_a_tie_that_moves_is_told_at_both_places(ana: Actor, both: tuple[int, int]) -> None:
    people.add(actor=ana, name="Tom Bay", now=NOW)
    before, tom = mark(ana), pk(ana, "Tom Bay")
    Tie.objects.filter(left_id=both[0], right_id=both[1]).update(right_id=tom)
    assert told(ana, before).pairs == {both, (both[0], tom)}


def test_a_person_is_told_when_paths_may_no_longer_lead_to_them(
    ana: Actor, both: tuple[int, int]
) -> None:
    li = find(ana, "Li Wei")
    for step in (people.set_do_not_contact, people.lift_do_not_contact, people.remove):
        before = mark(ana)
        step(actor=ana, person=li, now=NOW)
        assert told(ana, before).people == {both[0]}
    before = mark(ana)
    Person.objects.filter(pk=both[0]).update(merged_into_id=both[1])
    assert told(ana, before).people == {both[0]}


def test_positions_and_organisations_are_told(ana: Actor, both: tuple[int, int]) -> None:
    contoso, before = Organisation.objects.get(), mark(ana)
    positions.add(actor=ana, person=find(ana, "Maria"), organisation="Contoso", now=NOW)
    assert told(ana, before).people == {both[1]}
    assert told(ana, before).organisations == {contoso.pk}
    before = mark(ana)
    Position.objects.filter(person_id=both[0]).update(from_on=date(2020, 1, 1))
    assert told(ana, before).people == {both[0]}
    before = mark(ana)
    Position.objects.filter(person_id=both[0]).update(person_id=both[1])
    assert told(ana, before).people == set(both)
    before = mark(ana)
    organisations.remove(actor=ana, organisation=contoso.public_id, now=NOW)
    assert told(ana, before).organisations == {contoso.pk}
    before = mark(ana)
    Position.objects.all().delete()
    assert told(ana, before).people == {both[1]}


def test_nothing_that_was_told_names_somebody_erased(ana: Actor, both: tuple[int, int]) -> None:
    before = mark(ana)
    erasures.erase(actor=ana, person=find(ana, "Li Wei"), now=NOW)
    for column in ("person", "other"):
        assert not NetworkChange.objects.filter(**{column: both[0]}).exists()
    assert network_changes.since(actor=ana, point=before) is None
    assert not network_changes.stands(actor=ana, point=before)


def test_a_change_is_known_by_its_mark(ana: Actor, both: tuple[int, int]) -> None:
    """A restored database may have other changes of the same numbers."""
    point = mark(ana)
    assert network_changes.stands(actor=ana, point=point)
    other = Point(point.number, point.mark ^ 1)
    assert not network_changes.stands(actor=ana, point=other)
    assert network_changes.since(actor=ana, point=other) is None
    assert network_changes.since(actor=ana, point=Point(point.number + 9, 1)) is None


def test_what_another_workspace_changed_is_not_told(
    ana: Actor, cleo: Actor, both: tuple[int, int]
) -> None:
    before = mark(ana)
    people.add(actor=cleo, name="Li Wei", organisation="Contoso", now=NOW)
    assert mark(ana) == before
    assert not network_changes.stands(actor=cleo, point=before)
    erasures.erase(actor=cleo, person=find(cleo, "Li Wei"), now=NOW)
    assert network_changes.stands(actor=ana, point=before)


def test_no_more_is_told_than_anybody_would_follow(ana: Actor, both: tuple[int, int]) -> None:
    before = mark(ana)
    NetworkChange.objects.create(
        pk=before.number + network_triggers.TOLD + 1, workspace_id=ana.workspace, mark=7
    )
    Workspace.objects.filter(pk=ana.workspace).update(version=99)
    (left,) = NetworkChange.objects.filter(workspace_id=ana.workspace)
    assert left.mark == 7
    assert network_changes.since(actor=ana, point=before) is None
