"""The network of a workspace: woven from rows, or taken from a file, and brought up to date.

The database is the record (docs/decisions/0026). A process keeps what it wove and follows the
changes that the database tells; a workspace of many ties has a file too, from which another
process begins. Whatever cannot be followed, or is not sound, is woven anew.
"""

import threading
from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.db import connection

from kithwork.domain import ties as rules
from kithwork.domain.actors import Actor, Right
from kithwork.network import Network, costs
from kithwork.store import access, network_files, versions
from kithwork.store.models import Person
from kithwork.store.network_files import Point, Saved
from kithwork.store.queries import group_ties, network_changes, strengths
from kithwork.store.queries.group_ties import Pair
from kithwork.store.queries.network_changes import Changes

# A process serves one seeker, or a few at a time.
MOST_KEPT: Final = 4
# Room for people who come later: a sixteenth, and so many at least.
SHARE, LEAST_ROOM = 16, 256
# With more people or ties to look at again than this, weaving anew is as quick.
MOST_PEOPLE, MOST_PAIRS = 500, 5_000
# After so many ties followed, a new file spares others following them.
UNSAVED: Final = 1_000


class Places(Mapping[int, int]):
    """The number of each person in a network, by their key: where it stands among all keys."""

    __slots__ = ("_people",)

    def __init__(self, people: "array[int]") -> None:
        self._people = people

    def __getitem__(self, person: int) -> int:
        """The number of a person; raises KeyError."""
        place = bisect_left(self._people, person)
        if place == len(self._people) or self._people[place] != person:
            raise KeyError(person)
        return place

    def __iter__(self) -> Iterator[int]:
        """All keys, ascending."""
        return iter(self._people)

    def __len__(self) -> int:
        """How many people have a number."""
        return len(self._people)


@dataclass(slots=True)
class Woven:
    """A network and whose number is whose: person i has the key `people[i]`; keys ascend.

    Everybody of the workspace has a number, and ties only who may be led to. point: the last
    change it knows, None where none was told. ties: how many it had when woven. unsaved: how
    many ties changed since its file was written, None where it has none.
    """

    network: Network
    people: "array[int]"
    places: Places
    point: Point | None
    ties: int
    unsaved: int | None = None


_kept: "OrderedDict[int, Woven]" = OrderedDict()
_working = threading.RLock()
versions.forget_too(_kept.clear)


def current(*, actor: Actor) -> Woven:
    """The network of the actor's workspace as it is now; it is shared, and follows changes.

    Within a transaction it is woven for that alone: what is read there may be taken back.
    """
    access.require(actor, Right.VIEW)
    if connection.in_atomic_block:
        return _woven(actor)
    with _working:
        found = _followed(actor) or _opened(actor) or _woven(actor)
        _kept[actor.workspace] = found
        _kept.move_to_end(actor.workspace)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
        _save(actor, found)
        return found


def at_hand(*, actor: Actor) -> bool:
    """Whether there is a network, in this process or in a file, that can be followed from."""
    access.require(actor, Right.VIEW)
    known = _kept.get(actor.workspace)
    points = network_files.points(actor.workspace)[:1]
    if known is not None and known.point is not None:
        points.append(known.point)
    return any(network_changes.stands(actor=actor, point=point) for point in points)


def discard_outdated(*, actor: Actor) -> bool:
    """Remove files that nobody can follow from any more; whether there were any.

    So nothing of an erased person stays in one: erasing them ends what is told.
    """
    access.require(actor, Right.VIEW)
    points = network_files.points(actor.workspace)
    outdated = any(not network_changes.stands(actor=actor, point=point) for point in points)
    if outdated:
        network_files.discard(actor.workspace)
    return outdated


