"""The rows of the network's table: what we need, what a peer needs, and what must hold."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

HEADINGS = (
    "question", "ties", "ours p50", "p99", "must", "peer", "peer p50", "ratio", "must", "met",
    "how",
)  # fmt: skip
# Of these the more the better; of every other unit the less.
RATE = "answers/s"


@dataclass(frozen=True, slots=True)
class Row:
    """One line: our figure with its bounds, beside one peer's or none.

    ours, p99, theirs: in `unit`, None where not measured. must, must_p99: the most they may
    be (of a rate the least). must_ratio: at least so many times better than the peer.
    """

    question: str
    size: str
    unit: str
    ours: float | None = None
    p99: float | None = None
    must: float | None = None
    must_p99: float | None = None
    peer: str = ""
    theirs: float | None = None
    must_ratio: float | None = None
    how: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times better we are than the peer."""
        if not self.ours or not self.theirs:
            return None
        return self.ours / self.theirs if self.unit == RATE else self.theirs / self.ours

    @property
    def met(self) -> bool | None:
        """Whether every bound holds; None where there is none, or nothing to hold it against."""
        kept = [
            at_least <= value
            for at_least, value in (self._own(), (self.must_ratio, self.ratio))
            if at_least is not None and value is not None
        ]
        if self.must_p99 is not None and self.p99 is not None:
            kept.append(self.p99 <= self.must_p99)
        return all(kept) if kept else None

    def _own(self) -> tuple[float | None, float | None]:
        """Our bound and our figure, the first at most the second where it holds."""
        return (self.must, self.ours) if self.unit == RATE else (self.ours, self.must)

    def cells(self) -> tuple[str, ...]:
        """The row as text."""
        return (
            self.question,
            self.size,
            _figure(self.ours, self.unit),
            _figure(self.p99, self.unit),
            self._bounds(),
            self.peer,
            _figure(self.theirs, self.unit),
            "" if self.ratio is None else f"{rounded(self.ratio)}×",
            "" if self.must_ratio is None else f"≥ {rounded(self.must_ratio)}×",
            {None: "", True: "met", False: "not met"}[self.met],
            self.how,
        )

    def _bounds(self) -> str:
        """The bounds of our own figures: the median's, then the 99th percentile's."""
        sign = "≥" if self.unit == RATE else "≤"
        bounds = [rounded(bound) for bound in (self.must, self.must_p99) if bound is not None]
        return f"{sign} {' / '.join(bounds)} {self.unit}" if bounds else ""

    def kept(self) -> dict[str, Any]:
        """The row as plain data, to be read again with Row(**data)."""
        return asdict(self)


def _figure(value: float | None, unit: str) -> str:
    return "" if value is None else f"{rounded(value)} {unit}"


def rounded(value: float) -> str:
    """Three digits that say something, with commas between thousands."""
    if value >= 100:
        return f"{float(f'{value:.3g}'):,.0f}"
    return f"{float(f'{value:.3g}'):f}".rstrip("0").rstrip(".")


def aligned(rows: Sequence[Row]) -> str:
    """The rows in aligned columns, for the screen."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    texts = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    return "\n".join([texts[0], "  ".join("-" * width for width in widths), *texts[1:]])


def markdown(rows: Sequence[Row]) -> str:
    """The rows as a table of the documentation."""
    lines = [HEADINGS, ("---",) * len(HEADINGS), *(row.cells() for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
