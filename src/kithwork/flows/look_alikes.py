"""Possible duplicates: merged, parted again exactly as they were, or kept apart."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Conflict
from kithwork.flows import duties, facts, folds, merges, people, touches
from kithwork.flows.flow import flow
from kithwork.store import access
from kithwork.store.models import LookAlike, Merge, Person


class SamePerson(Conflict):
    """Merging needs two people."""

    def __init__(self) -> None:
        super().__init__("These are the same person already.")


class NeverMerged(Conflict):
    """There is no merge to undo."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} was not merged with anybody, so there is nothing to part.")


class NotApart(Conflict):
    """Nobody said that these are two."""

    def __init__(self) -> None:
        super().__init__("These two were not kept apart, so there is nothing to take back.")


@flow("look_alikes.merge")
def merge(*, actor: Actor, kept: UUID, absorbed: UUID, now: datetime) -> UUID:
    """Make two people one: `kept` takes over all that `absorbed` has. `split` undoes it.

    When one of them is the seeker, the seeker is kept, whichever was named first.
    """
    first, second = (people.row(actor=actor, person=person) for person in (kept, absorbed))
    if first.pk == second.pk:
        raise SamePerson
    keeper, other = (second, first) if second.is_me else (first, second)
    moved = merges.take_over(keeper=keeper, other=other)
    other.merged_into = keeper
    other.save(update_fields=["merged_into"])
    Merge.objects.create(
        workspace_id=actor.workspace, kept=keeper, absorbed=other, moved=moved, merged_at=now
    )
    left, right = sorted((keeper.pk, other.pk))
    LookAlike.objects.filter(left_id=left, right_id=right).update(state=LookAlike.MERGED)
    _refold(actor, [keeper], now)
    touches.only_one(workspace=actor.workspace, person=keeper.pk)
    duties.renew(actor=actor, people=[keeper.pk], now=now)
    return keeper.public_id


def _refold(actor: Actor, persons: Iterable[Person], now: datetime) -> None:
    places = facts.Places.load(workspace=actor.workspace, now=now)
    folds.refold(
        workspace=actor.workspace,
        people=[person.pk for person in persons],
        places=places,
        now=now,
    )


@flow("look_alikes.split")
def split(*, actor: Actor, person: UUID, now: datetime) -> UUID:
    """Undo the last merge into a person; answers who came back. Raises NeverMerged."""
    keeper = people.row(actor=actor, person=person)
    last = (
        Merge.objects.filter(kept=keeper, undone_at__isnull=True)
        .select_related("absorbed")
        .order_by("-merged_at", "-pk")
        .first()
    )
    if last is None:
        raise NeverMerged(keeper.name)
    other = last.absorbed
    other.merged_into = None
    other.save(update_fields=["merged_into"])
    merges.give_back(last, keeper=keeper, other=other)
    last.undone_at = now
    last.save(update_fields=["undone_at"])
    left, right = sorted((keeper.pk, other.pk))
    LookAlike.objects.update_or_create(
        left_id=left,
        right_id=right,
        defaults={"workspace_id": actor.workspace, "state": LookAlike.APART},
    )
    _refold(actor, [keeper, other], now)
    duties.renew(actor=actor, people=[keeper.pk, other.pk], now=now)
    return other.public_id


@flow("look_alikes.ask_again")
def ask_again(*, actor: Actor, left: UUID, right: UUID, now: datetime) -> None:
    """Undo keep_apart: the pair waits for review again. Raises NotApart."""
    low, high = sorted(people.row(actor=actor, person=person).pk for person in (left, right))
    kept = access.visible(actor, LookAlike).filter(left_id=low, right_id=high)
    if not kept.filter(state=LookAlike.APART).update(state=LookAlike.OPEN):
        raise NotApart


@flow("look_alikes.keep_apart")
def keep_apart(*, actor: Actor, left: UUID, right: UUID, now: datetime) -> None:
    """Say that two people are two; no import asks about them again."""
    first, second = (people.row(actor=actor, person=person) for person in (left, right))
    if first.pk == second.pk:
        raise SamePerson
    low, high = sorted((first.pk, second.pk))
    access.visible(actor, LookAlike).update_or_create(
        left_id=low,
        right_id=high,
        defaults={"workspace_id": actor.workspace, "state": LookAlike.APART},
    )
