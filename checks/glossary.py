"""Names follow docs/glossary.md: some words are never used in them, in one number or the other.

Looked at: modules, classes, functions, columns (what a class body assigns), tables, routes,
commands, and the headings and titles of pages. String constants are not: the columns of a
foreign file are called what they are called.
"""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from checks import findings as found
from checks.findings import Finding

NEVER = {
    "node": "person",
    "edge": "tie",
    "lead": "person or inquiry",
    "prospect": "person",
    "outreach": "ask",
    "company": "organisation",
    "pipeline": "campaign",
    "meeting": "chat",
    "todo": "follow-up",
    "reminder": "follow-up",
    "interaction": "touch",
    "mentor": "volunteer",
    "relationship": "tie",
}
PLURALS = {f"{word}s": word for word in NEVER} | {"companies": "company"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "title", "legend", "summary"}
ROUTES = {"path", "re_path"}
COMMANDS = {"command", "group"}
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def findings(root: Path) -> list[Finding]:
    """Every name in the source, the benchmarks and the templates that uses a word it must not."""
    everything: list[Finding] = []
    for path in found.modules(root, "src", "bench"):
        everything += in_module(found.place(root, path), path.read_text(encoding="utf-8"))
    for path in sorted((root / "src").rglob("templates/**/*.html")):
        everything += in_template(found.place(root, path), path.read_text(encoding="utf-8"))
    return everything


def words(name: str) -> list[str]:
    """The words of a snake, camel or kebab name, in small letters."""
    return [word.lower() for word in WORD.findall(name)]


def complaints(name: str) -> list[str]:
    """What is to be said against `name`: one sentence for each word it must not use."""
    said: list[str] = []
    for word in words(name):
        single = PLURALS.get(word, word)
        if single in NEVER:
            said.append(f"“{name.strip()}” says {word}; our word is {NEVER[single]}")
    return said


def in_module(place: str, source: str) -> list[Finding]:
    """The names of one Python file, its own included."""
    parts = place.removesuffix(".py").split("/")
    named = [(0, part) for part in parts]
    for item in ast.walk(ast.parse(source, place)):
        named += _names(item)
    return [Finding(place, line, why) for line, name in named for why in complaints(name)]


def _names(item: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(item, ast.ClassDef):
        yield item.lineno, item.name
        yield from _columns(item)
    elif isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef):
        yield item.lineno, item.name
    elif isinstance(item, ast.Call):
        yield from ((item.lineno, text) for text in _outside_names(item))


def _columns(item: ast.ClassDef) -> Iterator[tuple[int, str]]:
    for part in item.body:
        if not isinstance(part, ast.Assign | ast.AnnAssign):
            continue
        targets = part.targets if isinstance(part, ast.Assign) else [part.target]
        for target in targets:
            if isinstance(target, ast.Name):
                yield part.lineno, target.id
                if target.id == "db_table":
                    yield from ((part.lineno, text) for text in _texts([part.value]))


def _outside_names(call: ast.Call) -> Iterator[str]:
    """The names that a call gives to the outside: a route with its name, a command, a column."""
    function = call.func
    called = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    by_name = {keyword.arg: keyword.value for keyword in call.keywords}
    yield from _texts([by_name.get("db_table"), by_name.get("db_column")])
    if called in ROUTES or called in COMMANDS:
        yield from _texts([*call.args[:1], by_name.get("name")])


def _texts(values: list[ast.expr | None]) -> Iterator[str]:
    for value in values:
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value


def in_template(place: str, source: str) -> list[Finding]:
    """The name of one template and the headings in it."""
    reader = _Headings()
    reader.feed(_bare(source))
    named = [(0, Path(place).stem), *reader.found]
    return [Finding(place, line, why) for line, name in named for why in complaints(name)]


def _bare(source: str) -> str:
    """The template without its code; a title block counts as a title, a quoted text as text."""
    source = re.sub(
        r"{%\s*block\s+title\s*%}(.*?){%\s*endblock[^%]*%}", r"<title>\1</title>", source
    )
    source = re.sub(r"{%\s*trans(?:late)?\s+[\"'](.*?)[\"'].*?%}", r"\1", source)
    return re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", source)


class _Headings(HTMLParser):
    """Collects the text inside headings, with the line it stands on."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in HEADINGS:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        if self._open and data.strip():
            self.found.append((self.getpos()[0], " ".join(data.split())))
