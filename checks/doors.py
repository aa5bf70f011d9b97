"""Doors translate and make one call: they hold no rows, and no settings, in their hands.

- `.objects`, `.save(` and `.delete(` stand only in store and flows;
- the doors import no model; settings imports no room, and no room imports settings;
- `except Exception` stands only in the worker loop.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from checks import findings as found
from checks.findings import Finding

ROWS = {"store", "flows"}
DOORS = {"web", "api", "cli", "mcp", "urls"}
# The one loop that must outlive whatever a job does.
WORKER_LOOP = {"src/kithwork/bootstrap/jobs.py", "src/kithwork/bootstrap/worker.py"}
BROAD = {"Exception", "BaseException"}
PACKAGE = "src/kithwork"


def findings(root: Path) -> list[Finding]:
    """What the source does at a place where it must not."""
    everything: list[Finding] = []
    for path in found.modules(root, PACKAGE):
        everything += in_module(found.place(root, path), path.read_text(encoding="utf-8"))
    return everything


def in_module(place: str, source: str) -> list[Finding]:
    """What one module does that its room must not."""
    tree = ast.parse(source, place)
    return [
        Finding(place, line, why)
        for item in ast.walk(tree)
        for line, why in (*_rows(place, item), *_imports(place, item), *_broad(place, item))
    ]


def room(place: str) -> str:
    """The room a file belongs to: its first name below the package."""
    return place.removeprefix(f"{PACKAGE}/").split("/", maxsplit=1)[0].removesuffix(".py")


def _rows(place: str, item: ast.AST) -> Iterator[tuple[int, str]]:
    if room(place) in ROWS:
        return
    if isinstance(item, ast.Attribute) and item.attr == "objects":
        yield item.lineno, "`.objects` belongs in store and flows"
    if (
        isinstance(item, ast.Call)
        and isinstance(item.func, ast.Attribute)
        and item.func.attr in {"save", "delete"}
    ):
        yield item.lineno, f"`.{item.func.attr}(` belongs in store and flows"


def _imports(place: str, item: ast.AST) -> Iterator[tuple[int, str]]:
    if not isinstance(item, ast.Import | ast.ImportFrom):
        return
    here = room(place)
    for name in _imported(item):
        other = name.split(".")[1]
        if here in DOORS and name.startswith("kithwork.store.models"):
            yield item.lineno, "a door calls queries and flows, never models"
        if here == "settings" and other not in {"settings", "__init__"}:
            yield item.lineno, f"settings names rooms only as strings, and imports {name}"
        if here != "settings" and other == "settings":
            yield item.lineno, "settings is imported by nobody; bootstrap names it as a string"
        if here == "__main__" and other != "cli":
            yield item.lineno, f"__main__ only starts the command line, and imports {name}"


def _imported(item: ast.Import | ast.ImportFrom) -> list[str]:
    """The rooms and modules of ours that an import names, each with at least two parts."""
    if isinstance(item, ast.Import):
        names = [alias.name for alias in item.names]
    else:
        names = [f"{item.module}.{alias.name}" for alias in item.names]
    return [name for name in names if name.startswith("kithwork.")]


def _broad(place: str, item: ast.AST) -> Iterator[tuple[int, str]]:
    if not isinstance(item, ast.ExceptHandler) or place in WORKER_LOOP:
        return
    caught = item.type.elts if isinstance(item.type, ast.Tuple) else [item.type]
    for kind in caught:
        if kind is None or (isinstance(kind, ast.Name) and kind.id in BROAD):
            yield item.lineno, "name the failures you expect: only the worker loop catches all"
