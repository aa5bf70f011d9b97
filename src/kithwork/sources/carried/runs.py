"""A talk's notes as browsers and carried files write them, version 1.

See docs/reference/carried-runs.md. What cannot be read is left out and told, never guessed.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

from kithwork.domain.records import Problem
from kithwork.domain.runs import (
    HIGHEST_REVISION,
    LATEST_SECOND,
    LONGEST_NOTE,
    LONGEST_QUESTION,
    MOST_ANSWERS,
    MOST_NOTES,
    Mark,
    Outcome,
    RunAnswer,
    RunNote,
    RunSheet,
    RunTimes,
)
from kithwork.sources.texts import LOST_LETTER

VERSION = 1
MAX_BYTES = 4 << 20

_MARK = re.compile(rb'\s*(?:\xef\xbb\xbf)?\s*\{\s*"kithrun"\s*:')
_UNFIT = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")
T = TypeVar("T")


class _Unfit(Exception):
    """A field that holds something else than it should."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field = field


def recognises(head: bytes) -> bool:
    """Whether a file begins as the notes of a talk do."""
    return _MARK.match(head) is not None


def read(raw: bytes, *, file: str) -> RunSheet:
    """The talk in a file; `line` of a problem counts the notes or answers of its list."""
    found = _document(raw)
    if isinstance(found, str):
        return RunSheet(None, problems=(Problem(file, 0, "", found),))
    problems: list[Problem] = []
    sheet = RunSheet(
        chat=_one(found.get("chat"), _identity, file, problems),
        notes=tuple(_each(found, "notes", MOST_NOTES, _note, file, problems)),
        answers=tuple(_each(found, "answers", MOST_ANSWERS, _answer, file, problems)),
        times=_one(found.get("times"), _times, file, problems),
    )
    return RunSheet(sheet.chat, sheet.notes, sheet.answers, sheet.times, tuple(problems))


def _document(raw: bytes) -> dict[str, Any] | str:
    """The object in a file, or why there is none."""
    if len(raw) > MAX_BYTES:
        return f"It is larger than {MAX_BYTES >> 20} MB; notes of one talk are not."
    try:
        document = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return "It is no whole JSON in UTF-8; save it again where it was made."
    if not isinstance(document, dict) or document.get("kithrun") != VERSION:
        return f"It is no version that this Kithwork knows (it reads {VERSION})."
    return document


def _one(found: Any, build: Callable[[Any], T], file: str, problems: list[Problem]) -> T | None:
    """A single part; None where it is missing or cannot be read."""
    if found is None:
        return None
    try:
        return build(found)
    except _Unfit as error:
        problems.append(Problem(file, 0, error.field, str(error)))
        return None


def _each(
    document: dict[str, Any],
    name: str,
    most: int,
    build: Callable[[Any], T],
    file: str,
    problems: list[Problem],
) -> Iterator[T]:
    """The items of a list that can be read."""
    listed = document.get(name, [])
    if not isinstance(listed, list):
        problems.append(Problem(file, 0, name, "is no list; left out."))
        return
    if len(listed) > most:
        problems.append(Problem(file, 0, name, f"holds more than {most:,}; the rest was left out."))
    for number, item in enumerate(listed[:most], start=1):
        try:
            yield build(item)
        except _Unfit as error:
            problems.append(Problem(file, number, error.field, f"{error} Left out."))


def _note(found: Any) -> RunNote:
    item = _object(found, "notes")
    return RunNote(
        key=_identity(item.get("key")),
        revision=_number(item, "revision", HIGHEST_REVISION),
        seconds=_seconds(item),
        mark=_chosen(Mark, item, "mark"),
        text=_text(item, "text", LONGEST_NOTE),
        question=_text(item, "question", LONGEST_QUESTION),
    )


def _answer(found: Any) -> RunAnswer:
    item = _object(found, "answers")
    question = _text(item, "question", LONGEST_QUESTION)
    if not question:
        raise _Unfit("question", "is missing.")
    return RunAnswer(
        question=question,
        outcome=_chosen(Outcome, item, "outcome"),
        seconds=_seconds(item),
        revision=_number(item, "revision", HIGHEST_REVISION),
    )


def _times(found: Any) -> RunTimes:
    item = _object(found, "times")
    begun, ended = _moment(item, "begun_at"), _moment(item, "ended_at")
    if begun is None:
        raise _Unfit("begun_at", "is missing.")
    ended = ended and max(begun, ended)
    return RunTimes(begun, ended, _number(item, "revision", HIGHEST_REVISION))


def _object(found: Any, field: str) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise _Unfit(field, "is no object.")
    return found


def _identity(found: Any) -> UUID:
    try:
        return UUID(str(found))
    except ValueError:
        raise _Unfit("key", "is no key.") from None


def _number(item: dict[str, Any], field: str, most: int) -> int:
    """A whole number from 0 to `most`."""
    found = item.get(field, 0)
    if isinstance(found, bool) or not isinstance(found, int) or not 0 <= found <= most:
        raise _Unfit(field, f"is no whole number from 0 to {most}.")
    return found


def _seconds(item: dict[str, Any]) -> int:
    """How far into the talk; of a clock that nobody stopped, its latest second."""
    return min(LATEST_SECOND, _number(item, "seconds", HIGHEST_REVISION))


E = TypeVar("E", Mark, Outcome)


def _chosen(kind: type[E], item: dict[str, Any], field: str) -> E:
    try:
        return kind(str(item.get(field)))
    except ValueError:
        raise _Unfit(field, "is none of the known ones.") from None


def _text(item: dict[str, Any], field: str, longest: int) -> str:
    """One line; longer ones are refused, since what is cut here is nowhere else."""
    found = item.get(field, "")
    if not isinstance(found, str):
        raise _Unfit(field, "is no text.")
    text = " ".join(_UNFIT.sub(LOST_LETTER, found).split())
    if len(text) > longest:
        raise _Unfit(field, f"has {len(text):,} characters; {longest:,} is the most.")
    return text


def _moment(item: dict[str, Any], field: str) -> datetime | None:
    """A moment in ISO 8601 with its offset."""
    found = item.get(field)
    if found is None:
        return None
    try:
        moment = datetime.fromisoformat(str(found))
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        raise _Unfit(field, "is no moment (ISO 8601 with its offset).") from None
