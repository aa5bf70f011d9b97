"""Imports in words."""

from collections.abc import Sequence

from kithwork.cli import tables
from kithwork.domain.records import Problem
from kithwork.store.queries.imports import ImportCard, Named

MOST_SHOWN = 10


def answer(card: ImportCard) -> str:
    """What an import did, or would do."""
    said = "Imported." if card.committed else "This would be imported; nothing is written yet."
    return tables.joined(
        said,
        _counts(card),
        problems(card.problems),
        _named("Removed by you before, and left removed:", card.removed),
    )


def _counts(card: ImportCard) -> str:
    return tables.facts(
        [
            ("new people", str(card.new)),
            ("updated", str(card.updated)),
            ("the same", str(card.same)),
            ("to review", str(card.to_review)),
            ("ties", str(card.ties)),
            ("touches", str(card.touches)),
            ("organisations", str(card.organisations)),
            ("problems", str(len(card.problems))),
        ]
    )


def problems(found: Sequence[Problem]) -> str:
    """What could not be read, the first few."""
    if not found:
        return ""
    lines = [_problem(problem) for problem in found[:MOST_SHOWN]]
    if len(found) > MOST_SHOWN:
        lines.append(f"and {len(found) - MOST_SHOWN} more (all of them with --json)")
    return f"Could not be read:\n{tables.bullets(lines)}"


def _problem(problem: Problem) -> str:
    place = f"{problem.file}, line {problem.line}" if problem.line else problem.file
    place += f", {problem.field}" if problem.field else ""
    return f"{place}: {problem.why}"


def _named(title: str, people: Sequence[Named]) -> str:
    if not people:
        return ""
    lines = [f"{one.name}: {one.why}" for one in people]
    return f"{title}\n{tables.bullets(lines)}"


def undone(card: ImportCard) -> str:
    """What taking an import back did, and who stayed."""
    if not card.kept:
        return "Taken back. Everybody it brought is gone."
    return tables.joined("Taken back.", _named("These stayed:", card.kept))


def listing(cards: Sequence[ImportCard], *, width: int | None) -> str:
    """The history of imports."""
    if not cards:
        return "Nothing was imported yet. Start with `kith import FILE`."
    rows = [
        (
            card.created_at.strftime("%Y-%m-%d %H:%M"),
            card.state,
            ", ".join(card.files),
            str(card.new),
            str(card.updated),
            str(card.id),
        )
        for card in cards
    ]
    heads = ("When (UTC)", "State", "Files", "New", "Updated", "Id")
    return tables.draw(heads=heads, rows=rows, width=width)
