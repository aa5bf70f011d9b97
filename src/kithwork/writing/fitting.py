"""Making a text fit: parts give way in order of importance, names never in the middle."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kithwork.writing import words


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text in ever shorter forms; `ranks[i]` is what it costs to leave form i."""

    forms: tuple[str, ...]
    ranks: tuple[int, ...] = ()


def fixed(text: str) -> Part:
    """A part that stays as it is."""
    return Part((text,))


def droppable(text: str, rank: int) -> Part:
    """A part that stands whole or goes."""
    return Part((text, ""), (rank,)) if text else fixed("")


def elastic(
    text: str, *, lengths: Sequence[int], rank: int, last: int, names: Sequence[str] = ()
) -> Part:
    """A part that shrinks to each of `lengths` characters at cost `rank`, and goes at `last`."""
    forms = [text]
    for most in lengths:
        shorter = words.shorten(text, most=most, names=names)
        if shorter and len(shorter) < len(forms[-1]):
            forms.append(shorter)
    if not text:
        return fixed("")
    return Part((*forms, ""), (*([rank] * (len(forms) - 1)), last))


def fit(
    *, parts: Sequence[Part], render: Callable[[Sequence[str]], str], fits: Callable[[str], bool]
) -> str:
    """The fullest text that fits: the cheapest part steps down first, the earlier on a tie."""
    places = [0] * len(parts)
    while True:
        text = render([part.forms[place] for part, place in zip(parts, places, strict=True)])
        able = [
            (part.ranks[place], number)
            for number, (part, place) in enumerate(zip(parts, places, strict=True))
            if place + 1 < len(part.forms)
        ]
        if not able or fits(text):
            return text
        places[min(able)[1]] += 1
