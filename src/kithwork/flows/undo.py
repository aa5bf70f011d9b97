"""Taking an import back: what rests on it alone goes, the rest stays and is named."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from kithwork.domain.actors import Actor
from kithwork.domain.follow_ups import WAITING, FollowUpKind
from kithwork.domain.works import Progress, silent
from kithwork.flows import congratulations, duties, facts, folds
from kithwork.flows.flow import flow
from kithwork.flows.imports import AlreadyWritten, in_words
from kithwork.store.models import (
    Address,
    Ask,
    Chat,
    FollowUp,
    GivenIntroduction,
    Import,
    Introduction,
    LookAlike,
    Merge,
    Note,
    Organisation,
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
from kithwork.store.queries import imports
from kithwork.store.queries.imports import ImportCard, Named

CHUNK = 500
MERGED = "you merged them"


@flow("imports.undo")
def undo(*, actor: Actor, batch: UUID, now: datetime, progress: Progress = silent) -> ImportCard:
    """Take one written import back; `kept` of the answer names who stays, and why.

    A person seen by another record stays with what that record says. A person whom only the
    seeker's hand, an ask or a chat holds stays as they are, and so does one who was merged:
    `split` must find what it gives back.
    """
    row = imports.row(actor=actor, batch=batch)
    if row.state != Import.COMMITTED:
        raise AlreadyWritten(row.state)
    congratulations.forget(batch=row)
    people = _people(row)
    seen = _seen_elsewhere(row, people)
    held = held_by_hand(workspace=actor.workspace, people=people, progress=progress)
    places = places_of(people)
    _take_back(actor, row, people, seen, held, now, progress=progress)
    forget_empty_places(workspace=actor.workspace, places=places)
    row.state, row.undone_at = Import.UNDONE, now
    row.kept = _named(people, seen, held)
    row.save()
    return imports.card(row)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What taking an import back would do: how many people go, and who stays, with the reason."""

    going: int
    staying: tuple[Named, ...]


def foresee(*, actor: Actor, batch: UUID) -> Foreseen:
    """What `undo` would do now, without doing it; raises AlreadyWritten as it does."""
    row = imports.row(actor=actor, batch=batch)
    if row.state != Import.COMMITTED:
        raise AlreadyWritten(row.state)
    people = _people(row)
    seen = _seen_elsewhere(row, people)
    held = held_by_hand(workspace=actor.workspace, people=people)
    staying = [
        Named(UUID(one["person"]), one["name"], one["why"]) for one in _named(people, seen, held)
    ]
    return Foreseen(going=len(people) - len(staying), staying=tuple(staying))


def _people(row: Import) -> list[int]:
    return sorted(set(row.records.values_list("person_id", flat=True)))


def _take_back(
    actor: Actor,
    row: Import,
    people: Sequence[int],
    seen: dict[int, list[str]],
    held: dict[int, list[str]],
    now: datetime,
    *,
    progress: Progress,
) -> None:
    LookAlike.objects.filter(found_by=row, state=LookAlike.OPEN).delete()
    alone = [pk for pk in people if pk not in seen and pk not in held]
    for start in range(0, len(alone), CHUNK):
        Person.objects.filter(pk__in=alone[start : start + CHUNK]).delete()
        progress("removing", min(start + CHUNK, len(alone)), len(alone))
    refolded = [pk for pk in people if pk in seen and MERGED not in held.get(pk, ())]
    for start in range(0, len(refolded), CHUNK):
        chunk = refolded[start : start + CHUNK]
        SourceRecord.objects.filter(batch=row, person_id__in=chunk).delete()
    places = facts.Places.load(workspace=actor.workspace, now=now)
    folds.refold(
        workspace=actor.workspace,
        people=refolded,
        places=places,
        now=now,
        progress=lambda _, done, total: progress("returning", done, total),
    )
    duties.connected(actor=actor, people=refolded, now=now)


def _seen_elsewhere(row: Import, people: Sequence[int]) -> dict[int, list[str]]:
    """Who of `people` another import speaks of too, and which; the seeker always counts."""
    found: dict[int, list[str]] = defaultdict(list)
    for start in range(0, len(people), CHUNK):
        chunk = people[start : start + CHUNK]
        others = SourceRecord.objects.filter(person_id__in=chunk).exclude(batch=row)
        for person, source, day in (
            others.order_by("pk")
            .values_list("person_id", "source", "batch__committed_at")
            .distinct()
        ):
            when = f", {in_words(day)}" if day else ""
            found[person].append(f"another import ({source}{when}) shows them too")
        for me in Person.objects.filter(pk__in=chunk, is_me=True).values_list("pk", flat=True):
            found[me].append("this is you")
    return dict(found)


def held_by_hand(
    *, workspace: int, people: Sequence[int], progress: Progress = silent
) -> dict[int, list[str]]:
    """What besides records holds each of `people`: the seeker's hand, asks, chats."""
    found: dict[int, list[str]] = defaultdict(list)
    for start in range(0, len(people), CHUNK):
        for reason, holders in _holders(workspace, people[start : start + CHUNK]):
            for person in holders:
                found[person].append(reason)
        progress("weighing", min(start + CHUNK, len(people)), len(people))
    return dict(found)


