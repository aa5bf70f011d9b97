"""A finding: what a check says against one place of the repository."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One complaint. `line` counts from 1, 0 for a whole file; `path` is relative to the root."""

    path: str
    line: int
    why: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.why}"


def modules(root: Path, *folders: str) -> Iterator[Path]:
    """The Python files below `folders` of `root`, in order, without written migrations."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def place(root: Path, path: Path) -> str:
    """`path` as findings name it: relative to `root`, with forward slashes."""
    return path.relative_to(root).as_posix()
