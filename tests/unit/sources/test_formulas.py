"""Cells that a spreadsheet would work out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.sources import formulas

BEGINNINGS = "=+-@\t\r\n\x00＝＋－＠"


@pytest.mark.parametrize("sign", list(BEGINNINGS))
def test_no_cell_begins_like_a_formula(sign: str) -> None:
    assert formulas.safe(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("text", ["", "Ana", "a=b", "O'Neill", "'twas", "1-2", "'", "''"])
def test_other_cells_are_left_alone(text: str) -> None:
    assert formulas.safe(text) == text
    assert formulas.restored(text) == text


@given(st.text() | st.from_regex(r"'{0,3}[=+@'-]{0,3}.*", fullmatch=True))
def test_every_cell_is_restored_exactly(text: str) -> None:
    cell = formulas.safe(text)
    assert formulas.restored(cell) == text
    assert not cell.startswith(tuple(BEGINNINGS))