def _holders(workspace: int, people: Sequence[int]) -> list[tuple[str, set[int]]]:
    own = Person.objects.filter(workspace_id=workspace, pk__in=people)
    marked = own.filter(Q(is_fan=True) | Q(is_kept=True) | Q(added_by_hand=True) | ~Q(typed=[]))
    silenced = own.filter(do_not_contact=True)
    removed = own.filter(removed_at__isnull=False)
    lists = [
        ("you edited them", set(marked.values_list("pk", flat=True))),
        ("you marked them do-not-contact", set(silenced.values_list("pk", flat=True))),
        ("you removed them", set(removed.values_list("pk", flat=True))),
        *[
            ("you edited them", _persons(model.objects.filter(person_id__in=people, typed=True)))
            for model in (Address, Position, Tag)
        ],
        ("you wrote a note", _persons(Note.objects.filter(person_id__in=people, typed=True))),
        ("you recorded a touch", _persons(Touch.objects.filter(person_id__in=people, typed=True))),
        ("you edited a tie of theirs", _tied(people)),
        ("they are a target", _persons(Target.objects.filter(person_id__in=people))),
        ("an ask goes to them", _persons(Ask.objects.filter(person_id__in=people))),
        ("a chat with them is kept", _persons(Chat.objects.filter(person_id__in=people))),
        ("they were named in a chat", _persons(Referral.objects.filter(person_id__in=people))),
        ("a follow-up is due to them", _persons(_owed(people))),
        (
            "they recommended you",
            _persons(Recommendation.objects.filter(person_id__in=people)),
        ),
        ("they sent you to a chat", _sending(people)),
        ("an introduction leads through them", _introducing(people)),
        ("you thought of introducing them to somebody", _introduced(people)),
        (MERGED, _merged(people)),
    ]
    return _joined(lists)


def _owed(people: Sequence[int]) -> "QuerySet[FollowUp]":
    """What Kithwork thought of by itself, and nobody took up, holds nobody."""
    rows = FollowUp.objects.filter(person_id__in=people)
    return rows.exclude(
        kind__in=[FollowUpKind.KEEP_IN_TOUCH, FollowUpKind.CONGRATULATE],
        letter="",
        state__in=WAITING,
    )


def _sending(people: Sequence[int]) -> set[int]:
    rows = Chat.objects.filter(referred_by_id__in=people)
    return set(rows.values_list("referred_by_id", flat=True))


def _joined(lists: list[tuple[str, set[int]]]) -> list[tuple[str, set[int]]]:
    """One entry a reason."""
    found: dict[str, set[int]] = {}
    for reason, holders in lists:
        found[reason] = found.get(reason, set()) | holders
    return list(found.items())


def _persons(rows) -> set[int]:  # type: ignore[no-untyped-def]
    return set(rows.values_list("person_id", flat=True))


def _tied(people: Sequence[int]) -> set[int]:
    by_hand = Tie.objects.filter(
        Q(typed=True)
        | Q(strength_typed__isnull=False)
        | ~Q(why="")
        | ~Q(origin="")
        | Q(met_on__isnull=False)
        | Q(connected_typed=True)
        | Q(removed_at__isnull=False)
    )
    left = by_hand.filter(left_id__in=people).values_list("left_id", flat=True)
    return set(left) | set(by_hand.filter(right_id__in=people).values_list("right_id", flat=True))


def _introducing(people: Sequence[int]) -> set[int]:
    rows = Introduction.objects
    return {
        *rows.filter(introducer_id__in=people).values_list("introducer_id", flat=True),
        *rows.filter(target_id__in=people).values_list("target_id", flat=True),
    }


def _introduced(people: Sequence[int]) -> set[int]:
    rows = GivenIntroduction.objects
    return {
        *rows.filter(left_id__in=people).values_list("left_id", flat=True),
        *rows.filter(right_id__in=people).values_list("right_id", flat=True),
    }


def _merged(people: Sequence[int]) -> set[int]:
    rows = Merge.objects.filter(undone_at__isnull=True)
    return {
        *rows.filter(kept_id__in=people).values_list("kept_id", flat=True),
        *rows.filter(absorbed_id__in=people).values_list("absorbed_id", flat=True),
    }


def _named(
    people: Sequence[int], seen: dict[int, list[str]], held: dict[int, list[str]]
) -> list[dict[str, str]]:
    staying = [pk for pk in people if pk in seen or pk in held]
    rows = Person.objects.in_bulk(staying)
    return [
        {
            "person": str(rows[pk].public_id),
            "name": rows[pk].name,
            "why": "; ".join([*seen.get(pk, []), *held.get(pk, [])]),
        }
        for pk in staying
    ]


def places_of(people: Sequence[int]) -> set[int]:
    """The organisations at which `people` have positions."""
    found: set[int] = set()
    for start in range(0, len(people), CHUNK):
        there = Position.objects.filter(person_id__in=people[start : start + CHUNK])
        found.update(there.values_list("organisation_id", flat=True))
    return found


def forget_empty_places(*, workspace: int, places: Iterable[int]) -> None:
    """Delete those of `places` that nothing rests on any more."""
    targets = Target.objects.filter(workspace_id=workspace, organisation__isnull=False)
    bare = Organisation.objects.filter(
        workspace_id=workspace,
        added_by_hand=False,
        typed=[],
        note="",
        removed_at__isnull=True,
        positions__isnull=True,
    )
    empty = bare.exclude(pk__in=targets.values("organisation_id")).values_list("pk", flat=True)
    gone = sorted(set(empty).intersection(places))
    for start in range(0, len(gone), CHUNK):
        Organisation.objects.filter(pk__in=gone[start : start + CHUNK]).delete()
