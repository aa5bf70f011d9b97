"""A name somebody gave in a chat, as one line (practice.md A20, F20).

Who, what and where, how they are known, who writes, and whether the giver may be named:

    Li Chen, product manager at Acme; we studied together; they write; may use my name
"""

from dataclasses import dataclass
from enum import StrEnum


class Writes(StrEnum):
    """Who gets in touch first: nobody said, the seeker, or whoever gave the name."""

    UNSAID = ""
    ME = "I write"
    THEM = "they write"


MAY_USE_NAME = "may use my name"
_LEAVE = frozenset({MAY_USE_NAME, "may use their name", "may use the name", "may say they sent me"})
_WRITES = {
    "i write": Writes.ME,
    "i reach out": Writes.ME,
    "they write": Writes.THEM,
    "they reach out": Writes.THEM,
    "they introduce me": Writes.THEM,
}


@dataclass(frozen=True, slots=True)
class NameLine:
    """Whom somebody named; texts are empty where nothing was said."""

    name: str
    role: str = ""
    organisation: str = ""
    how_known: str = ""
    who_writes: Writes = Writes.UNSAID
    may_use_name: bool = False


def parse(line: str) -> NameLine:
    """What a line says; whatever is none of its set words is how they know each other."""
    head, *rest = (" ".join(part.split()) for part in line.split(";"))
    name, role, organisation = _head(head)
    writes, leave, known = Writes.UNSAID, False, []
    for part in rest:
        said = part.casefold().rstrip(".")
        if said in _WRITES:
            writes = _WRITES[said]
        elif said in _LEAVE:
            leave = True
        elif part:
            known.append(part)
    return NameLine(name, role, organisation, "; ".join(known), writes, leave)


def _head(text: str) -> tuple[str, str, str]:
    """Name, role and organisation of “Li Chen, product manager at Acme”."""
    name, comma, rest = text.partition(",")
    if not comma:
        name, _, organisation = f"{text} ".partition(" at ")
        return name.strip(), "", organisation.strip()
    role, _, organisation = f" {rest.strip()} ".partition(" at ")
    return name.strip(), role.strip(), organisation.strip()


def write(given: NameLine) -> str:
    """The line that `parse` reads back."""
    name, role = _part(given.name).replace(",", " "), _part(given.role)
    head = f"{name}, {role}" if role else name
    place = _part(given.organisation)
    leave = MAY_USE_NAME if given.may_use_name else ""
    known = "; ".join(_part(one) for one in given.how_known.split(";"))
    parts = (f"{head} at {place}" if place else head, known, given.who_writes.value, leave)
    return "; ".join(part for part in parts if part)


def _part(text: str) -> str:
    return " ".join(text.replace(";", ",").split())
