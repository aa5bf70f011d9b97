"""A picture of an address that a phone's camera reads."""

from dataclasses import dataclass

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
    rows = tuple(segno.make(text, error="m", micro=False).matrix)
    path = "".join(
        f"M{x + BORDER} {y + BORDER}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    )
    return Picture(len(rows) + 2 * BORDER, path)
