"""Ties that have been silent for long, with what speaks for reviving them (practice.md F28)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Q
from django.db.models.functions import Coalesce, Greatest

from kithwork.domain.actors import Actor
from kithwork.domain.records import Stay
from kithwork.domain.upkeep import Layer, Silent
from kithwork.store import access
from kithwork.store.models import Person, Position, Tie
from kithwork.store.queries import people, upkeep

_LONG_AGO = date(1, 1, 1)


class SilentTie(NamedTuple):
    """A contact who was silent for long: their key, and since when."""

    person: int
    since: date


def silent(*, actor: Actor, since: date, limit: int = 300) -> tuple[SilentTie, ...]:
    """Contacts with nothing since a day, the strongest ties first; not who is left in peace.

    Whom nothing but a tie is known of is silent since the two met or connected.
    """
    me = people.me_pk(actor=actor)
    strengths = people.own_strengths(actor=actor)
    begun = Greatest(Coalesce("met_on", _LONG_AGO), Coalesce("connected_on", _LONG_AGO))
    ties = upkeep.own_ties(actor).annotate(begun=begun).values_list("left_id", "right_id", "begun")
    known = {(right if left == me else left): day for left, right, day in ties}
    rows = upkeep.reachable(actor).exclude(layer=Layer.NONE)
    rows = rows.filter(Q(last_touch_on__isnull=True) | Q(last_touch_on__lte=since))
    found = [
        SilentTie(pk, last or known[pk])
        for pk, last in rows.values_list("pk", "last_touch_on")
        if pk in known and _LONG_AGO < (last or known[pk]) <= since
    ]
    found.sort(key=lambda one: (-strengths.get(one.person, 0.0), one.person))
    return tuple(found[:limit])


def described(
    *, actor: Actor, ties: Sequence[SilentTie], trust: Mapping[int, float]
) -> tuple[Silent, ...]:
    """Silent ties as advice weighs them; `trust` by the person's key."""
    keys = [one.person for one in ties]
    rows = upkeep.reachable(actor).in_bulk(keys)
    work, shared = _works(actor, keys), _shared(actor, keys)
    mine = _own_field(actor)
    return tuple(
        Silent(
            key=pk,
            id=rows[pk].public_id,
            name=rows[pk].name,
            trust=trust.get(pk, 0.0),
            since=since,
            title=work[pk].title if pk in work else "",
            organisation=work[pk].organisation.name if pk in work else "",
            other_field=bool(mine) and _field(rows[pk], work.get(pk)) not in {"", mine},
            shared=shared[pk],
        )
        for pk, since in ties
        if pk in rows
    )


def _works(actor: Actor, keys: Sequence[int]) -> dict[int, Position]:
    """Where each of them works at present, the first that is known."""
    rows = upkeep.workplaces(actor).filter(
        person_id__in=keys, organisation__removed_at__isnull=True
    )
    return {row.person_id: row for row in rows.select_related("organisation").order_by("-pk")}


def _own_field(actor: Actor) -> str:
    me = people.present(actor).get(is_me=True)
    own = access.visible(actor, Position).filter(
        person=me, current=True, stay=Stay.WORK, removed_at__isnull=True
    )
    return _field(me, own.select_related("organisation").order_by("pk").first())


def _field(person: Person, work: Position | None) -> str:
    said = person.industry or (work.organisation.industry if work else "")
    return " ".join(said.split()).casefold()


def _shared(actor: Actor, keys: Sequence[int]) -> Counter[int]:
    """With how many other contacts each is tied, as far as is known."""
    me = people.me_pk(actor=actor)
    ties = access.visible(actor, Tie).filter(removed_at__isnull=True)
    others = ties.exclude(left_id=me).exclude(right_id=me)
    found: Counter[int] = Counter()
    found.update(others.filter(left_id__in=keys).values_list("left_id", flat=True))
    found.update(others.filter(right_id__in=keys).values_list("right_id", flat=True))
    return found
