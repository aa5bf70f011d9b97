"""Cells of our own CSV files: no spreadsheet may take somebody's name for a formula.

A cell that a spreadsheet would work out gets one apostrophe in front. A cell that has
apostrophes before such a beginning already gets one more, so that taking one away restores
every cell exactly (trust.md 47).
"""

import re

# What programs take for the beginning of a formula, the full-width forms among them; a control
# character in front is skipped by some of them and therefore counts itself.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n\x00＝＋－＠]")


def safe(text: str) -> str:
    """`text` as it may stand in a cell; `restored` gives it back."""
    return f"'{text}" if _FORMULA.match(text) else text


def restored(cell: str) -> str:
    """What `safe` made `cell` of; a cell it never touched is given back as it is."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
