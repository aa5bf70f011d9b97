"""The guide: the five parts of a search, and how far each has come (practice.md A08)."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """The five parts of the method, in their order."""

    PREPARE = "prepare"
    FRAME = "frame"
    LISTEN = "listen"
    ASK_FOR_PEOPLE = "ask-for-people"
    FOLLOW_UP = "follow-up"


class Point(StrEnum):
    """One thing of a part that is done, or not yet."""

    BRIEF = "brief"
    CONTACTS = "contacts"
    FAN = "fan"
    TARGET = "target"
    NAME = "name"
    REACHABLE = "reachable"
    LEARN = "learn"
    DRAFT = "draft"
    SENT = "sent"
    YES = "yes"
    TALK = "talk"
    WHO_THEY_KNOW = "who-they-know"
    INTRODUCED = "introduced"
    NOTE = "note"
    BACK_AGAIN = "back-again"


PARTS: dict[Part, tuple[Point, ...]] = {
    Part.PREPARE: (Point.BRIEF, Point.CONTACTS, Point.FAN, Point.TARGET),
    Part.FRAME: (Point.NAME, Point.REACHABLE, Point.LEARN, Point.DRAFT),
    Part.LISTEN: (Point.SENT, Point.YES, Point.TALK),
    Part.ASK_FOR_PEOPLE: (Point.WHO_THEY_KNOW, Point.INTRODUCED),
    Part.FOLLOW_UP: (Point.NOTE, Point.BACK_AGAIN),
}


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the search with what of it is done; `first` is the first thing that is not."""

    part: Part
    done: int
    of: int
    first: Point | None


@dataclass(frozen=True, slots=True)
class Gains:
    """What a search has brought already, whether or not an offer comes (practice.md D22)."""

    learned: int
    people: int
    answers: int
    chats: int
    introductions: int


@dataclass(frozen=True, slots=True)
class Guide:
    """How far a search has come: its five stages, what it brought, and how soon it began.

    `days_to_first_ask` counts from the first day to the first ask that was sent (practice.md
    D01); None until then.
    """

    stages: tuple[Stage, ...]
    gains: Gains
    days_to_first_ask: int | None


def stages(done: frozenset[Point]) -> tuple[Stage, ...]:
    """The five stages of a search in which the points of `done` are done."""
    return tuple(
        Stage(
            part=part,
            done=sum(point in done for point in points),
            of=len(points),
            first=next((point for point in points if point not in done), None),
        )
        for part, points in PARTS.items()
    )
