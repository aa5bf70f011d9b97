"""Tables keep to their width, and to one line a row."""

from hypothesis import given
from hypothesis import strategies as st

from kithwork.cli import output, tables

CELLS = st.lists(st.text(max_size=60), min_size=3, max_size=3)


def test_columns_line_up_across_scripts() -> None:
    drawn = tables.draw(heads=("Name", "Id"), rows=[("陳麗薇", "1"), ("Bo", "2")])
    assert drawn == "Name    Id\n陳麗薇  1\nBo      2"


def test_a_cell_that_is_cut_says_so() -> None:
    assert tables.cut("An analyst of teas", width=10) == "An analys…"
    assert tables.cut("陳麗薇", width=4) == "陳…"
    assert tables.cut("short", width=10) == "short"


@given(rows=st.lists(CELLS, max_size=5), width=st.integers(40, 120))
def test_a_table_fits_and_has_a_line_a_row(rows: list[list[str]], width: int) -> None:
    lines = tables.draw(heads=("One", "Two", "Three"), rows=rows, width=width).split("\n")
    assert len(lines) == len(rows) + 1
    assert all(tables.columns(line) <= width for line in lines)


def test_facts_leave_the_empty_ones_out() -> None:
    assert tables.facts([("a", "1"), ("bb", ""), ("ccc", "3")]) == "a    1\nccc  3"
    assert tables.facts([]) == ""


@given(words=st.text())
def test_plain_words_hold_nothing_that_steers(words: str) -> None:
    kept = output.plain(words)
    assert all(sign in "\n\t" or sign.isprintable() or ord(sign) > 0x9F for sign in kept)
    assert output.plain(kept) == kept
