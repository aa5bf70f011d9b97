"""A picture of a text that a phone's camera reads: an address, or a business card."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import segno

# The quiet border that readers ask for.
BORDER = 4


@dataclass(frozen=True, slots=True)
class Picture:
    """A QR code as the path of one SVG, in a square of `size` by `size`."""

    size: int
    path: str


def picture(text: str) -> Picture:
    """The QR code of `text`."""
    # Phones take what is not said to be otherwise for UTF-8, as a code's bytes cannot say.
    rows = tuple(segno.make(text, error="m", micro=False, encoding="utf-8").matrix)
    path = "".join(
        f"M{start + BORDER} {y + BORDER}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for start, length in _dark_runs(row)
    )
    return Picture(len(rows) + 2 * BORDER, path)


def _dark_runs(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where each run of dark modules begins, and how long it is: drawn as one, without seams."""
    start = 0
    for dark, run in groupby(row):
        length = len(list(run))
        if dark:
            yield start, length
        start += length


def drawing(code: Picture) -> str:
    """The picture as an SVG file of its own, dark on white."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {code.size} {code.size}" '
        f'shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{code.size}v{code.size}H0z"/>'
        f'<path fill="#000" d="{code.path}"/></svg>\n'
    )