def _woven(actor: Actor) -> Woven:
    """Made anew from all rows. The point is read first: what comes meanwhile is followed later."""
    point = network_changes.newest(actor=actor)
    rows = access.visible(actor, Person).order_by("pk")
    columns = rows.values_list("pk", "removed_at", "merged_into_id", "do_not_contact")
    keys, linked = array("q"), set()
    for pk, *barred in columns.iterator(chunk_size=5000):
        keys.append(pk)
        if not any(barred):
            linked.add(pk)
    place_of = {pk: place for place, pk in enumerate(keys)}
    found = strengths.everywhere(actor=actor, linked=linked)
    known = [(pair, strength) for pair, strength in found.items() if strength > 0]
    network = Network.from_ties(
        people=len(keys) + max(len(keys) // SHARE, LEAST_ROOM),
        source=array("q", (place_of[pair[0]] for pair, _ in known)),
        target=array("q", (place_of[pair[1]] for pair, _ in known)),
        warmth=array("d", (rules.warmth(strength=strength) for _, strength in known)),
    )
    return Woven(network, keys, Places(keys), point, len(known))


def _followed(actor: Actor) -> Woven | None:
    """What this process kept, brought up to date."""
    known = _kept.pop(actor.workspace, None)
    return known if known is not None and _follow(actor, known) else None


def _opened(actor: Actor) -> Woven | None:
    """What a file holds, brought up to date."""
    for point in network_files.points(actor.workspace)[:1]:
        if network_changes.stands(actor=actor, point=point):
            saved = network_files.opened(actor.workspace, point)
            if saved is not None:
                keys = saved.keys
                known = Woven(saved.network, keys, Places(keys), point, saved.ties, unsaved=0)
                return known if _follow(actor, known) else None
    return None


def _save(actor: Actor, woven: Woven) -> None:
    """Write a file where one pays; a full disk is no reason not to answer."""
    if woven.point is None or woven.ties < settings.NETWORK_FILE_TIES:
        return
    if woven.unsaved is not None and woven.unsaved < UNSAVED:
        return
    with suppress(OSError):
        saved = Saved(woven.network, woven.people, woven.point, woven.ties)
        if network_files.save(actor.workspace, saved):
            woven.unsaved = 0
    # Somebody may have been erased while it was written.
    discard_outdated(actor=actor)


def _follow(actor: Actor, woven: Woven) -> bool:
    """Look again at what changed since; whether that was possible."""
    if woven.point is None:
        return False
    if network_changes.newest(actor=actor) == woven.point:
        return True
    changes = network_changes.since(actor=actor, point=woven.point)
    if changes is None or len(changes.pairs) > MOST_PAIRS or not _admitted(actor, woven):
        return False
    whole = _people_to_look_at(actor, changes)
    if len(whole) > MOST_PEOPLE:
        return False
    pairs = {pair for pair in changes.pairs if not whole.intersection(pair)}
    now = strengths.of_people(actor=actor, people=whole)
    now |= strengths.between(actor=actor, pairs=pairs)
    before = _before(woven, whole)
    if not _apply(woven, now, before, gone=pairs - now.keys()):
        return False
    woven.point = changes.point
    return True


def _admitted(actor: Actor, woven: Woven) -> bool:
    """Give numbers to who came since; whether there was room for them."""
    last = woven.people[-1] if woven.people else 0
    rows = access.visible(actor, Person).filter(pk__gt=last).order_by("pk")
    woven.people.extend(rows.values_list("pk", flat=True))
    return len(woven.people) <= woven.network.people


def _people_to_look_at(actor: Actor, changes: Changes) -> set[int]:
    """Whose ties may all have changed: their own state, or that of a group of theirs.

    A group that gives no tie now may have given some before, if it was smaller by those who
    came: only beyond that it can be left out.
    """
    places = changes.organisations | group_ties.places_of(actor=actor, people=changes.people)
    largest = rules.LARGEST_GROUP + len(changes.people)
    there = group_ties.members(actor=actor, organisations=places, largest=largest)
    return there.union(changes.people)


def _before(woven: Woven, whole: Iterable[int]) -> dict[Pair, float]:
    """The warmth of each tie that people have in the network."""
    found = {}
    for person in whole:
        place = woven.places.get(person)
        others, warmths = ((), ()) if place is None else woven.network.tied_to(person=place)
        for other, warmth in zip(others, warmths, strict=True):
            key = woven.people[other]
            found[min(person, key), max(person, key)] = warmth
    return found


def _apply(
    woven: Woven, now: Mapping[Pair, float], before: Mapping[Pair, float], *, gone: set[Pair]
) -> bool:
    """Change the network to what is so `now`; whether it knows everybody."""
    warmths = {pair: rules.warmth(strength=strength) for pair, strength in now.items()}
    left = gone.union(pair for pair in before if not warmths.get(pair))
    left.update(pair for pair, warmth in warmths.items() if not warmth)
    come = [
        (pair, warmth)
        for pair, warmth in warmths.items()
        if warmth and before.get(pair) != costs.warmth(costs.cost(warmth))
    ]
    places = woven.places
    if any(person not in places for pair, _ in come for person in pair):
        return False
    known = [pair for pair in left if pair[0] in places and pair[1] in places]
    woven.network.remove_ties(
        source=[places[pair[0]] for pair in known], target=[places[pair[1]] for pair in known]
    )
    woven.network.add_ties(
        source=[places[pair[0]] for pair, _ in come],
        target=[places[pair[1]] for pair, _ in come],
        warmth=[warmth for _, warmth in come],
    )
    if woven.unsaved is not None:
        woven.unsaved += len(known) + len(come)
    return True
