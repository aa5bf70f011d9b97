"""Imports: look at files, write them as one batch, take a batch back."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from kithwork.domain import works
from kithwork.domain.actors import Actor
from kithwork.domain.errors import Conflict
from kithwork.domain.records import Problem, Record
from kithwork.domain.works import Progress, silent
from kithwork.flows import congratulations, duties, facts, folds, newcomers, suppressions
from kithwork.flows.flow import flow
from kithwork.matching import keys, organisations, plans
from kithwork.sources import files
from kithwork.store import bulk
from kithwork.store.models import Import, LookAlike, Person, SourceRecord, Workspace
from kithwork.store.queries import imports, known, people
from kithwork.store.queries.imports import ImportCard

BATCH = 500
TICK = 250
# Enough to see what is wrong; a file of 100,000 bad lines would bury it.
MOST_PROBLEMS = 1000


class AlreadyWritten(Conflict):
    """The import was written or taken back before."""

    def __init__(self, state: str) -> None:
        super().__init__(f"This import is already {state}.")


@dataclass(frozen=True, slots=True)
class Batch:
    """What the files hold: records and problems, in order."""

    names: tuple[str, ...]
    source: str
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]


def read(
    *,
    paths: Sequence[Path],
    source: str | None = None,
    progress: Progress = silent,
    expected: int = 0,
) -> Batch:
    """Read files, folders or zips; raises files.Unreadable before anything is written.

    `expected` is how many records a look before has found, for the progress alone.
    """
    records: list[Record] = []
    problems: list[Problem] = []
    for item in files.read(paths, source=source):
        if isinstance(item, Record):
            records.append(item)
            if len(records) % TICK == 0:
                progress("reading", len(records), expected)
        elif len(problems) < MOST_PROBLEMS:
            problems.append(item)
    return Batch(tuple(path.name for path in paths), source or "", tuple(records), tuple(problems))


@flow("imports.preview")
def preview(*, actor: Actor, batch: Batch, now: datetime) -> ImportCard:
    """Say what writing `batch` would do, and write none of it."""
    plan = plans.make(records=batch.records, known=known.people(actor=actor))
    row = _row(actor, batch, now)
    row.counts = _counts(actor, batch, plan)
    row.save()
    return imports.card(row)


@flow("imports.commit")
def commit(
    *,
    actor: Actor,
    batch: Batch,
    now: datetime,
    previewed: UUID | None = None,
    progress: Progress = silent,
) -> ImportCard:
    """Write `batch` as one import, whole or not at all; the plan is made anew inside."""
    row = _claimed(actor, previewed) if previewed else _row(actor, batch, now)
    progress("matching", 0, len(batch.records))
    plan = plans.make(records=batch.records, known=known.people(actor=actor))
    row.counts = _counts(actor, batch, plan)
    row.state, row.committed_at = Import.COMMITTED, now
    row.save()
    _write(actor, row, plan, now, progress)
    return imports.card(row)


def _row(actor: Actor, batch: Batch, now: datetime) -> Import:
    return Import(
        workspace_id=actor.workspace,
        files=list(batch.names),
        source=batch.source,
        problems=[asdict(problem) for problem in batch.problems],
        created_at=now,
    )


def _claimed(actor: Actor, previewed: UUID) -> Import:
    """The previewed import, taken by exactly one caller."""
    row = imports.row(actor=actor, batch=previewed)
    moved = Import.objects.filter(pk=row.pk, state=Import.PREVIEWED).update(state=Import.COMMITTED)
    if not moved:
        row.refresh_from_db(fields=["state"])
        raise AlreadyWritten(row.state)
    return row


def _counts(actor: Actor, batch: Batch, plan: plans.Plan) -> dict[str, Any]:
    places = known.organisations(actor=actor)
    met = {position.organisation for entry in plan.entries for position in entry.record.positions}
    forms = {facts.place_key(organisations.normal_form(name)) for name in met}
    me = people.me_pk(actor=actor)
    verdicts = plan.verdicts()
    strangers = [handle for handle in verdicts if handle < 0]
    unseen = [entry for entry in plan.entries if entry.verdict is not plans.Verdict.SAME]
    touches = sum(len(entry.record.touches) for entry in unseen)
    counts: dict[str, Any] = {**plan.counts(), "touches": touches}
    counts["ties"] = len(strangers)
    counts["organisations"] = len(forms - places - {""})
    counts["records"] = len(batch.records)
    counts["removed"] = _removed(actor, [handle for handle in verdicts if handle > 0])
    counts["about_me"] = me in verdicts
    return counts


def _removed(actor: Actor, people: Sequence[int]) -> list[dict[str, str]]:
    """People the file names again after the seeker removed them; they stay removed."""
    rows = Person.objects.filter(workspace_id=actor.workspace, removed_at__isnull=False)
    wanted = set(people)
    return [
        {
            "person": str(public_id),
            "name": name,
            "why": f"You removed {name} on {in_words(removed_at)}; restore them if you like.",
        }
        for pk, public_id, name, removed_at in rows.values_list(
            "pk", "public_id", "name", "removed_at"
        )
        if removed_at and pk in wanted
    ]


def in_words(moment: datetime) -> str:
    """A day as people write it: 3 May 2026."""
    return f"{moment.day} {moment:%B %Y}"


def _write(actor: Actor, row: Import, plan: plans.Plan, now: datetime, progress: Progress) -> None:
    places = facts.Places.load(workspace=actor.workspace, now=now)
    fresh, known_before = _fresh(plan), _known_before(plan)
    everybody = len(fresh) + len(known_before)
    made = newcomers.make(
        records=fresh,
        me=people.me_pk(actor=actor),
        places=places,
        now=now,
        progress=works.part(progress, after=0, of=everybody),
    )
    touched = _records(actor, row, plan, made.people, progress)
    before = congratulations.standing(people=known_before)
    ties = folds.refold(
        workspace=actor.workspace,
        people=known_before,
        places=places,
        now=now,
        progress=works.part(progress, after=len(fresh), of=everybody),
    )
    suppressions.apply(workspace=actor.workspace, people=touched)
    duties.connected(actor=actor, people=known_before, now=now)
    congratulations.add(batch=row, before=before, now=now)
    # Whom it brings may be due.
    Workspace.objects.filter(pk=actor.workspace).update(kept_on=None)
    _look_alikes(actor, row, plan, made.people)
    row.counts |= {"ties": made.ties + ties, "organisations": places.made}
    row.save()


def _fresh(plan: plans.Plan) -> dict[int, list[Record]]:
    """The records of the people this import makes, by handle, first come first."""
    found: dict[int, list[Record]] = {}
    for entry in plan.entries:
        if entry.handle < 0 and entry.verdict is not plans.Verdict.SAME:
            found.setdefault(entry.handle, []).append(entry.record)
    return found


def _known_before(plan: plans.Plan) -> list[int]:
    """The people this import tells something new of, and who were there before it."""
    return sorted(
        {
            entry.handle
            for entry in plan.entries
            if entry.handle > 0 and entry.verdict is not plans.Verdict.SAME
        }
    )


def _records(
    actor: Actor, row: Import, plan: plans.Plan, made: dict[int, int], progress: Progress
) -> list[int]:
    """Keep every unseen record as evidence; returns the people they speak of."""
    unseen = [entry for entry in plan.entries if entry.verdict is not plans.Verdict.SAME]
    for start in range(0, len(unseen), BATCH):
        part = unseen[start : start + BATCH]
        bulk.insert([_record(actor, row, entry, made) for entry in part])
        progress("keeping", start + len(part), len(unseen))
    return sorted({made.get(entry.handle, entry.handle) for entry in unseen})


def _record(actor: Actor, row: Import, entry: plans.Entry, made: dict[int, int]) -> SourceRecord:
    return SourceRecord(
        workspace_id=actor.workspace,
        batch=row,
        person_id=made.get(entry.handle, entry.handle),
        source=entry.record.source,
        key=keys.source_key(entry.record)[:1000],
        digest=entry.digest,
        file=entry.record.file[:500],
        line=entry.record.line,
        content=entry.record.content(),
    )


def _look_alikes(actor: Actor, row: Import, plan: plans.Plan, made: dict[int, int]) -> None:
    pairs = {}
    for pair in plan.look_alikes:
        left, right = sorted(made.get(handle, handle) for handle in (pair.left, pair.right))
        pairs[left, right] = LookAlike(
            workspace_id=actor.workspace,
            left_id=left,
            right_id=right,
            reasons=list(pair.reasons),
            found_by=row,
        )
    LookAlike.objects.bulk_create(pairs.values(), batch_size=BATCH, ignore_conflicts=True)


@flow("imports.discard")
def discard(*, actor: Actor, batch: UUID, now: datetime) -> None:
    """Forget an import that was only looked at."""
    row = imports.row(actor=actor, batch=batch)
    if row.state != Import.PREVIEWED:
        raise AlreadyWritten(row.state)
    row.delete()
