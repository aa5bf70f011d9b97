"""People made from their records: fold, then bring every row into line."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from kithwork.domain.people import SINGLE_FIELDS, PersonFacts
from kithwork.domain.records import Record, from_content
from kithwork.domain.works import Progress, silent
from kithwork.flows import facts as rows
from kithwork.flows import searches, strengths, touches
from kithwork.matching import folding
from kithwork.store import bulk
from kithwork.store.models import Person, SourceRecord, Tie

CHUNK = 500


def refold(
    *,
    workspace: int,
    people: Sequence[int],
    places: rows.Places,
    now: datetime,
    progress: Progress = silent,
) -> int:
    """Bring `people` (primary keys) into line with their records; returns how many ties are new.

    What was typed by hand stays. Called inside a flow's transaction.
    """
    me = Person.objects.filter(workspace_id=workspace, is_me=True).values_list("pk", flat=True)[0]
    made = 0
    for start in range(0, len(people), CHUNK):
        chunk = people[start : start + CHUNK]
        made += _refold_chunk(workspace, me, _facts(chunk), places, now)
        progress("writing", min(start + CHUNK, len(people)), len(people))
    return made


def _refold_chunk(
    workspace: int,
    me: int,
    facts: Mapping[int, PersonFacts],
    places: rows.Places,
    now: datetime,
) -> int:
    people = Person.objects.filter(workspace_id=workspace).in_bulk(list(facts))
    before = {pk: _singles(person) for pk, person in people.items()}
    for pk, person in people.items():
        rows.set_singles(person, facts[pk])
    rows.write_addresses(workspace, people, facts)
    rows.write_tags(workspace, people, facts)
    rows.write_notes(workspace, people, facts, now)
    rows.write_positions(people, facts, places)
    rows.write_touches(workspace, people, facts)
    made = _write_ties(workspace, me, [pk for pk in people if pk != me], facts, now)
    touches.follow(workspace=workspace, people=list(people), now=now)
    _save(people, before)
    return made


def _singles(person: Person) -> list[str]:
    return [getattr(person, name) for name in SINGLE_FIELDS]


def _save(people: Mapping[int, Person], before: Mapping[int, list[str]]) -> None:
    """One statement for the fields of a person and what they are found by."""
    changed = {person.pk: person for person in searches.indexed(list(people.values()))}
    changed |= {pk: person for pk, person in people.items() if _singles(person) != before[pk]}
    bulk.update(list(changed.values()), fields=(*SINGLE_FIELDS, *searches.FIELDS))


def _facts(chunk: Sequence[int]) -> dict[int, PersonFacts]:
    records: dict[int, list[Record]] = defaultdict(list)
    seen = SourceRecord.objects.filter(person_id__in=chunk).order_by("pk")
    for person, content, file, line in seen.values_list("person_id", "content", "file", "line"):
        records[person].append(from_content(content, file=file, line=line))
    return {pk: folding.fold(records[pk]) for pk in chunk}


def _write_ties(
    workspace: int,
    me: int,
    people: Sequence[int],
    facts: Mapping[int, PersonFacts],
    now: datetime,
) -> int:
    """The seeker's tie to everybody a source lists; none to whom no source lists any more."""
    signs = strengths.of(workspace=workspace, me=me, people=people)
    existing = {
        tie.right_id if tie.left_id == me else tie.left_id: tie
        for tie in strengths.own_ties(workspace=workspace, me=me, people=people)
    }
    created, changed, gone = [], [], []
    for pk in people:
        tie = existing.get(pk)
        if not facts[pk].sources and tie is not None and not tie.typed:
            gone.append(tie.pk)
            continue
        if not facts[pk].sources and tie is None:
            continue
        fresh = tie is None
        tie = tie or Tie(workspace_id=workspace, left_id=min(me, pk), right_id=max(me, pk))
        before = (tie.connected_on, tie.strength)
        if not tie.connected_typed:
            tie.connected_on = facts[pk].connected_on
        tie.strength = strengths.computed(tie=tie, signs=signs[pk], today=now.date())
        if fresh:
            created.append(tie)
        elif before != (tie.connected_on, tie.strength):
            changed.append(tie)
    if gone:
        Tie.objects.filter(pk__in=gone).delete()
    bulk.insert(created)
    bulk.update(changed, fields=["connected_on", "strength"])
    return len(created)
