"""Pictures of a report, laid out by the server: places across in per cent, down in pixels.

So a picture is as wide as its page lets it be, and its letters keep their size on a phone.
Numbers are texts with a point, as SVG wants them in every language.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# A strip of bars: its title, then the bars on their line.
TITLE, BARS, STRIP = 20, 40, 72
FEWEST_SLOTS, WIDE = 12, 0.72
# A tree: the height of a row, how far a step goes in, and how far all of them may.
ROW, INDENT, MOST_INDENT, MARGIN = 26, 20.0, 120.0, 9.0
MOST_CHILDREN, MOST_ROOTS, MOST_ROWS = 6, 12, 60
LONGEST_NAME = 48


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch across a picture, with a place in it; all in per cent."""

    start: str
    width: str
    at: str


def span(*, low: float, value: float | None, high: float, most: float = 1.0) -> Span:
    """Bounds and the guess between them on a line from 0 to `most`; what lies beyond is cut."""
    start, end = (max(0.0, min(1.0, bound / most)) for bound in (low, high))
    at = "" if value is None else _percent(max(0.0, min(1.0, value / most)))
    return Span(_percent(start), _percent(end - start), at)


def width(value: float, *, most: float) -> str:
    """How wide a bar is, in per cent of the widest."""
    return _percent(value / most if most else 0.0)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar that stands on the line of its strip."""

    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Strip:
    """One row of bars under its title, `top` pixels from above; its line lies at `base`."""

    name: str
    title: str
    top: int
    text: int
    base: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Strips:
    """Rows of bars below each other; `most` is the highest of all."""

    height: int
    most: int
    rows: tuple[Strip, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """The values of a strip, one for each week or month."""

    name: str
    title: str
    values: Sequence[int]

    @property
    def most(self) -> int:
        """The highest of them."""
        return max(self.values, default=0)


def strips(series: Sequence[Series]) -> Strips:
    """A strip for each series, all by the same measure."""
    most = max((one.most for one in series), default=0)
    return _strips(series, [most] * len(series))


def strips_apart(series: Sequence[Series]) -> Strips:
    """A strip for each series, each by a measure of its own."""
    return _strips(series, [one.most for one in series])


def _strips(series: Sequence[Series], measures: Sequence[int]) -> Strips:
    rows = tuple(
        Strip(one.name, one.title, *_levels(place), tuple(_bars(one.values, most, place * STRIP)))
        for place, (one, most) in enumerate(zip(series, measures, strict=True))
    )
    return Strips(len(rows) * STRIP, max(measures, default=0), rows)


def _levels(place: int) -> tuple[int, int, int]:
    top = place * STRIP
    return top, top + TITLE - 6, top + TITLE + BARS


def _bars(values: Sequence[int], most: int, top: int) -> Iterator[Bar]:
    slots = max(FEWEST_SLOTS, len(values))
    for place, value in enumerate(values):
        if value:
            height = max(2.0, BARS * value / most)
            x = (place + (1 - WIDE) / 2) / slots
            y = top + TITLE + BARS - height
            yield Bar(_percent(x), _plain(y), _percent(WIDE / slots), _plain(height))


@dataclass(frozen=True, slots=True)
class Item:
    """Somebody of a tree as it is drawn: `depth` steps in, `kind` says how they are marked."""

    name: str
    depth: int
    kind: str
    below: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of the drawn tree; `line` is the path from whoever led there.

    With `more` it stands for so many people; the corner of a square mark lies at `square`.
    """

    x: str
    y: str
    square_x: str
    square_y: str
    text_x: str
    text_y: str
    text: str
    kind: str
    line: str
    more: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """A tree as drawn; `left_out` people stand in the table alone."""

    height: int
    marks: tuple[Mark, ...]
    left_out: int


def tree(items: Sequence[Item]) -> Drawing:
    """A tree read from above, a row for each; where there are many, the largest branches."""
    rows = list(_kept(items))
    step = min(INDENT, MOST_INDENT / max([1, *(item.depth for item, _ in rows)]))
    marks: list[Mark] = []
    last: dict[int, float] = {}
    for place, (item, more) in enumerate(rows):
        y = place * ROW + ROW / 2
        marks.append(_mark(item, more, y, step, last.get(item.depth - 1)))
        last[item.depth] = y
    shown = sum(1 for _, more in rows if not more)
    return Drawing(len(rows) * ROW, tuple(marks), len(items) - shown)


def _kept(items: Sequence[Item]) -> Iterator[tuple[Item, int]]:
    """The rows to draw, each with how many it stands for; 0 for somebody themselves."""
    count, place = {-1: 0}, 0
    drawn = 0
    while place < len(items) and drawn < MOST_ROWS:
        item = items[place]
        count[item.depth] = 0
        seen = count[item.depth - 1] = count.get(item.depth - 1, 0) + 1
        if seen > (MOST_CHILDREN if item.depth else MOST_ROOTS):
            end = _end(items, place, item.depth)
            yield item, end - place
            place = end
        else:
            yield item, 0
            place += 1
        drawn += 1


def _end(items: Sequence[Item], place: int, depth: int) -> int:
    """Where those beside an item, and all below them, end."""
    while place < len(items) and items[place].depth >= depth:
        place += 1
    return place


def _mark(item: Item, more: int, y: float, step: float, above: float | None) -> Mark:
    x = MARGIN + step * item.depth
    line = ""
    if above is not None and item.depth:
        parent = x - step
        line = f"M{_plain(parent)} {_plain(above + 7)}V{_plain(y)}H{_plain(x - 7)}"
    name = item.name if len(item.name) <= LONGEST_NAME else f"{item.name[:LONGEST_NAME]}…"
    kind = "more" if more else item.kind
    return Mark(
        x=_plain(x),
        y=_plain(y),
        square_x=_plain(x - 5),
        square_y=_plain(y - 5),
        text_x=_plain(x + 13),
        text_y=_plain(y + 4.5),
        text=name,
        kind=kind,
        line=line,
        more=more,
    )


def _percent(share: float) -> str:
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"


def _plain(pixels: float) -> str:
    return f"{pixels:.1f}".rstrip("0").rstrip(".")
