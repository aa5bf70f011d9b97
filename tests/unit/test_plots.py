"""Pictures laid out: nothing beyond their edges, and nothing hidden without a word."""

import re

from hypothesis import given
from hypothesis import strategies as st

from kithwork.web import plots
from kithwork.web.plots import Item, Series


def number(text: str) -> float:
    return float(text.removesuffix("%"))


@given(st.lists(st.lists(st.integers(0, 1000), max_size=60), min_size=1, max_size=4))
def test_bars_stay_within_their_strip(series: list[list[int]]) -> None:
    drawn = plots.strips([Series("x", "X", values) for values in series])
    for strip, values in zip(drawn.rows, series, strict=True):
        assert len(strip.bars) == sum(1 for value in values if value)
        for bar in strip.bars:
            assert 0 <= number(bar.x) <= number(bar.x) + number(bar.width) <= 100
            assert strip.text < number(bar.y)
            assert abs(number(bar.y) + number(bar.height) - strip.base) < 0.2


@given(st.floats(0, 9), st.floats(0, 9), st.floats(0, 9))
def test_a_span_stays_on_its_line(one: float, two: float, three: float) -> None:
    low, value, high = sorted((one, two, three))
    drawn = plots.span(low=low, value=value, high=high, most=3.0)
    assert number(drawn.start) + number(drawn.width) <= 100.01
    assert 0 <= number(drawn.at) <= 100


def items(depths: list[int]) -> list[Item]:
    """A tree by its depths, each at most one step deeper than the one before."""
    found: list[Item] = []
    for depth in depths:
        deepest = found[-1].depth + 1 if found else 0
        found.append(Item(f"P{len(found)}", min(depth, deepest), "held", 0))
    return found


@given(st.lists(st.integers(0, 30), max_size=300))
def test_a_tree_hides_nobody_without_saying_so(depths: list[int]) -> None:
    tree = items(depths)
    drawn = plots.tree(tree)
    shown = sum(1 for mark in drawn.marks if not mark.more)
    assert shown + drawn.left_out == len(tree)
    assert len(drawn.marks) <= plots.MOST_ROWS
    assert drawn.height == len(drawn.marks) * plots.ROW
    for mark in drawn.marks:
        assert plots.MARGIN <= number(mark.x) <= plots.MARGIN + plots.MOST_INDENT + 0.1


def test_each_stands_under_whoever_led_there() -> None:
    drawn = plots.tree(items([0, 1, 2, 1, 0]))
    paths = [mark.line for mark in drawn.marks]
    assert [bool(path) for path in paths] == [False, True, True, True, False]
    # From below the first one's mark down to the fourth's row.
    assert re.fullmatch(r"M9 20V91H22", paths[3])


def test_a_wide_tree_says_how_many_more() -> None:
    drawn = plots.tree(items([0, *[1] * 40]))
    assert [mark.more for mark in drawn.marks][-1] == 34
    assert drawn.left_out == 34
