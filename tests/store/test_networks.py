"""A network kept and saved is that of the rows, whatever happens to it or to its file."""

import os
import random
from pathlib import Path
from typing import Any

import pytest

from kithwork.domain.actors import Actor
from kithwork.flows import (
    erasures,
    people,
    retention,
)
from kithwork.network import Network
from kithwork.store import network_files, versions
from kithwork.store.models import NetworkChange, Person, Tie
from kithwork.store.queries import network_changes, networks
from kithwork.store.queries.networks import Woven
from tests import cast
from tests.cast import NOW, find, pk
from tests.store.networks import anew, by_key, content, five, join

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ana(transactional_db: None, tmp_path: Path, settings: Any) -> Actor:
    """Ana, with a data folder of her own, in which every network is kept in a file."""
    settings.DATA, settings.NETWORK_FILE_TIES = tmp_path, 1
    return five()


def files(actor: Actor) -> list[str]:
    place = network_files.folder(actor.workspace)
    return sorted(path.suffix for path in place.iterdir()) if place.exists() else []


def opened(actor: Actor, monkeypatch: pytest.MonkeyPatch) -> Woven:
    """As a new process has it, which must not weave it from the rows."""
    versions.forget()

    def never(**_: object) -> Network:
        raise AssertionError("woven from rows")

    with monkeypatch.context() as patch:
        patch.setattr(Network, "from_ties", never)
        return networks.current(actor=actor)


# --- The file ---------------------------------------------------------------------------------


