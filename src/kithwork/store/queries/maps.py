"""The network as a picture: everybody, where they work, and how warm the way to them is."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from kithwork.domain import ties as rules
from kithwork.domain.actors import Actor
from kithwork.domain.records import Stay
from kithwork.store import access, versions
from kithwork.store.models import Organisation, Position
from kithwork.store.queries import communities, nearness, people, strengths, ties
from kithwork.store.queries.communities import Community, Member
from kithwork.store.queries.ties import Arrays


@dataclass(frozen=True, slots=True)
class Spot:
    """A person on the map.

    warmth: of the best path the seeker has to them, as the Paths page would find it; 0 where
    there is none. own: of the seeker's own tie; 0 without one. first: the key of whom that path
    begins with, None where it is the own tie. ties: with how many people a path may go on.
    place: the number of their organisation in the picture, None without one; community: that of
    those they belong with, None for who is tied to nobody else.
    """

    pk: int
    id: UUID
    name: str
    work: str
    place: int | None
    warmth: float
    own: float
    first: int | None
    ties: int
    is_fan: bool
    silenced: bool
    community: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation on the map."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Everybody but the seeker, whose name is `me`.

    between: stated ties of two spots, by number, the warmest first. number_of: by key.
    communities: who belongs together, the largest first.
    """

    me: str
    spots: tuple[Spot, ...]
    places: tuple[Place, ...]
    between: tuple[tuple[int, int, float], ...]
    number_of: Mapping[int, int]
    communities: tuple[Community, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """The best path to somebody: how warm, and with whom it begins."""

    warmth: float
    first: int


@versions.once_a_version
def picture(*, actor: Actor) -> Picture:
    """The picture of the actor's workspace, made once a version of it.

    Who is marked do-not-contact is on it and said to be; as in `ties.arrays`, no path leads to
    or through them.
    """
    arrays, own = ties.arrays(actor=actor), ties.own(actor=actor)
    ways = _ways(actor, arrays)
    groups = communities.members(arrays=arrays)
    group_of = communities.number_of(groups)
    places, work = _work(actor)
    columns = ("pk", "public_id", "name", "headline", "is_fan", "do_not_contact")
    rows = people.present(actor).filter(is_me=False).order_by("pk").values_list(*columns)
    spots = tuple(
        _spot(
            row,
            arrays=arrays,
            own=own.get(row[0], 0.0),
            way=ways.get(row[0]),
            work=work.get(row[0]),
            group_of=group_of,
        )
        for row in rows.iterator(chunk_size=5000)
    )
    number_of = {spot.pk: number for number, spot in enumerate(spots)}
    me = people.present(actor).values_list("name", flat=True).get(is_me=True)
    circles = [[_member(spots[number_of[key]]) for key in group] for group in groups]
    described = communities.described(circles, [place.name for place in places])
    return Picture(me, spots, places, _between(actor, arrays.me, number_of), number_of, described)


def _spot(
    row: tuple[int, UUID, str, str, bool, bool],
    *,
    arrays: Arrays,
    own: float,
    way: _Way | None,
    work: tuple[int, str] | None,
    group_of: Mapping[int, int],
) -> Spot:
    pk, public_id, name, headline, is_fan, silenced = row
    place = arrays.place_of.get(pk)
    return Spot(
        pk=pk,
        id=public_id,
        name=name,
        work=(work[1] if work else "") or headline,
        place=work[0] if work else None,
        warmth=way.warmth if way else 0.0,
        own=rules.warmth(strength=own),
        first=way.first if way and way.first != pk else None,
        ties=0 if place is None else arrays.network.ties_of(person=place),
        is_fan=is_fan,
        silenced=silenced,
        community=group_of.get(pk),
    )


def _member(spot: Spot) -> Member:
    return Member(
        key=spot.pk,
        name=spot.name,
        place=spot.place,
        ties=spot.ties,
        own=spot.own,
        warmth=spot.warmth,
    )


def _ways(actor: Actor, arrays: Arrays) -> dict[int, _Way]:
    """The best path to everybody, by their key."""
    found = nearness.around_me(actor=actor, arrays=arrays)
    if found is None:
        return {}
    reach = found.reach
    return {
        arrays.people[place]: _Way(warmth, arrays.people[first])
        for place, warmth, first in zip(reach.people, reach.warmth, reach.first, strict=True)
    }


def _work(actor: Actor) -> tuple[tuple[Place, ...], dict[int, tuple[int, str]]]:
    """The organisations where somebody is now, and of each person the number and the title.

    Of several, work counts before a school, and what began last before the rest.
    """
    current = access.visible(actor, Position).filter(
        current=True, removed_at__isnull=True, organisation__removed_at__isnull=True
    )
    rows = current.order_by("pk").values_list(
        "person_id", "organisation_id", "title", "stay", "from_on"
    )
    best: dict[int, tuple[tuple[bool, int], int, str]] = {}
    for person, organisation, title, stay, from_on in rows.iterator(chunk_size=5000):
        rank = (stay == Stay.STUDY, -from_on.toordinal() if from_on else 0)
        if person not in best or rank < best[person][0]:
            best[person] = (rank, organisation, title)
    names = access.visible(actor, Organisation).filter(removed_at__isnull=True).order_by("pk")
    used = {organisation for _, organisation, _ in best.values()}
    kept = [row for row in names.values_list("pk", "public_id", "name") if row[0] in used]
    number_of = {pk: number for number, (pk, _, _) in enumerate(kept)}
    places = tuple(Place(public_id, name) for _, public_id, name in kept)
    return places, {
        person: (number_of[organisation], title)
        for person, (_, organisation, title) in best.items()
    }


def _between(
    actor: Actor, me: int, number_of: Mapping[int, int]
) -> tuple[tuple[int, int, float], ...]:
    """Ties of two others that somebody or some source stated."""
    pairs = strengths.standing(actor).exclude(left_id=me).exclude(right_id=me).order_by("pk")
    found = [
        (number_of[left], number_of[right], rules.warmth(strength=strength))
        for left, right, strength in pairs.values_list("left_id", "right_id", strengths.COUNTING)
        if strength > 0 and left in number_of and right in number_of
    ]
    return tuple(sorted(found, key=lambda tie: (-tie[2], tie[0], tie[1])))
