"""A capture: whom the seeker just met, where, and what comes next, noted in twenty seconds."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

MET = "met"
LONGEST_LINE = 300


class NextAfter(StrEnum):
    """What comes next after a talk, as the seeker says it right away (practice.md A20, A21)."""

    NOTHING = "nothing"
    WRITE = "write"
    INTRODUCES = "introduces"
    LOOK_UP = "look-up"


class Whom(StrEnum):
    """Whom a captured name means: somebody known by it, or somebody new of that name."""

    NAMED = "named"
    NEW = "new"


class TieChange(StrEnum):
    """What a capture did to the seeker's tie, so that its undo can take just that back."""

    NONE = ""
    MADE = "made"
    RAISED = "raised"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Seen:
    """A capture as noted: `on` is the day of the talk, `where` and `what` are one line each."""

    name: str
    on: date
    where: str = ""
    organisation: str = ""
    next: NextAfter = NextAfter.NOTHING
    what: str = ""


@dataclass(frozen=True, slots=True)
class Captured:
    """What a capture became: its touch, and the person; `key` takes it back."""

    id: UUID
    key: UUID
    person: UUID
    name: str
    do_not_contact: bool = False


_SAID = {
    NextAfter.NOTHING: "",
    NextAfter.WRITE: "write to them",
    NextAfter.INTRODUCES: "they will introduce me",
    NextAfter.LOOK_UP: "look something up",
}


def next_line(*, seen: Seen) -> str:
    """What comes next in one line, as the note on the person keeps it; empty for nothing."""
    parts = [_SAID[seen.next], " ".join(seen.what.split())]
    said = ": ".join(part for part in parts if part)
    return f"Next: {said}." if said and said[-1] not in ".!?" else said and f"Next: {said}"


def met_line(*, on: date, where: str) -> str:
    """Where and when the two met: “met on 3 May 2026 at the fair”."""
    return f"met on {in_words(on)} at {where}" if where else f"met on {in_words(on)}"


def in_words(day: date) -> str:
    """A day as people write it: 3 May 2026."""
    return f"{day.day} {day:%B %Y}"


def bare_place(text: str) -> str:
    """Where it was without the small word before it, which our sentences bring themselves."""
    words = " ".join(text.split())
    first, _, rest = words.partition(" ")
    return rest if first.casefold() == "at" and rest else words
