"""Carried notes (`*.kithnotes.json`), version 1: see docs/reference/carried-notes.md."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from kithwork.domain.captures import MET, NextAfter, Seen, bare_place, next_line
from kithwork.domain.records import NameSeen, PositionSeen, Problem, Record, TouchSeen
from kithwork.sources import cells
from kithwork.sources.cells import Faults
from kithwork.sources.texts import LOST_LETTER

VERSION = 1
# Ten thousand talks; whatever is larger was not noted by hand.
MAX_BYTES = 8 << 20
MAX_NOTES = 10_000
LONGEST = {"name": 300, "where": 300, "what": 300, "organisation": 300, "text": 10_000}

_MARK = re.compile(rb'\s*(?:\xef\xbb\xbf)?\s*\{\s*"kithnotes"\s*:')
_ID = re.compile(r"[0-9A-Za-z-]{8,64}")
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d", re.ASCII)
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def recognises(head: bytes, *, file: str) -> bool:  # noqa: ARG001 (asked alike of all sources)
    """Whether the file begins as carried notes do."""
    return _MARK.match(head) is not None


def parse(stream: BinaryIO, *, file: str) -> Iterator[Record | Problem]:
    """The talks and notes of a file, each with its problems behind it; `line` counts the notes."""
    raw = stream.read(MAX_BYTES + 1)
    found = _document(raw)
    if isinstance(found, str):
        yield Problem(file, 0, "", found)
        return
    for number, note in enumerate(found[:MAX_NOTES], start=1):
        faults = Faults(file, number)
        record = _record(note, faults)
        if record is not None:
            yield record
        yield from faults.problems
    if len(found) > MAX_NOTES:
        yield Problem(file, 0, "captures", f"holds more than {MAX_NOTES:,}; the rest was left out.")


def _document(raw: bytes) -> list[Any] | str:
    """The notes of a file, or why it cannot be read."""
    if len(raw) > MAX_BYTES:
        return f"It is larger than {MAX_BYTES >> 20} MB; notes are not."
    try:
        document = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return "It is no whole JSON in UTF-8; save it again on the phone."
    if not isinstance(document, dict) or document.get("kithnotes") != VERSION:
        return f"It is no version that this Kithwork knows (it reads {VERSION})."
    notes = document.get("captures")
    return notes if isinstance(notes, list) else "It has no list “captures”."


def _record(note: Any, faults: Faults) -> Record | None:
    if not isinstance(note, dict):
        faults.add("captures", "is no note; left out.")
        return None
    name = _text(note, "name", faults)
    if not name:
        faults.add("name", "is missing; the note was left out.")
        return None
    on = _day(note)
    if on is None:
        faults.add("on", "is no day (YYYY-MM-DD); the note was left out.")
        return None
    where = bare_place(_text(note, "where", faults))
    there = _text(note, "organisation", faults)
    seen = Seen(name, on, where, there, _next(note, faults), _text(note, "what", faults))
    written = (next_line(seen=seen), _text(note, "text", faults, cells.paragraphs))
    return Record(
        source="carried",
        file=faults.file,
        line=faults.line,
        key=_key(note, faults),
        name=NameSeen(full=name),
        positions=(PositionSeen(there, current=True),) if there else (),
        note="\n".join(part for part in written if part),
        touches=(TouchSeen(MET, on, where),),
    )


def _text(note: dict[str, Any], field: str, faults: Faults, clean: Any = cells.one_line) -> str:
    found = note.get(field, "")
    if not isinstance(found, str):
        faults.add(field, "is no text; left out.")
        return ""
    text: str = clean(_UNFIT.sub(LOST_LETTER, found))
    if len(text) > LONGEST[field]:
        faults.add(field, f"has {len(text):,} characters; cut after {LONGEST[field]:,}.")
    return text[: LONGEST[field]]


def _key(note: dict[str, Any], faults: Faults) -> str:
    found = note.get("id")
    if isinstance(found, str) and _ID.fullmatch(found):
        return found
    faults.add("id", "is missing or odd; a changed note would come in a second time.")
    return ""


def _day(note: dict[str, Any]) -> date | None:
    found = str(note.get("on"))
    try:
        return date.fromisoformat(found) if _DAY.fullmatch(found) else None
    except ValueError:
        return None


def _next(note: dict[str, Any], faults: Faults) -> NextAfter:
    try:
        return NextAfter(note.get("next") or NextAfter.NOTHING)
    except (ValueError, TypeError):
        faults.add("next", "is none of the known ones; taken as nothing.")
        return NextAfter.NOTHING
