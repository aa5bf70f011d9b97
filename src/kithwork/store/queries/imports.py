"""Imports as listed: what each brought, and what was said of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.errors import NotFound
from kithwork.domain.records import Problem
from kithwork.store import access
from kithwork.store.models import Import


class NoSuchImport(NotFound):
    """No import of this workspace has that id."""

    def __init__(self, public_id: object) -> None:
        super().__init__(f"There is no import {public_id}. `kith imports` lists them.")


@dataclass(frozen=True, slots=True)
class Named:
    """A person named in an answer, with why they are named."""

    person: UUID
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class ImportCard:
    """One import. `new`, `updated`, `same`, `to_review` count people, each once."""

    id: UUID
    state: str
    files: tuple[str, ...]
    new: int
    updated: int
    same: int
    to_review: int
    ties: int
    touches: int
    organisations: int
    problems: tuple[Problem, ...]
    # Found in the file but removed by the seeker before: they stay removed, restore is offered.
    removed: tuple[Named, ...]
    # What stayed when the import was undone, and why.
    kept: tuple[Named, ...]
    created_at: datetime
    committed_at: datetime | None
    undone_at: datetime | None
    # How many rows the files held.
    records: int = 0

    @property
    def committed(self) -> bool:
        """Whether its rows are written and not taken back."""
        return self.state == Import.COMMITTED


def listing(*, actor: Actor, limit: int = 50) -> tuple[ImportCard, ...]:
    """Imports, newest first; those only looked at are left out."""
    rows = access.visible(actor, Import).exclude(state=Import.PREVIEWED)
    return tuple(card(row) for row in rows.order_by("-created_at", "-pk")[:limit])


def show(*, actor: Actor, batch: UUID) -> ImportCard:
    """One import; raises NoSuchImport."""
    return card(row(actor=actor, batch=batch))


def row(*, actor: Actor, batch: UUID) -> Import:
    """The row of one import, for flows; raises NoSuchImport."""
    found = access.visible(actor, Import).filter(public_id=batch).first()
    if found is None:
        raise NoSuchImport(batch)
    return found


def card(row: Import) -> ImportCard:
    """A row as shown."""
    counts: dict[str, Any] = row.counts
    return ImportCard(
        id=row.public_id,
        state=row.state,
        files=tuple(row.files),
        new=counts.get("new", 0),
        updated=counts.get("updated", 0),
        same=counts.get("same", 0),
        to_review=counts.get("to_review", 0),
        ties=counts.get("ties", 0),
        touches=counts.get("touches", 0),
        organisations=counts.get("organisations", 0),
        problems=tuple(Problem(**problem) for problem in row.problems),
        removed=_named(counts.get("removed", [])),
        kept=_named(row.kept),
        created_at=row.created_at,
        committed_at=row.committed_at,
        undone_at=row.undone_at,
        records=counts.get("records", 0),
    )


def _named(items: list[dict[str, str]]) -> tuple[Named, ...]:
    return tuple(Named(UUID(item["person"]), item["name"], item["why"]) for item in items)
