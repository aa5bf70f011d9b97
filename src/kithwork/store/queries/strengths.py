"""How strong ties are, by the keys of both people: what is stored wins over what groups give.

Only ties of people to whom paths may lead. The seeker's own word wins; 0 says "no tie".
"""

from collections.abc import Collection, Iterable

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from kithwork.domain.actors import Actor
from kithwork.store import access
from kithwork.store.models import Tie
from kithwork.store.queries import group_ties
from kithwork.store.queries.group_ties import CHUNK, Pair

# The column that counts.
COUNTING = Coalesce("strength_typed", "strength")


def everywhere(*, actor: Actor, linked: Collection[int]) -> dict[Pair, float]:
    """All ties among `linked` (keys)."""
    stored = access.visible(actor, Tie).filter(removed_at__isnull=True)
    found = group_ties.everywhere(actor=actor, linked=linked)
    for pair, strength in _read(stored).items():
        if pair[0] in linked and pair[1] in linked:
            found[pair] = strength
    return found


def of_people(*, actor: Actor, people: Iterable[int]) -> dict[Pair, float]:
    """The ties of `people` (keys) with anybody."""
    wanted = sorted(set(people))
    found = group_ties.of_people(actor=actor, people=wanted)
    for start in range(0, len(wanted), CHUNK):
        chunk = wanted[start : start + CHUNK]
        found |= _read(standing(actor).filter(left_id__in=chunk))
        found |= _read(standing(actor).filter(right_id__in=chunk))
    return found


def between(*, actor: Actor, pairs: Iterable[Pair]) -> dict[Pair, float]:
    """The ties of `pairs` (left key < right key), as far as there are any."""
    wanted = sorted(set(pairs))
    found: dict[Pair, float] = {}
    for start in range(0, len(wanted), CHUNK):
        chunk = set(wanted[start : start + CHUNK])
        lefts, rights = {left for left, _ in chunk}, {right for _, right in chunk}
        # Groups are looked up for the side that has fewer people.
        fewer = lefts if len(lefts) <= len(rights) else rights
        known = group_ties.of_people(actor=actor, people=fewer)
        known |= _read(standing(actor).filter(left_id__in=lefts, right_id__in=rights))
        found |= {pair: known[pair] for pair in chunk & known.keys()}
    return found


def standing(actor: Actor) -> "QuerySet[Tie]":
    """Stored ties that nobody removed, of two people to whom paths may lead."""
    return access.visible(actor, Tie).filter(
        removed_at__isnull=True,
        left__removed_at__isnull=True,
        left__merged_into__isnull=True,
        left__do_not_contact=False,
        right__removed_at__isnull=True,
        right__merged_into__isnull=True,
        right__do_not_contact=False,
    )


def _read(rows: "QuerySet[Tie]") -> dict[Pair, float]:
    columns = rows.order_by().values_list("left_id", "right_id", COUNTING)
    return {(left, right): strength for left, right, strength in columns.iterator(chunk_size=5000)}
