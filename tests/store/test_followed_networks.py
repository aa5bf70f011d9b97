"""A network that is followed through any changes stays that of the rows."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.ties import LARGEST_GROUP
from kithwork.flows import erasures, look_alikes, organisations, people, positions, ties, undo
from kithwork.store import versions
from kithwork.store.models import Organisation, Person, Position, Tie
from kithwork.store.queries import networks
from tests.cast import NOW, bring, find, record, work
from tests.store.networks import anew, by_key, five

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ana(transactional_db: None, tmp_path: Path, settings: Any) -> Actor:
    """Ana, with a data folder of her own, in which every network is kept in a file."""
    settings.DATA, settings.NETWORK_FILE_TIES = tmp_path, 1
    return five()


def test_a_group_that_grows_too_large_and_shrinks_again_is_followed(ana: Actor) -> None:
    """Its ties come, change their strength, go, and come back, with one person each time."""
    contoso = Organisation.objects.get()
    rows = [
        Person(workspace_id=ana.workspace, name=f"One {n}", created_at=NOW)
        for n in range(LARGEST_GROUP - 5)
    ]
    Person.objects.bulk_create(rows)
    Position.objects.bulk_create(
        Position(
            workspace_id=ana.workspace, person=row, organisation=contoso, stay="work", current=True
        )
        for row in rows
    )
    first = networks.current(actor=ana)
    sizes = []
    for number in range(3):
        people.add(actor=ana, name=f"Late {number}", organisation="Contoso", now=NOW)
        assert by_key(networks.current(actor=ana)) == by_key(anew(ana))
        sizes.append(len(by_key(networks.current(actor=ana))))
    for number in range(3):
        people.remove(actor=ana, person=find(ana, f"Late {number}"), now=NOW)
        assert by_key(networks.current(actor=ana)) == by_key(anew(ana))
    assert networks.current(actor=ana) is first
    assert max(sizes) >= LARGEST_GROUP > min(sizes)


def some_tie(actor: Actor, chance: random.Random) -> Tie:
    return chance.choice(Tie.objects.filter(workspace_id=actor.workspace).order_by("pk"))


def someone(actor: Actor, chance: random.Random, **state: Any) -> Person:
    rows = Person.objects.filter(workspace_id=actor.workspace, is_me=False, merged_into=None)
    return chance.choice(rows.filter(**state).order_by("pk") or rows.order_by("pk"))


def bring_some(actor: Actor, chance: random.Random) -> None:
    names = [f"Person {chance.randrange(30)}" for _ in range(3)]
    rows = [
        record(
            name, key=f"https://example.org/{name}", positions=[work(f"Org {chance.randrange(4)}")]
        )
        for name in dict.fromkeys(names)
    ]
    done = bring(actor, *rows)
    if chance.random() < 0.3:
        undo.undo(actor=actor, batch=done.id, now=NOW)


def tie_some(actor: Actor, chance: random.Random) -> None:
    one, two = someone(actor, chance), someone(actor, chance)
    if one != two:
        strength = chance.choice([0, 0.3, 0.6, 1])
        ties.add(actor=actor, left=one.public_id, right=two.public_id, strength=strength, now=NOW)


def merge_some(actor: Actor, chance: random.Random) -> None:
    one, two = someone(actor, chance), someone(actor, chance)
    if one != two:
        look_alikes.merge(actor=actor, kept=one.public_id, absorbed=two.public_id, now=NOW)
        if chance.random() < 0.4:
            look_alikes.split(actor=actor, person=one.public_id, now=NOW)


def place_some(actor: Actor, chance: random.Random) -> None:
    name = f"Org {chance.randrange(4)}"
    person = someone(actor, chance).public_id
    positions.add(actor=actor, person=person, organisation=name, title="Boss", now=NOW)


def take_a_place(actor: Actor, chance: random.Random) -> None:
    rows = Organisation.objects.filter(workspace_id=actor.workspace).order_by("pk")
    one = chance.choice(rows)
    change = organisations.restore if one.removed_at else organisations.remove
    change(actor=actor, organisation=one.public_id, now=NOW)


def silence_or_lift(actor: Actor, chance: random.Random) -> None:
    one = someone(actor, chance)
    change = people.lift_do_not_contact if one.do_not_contact else people.set_do_not_contact
    change(actor=actor, person=one.public_id, now=NOW)


def remove_or_restore(actor: Actor, chance: random.Random) -> None:
    one = someone(actor, chance)
    change = people.restore if one.removed_at else people.remove
    change(actor=actor, person=one.public_id, now=NOW)


def tie_off_or_on(actor: Actor, chance: random.Random) -> None:
    one = some_tie(actor, chance)
    change = ties.restore if one.removed_at else ties.remove
    change(actor=actor, tie=one.public_id, now=NOW)


def erase_some(actor: Actor, chance: random.Random) -> None:
    if chance.random() < 0.3:
        erasures.erase(actor=actor, person=someone(actor, chance).public_id, now=NOW)


CHANGES: tuple[Callable[[Actor, random.Random], None], ...] = (
    bring_some,
    tie_some,
    tie_some,
    merge_some,
    place_some,
    take_a_place,
    silence_or_lift,
    remove_or_restore,
    tie_off_or_on,
    erase_some,
)


@pytest.mark.parametrize("seed", range(4))
def test_after_any_changes_the_network_is_that_of_the_rows(ana: Actor, seed: int) -> None:
    chance = random.Random(seed)
    bring_some(ana, chance)
    followed = 0
    before = networks.current(actor=ana)
    for _ in range(40):
        chance.choice(CHANGES)(ana, chance)
        if chance.random() < 0.3:
            # Another process comes, which has the file alone.
            versions.forget()
        found = networks.current(actor=ana)
        rows = anew(ana)
        assert by_key(found) == by_key(rows)
        assert list(found.people) == list(rows.people)
        followed += found is before
        before = found
    # Not because all was woven anew each time.
    assert followed >= 10
