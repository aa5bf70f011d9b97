"""Files have at most 400 lines, functions at most 40 without their docstring.

A longer function says why in a comment `# long: ...` between its `def` and its colon's line.
"""

import ast
from pathlib import Path

from checks import findings as found
from checks.findings import Finding

LINES_OF_FILE = 400
LINES_OF_FUNCTION = 40
REASON = "# long:"


def findings(root: Path) -> list[Finding]:
    """Every file and function of the program that is longer than it may be."""
    everything: list[Finding] = []
    for path in [*found.modules(root, "src", "checks", "bench"), root / "run.py"]:
        if path.exists():
            everything += in_module(found.place(root, path), path.read_text(encoding="utf-8"))
    return everything


def in_module(place: str, source: str) -> list[Finding]:
    """What is too long in one module."""
    lines = source.splitlines()
    said = []
    if len(lines) > LINES_OF_FILE:
        said.append(Finding(place, 0, f"{len(lines)} lines; split it by topic"))
    for item in ast.walk(ast.parse(source, place)):
        if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef):
            said += _in_function(place, item, lines)
    return said


def _in_function(
    place: str, item: ast.FunctionDef | ast.AsyncFunctionDef, lines: list[str]
) -> list[Finding]:
    length = (item.end_lineno or item.lineno) - item.lineno + 1 - _docstring_lines(item)
    head = lines[item.lineno - 1 : item.body[0].lineno]
    if length <= LINES_OF_FUNCTION or any(REASON in line for line in head):
        return []
    return [
        Finding(place, item.lineno, f"{item.name} has {length} lines; cut it, or say `{REASON}`")
    ]


def _docstring_lines(item: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    if ast.get_docstring(item, clean=False) is None:
        return 0
    first = item.body[0]
    return (first.end_lineno or first.lineno) - first.lineno + 1
