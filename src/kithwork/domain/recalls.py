"""A recall: the list of questions known by heart, cold (practice.md D40)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Flash:
    """Something to know by heart: what is shown, and what it is to bring to mind."""

    key: str
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class RecallCard:
    """One review: of how many, how many were known, and the keys of those that were not."""

    id: UUID
    at: datetime
    known: int
    asked: int
    not_yet: tuple[str, ...] = ()


def in_turn(cards: Iterable[Flash], not_yet: Collection[str]) -> tuple[Flash, ...]:
    """Those not known the last time first; otherwise the order stays."""
    return tuple(sorted(cards, key=lambda one: one.key not in not_yet))
