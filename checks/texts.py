"""Every text of the web room that waits for its language, found in templates and in Python."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from checks.findings import modules, place

ROOM = "src/kithwork/web"
CONTEXT = ((1, "c"), 2)
CONTEXT_AND_PLURAL = ((1, "c"), 2, 3)
# Which arguments of which functions are texts; `_` is either of the first two.
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": CONTEXT,
    "pgettext_lazy": CONTEXT,
    "npgettext": CONTEXT_AND_PLURAL,
    "npgettext_lazy": CONTEXT_AND_PLURAL,
}
# A comment that begins so is shown to who translates the text below it.
HINT = "Translators:"


def found(root: Path) -> Catalog:
    """The texts of the web room below `root`, each with the files it stands in."""
    catalog = Catalog()
    for path in [*modules(root, ROOM), *_templates(root)]:
        where = place(root, path)
        for line, text, hints, context in _texts(path):
            catalog.add(
                text,
                None,
                locations=[(where, line)],
                auto_comments=[hint.removeprefix(HINT).strip() for hint in hints],
                context=context,
            )
    return catalog


def _templates(root: Path) -> Iterable[Path]:
    return sorted((root / ROOM / "templates").rglob("*.html"))


def _texts(path: Path) -> Iterator[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        source = _as_python(source, name=path.name)
    yield from extract("python", BytesIO(source.encode()), KEYWORDS, [HINT], {"encoding": "utf-8"})


def _as_python(source: str, *, name: str) -> str:
    """A template with its texts as calls, line by line: Python minds how far a line is set in."""
    return "\n".join(line.strip() for line in templatize(source, origin=name).split("\n"))