def test_another_process_begins_from_the_file(ana: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    woven = networks.current(actor=ana)
    found = opened(ana, monkeypatch)
    assert found is not woven
    assert by_key(found) == by_key(woven) == by_key(anew(ana))


def test_another_process_follows_what_changed_since(
    ana: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    networks.current(actor=ana)
    join(ana, "Tom Bay", "Noa Levi")
    people.add(actor=ana, name="Kim Park", organisation="Contoso", now=NOW)
    people.set_do_not_contact(actor=ana, person=find(ana, "Li Wei"), now=NOW)
    found = opened(ana, monkeypatch)
    assert by_key(found) == by_key(anew(ana))
    assert pk(ana, "Li Wei") not in by_key(found)


def test_a_small_network_has_no_file(ana: Actor, settings: Any) -> None:
    settings.NETWORK_FILE_TIES = 1_000
    assert by_key(networks.current(actor=ana)) == by_key(anew(ana))
    assert files(ana) == []


def test_only_its_owner_reads_the_file(ana: Actor) -> None:
    networks.current(actor=ana)
    place = network_files.folder(ana.workspace)
    assert [place.stat().st_mode & 0o077, place.parent.stat().st_mode & 0o077] == [0, 0]
    assert {path.stat().st_mode & 0o077 for path in place.iterdir()} == {0}


def test_what_is_read_in_a_transaction_is_neither_kept_nor_saved(ana: Actor) -> None:
    anew(ana)
    assert files(ana) == []


def test_a_new_file_is_written_after_many_changes(
    ana: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    networks.current(actor=ana)
    (first,) = network_files.points(ana.workspace)
    join(ana, "Tom Bay", "Noa Levi")
    networks.current(actor=ana)
    assert network_files.points(ana.workspace) == [first]
    monkeypatch.setattr(networks, "UNSAVED", 1)
    join(ana, "Tom Bay", "Maria Gomez")
    networks.current(actor=ana)
    (second,) = network_files.points(ana.workspace)
    assert second > first
    assert by_key(opened(ana, monkeypatch)) == by_key(anew(ana))


# --- Nobody erased ----------------------------------------------------------------------------


def key_of(person: int) -> bytes:
    return person.to_bytes(8, "little")


@pytest.fixture
def li(ana: Actor) -> int:
    """Li's key: one that no other number in the files is by chance."""
    key = 0x0123_4567_89AB
    Person.objects.filter(name="Li Wei").delete()
    row = Person.objects.create(pk=key, workspace_id=ana.workspace, name="Li", created_at=NOW)
    people.edit(actor=ana, person=row.public_id, changes=[("name", "Li Wei")], now=NOW)
    join(ana, "Li Wei", "Noa Levi")
    join(ana, "Li Wei", "me")
    networks.current(actor=ana)
    assert key_of(key) in content(ana)
    return key


def test_erasing_rewrites_the_file_at_once(
    ana: Actor, li: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (before,) = network_files.points(ana.workspace)
    erasures.erase(actor=ana, person=find(ana, "Li Wei"), now=NOW)
    (after,) = network_files.points(ana.workspace)
    assert after != before
    assert key_of(li) not in content(ana)
    found = opened(ana, monkeypatch)
    assert li not in found.places
    assert by_key(found) == by_key(anew(ana))


def test_a_purge_leaves_nobody_in_the_file(ana: Actor, li: int) -> None:
    later = NOW.replace(year=NOW.year + 9)
    Person.objects.filter(pk=li).update(added_by_hand=False)
    Tie.objects.all().update(typed=False)
    assert retention.purge(actor=ana, months=24, now=later).people > 0
    assert not Person.objects.filter(pk=li).exists()
    assert key_of(li) not in content(ana)


def test_what_a_killed_process_left_goes_with_an_erased_person(ana: Actor, li: int) -> None:
    place = network_files.folder(ana.workspace)
    (place / ".9~9.people-abc").write_bytes(key_of(li))
    (place / "1~1.ties").write_bytes(key_of(li))
    erasures.erase(actor=ana, person=find(ana, "Li Wei"), now=NOW)
    assert key_of(li) not in content(ana)


def test_nobody_erased_while_a_file_is_written_stays_in_it(
    ana: Actor, li: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process erases between the moment the network is read and its file is written."""
    write = network_files.save

    def late(workspace: int, saved: network_files.Saved) -> bool:
        Person.objects.filter(pk=li).delete()
        return write(workspace, saved)

    network_files.discard(ana.workspace)
    versions.forget()
    with monkeypatch.context() as patch:
        patch.setattr(network_files, "save", late)
        networks.current(actor=ana)
    assert key_of(li) not in content(ana)
    assert li not in networks.current(actor=ana).places


def test_a_rollback_costs_no_more_than_the_file(
    ana: Actor, li: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove = networks.discard_outdated

    def fail(*, actor: Actor) -> bool:
        assert remove(actor=actor)
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(networks, "discard_outdated", fail)
        with pytest.raises(RuntimeError):
            erasures.erase(actor=ana, person=find(ana, "Li Wei"), now=NOW)
    assert files(ana) == [""]
    assert by_key(networks.current(actor=ana)) == by_key(anew(ana))
    assert li in by_key(networks.current(actor=ana))


# --- Never a wrong answer ---------------------------------------------------------------------


def test_no_flipped_byte_gives_a_wrong_answer(ana: Actor) -> None:
    right = by_key(networks.current(actor=ana))
    place = network_files.folder(ana.workspace)
    chance = random.Random(6)
    for ending in ("people", "ties"):
        (path,) = place.glob(f"*.{ending}")
        sound = path.read_bytes()
        for _ in range(60):
            spoilt = bytearray(sound)
            spoilt[chance.randrange(len(sound))] ^= 1 << chance.randrange(8)
            # As a copy would be: what is changed in place, on one boot, is marked as checked.
            path.unlink()
            path.write_bytes(spoilt)
            versions.forget()
            assert by_key(networks.current(actor=ana)) == right
            for other in place.glob("*.*"):
                other.unlink()
            (place / path.name).write_bytes(sound)
            versions.forget()
            networks.current(actor=ana)
            (path,) = place.glob(f"*.{ending}")


@pytest.mark.parametrize("ending", ["people", "ties"])
def test_a_file_that_is_cut_or_gone_is_woven_anew(ana: Actor, ending: str) -> None:
    right = by_key(networks.current(actor=ana))
    place = network_files.folder(ana.workspace)
    for left in (0, 20, 60):
        (path,) = place.glob(f"*.{ending}")
        os.truncate(path, left)
        versions.forget()
        assert by_key(networks.current(actor=ana)) == right
    (path,) = place.glob(f"*.{ending}")
    path.unlink()
    versions.forget()
    assert by_key(networks.current(actor=ana)) == right


def test_the_file_of_another_workspace_is_not_taken(ana: Actor) -> None:
    networks.current(actor=ana)
    cleo = cast.seeker("Cleo Roy")
    people.add(actor=cleo, name="Li Wei", now=NOW)
    theirs = network_files.folder(cleo.workspace)
    theirs.mkdir(parents=True)
    for path in network_files.folder(ana.workspace).glob("*.*"):
        (theirs / path.name).write_bytes(path.read_bytes())
    assert by_key(networks.current(actor=cleo)) == by_key(anew(cleo))
    assert set(networks.current(actor=cleo).people).isdisjoint(networks.current(actor=ana).people)


def test_a_file_from_before_a_restore_is_not_taken(ana: Actor) -> None:
    """The same number of changes, but others: told apart by their marks."""
    networks.current(actor=ana)
    last = NetworkChange.objects.order_by("pk").last()
    assert last is not None
    Tie.objects.filter(left_id=pk(ana, "Li Wei")).update(strength_typed=0.1)
    NetworkChange.objects.filter(pk__gt=last.pk).delete()
    NetworkChange.objects.filter(pk=last.pk).update(mark=last.mark ^ 1)
    right = by_key(anew(ana))
    assert by_key(networks.current(actor=ana)) == right
    versions.forget()
    assert by_key(networks.current(actor=ana)) == right


def test_two_writers_at_once_do_not_wait_for_each_other(
    ana: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = networks.current(actor=ana)
    point = network_changes.newest(actor=ana)
    assert point is not None
    saved = network_files.Saved(found.network, found.people, point, found.ties)
    tried: list[bool] = []
    write = Network.save

    def nested(network: Network, path: Path) -> None:
        if not tried:
            tried.append(False)
            tried[0] = network_files.save(ana.workspace, saved)
        write(network, path)

    monkeypatch.setattr(Network, "save", nested)
    assert network_files.save(ana.workspace, saved)
    assert tried == [False]
