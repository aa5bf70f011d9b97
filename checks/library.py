"""docs/reference/library.md: the network as a library, from its own docstrings and signatures."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

from kithwork import network

PAGE = "docs/reference/library.md"
ARGUMENT = re.compile(r"[a-z_]+(?:, [a-z_]+)*: ")
HEAD = """# The network as a library

Written by `make docs` from the docstrings of `kithwork.network`; do not edit by hand.

The room that finds ways knows integers and weights, and nothing of people, files or a database.
It can be used on its own:

    from kithwork.network import Network

What stands here is stable; a change gets a line in the [changelog](../../CHANGELOG.md). Arrays are
anything with the buffer protocol, or sequences; NumPy is not needed.
"""


def pages(_root: Path) -> dict[str, str]:
    """The page."""
    return {PAGE: text()}


def text() -> str:
    """The whole page: the room, then its classes, those that are no failure first."""
    found = [getattr(network, name) for name in network.__all__]
    classes = [one for one in found if isinstance(one, type)]
    calm = [one for one in classes if not issubclass(one, Exception)]
    failures = [one for one in classes if issubclass(one, Exception)]
    lines = [HEAD, prose(inspect.getdoc(network) or ""), ""]
    for one in calm:
        lines += [f"## `{one.__name__}`", "", prose(inspect.getdoc(one) or ""), ""]
        lines += [line for part in _methods(one) for line in part]
    lines += ["## Failures", ""]
    lines += [f"- `{one.__name__}`: {_first(one)}" for one in failures]
    return "\n".join([*lines, ""])


def prose(docstring: str) -> str:
    """A docstring as Markdown: examples become code, named arguments a list."""
    parts = []
    for part in docstring.split("\n\n"):
        lines = part.splitlines()
        start = next((at for at, line in enumerate(lines) if line.startswith(">>>")), len(lines))
        if lines[:start]:
            parts.append("\n".join(_listed(lines[:start])))
        if lines[start:]:
            parts.append("\n".join(["```python", *lines[start:], "```"]))
    return "\n\n".join(parts)


def _listed(lines: list[str]) -> list[str]:
    """A paragraph that begins with a named argument, as a list of them; any other as it is."""
    if not ARGUMENT.match(lines[0]):
        return lines
    return [f"- {line}" if ARGUMENT.match(line) else f"  {line}" for line in lines]


def signature(function: ast.FunctionDef) -> str:
    """A function as it is called, with its types as the source writes them."""
    answer = f" -> {ast.unparse(function.returns)}" if function.returns else ""
    shown = f"{function.name}({ast.unparse(function.args)}){answer}"
    for first in ("(self, *, ", "(cls, *, ", "(self, ", "(cls, "):
        shown = shown.replace(first, "(*, " if "*" in first else "(")
    return shown


def _methods(one: type) -> Iterator[list[str]]:
    """The public methods of a class, in the order of the source."""
    tree = ast.parse(inspect.getsource(one)).body[0]
    if not isinstance(tree, ast.ClassDef):
        return
    for item in tree.body:
        if isinstance(item, ast.FunctionDef) and not item.name.startswith("_"):
            said = inspect.cleandoc(ast.get_docstring(item) or "")
            called = f"```python\n{one.__name__}.{signature(item)}\n```"
            yield [f"### `{one.__name__}.{item.name}`", "", called, "", prose(said), ""]


def _first(one: type) -> str:
    return (inspect.getdoc(one) or "").split("\n")[0]
