"""What changes hands when two people become one, with a journal for the exact way back.

Records and what hangs on them move as they are; what folding made stays where it is and is
made anew (docs/decisions/0005). Called inside a flow's transaction.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model, Q

from kithwork.store.models import (
    Address,
    Ask,
    Chat,
    FollowUp,
    GivenIntroduction,
    Introduction,
    Merge,
    Note,
    Person,
    Position,
    Recommendation,
    Referral,
    SourceRecord,
    Tag,
    Target,
    Tie,
    Touch,
)

# What simply changes hands: a row of one of these belongs to one person by that column.
MOVING: tuple[tuple[type[Model], str], ...] = (
    (SourceRecord, "person_id"),
    (Touch, "person_id"),
    (Ask, "person_id"),
    (Chat, "person_id"),
    (Chat, "referred_by_id"),
    (Target, "person_id"),
    (Introduction, "introducer_id"),
    (Introduction, "target_id"),
    (Referral, "person_id"),
    (FollowUp, "person_id"),
    (Recommendation, "person_id"),
)
# What folding makes and the seeker may type, with the columns that tell one from another.
TYPED: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Address, ("kind", "key")),
    (Tag, ("key",)),
    (Note, ("text",)),
    (Position, ("seen_key",)),
)
MARKS = (
    "is_fan",
    "fan_on",
    "layer",
    "do_not_contact",
    "is_kept",
    "last_touch_on",
    "added_by_hand",
    "removed_at",
)
# What the seeker says of a tie; "typed" says that they said it.
TIE_WORDS = ("strength_typed", "why", "origin", "met_on", "typed")
Journal = dict[str, Any]


def take_over(*, keeper: Person, other: Person) -> Journal:
    """Give `keeper` all that `other` has; answers the journal that `give_back` needs."""
    moved, filled = _hand_over_ties(other, keeper)
    return {
        "rows": _hand_over(other, keeper),
        "given": _hand_over_given(other, keeper),
        "typed": _hand_over_typed(other, keeper),
        "ties": moved,
        "filled": filled,
        "marks": _take_marks(other, keeper),
    }


def give_back(merge: Merge, *, keeper: Person, other: Person) -> None:
    """Undo what `take_over` did; what the seeker changed since stays with `keeper`."""
    tables = {model.__name__: model for model, _ in MOVING}
    for entry in merge.moved["rows"]:
        rows = tables[entry["table"]]._default_manager.filter(pk__in=entry["ids"])
        rows.update(**{entry["column"]: other.pk})
    # Merges from before there were given introductions moved none.
    for entry in merge.moved.get("given", []):
        rows = GivenIntroduction.objects.filter(pk__in=entry["ids"])
        rows.update(**{entry["column"]: other.pk})
    _let_newer_records_follow(merge.moved["rows"][0]["ids"], keeper=keeper, other=other)
    for model, _ in TYPED:
        rows = model._default_manager.filter(pk__in=merge.moved["typed"][model.__name__])
        rows.update(person=other)
    for entry in merge.moved["ties"]:
        Tie.objects.filter(pk=entry["id"]).update(left_id=entry["left"], right_id=entry["right"])
    for entry in merge.moved["filled"]:
        _empty(entry)
    _return_marks(merge.moved["marks"], other, keeper)


def _hand_over(other: Person, keeper: Person) -> list[Journal]:
    """Rows that change hands; each entry names table, column and keys, for the way back."""
    moved = []
    for model, column in MOVING:
        rows = model._default_manager.filter(**{column: other.pk})
        if model is FollowUp:
            rows = rows.exclude(milestone__in=_heard(keeper))
        ids = list(rows.values_list("pk", flat=True))
        model._default_manager.filter(pk__in=ids).update(**{column: keeper.pk})
        moved.append({"table": model.__name__, "column": column, "ids": ids})
    return moved


def _heard(keeper: Person) -> list[str]:
    """What the keeper is told of, or was: nobody hears one thing twice."""
    told = FollowUp.objects.filter(person=keeper).exclude(milestone="")
    return list(told.values_list("milestone", flat=True))


def _hand_over_given(other: Person, keeper: Person) -> list[Journal]:
    """Given introductions that change hands.

    One of the two with each other, or with whom the keeper stands in one already, stays where it
    is, out of sight until the two are parted.
    """
    rows = GivenIntroduction.objects
    sides = (("left_id", "right_id"), ("right_id", "left_id"))
    held = {keeper.pk}
    for own, far in sides:
        held |= set(rows.filter(**{own: keeper.pk}).values_list(far, flat=True))
    moved = []
    for own, far in sides:
        going = rows.filter(**{own: other.pk}).exclude(**{f"{far}__in": held})
        ids = list(going.order_by("pk").values_list("pk", flat=True))
        rows.filter(pk__in=ids).update(**{own: keeper.pk})
        moved.append({"column": own, "ids": ids})
    return moved


def _let_newer_records_follow(given: Iterable[int], *, keeper: Person, other: Person) -> None:
    """A newer row of a source's entry that was given back tells of the same person."""
    entries = SourceRecord.objects.filter(pk__in=given).exclude(key="")
    for source, key in set(entries.values_list("source", "key")):
        SourceRecord.objects.filter(person=keeper, source=source, key=key).update(person=other)


