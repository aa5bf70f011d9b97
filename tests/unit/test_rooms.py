"""The import contract holds, and breaks where it should: tried on small trees made for it."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = ROOT / "pyproject.toml"
PURE = {
    "domain",
    "network",
    "matching",
    "sources",
    "reference",
    "calendars",
    "writing",
    "advice",
}


def contracts() -> list[dict[str, list[str]]]:
    found: list[dict[str, list[str]]] = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))[
        "tool"
    ]["importlinter"]["contracts"]
    return found


def layers() -> list[list[str]]:
    return [re.findall(r"\w+", layer) for layer in contracts()[0]["layers"]]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Every declared room as an empty package, with the real contract beside them."""
    shutil.copy(PYPROJECT, tmp_path / "pyproject.toml")
    for room in ["", "settings", *(room for layer in layers() for room in layer)]:
        (tmp_path / "kithwork" / room).mkdir(exist_ok=True)
        (tmp_path / "kithwork" / room / "__init__.py").touch()
    return tmp_path


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).parent / "lint-imports"
    return subprocess.run(
        [program, "--no-cache", "--no-logo"], cwd=tree, capture_output=True, text=True, check=False
    )


def write(tree: Path, place: str, source: str) -> None:
    path = tree / "kithwork" / place
    path.parent.mkdir(exist_ok=True)
    path.write_text(source, encoding="utf-8")


def test_every_pure_room_of_the_tree_is_held_off_django() -> None:
    there = {path.parent.name for path in (ROOT / "src" / "kithwork").glob("*/__init__.py")}
    held = {name.removeprefix("kithwork.") for name in contracts()[1]["source_modules"]}
    assert held == PURE & there


def test_rooms_that_import_downwards_pass(tree: Path) -> None:
    write(tree, "web/people.py", "from kithwork.flows import people\n")
    write(tree, "flows/people.py", "from kithwork import store, matching\n")
    write(tree, "matching/people.py", "from kithwork.domain import people\n")
    write(tree, "domain/people.py", "")
    write(tree, "__main__.py", "from kithwork import cli\n")
    done = lint(tree)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "place, source, named",
    [
        ("writing/asks.py", "from django.utils import html\n", "django"),
        ("domain/people.py", "from kithwork import store\n", "kithwork.domain"),
        ("store/people.py", "from kithwork import flows\n", "kithwork.store"),
        ("web/people.py", "from kithwork import cli\n", "kithwork.web"),
        ("sources/vcard.py", "from kithwork import writing\n", "kithwork.sources"),
        ("network/paths.py", "from kithwork import matching\n", "kithwork.network"),
        ("domain/people.py", "import django.db\n", "django"),
    ],
)
def test_a_forbidden_import_breaks_the_contract(
    tree: Path, place: str, source: str, named: str
) -> None:
    write(tree, place, source)
    done = lint(tree)
    assert done.returncode == 1, done.stdout
    assert "BROKEN" in done.stdout
    assert named in done.stdout


@pytest.mark.parametrize(
    "place, named", [("cellar/__init__.py", "kithwork.cellar"), ("stray.py", "kithwork.stray")]
)
def test_an_undeclared_room_breaks_the_contract(tree: Path, place: str, named: str) -> None:
    write(tree, place, "")
    done = lint(tree)
    assert done.returncode == 1, done.stdout
    assert named in done.stdout
