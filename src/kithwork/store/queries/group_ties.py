"""Ties that shared organisations and schools give: derived from positions, never stored."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from kithwork.domain import groups, ties
from kithwork.domain.actors import Actor
from kithwork.domain.groups import GroupStay
from kithwork.domain.records import Stay
from kithwork.domain.ties import LARGEST_GROUP
from kithwork.store import access
from kithwork.store.models import Organisation, Position

Pair = tuple[int, int]
# So many keys fit into a statement of any engine.
CHUNK = 500


@dataclass(frozen=True, slots=True)
class LargeGroup:
    """An organisation with too many people here to be a tie by itself."""

    organisation: int
    name: str
    size: int


def everywhere(*, actor: Actor, linked: Collection[int]) -> dict[Pair, float]:
    """The derived ties among `linked` (keys); the strongest group of a pair counts."""
    found: dict[int, list[GroupStay]] = defaultdict(list)
    for organisation, stay in stays(standing(actor)):
        if stay.person in linked:
            found[organisation].append(stay)
    return _strengths(found)


def of_people(*, actor: Actor, people: Iterable[int]) -> dict[Pair, float]:
    """The derived ties of `people` (keys) with anybody."""
    wanted = sorted(set(people))
    found: dict[Pair, float] = {}
    for start in range(0, len(wanted), CHUNK):
        chunk = wanted[start : start + CHUNK]
        places = (
            standing(actor).filter(person_id__in=chunk).values_list("organisation_id", flat=True)
        )
        own = set(chunk)
        for pair, strength in _strengths(_groups(actor, set(places)), of=own).items():
            found[pair] = max(strength, found.get(pair, 0.0))
    return found


def places_of(*, actor: Actor, people: Iterable[int]) -> set[int]:
    """The organisations (keys) where one of `people` is or was."""
    wanted, found = sorted(set(people)), set[int]()
    for start in range(0, len(wanted), CHUNK):
        rows = standing(actor).filter(person_id__in=wanted[start : start + CHUNK])
        found.update(rows.values_list("organisation_id", flat=True))
    return found


def members(*, actor: Actor, organisations: Iterable[int], largest: int) -> set[int]:
    """Who is at one of `organisations` (keys), whether it counts or not, if at most `largest` are.

    Of those larger the people are left out.
    """
    wanted, found = sorted(set(organisations)), set[int]()
    for start in range(0, len(wanted), CHUNK):
        rows = access.visible(actor, Position).filter(**_LINKED)
        rows = rows.filter(organisation_id__in=wanted[start : start + CHUNK])
        small = [place for place, size in _sizes(rows).items() if size <= largest]
        there = rows.filter(organisation_id__in=small)
        found.update(there.values_list("person_id", flat=True))
    return found


def large(*, actor: Actor, organisations: Iterable[int]) -> tuple[LargeGroup, ...]:
    """Those of `organisations` (keys) that have too many people to be a tie by themselves."""
    sizes = _sizes(_linked(actor).filter(organisation_id__in=list(organisations)))
    over = sorted(place for place, size in sizes.items() if size > LARGEST_GROUP)
    names = access.visible(actor, Organisation).in_bulk(over)
    return tuple(LargeGroup(place, names[place].name, sizes[place]) for place in over)


def standing(actor: Actor) -> "QuerySet[Position]":
    """Positions that count: neither they nor the organisation were removed."""
    return access.visible(actor, Position).filter(
        removed_at__isnull=True, organisation__removed_at__isnull=True
    )


# Of positions that stand, and of people to whom paths may lead.
_LINKED: Mapping[str, bool] = {
    "removed_at__isnull": True,
    "person__removed_at__isnull": True,
    "person__merged_into__isnull": True,
    "person__do_not_contact": False,
}


def _linked(actor: Actor) -> "QuerySet[Position]":
    return standing(actor).filter(**_LINKED)


def _sizes(rows: "QuerySet[Position]") -> dict[int, int]:
    counted = (
        rows.order_by().values("organisation_id").annotate(size=Count("person", distinct=True))
    )
    return dict(counted.values_list("organisation_id", "size"))


def _groups(actor: Actor, organisations: Iterable[int]) -> dict[int, list[GroupStay]]:
    """The stays of everybody at those of `organisations` that give ties."""
    # No row has the key 0, and without any key there would be one statement less.
    wanted = sorted({0, *organisations})
    found: dict[int, list[GroupStay]] = defaultdict(list)
    for start in range(0, len(wanted), CHUNK):
        rows = _linked(actor).filter(organisation_id__in=wanted[start : start + CHUNK])
        sizes = rows.order_by().values("organisation").annotate(size=Count("person", distinct=True))
        small = sizes.filter(size__gt=1, size__lte=LARGEST_GROUP).values("organisation")
        for organisation, stay in stays(rows.filter(organisation__in=small)):
            found[organisation].append(stay)
    return found


def stays(rows: "QuerySet[Position]") -> Iterator[tuple[int, GroupStay]]:
    """The organisation of each position, and the stay."""
    columns = ("organisation_id", "person_id", "stay", "from_on", "to_on", "current")
    for row in rows.values_list(*columns).iterator(chunk_size=5000):
        yield row[0], GroupStay(row[1], Stay(row[2]), *row[3:])


def _strengths(
    groups_: Mapping[int, Sequence[GroupStay]], *, of: Collection[int] | None = None
) -> dict[Pair, float]:
    """The strength of each pair of a group; `of`: only pairs with one of these."""
    found: dict[Pair, float] = {}
    for group in groups_.values():
        strength = ties.group_strength(size=len({stay.person for stay in group}))
        for pair in _pairs(group, of) if strength else ():
            if strength > found.get(pair, 0.0):
                found[pair] = strength
    return found


def _pairs(stays: Sequence[GroupStay], of: Collection[int] | None) -> Iterator[Pair]:
    for place, left in enumerate(stays):
        mine = of is None or left.person in of
        for right in stays[place + 1 :]:
            known = mine or (of is not None and right.person in of)
            if known and left.person != right.person and groups.together(left, right):
                yield min(left.person, right.person), max(left.person, right.person)
