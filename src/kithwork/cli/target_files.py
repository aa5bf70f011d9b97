"""Files of targets: what each line means, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kithwork.cli import aims, files
from kithwork.cli.aims import Aim
from kithwork.domain.errors import Conflict, Invalid, KithworkError, NotFound
from kithwork.domain.paths import PathAnswer
from kithwork.domain.records import Problem


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty: its number from 1, its words, and what it means or is told of it.

    `found` is what it aims at until there is an answer, or why there is none.
    """

    file: str
    number: int
    words: str
    found: Aim | PathAnswer | KithworkError

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why the line has no answer; empty when it has one."""
        if not isinstance(self.found, KithworkError):
            return ()
        field = self.found.field if isinstance(self.found, Invalid) else "target"
        why = self.found.message if isinstance(self.found, Invalid) else str(self.found)
        return (Problem(self.file, self.number, field, why),)


def read(path: Path) -> list[Line]:
    """The lines of a file; raises Invalid when it cannot be read, or names nothing."""
    lines = [
        Line(str(path), number, words.strip(), _meant(words.strip()))
        for number, words in enumerate(files.text(path).splitlines(), start=1)
        if words.strip()
    ]
    if not lines:
        raise Invalid("targets", "the file names nobody; write one target a line.")
    return lines


def _meant(words: str) -> Aim | Invalid:
    try:
        return aims.of_line(words)
    except Invalid as error:
        return error


def aimed(lines: Sequence[Line]) -> list[Aim]:
    """What the lines aim at, of those that name something."""
    return [line.found for line in lines if isinstance(line.found, Aim)]


def answered(lines: Sequence[Line], told: Sequence[PathAnswer | KithworkError]) -> list[Line]:
    """The lines with what was told of those in `aimed`; raises why when none has an answer."""
    answers = iter(told)
    found = [
        replace(line, found=next(answers)) if isinstance(line.found, Aim) else line
        for line in lines
    ]
    if not any(isinstance(line.found, PathAnswer) for line in found):
        raise _refusal(found[0])
    return found


def _refusal(line: Line) -> KithworkError:
    (problem,) = line.problems
    place = f"{line.file}, line {line.number}: {problem.why}"
    if isinstance(line.found, Invalid):
        return Invalid("targets", place)
    return NotFound(place) if isinstance(line.found, NotFound) else Conflict(place)
