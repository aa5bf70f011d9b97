"""Narrow, calm tables for a terminal."""

import unicodedata
from collections.abc import Sequence

GAP = "  "
NARROWEST = 8


def columns(text: str) -> int:
    """How many columns of a terminal `text` takes; signs of East Asia take two."""
    return sum(_columns_of(sign) for sign in text)


def _columns_of(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in {"Cf", "Mn"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def cut(text: str, *, width: int) -> str:
    """`text` on one line, in at most `width` columns."""
    line = " ".join(text.split())
    if columns(line) <= width:
        return line
    kept = ""
    for sign in line:
        if columns(kept + sign) > width - 1:
            break
        kept += sign
    return kept.rstrip() + "…"


def draw(*, heads: Sequence[str], rows: Sequence[Sequence[str]], width: int | None = None) -> str:
    """A table; with `width` its widest columns give way until it fits (never below 8 each)."""
    lines = [list(heads), *[[" ".join(cell.split()) for cell in row] for row in rows]]
    sizes = [max(columns(line[place]) for line in lines) for place in range(len(heads))]
    if width is not None:
        sizes = _fitting(sizes, width - len(GAP) * (len(heads) - 1))
    return "\n".join(_line(line, sizes) for line in lines)


def _fitting(sizes: Sequence[int], room: int) -> list[int]:
    fitting = list(sizes)
    while sum(fitting) > room and max(fitting) > NARROWEST:
        fitting[fitting.index(max(fitting))] -= 1
    return fitting


def _line(cells: Sequence[str], sizes: Sequence[int]) -> str:
    shown = []
    for cell, size in zip(cells, sizes, strict=True):
        text = cut(cell, width=size)
        shown.append(text + " " * (size - columns(text)))
    return GAP.join(shown).rstrip()


def facts(pairs: Sequence[tuple[str, str]]) -> str:
    """Names and values below each other, the empty ones left out."""
    there = [(name, value) for name, value in pairs if value]
    size = max((columns(name) for name, _ in there), default=0)
    return "\n".join(f"{name}{' ' * (size - columns(name))}{GAP}{value}" for name, value in there)


def bullets(lines: Sequence[str]) -> str:
    """Each line behind a dash."""
    return "\n".join(f"- {line}" for line in lines)


def joined(*parts: str) -> str:
    """The parts that are not empty, with an empty line between."""
    return "\n\n".join(part for part in parts if part)
