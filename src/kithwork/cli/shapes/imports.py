"""Imports as JSON."""

from collections.abc import Sequence
from typing import Any

from kithwork.cli.shapes import values
from kithwork.domain.records import Problem
from kithwork.store.queries.imports import ImportCard, Named


def answer(card: ImportCard) -> dict[str, Any]:
    """What `kith import` answers."""
    return {
        "import": str(card.id),
        "committed": card.committed,
        "people": {
            "new": card.new,
            "updated": card.updated,
            "same": card.same,
            "to_review": card.to_review,
        },
        "ties": card.ties,
        "touches": card.touches,
        "organisations": card.organisations,
        "problems": [problem(found) for found in card.problems],
        "removed": named(card.removed),
        "kept": named(card.kept),
    }


def listed(card: ImportCard) -> dict[str, Any]:
    """One row of `kith imports`."""
    return {
        "id": str(card.id),
        **answer(card),
        "state": card.state,
        "files": list(card.files),
        "created_at": values.moment(card.created_at),
        "committed_at": values.moment(card.committed_at),
        "undone_at": values.moment(card.undone_at),
    }


def problem(found: Problem) -> dict[str, Any]:
    """A line that could not be read."""
    return {"file": found.file, "line": found.line, "field": found.field, "why": found.why}


def named(people: Sequence[Named]) -> list[dict[str, Any]]:
    """People named in an answer, each with the reason."""
    return [{"person": str(one.person), "name": one.name, "why": one.why} for one in people]
