"""Possible duplicates: merged, parted again exactly as they were, or kept apart."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model, Q

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Conflict
from kithwork.flows import facts, folds, people
from kithwork.flows.flow import flow
from kithwork.store import access
from kithwork.store.models import (
    Address,
    Ask,
    Chat,
    Introduction,
    LookAlike,
    Merge,
    Note,
    Person,
    Position,
    SourceRecord,
    Tag,
    Target,
    Tie,
    Touch,
)

# What simply changes hands: a row of one of these belongs to one person by that column.
MOVING: tuple[tuple[type[Model], str], ...] = (
    (SourceRecord, "person_id"),
    (Note, "person_id"),
    (Touch, "person_id"),
    (Ask, "person_id"),
    (Chat, "person_id"),
    (Target, "person_id"),
    (Introduction, "introducer_id"),
    (Introduction, "target_id"),
)
MARKS = ("is_fan", "fan_on", "do_not_contact", "last_touch_on", "added_by_hand")


class SamePerson(Conflict):
    """Merging needs two people."""

    def __init__(self) -> None:
        super().__init__("These are the same person already.")


class NeverMerged(Conflict):
    """There is no merge to undo."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} was not merged with anybody, so there is nothing to part.")


@flow("look_alikes.merge")
def merge(*, actor: Actor, kept: UUID, absorbed: UUID, now: datetime) -> UUID:
    """Make two people one: `kept` takes over all that `absorbed` has. `split` undoes it.

    When one of them is the seeker, the seeker is kept, whichever was named first.
    """
    first, second = (people.row(actor=actor, person=person) for person in (kept, absorbed))
    if first.pk == second.pk:
        raise SamePerson
    keeper, other = (second, first) if second.is_me else (first, second)
    moved = {
        "rows": _hand_over(other, keeper),
        "typed": _hand_over_typed(other, keeper),
        "ties": _hand_over_ties(other, keeper),
        "marks": _take_marks(other, keeper),
    }
    other.merged_into = keeper
    other.save(update_fields=["merged_into"])
    Merge.objects.create(
        workspace_id=actor.workspace, kept=keeper, absorbed=other, moved=moved, merged_at=now
    )
    left, right = sorted((keeper.pk, other.pk))
    LookAlike.objects.filter(left_id=left, right_id=right).update(state=LookAlike.MERGED)
    _refold(actor, [keeper], now)
    return keeper.public_id


def _hand_over(other: Person, keeper: Person) -> list[dict[str, Any]]:
    """Rows that change hands; each entry names table, column and keys, for the way back."""
    moved = []
    for model, column in MOVING:
        ids = list(model._default_manager.filter(**{column: other.pk}).values_list("pk", flat=True))
        model._default_manager.filter(pk__in=ids).update(**{column: keeper.pk})
        moved.append({"table": model.__name__, "column": column, "ids": ids})
    return moved


def _hand_over_typed(other: Person, keeper: Person) -> dict[str, list[int]]:
    """Addresses, tags and positions typed by hand, where the keeper has none of their kind."""
    moved: dict[str, list[int]] = {}
    for model, columns in ((Address, ("kind", "key")), (Tag, ("key",)), (Position, ())):
        held = {_cells(row, columns) for row in model.objects.filter(person=keeper, typed=True)}
        rows = [
            row
            for row in model.objects.filter(person=other, typed=True)
            if not columns or _cells(row, columns) not in held
        ]
        # An imported row of the same address would stand in the way; folding made it, and can.
        for row in rows:
            if columns:
                same = {column: getattr(row, column) for column in columns}
                model.objects.filter(person=keeper, typed=False, **same).delete()
        ids = [row.pk for row in rows]
        model.objects.filter(pk__in=ids).update(person=keeper)
        moved[model.__name__] = ids
    return moved


def _cells(row: Model, columns: Iterable[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, column) for column in columns)


def _hand_over_ties(other: Person, keeper: Person) -> list[dict[str, Any]]:
    """The ties of `other` go to `keeper`; one that the keeper has already is put aside."""
    moved = []
    for tie in Tie.objects.filter(Q(left=other) | Q(right=other)):
        far = tie.right_id if tie.left_id == other.pk else tie.left_id
        moved.append({"id": tie.pk, "left": tie.left_id, "right": tie.right_id})
        left, right = sorted((keeper.pk, far))
        if left == right or Tie.objects.filter(left_id=left, right_id=right).exists():
            continue
        tie.left_id, tie.right_id = left, right
        tie.save(update_fields=["left", "right"])
    return moved


def _take_marks(other: Person, keeper: Person) -> dict[str, Any]:
    """Typed fields and marks the keeper lacks; answers the keeper's own, for the way back."""
    taken = [name for name in other.typed if name not in keeper.typed]
    before: dict[str, Any] = {name: _plain(getattr(keeper, name)) for name in (*taken, *MARKS)}
    for name in taken:
        setattr(keeper, name, getattr(other, name))
    keeper.typed = sorted({*keeper.typed, *other.typed})
    keeper.is_fan = keeper.is_fan or other.is_fan
    keeper.fan_on = keeper.fan_on or other.fan_on
    keeper.do_not_contact = not keeper.is_me and (keeper.do_not_contact or other.do_not_contact)
    keeper.added_by_hand = keeper.added_by_hand or other.added_by_hand
    days = [day for day in (keeper.last_touch_on, other.last_touch_on) if day]
    keeper.last_touch_on = max(days, default=None)
    keeper.removed_at = None if other.removed_at is None else keeper.removed_at
    keeper.save()
    return before


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


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
    _give_back(last, other, keeper)
    last.undone_at = now
    last.save(update_fields=["undone_at"])
    left, right = sorted((keeper.pk, other.pk))
    LookAlike.objects.update_or_create(
        left_id=left,
        right_id=right,
        defaults={"workspace_id": actor.workspace, "state": LookAlike.APART},
    )
    _refold(actor, [keeper, other], now)
    return other.public_id


def _give_back(last: Merge, other: Person, keeper: Person) -> None:
    moved = last.moved
    tables = {model.__name__: model for model, _ in MOVING}
    for entry in moved["rows"]:
        rows = tables[entry["table"]]._default_manager.filter(pk__in=entry["ids"])
        rows.update(**{entry["column"]: other.pk})
    for model in (Address, Tag, Position):
        model.objects.filter(pk__in=moved["typed"][model.__name__]).update(person=other)
    for entry in moved["ties"]:
        Tie.objects.filter(pk=entry["id"]).update(left_id=entry["left"], right_id=entry["right"])
    _return_marks(moved["marks"], other, keeper)


def _return_marks(before: dict[str, Any], other: Person, keeper: Person) -> None:
    """What the merge brought goes; what the seeker changed since stays."""
    for name, value in before.items():
        if _plain(getattr(keeper, name)) == _plain(getattr(other, name)):
            setattr(keeper, name, value)
            keeper.typed = [field for field in keeper.typed if field != name]
    keeper.save()
    keeper.refresh_from_db()


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
