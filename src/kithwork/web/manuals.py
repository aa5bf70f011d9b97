"""The pages of Help, as `make docs` laid them into the package (docs/decisions/0012)."""

import functools
import json
from dataclasses import dataclass
from pathlib import Path

from kithwork.domain.errors import NotFound

FOLDER = Path(__file__).resolve().parent / "help"
# Told apart on the index: what to do, and why.
METHOD = "method"


class NoSuchManual(NotFound):
    """Help has no page of that name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Help has no page called “{name}”.")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page: its heading, and the id that leads to it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Manual:
    """A page of Help; `html` is our own text, made when the program was built."""

    name: str
    title: str
    says: str
    parts: tuple[Part, ...]
    html: str


@functools.cache
def every() -> tuple[Manual, ...]:
    """All pages, in the order in which they are listed."""
    index = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))
    return tuple(
        Manual(
            name=entry["name"],
            title=entry["title"],
            says=entry["says"],
            parts=tuple(Part(**part) for part in entry["parts"]),
            html=(FOLDER / f"{entry['name']}.html").read_text(encoding="utf-8"),
        )
        for entry in index
    )


def one(name: str) -> Manual:
    """The page of that name; raises NoSuchManual."""
    for manual in every():
        if manual.name == name:
            return manual
    raise NoSuchManual(name)


def after(manual: Manual) -> Manual | None:
    """The page to read next; None after the last."""
    pages = every()
    place = pages.index(manual) + 1
    return pages[place] if place < len(pages) else None
