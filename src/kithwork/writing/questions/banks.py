"""The questions that come with Kithwork, and the reader of a file of questions.

A file holds one theme of practice.md, part (d): its name, a line about it, and its questions,
each with depth (D43), minutes, scope (C30) and, where it fits, its part in a talk (F07). A bank
is a tuple of questions, so questions made from other data are added with a plus.
"""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import PurePath

from kithwork.domain.errors import Invalid
from kithwork.domain.questions import FIRST_DEPTH, LAST_DEPTH, Question, Scope, Theme, Tiara

LEAST_MINUTES, MOST_MINUTES = 1.0, 4.0
_STEPS_A_MINUTE = 2
_ENDING = ".toml"
_FIELDS = {"key", "text", "depth", "minutes", "scope", "tiara", "asks_for_names"}


class BadBank(Invalid):
    """A file of questions cannot be used; `file` and `field` say where it is wrong."""

    def __init__(self, file: str, field: str, why: str) -> None:
        super().__init__(f"{file}: {field}", why)
        self.file = file


@dataclass(frozen=True, slots=True)
class Chapter:
    """One theme of the bank: its name, a line about it, and its questions in their order."""

    theme: Theme
    name: str
    about: str
    questions: tuple[Question, ...]


@functools.cache
def chapters() -> tuple[Chapter, ...]:
    """The themes of the shipped bank, T1 to T16; raises BadBank."""
    files = [file for file in resources.files(__package__).iterdir() if file.name.endswith(_ENDING)]
    read_all = [read(file.name, file.read_text(encoding="utf-8")) for file in files]
    order = list(Theme)
    return tuple(sorted(read_all, key=lambda one: order.index(one.theme)))


@functools.cache
def bank() -> tuple[Question, ...]:
    """Every question of the shipped bank, theme after theme; raises BadBank."""
    return tuple(question for chapter in chapters() for question in chapter.questions)


def chapter(theme: Theme) -> Chapter:
    """A theme's name, the line about it, and its questions."""
    return next(one for one in chapters() if one.theme is theme)


def read(file: str, text: str) -> Chapter:
    """The theme in a file of questions; raises BadBank naming the file and the field."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise BadBank(file, "the whole file", f"is no TOML: {wrong}") from wrong
    theme = _theme(file, data)
    rows = data.get("questions")
    if not isinstance(rows, list) or not rows:
        raise BadBank(file, "questions", "must be a list of at least one question")
    for place, row in enumerate(rows):
        if not isinstance(row, dict):
            raise BadBank(file, f"questions[{place}]", "must be a table with a key and a text")
    return Chapter(
        theme=theme,
        name=_words(file, "name", data),
        about=_words(file, "about", data),
        questions=tuple(
            _question(_Row(file, f"questions[{place}]", row, theme))
            for place, row in enumerate(rows)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """One question as it stands in a file, and where that is."""

    file: str
    place: str
    data: Mapping[str, object]
    theme: Theme

    def bad(self, field: str, why: str) -> BadBank:
        """What is wrong with a field of it."""
        return BadBank(self.file, f"{self.place}.{field}", why)


def _question(row: _Row) -> Question:
    for field in row.data.keys() - _FIELDS:
        raise row.bad(field, f"is none of: {', '.join(sorted(_FIELDS))}")
    names = row.data.get("asks_for_names", False)
    if not isinstance(names, bool):
        raise row.bad("asks_for_names", "must be true or false")
    scope, tiara = row.data.get("scope"), row.data.get("tiara")
    if scope not in list(Scope):
        raise row.bad("scope", f"must be one of: {', '.join(Scope)}")
    if tiara is not None and tiara not in list(Tiara):
        raise row.bad("tiara", f"must be one of: {', '.join(Tiara)}")
    return Question(
        key=_key(row),
        text=_words(row.file, f"{row.place}.text", row.data),
        theme=row.theme,
        depth=_depth(row),
        minutes=_minutes(row),
        scope=Scope(str(scope)),
        tiara=None if tiara is None else Tiara(str(tiara)),
        asks_for_names=names,
    )


def _theme(file: str, data: Mapping[str, object]) -> Theme:
    theme = data.get("theme")
    if theme not in list(Theme):
        raise BadBank(file, "theme", f"must be one of: {', '.join(Theme)}")
    return Theme(str(theme))


def _key(row: _Row) -> str:
    """The name of a question, kept for good: its theme ("t01-"), then words of small letters."""
    key = _words(row.file, f"{row.place}.key", row.data)
    begin = f"t{int(row.theme.removeprefix('T')):02}-"
    words = key.removeprefix(begin).split("-")
    if not key.startswith(begin) or not all(word.isalpha() and word.islower() for word in words):
        raise row.bad("key", f"must be “{begin}” and words of small letters, joined by hyphens")
    return key


def _depth(row: _Row) -> int:
    depth = row.data.get("depth")
    if type(depth) is not int or not FIRST_DEPTH <= depth <= LAST_DEPTH:
        raise row.bad("depth", f"must be a whole number from {FIRST_DEPTH} to {LAST_DEPTH}")
    return depth


def _minutes(row: _Row) -> float:
    minutes = row.data.get("minutes")
    fits = (
        isinstance(minutes, int | float)
        and not isinstance(minutes, bool)
        and LEAST_MINUTES <= minutes <= MOST_MINUTES
        and float(minutes * _STEPS_A_MINUTE).is_integer()
    )
    if not fits:
        why = f"must be {LEAST_MINUTES} to {MOST_MINUTES} in steps of half a minute"
        raise row.bad("minutes", why)
    return float(str(minutes))


def _words(file: str, field: str, data: Mapping[str, object]) -> str:
    """A text that is there and not blank; `field` is its place, its last part its name."""
    text = data.get(PurePath(field.replace(".", "/")).name)
    if not isinstance(text, str) or not text.strip() or text != text.strip():
        raise BadBank(file, field, "must be a text that is not empty, without blanks around it")
    return text
