"""What somebody said, cited as they said it (practice.md A25)."""

from collections.abc import Sequence

from kithwork.domain.messages import MessageContext
from kithwork.writing import fitting, words
from kithwork.writing.rules import greetings, letters, vacancies

# The shortest form a remark gives way to; one that cannot is not cited.
SHORTEST = 70
_LENGTHS = (160, 110, SHORTEST)
_FEWEST_WORDS = 3
_INNER = str.maketrans({'"': "'", "\u201c": "\u2018", "\u201d": "\u2019", "\u201e": "\u2018"})
_NOTHING = MessageContext()


def best(said: Sequence[str], *, most: int = 2) -> tuple[str, ...]:
    """The first remarks that may be cited: short enough to be cut, and no rule against them."""
    return tuple(line for text in said if (line := _clean(text)) and _may_stand(line))[:most]


def _clean(text: str) -> str:
    return words.tidy(text.translate(_INNER)).rstrip(".")


def _may_stand(line: str) -> bool:
    short = words.shorten(line, most=SHORTEST)
    letter = letters.read(f"We met. \u201c{line}\u201d")
    barred = [
        *vacancies.asks_for_a_job(letter, _NOTHING),
        *greetings.are_filled(letter, _NOTHING),
    ]
    return not barred and letters.count(short) >= min(_FEWEST_WORDS, letters.count(line)) > 0


def quoted(line: str) -> str:
    """A remark in its quotation marks."""
    return f"\u201c{line}\u201d"


def part(said: Sequence[str], *, one: str, two: str, rank: int) -> fitting.Part:
    """One or two remarks in a sentence each form of which holds one: two, one, one cut short.

    `one` and `two` are the sentences, with a slot for each remark.
    """
    lines = best(said)
    if not lines:
        return fitting.fixed("")
    forms = [two.format(*map(quoted, lines))] if len(lines) > 1 else []
    forms.append(one.format(quoted(lines[0])))
    for most in _LENGTHS:
        shorter = words.shorten(lines[0], most=most).rstrip(".")
        form = one.format(quoted(shorter))
        if shorter and len(form) < len(forms[-1]):
            forms.append(form)
    return fitting.Part(tuple(forms), (rank,) * (len(forms) - 1))
