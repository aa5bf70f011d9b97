"""Communities of the network: who belongs together, and what to call them."""

from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kithwork.network import communities
from kithwork.store.network_files import Point
from kithwork.store.queries.ties import Arrays

# Of one alone nothing is to be said.
FEWEST = 2
# A second organisation stands in the name when it has at least so many of the first one's.
SECOND = 0.5


@dataclass(frozen=True, slots=True)
class Community:
    """People tied more to each other than to the rest.

    organisations: where most of them are, one or two names, the first by number; empty where
    fewer than two are anywhere known. around: who of them has most ties, which tells two with the
    same organisations apart (`is_alike`). known: to how many of them the seeker is tied. nearest:
    the key of whom the warmest path leads to, None where none leads to any.
    """

    organisations: tuple[str, ...]
    around: str
    is_alike: bool
    people: int
    known: int
    nearest: int | None


@dataclass(frozen=True, slots=True)
class Member:
    """What of a person names a community; `place` numbers their organisation, None without."""

    key: int
    name: str
    place: int | None
    ties: int
    own: float
    warmth: float


Groups = tuple[tuple[int, ...], ...]
# Most writes change no tie: what was found of the same people and ties is found again.
MOST_KEPT = 4
_kept: OrderedDict[tuple[int, Point], Groups] = OrderedDict()


def members(*, arrays: Arrays) -> Groups:
    """The keys of those who belong together, the largest community first; nobody alone.

    The seeker is in none: tied to nearly everybody, they would hold all of them together. Worked
    out once of the same people and ties.
    """
    if arrays.point is None:
        return _divided(arrays)
    key = (arrays.me, arrays.point)
    groups = _kept.pop(key, None)
    if groups is None:
        groups = _divided(arrays)
    _kept[key] = groups
    while len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return groups


def _divided(arrays: Arrays) -> Groups:
    me = arrays.place_of.get(arrays.me)
    found = communities.found(
        network=arrays.network,
        people=len(arrays.people),
        without=() if me is None else (me,),
    )
    return tuple(
        tuple(arrays.people[place] for place in places)
        for places in found.members
        if len(places) >= FEWEST
    )


def described(groups: Sequence[Sequence[Member]], places: Sequence[str]) -> tuple[Community, ...]:
    """Each community with what to call it; `places` are the names of organisations."""
    named = [_organisations(group, places) for group in groups]
    alike = Counter(named)
    return tuple(
        _community(group, names, is_alike=alike[names] > 1)
        for group, names in zip(groups, named, strict=True)
    )


def _organisations(group: Sequence[Member], places: Sequence[str]) -> tuple[str, ...]:
    counts = Counter(member.place for member in group if member.place is not None)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], places[item[0]].casefold()))
    if not ranked or ranked[0][1] < FEWEST:
        return ()
    least = max(FEWEST, SECOND * ranked[0][1])
    return tuple(places[place] for place, number in ranked[:2] if number >= least)


def _community(group: Sequence[Member], names: tuple[str, ...], *, is_alike: bool) -> Community:
    most = min(group, key=lambda member: (-member.ties, member.key))
    warmest = min(group, key=lambda member: (-member.warmth, member.key))
    return Community(
        organisations=names,
        around=most.name,
        is_alike=is_alike,
        people=len(group),
        known=sum(1 for member in group if member.own),
        nearest=warmest.key if warmest.warmth else None,
    )


def number_of(groups: Sequence[Sequence[int]]) -> Mapping[int, int]:
    """The number of each person's community, by their key."""
    return {key: number for number, group in enumerate(groups) for key in group}
