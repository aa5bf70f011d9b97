"""The papers that cards are printed on, and where the scissors go."""

from collections.abc import Iterator
from dataclasses import dataclass

# All in millimetres. Ten cards lie edge to edge, two in a row.
WIDE, HIGH, ACROSS, DOWN = 85, 55, 2, 5
# A mark begins a little beside the cards, so that no ink of it stays on one.
BESIDE, LONG = 2, 5
# Where the paper ends too soon for marks beside the cards, short ones stand between them.
BETWEEN = 1.5


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet with the cards in its middle."""

    name: str
    width: float
    height: float

    @property
    def left(self) -> float:
        """Where the cards begin."""
        return (self.width - ACROSS * WIDE) / 2

    @property
    def top(self) -> float:
        """The same from above."""
        return (self.height - DOWN * HIGH) / 2

    @property
    def marks(self) -> str:
        """The marks to cut along, as the path of an SVG."""
        return "".join((*self._across(), *self._down()))

    def _across(self) -> Iterator[str]:
        """Marks of the long cuts, on both sides of the cards."""
        right = self.left + ACROSS * WIDE
        for row in range(DOWN + 1):
            y = self.top + row * HIGH
            yield _line(self.left - BESIDE - LONG, y, f"h{LONG}")
            yield _line(right + BESIDE, y, f"h{LONG}")

    def _down(self) -> Iterator[str]:
        """Marks of the cuts from above, over and under the cards if the paper has room there."""
        bottom = self.top + DOWN * HIGH
        for column in range(ACROSS + 1):
            x = self.left + column * WIDE
            if self.top >= BESIDE + LONG:
                yield _line(x, self.top - BESIDE - LONG, f"v{LONG}")
                yield _line(x, bottom + BESIDE, f"v{LONG}")
            else:
                for row in range(1, DOWN):
                    yield _line(x, self.top + row * HIGH - BETWEEN, f"v{2 * BETWEEN:g}")


def _line(x: float, y: float, stroke: str) -> str:
    return f"M{x:g} {y:g}{stroke}"


A4 = Paper("a4", 210, 297)
LETTER = Paper("letter", 215.9, 279.4)


def named(name: str) -> Paper:
    """The paper of that name; A4, which most of the world uses, for any other."""
    return LETTER if name == LETTER.name else A4
