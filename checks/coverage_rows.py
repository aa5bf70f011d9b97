"""docs/coverage.md answers every requirement by its number, and names only what exists.

A row is `| A01 | what it asks for | state | page | command | test |` with state `not yet`,
`part` or `done`. A row that is part or done names, in backquotes, its page (a template below
web/templates, or the name of a route), its command (`kith ...`) and its test
(`tests/file.py::test_name`). A dash stands where there is no page or no command to name, but
never for both, and never for the test.
"""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

import click

from checks import command_line
from checks.findings import Finding

PAGE = "docs/coverage.md"
POSTS = {"A": 27, "B": 30, "C": 39, "D": 45, "E": 16}
STATES = {"not yet", "part", "done"}
TEMPLATES = "src/kithwork/web/templates"
NUMBERED = re.compile(r"^\|\s*([A-Z]\d\d)\s*\|")
QUOTED = re.compile(r"`([^`]+)`")
CELLS = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One requirement with what shows it; the last three are what stands in backquotes."""

    line: int
    number: str
    state: str
    pages: tuple[str, ...]
    commands: tuple[str, ...]
    tests: tuple[str, ...]


def findings(root: Path) -> list[Finding]:
    """What docs/coverage.md leaves out, and what it names that is not there."""
    return against(root, command_line.kith())


def against(root: Path, program: click.Group | None) -> list[Finding]:
    """Missing, doubled and unknown rows, and rows that name what `root` or `program` lacks."""
    text = (root / PAGE).read_text(encoding="utf-8")
    table, said = rows(text)
    said += [Finding(PAGE, line, why) for line, why in _count(table)]
    names = routes(root)
    for row in table:
        said += [Finding(PAGE, row.line, f"{row.number}: {why}") for why in _form(row)]
        said += [
            Finding(PAGE, row.line, f"{row.number}: {why}")
            for why in (
                *_pages(root, row, names),
                *_commands(row, program),
                *_tests(root, row),
            )
        ]
    return said


def numbers() -> list[str]:
    """Every requirement by its number, in order."""
    return [f"{post}{n:02d}" for post, count in POSTS.items() for n in range(1, count + 1)]


def rows(text: str) -> tuple[list[Row], list[Finding]]:
    """The rows of the page, and a finding for each line that is a row but not a whole one."""
    table: list[Row] = []
    said: list[Finding] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not NUMBERED.match(line):
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) != CELLS:
            said.append(Finding(PAGE, number, f"{len(cells)} cells instead of {CELLS}"))
            continue
        named = [tuple(QUOTED.findall(cell)) for cell in cells[3:]]
        table.append(Row(number, cells[0], cells[2], *named))
    return table, said


def routes(root: Path) -> set[str]:
    """The names of the routes that the web's url lists give."""
    found: set[str] = set()
    for path in sorted((root / "src").rglob("urls*.py")):
        for item in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(item, ast.keyword) and item.arg == "name":
                value = item.value.value if isinstance(item.value, ast.Constant) else None
                found |= {value} if isinstance(value, str) else set()
    return found


def _count(table: list[Row]) -> list[tuple[int, str]]:
    seen = [row.number for row in table]
    said = [(0, f"{number} is missing") for number in numbers() if number not in seen]
    for position, row in enumerate(table):
        if row.number not in numbers():
            said.append((row.line, f"{row.number} is no requirement"))
        if row.number in seen[:position]:
            said.append((row.line, f"{row.number} stands twice"))
    return said


def _form(row: Row) -> list[str]:
    if row.state not in STATES:
        return [f"“{row.state}” is none of: {', '.join(sorted(STATES))}"]
    named = row.pages + row.commands + row.tests
    if row.state == "not yet":
        return ["what is not there yet names nothing"] if named else []
    said = [] if row.tests else ["names no test"]
    return said if row.pages or row.commands else [*said, "names neither page nor command"]


def _pages(root: Path, row: Row, names: set[str]) -> list[str]:
    return [
        f"there is no page {page}"
        for page in row.pages
        if page not in names and not (root / TEMPLATES / page).is_file()
    ]


def _commands(row: Row, program: click.Group | None) -> list[str]:
    return [
        f"there is no command “{line}”"
        for line in row.commands
        if not line.startswith("kith ") or program is None or not command_line.knows(program, line)
    ]


def _tests(root: Path, row: Row) -> list[str]:
    return [f"there is no test {test}" for test in row.tests if not _has_test(root, test)]


def _has_test(root: Path, test: str) -> bool:
    name, _, wanted = test.partition("::")
    path = root / name
    if not name.startswith("tests/") or not path.is_file():
        return False
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (item for item in ast.walk(tree) if isinstance(item, ast.FunctionDef))
    return wanted.startswith("test_") and any(item.name == wanted for item in functions)
