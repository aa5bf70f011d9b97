"""The map of the network: as a picture, as a table, and who of it fits a filter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Invalid
from kithwork.store.queries import maps, people
from kithwork.store.queries.communities import Community
from kithwork.store.queries.maps import Picture, Spot

SORTS = ("warmth", "name", "organisation", "community", "ties")


@dataclass(frozen=True, slots=True)
class Filter:
    """What the seeker wants to see: words, an organisation, a tag, and how warm at least."""

    text: str = ""
    organisation: str = ""
    tag: str = ""
    least: float = 0.0

    @property
    def filters(self) -> bool:
        """Whether anything is left out at all."""
        return bool(self.text or self.organisation or self.tag or self.least)


EVERYBODY = Filter()


@dataclass(frozen=True, slots=True)
class MapRow:
    """A person of the map as a row; `through` is whom the warmest way begins with."""

    spot: Spot
    organisation: str
    organisation_id: UUID | None
    through: str
    through_id: UUID | None
    community: Community | None


@dataclass(frozen=True, slots=True)
class CommunityRow:
    """A community as a row; `nearest` is whom of it the warmest way leads to."""

    community: Community
    nearest: Spot | None


@dataclass(frozen=True, slots=True)
class MapTable:
    """One page of the map as a table; `total` counts all that fit."""

    total: int
    rows: tuple[MapRow, ...]


def show(*, actor: Actor) -> Picture:
    """Everybody, their organisations, and the ties that were stated. The answer is shared."""
    return maps.picture(actor=actor)


def fits(*, actor: Actor, wanted: Filter) -> tuple[UUID, ...]:
    """Who of the map fits a filter, the warmest first."""
    picture = maps.picture(actor=actor)
    return tuple(spot.id for spot in sorted(_fitting(actor, picture, wanted), key=_warmest))


def table(
    *,
    actor: Actor,
    wanted: Filter = EVERYBODY,
    sort: str = "warmth",
    limit: int = 50,
    offset: int = 0,
) -> MapTable:
    """A page of the map as a table; raises Invalid for a sort it does not know."""
    if sort not in SORTS:
        raise Invalid("sort", f"must be one of {', '.join(SORTS)}.")
    picture = maps.picture(actor=actor)
    ordered = sorted(_fitting(actor, picture, wanted), key=_ORDERS[sort](picture))
    rows = tuple(_row(picture, spot) for spot in ordered[offset:][:limit])
    return MapTable(total=len(ordered), rows=rows)


def communities(*, actor: Actor, limit: int = 12) -> tuple[CommunityRow, ...]:
    """The largest communities: who belongs together, and who of them is nearest."""
    picture = maps.picture(actor=actor)
    return tuple(
        CommunityRow(
            one, None if one.nearest is None else picture.spots[picture.number_of[one.nearest]]
        )
        for one in picture.communities[:limit]
    )


def _fitting(actor: Actor, picture: Picture, wanted: Filter) -> Sequence[Spot]:
    warm = [spot for spot in picture.spots if spot.warmth >= wanted.least]
    if not (wanted.text or wanted.organisation or wanted.tag):
        return warm
    rows = people.matching(
        actor=actor, text=wanted.text, organisation=wanted.organisation, tag=wanted.tag
    )
    keys = set(rows.values_list("pk", flat=True))
    return [spot for spot in warm if spot.pk in keys]


Key = tuple[object, ...]


def _warmest(spot: Spot) -> Key:
    return -spot.warmth, spot.name.casefold(), spot.pk


def _organisation(picture: Picture) -> Callable[[Spot], Key]:
    """By organisation, its warmest first; who has none comes last."""

    def key(spot: Spot) -> Key:
        if spot.place is None:
            return True, "", *_warmest(spot)
        return False, picture.places[spot.place].name.casefold(), *_warmest(spot)

    return key


def _community(spot: Spot) -> Key:
    """By community, the largest first; who is in none comes last."""
    return spot.community is None, spot.community or 0, *_warmest(spot)


_ORDERS: dict[str, Callable[[Picture], Callable[[Spot], Key]]] = {
    "warmth": lambda _: _warmest,
    "name": lambda _: lambda spot: (spot.name.casefold(), spot.pk),
    "organisation": _organisation,
    "community": lambda _: _community,
    "ties": lambda _: lambda spot: (-spot.ties, *_warmest(spot)),
}


def _row(picture: Picture, spot: Spot) -> MapRow:
    place = None if spot.place is None else picture.places[spot.place]
    first = None if spot.first is None else picture.spots[picture.number_of[spot.first]]
    return MapRow(
        spot=spot,
        organisation=place.name if place else "",
        organisation_id=place.id if place else None,
        through=first.name if first else "",
        through_id=first.id if first else None,
        community=None if spot.community is None else picture.communities[spot.community],
    )
