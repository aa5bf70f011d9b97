"""The coverage table: every requirement once, and nothing named that is not there."""

from pathlib import Path

import click
import pytest

from checks import coverage_rows

TEST = "`tests/web/test_people.py::test_lists_people`"


@click.group()
def kith() -> None:
    """A program of two commands."""


@kith.command()
def people() -> None:
    """List."""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for name, text in {
        "src/kithwork/web/templates/people/list.html": "",
        "src/kithwork/web/urls.py": "urlpatterns = [path('people/', show, name='people')]",
        "tests/web/test_people.py": "def test_lists_people() -> None: ...",
        "docs/coverage.md": table({}),
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def table(cells: dict[str, str]) -> str:
    numbers = coverage_rows.numbers()
    return "\n".join(
        f"| {number} | asks for something | {cells.get(number, 'not yet | – | – | –')} |"
        for number in numbers
    )


def complaints(repository: Path, text: str) -> list[str]:
    (repository / coverage_rows.PAGE).write_text(text, encoding="utf-8")
    return [finding.why for finding in coverage_rows.against(repository, kith)]


def test_there_are_157_requirements() -> None:
    assert len(coverage_rows.numbers()) == 157


def test_a_whole_table_passes(repository: Path) -> None:
    assert complaints(repository, table({})) == []


@pytest.mark.parametrize(
    "cells",
    [
        f"done | `people/list.html` | `kith people --json` | {TEST}",
        f"part | `people` | – | {TEST}",
        f"done | – | `kith people` | {TEST}",
    ],
)
def test_a_row_that_names_what_exists_passes(repository: Path, cells: str) -> None:
    assert complaints(repository, table({"A01": cells})) == []


@pytest.mark.parametrize(
    "cells, said",
    [
        (f"done | `people/none.html` | – | {TEST}", "there is no page people/none.html"),
        (f"done | `chats` | – | {TEST}", "there is no page chats"),
        (f"done | – | `kith chats` | {TEST}", "there is no command “kith chats”"),
        (f"done | – | `kith` | {TEST}", "there is no command “kith”"),
        (f"done | – | `people` | {TEST}", "there is no command “people”"),
        (
            "done | `people` | – | `tests/web/test_people.py::test_none`",
            "there is no test tests/web/test_people.py::test_none",
        ),
        (
            "done | `people` | – | `tests/web/test_none.py::test_none`",
            "there is no test tests/web/test_none.py::test_none",
        ),
        ("done | `people` | `kith people` | –", "names no test"),
        (f"done | – | – | {TEST}", "names neither page nor command"),
        ("not yet | `people` | – | –", "what is not there yet names nothing"),
        ("soon | – | – | –", "“soon” is none of: done, not yet, part"),
    ],
)
def test_a_row_that_names_too_much_or_too_little_is_found(
    repository: Path, cells: str, said: str
) -> None:
    assert complaints(repository, table({"B07": cells})) == [f"B07: {said}"]


def test_missing_doubled_and_foreign_rows_are_found(repository: Path) -> None:
    text = table({}).replace("| A02 |", "| A01 |").replace("| E16 |", "| F01 |")
    assert complaints(repository, text) == [
        "A02 is missing",
        "E16 is missing",
        "A01 stands twice",
        "F01 is no requirement",
    ]


def test_a_row_with_too_few_cells_is_found(repository: Path) -> None:
    text = table({}).replace("| A01 | asks for something | not yet |", "| A01 | not yet |")
    assert complaints(repository, text) == ["5 cells instead of 6", "A01 is missing"]