def _hand_over_typed(other: Person, keeper: Person) -> dict[str, list[int]]:
    """Addresses, tags, notes and positions typed by hand, where the keeper typed no such one."""
    moved: dict[str, list[int]] = {}
    for model, columns in TYPED:
        rows = model._default_manager
        held = {_cells(row, columns) for row in rows.filter(person=keeper, typed=True)}
        going = [
            row
            for row in rows.filter(person=other, typed=True)
            if "" in _cells(row, columns) or _cells(row, columns) not in held
        ]
        # An imported row of the same would stand beside it; folding made it, and can again.
        for row in going:
            same = dict(zip(columns, _cells(row, columns), strict=True))
            rows.filter(person=keeper, typed=False, **same).delete()
        ids = [row.pk for row in going]
        rows.filter(pk__in=ids).update(person=keeper)
        moved[model.__name__] = ids
    return moved


def _cells(row: Model, columns: Iterable[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, column) for column in columns)


def _hand_over_ties(other: Person, keeper: Person) -> tuple[list[Journal], list[Journal]]:
    """The ties of `other` go to `keeper`; one that the keeper has already takes its words."""
    held = {_far(tie, keeper): tie for tie in _ties_of(keeper)}
    moved, filled = [], []
    for tie in _ties_of(other):
        far = _far(tie, other)
        if far in held:
            filled.append(_fill(held[far], tie))
        elif far != keeper.pk:
            moved.append({"id": tie.pk, "left": tie.left_id, "right": tie.right_id})
            tie.left_id, tie.right_id = sorted((keeper.pk, far))
            tie.save(update_fields=["left", "right"])
    return moved, filled


def _ties_of(person: Person) -> list[Tie]:
    return list(Tie.objects.filter(Q(left=person) | Q(right=person)).order_by("pk"))


def _far(tie: Tie, person: Person) -> int:
    return tie.right_id if tie.left_id == person.pk else tie.left_id


def _fill(kept: Tie, aside: Tie) -> Journal:
    """What the seeker said of the tie put aside, where they said nothing of the one kept."""
    before = {name: _plain(getattr(kept, name)) for name in TIE_WORDS}
    for name in TIE_WORDS:
        if getattr(kept, name) in (None, "", False):
            setattr(kept, name, getattr(aside, name))
    kept.save(update_fields=list(TIE_WORDS))
    after = {name: _plain(getattr(kept, name)) for name in TIE_WORDS}
    return {"id": kept.pk, "before": before, "after": after}


def _empty(entry: Journal) -> None:
    """Take the words back out, but for those the seeker changed since."""
    tie = Tie.objects.filter(pk=entry["id"]).first()
    if tie is None:
        return
    for name, value in entry["before"].items():
        if _plain(getattr(tie, name)) == entry["after"][name]:
            setattr(tie, name, value)
    tie.save(update_fields=list(TIE_WORDS))


def _take_marks(other: Person, keeper: Person) -> Journal:
    """Typed fields and marks the keeper lacks; answers the keeper's own, for the way back."""
    taken = [name for name in other.typed if name not in keeper.typed]
    before: Journal = {name: _plain(getattr(keeper, name)) for name in (*taken, *MARKS)}
    for name in taken:
        setattr(keeper, name, getattr(other, name))
    keeper.typed = sorted({*keeper.typed, *other.typed})
    keeper.layer = keeper.layer or other.layer
    keeper.is_fan = not keeper.is_me and (keeper.is_fan or other.is_fan)
    keeper.fan_on = (keeper.fan_on or other.fan_on) if keeper.is_fan else None
    keeper.do_not_contact = not keeper.is_me and (keeper.do_not_contact or other.do_not_contact)
    keeper.is_kept = not keeper.is_me and (keeper.is_kept or other.is_kept)
    keeper.added_by_hand = keeper.added_by_hand or other.added_by_hand
    days = [day for day in (keeper.last_touch_on, other.last_touch_on) if day]
    keeper.last_touch_on = max(days, default=None)
    keeper.removed_at = None if other.removed_at is None else keeper.removed_at
    keeper.save()
    return before


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _return_marks(before: Mapping[str, Any], other: Person, keeper: Person) -> None:
    """What the merge brought goes; what the seeker changed since stays."""
    said_since = not before["do_not_contact"] and not other.do_not_contact
    if keeper.do_not_contact and said_since:
        # It was said of both while they were one, and a "no" is never lost.
        other.do_not_contact = True
        other.save(update_fields=["do_not_contact"])
    else:
        _return(before, "do_not_contact", other, keeper)
    for name in before:
        if name != "do_not_contact":
            _return(before, name, other, keeper)
    keeper.save()
    keeper.refresh_from_db()


def _return(before: Mapping[str, Any], name: str, other: Person, keeper: Person) -> None:
    if _plain(getattr(keeper, name)) == _plain(getattr(other, name)):
        setattr(keeper, name, before[name])
        keeper.typed = [field for field in keeper.typed if field != name]
