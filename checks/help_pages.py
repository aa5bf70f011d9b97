"""The pages of the program's Help: the seekers' how-tos and the method, ready as HTML.

They are made from the same Markdown as the site, when the program is built and not when it
runs: an installed Kithwork needs neither docs/ nor a reader of Markdown (docs/decisions/0012).
A link to another page of Help leads there; every other one becomes plain text, since Help
leads nowhere outside.
"""

import html
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import markdown
import yaml
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

FOLDER = "src/kithwork/web/help"
INDEX = "index.json"
DOCS = "docs"
SITE = "mkdocs.yml"
# The parts of the site's navigation that Help shows too.
SECTIONS = ("For seekers", "The method")
EXTENSIONS = ("tables", "fenced_code", "sane_lists", "toc")
RELATIVE_PAGE = re.compile(r"^(?P<path>[^:#?]+\.md)(?P<part>#[\w-]+)?$")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of Help: its name in addresses, heading, first words, parts (id, title), HTML."""

    name: str
    title: str
    says: str
    parts: tuple[tuple[str, str], ...]
    body: str


def pages(root: Path) -> dict[str, str]:
    """Every file of the folder by its place: one a page, and the index."""
    everything = [page(root, source) for source in sources(root)]
    index = [
        {
            "name": one.name,
            "title": one.title,
            "says": one.says,
            "parts": [{"id": part, "title": title} for part, title in one.parts],
        }
        for one in everything
    ]
    files = {f"{FOLDER}/{one.name}.html": one.body for one in everything}
    said = json.dumps(index, ensure_ascii=False, indent=1)
    return {**files, f"{FOLDER}/{INDEX}": f"{said}\n"}


def sources(root: Path) -> list[str]:
    """The Markdown files that Help shows, below docs/, in the order of the site."""
    site = yaml.safe_load((root / SITE).read_text(encoding="utf-8"))
    return [path for entry in site["nav"] for path in _of(entry)]


def _of(entry: dict[str, Any]) -> list[str]:
    ((title, content),) = entry.items()
    if title not in SECTIONS:
        return []
    if isinstance(content, str):
        return [content]
    return [path for inner in content for path in inner.values()]


def page(root: Path, source: str) -> Page:
    """One page, made from a Markdown file below docs/."""
    known = {one: Path(one).stem for one in sources(root)}
    text = (root / DOCS / source).read_text(encoding="utf-8")
    reader = markdown.Markdown(extensions=[*EXTENSIONS, _Inward(source, known)])
    made = reader.convert(text)
    tokens: list[dict[str, Any]] = getattr(reader, "toc_tokens")  # noqa: B009 (set by "toc")
    heading = tokens[0]
    parts = tuple((one["id"], html.unescape(one["name"])) for one in heading["children"])
    body = made.split("</h1>", maxsplit=1)[1].strip()
    title = html.unescape(heading["name"])
    return Page(known[source], title, _first_words(body), parts, f"{body}\n")


def _first_words(body: str) -> str:
    """The first two sentences of the page, without tags."""
    first = body.partition("<p>")[2].partition("</p>")[0]
    plain = " ".join(html.unescape(re.sub(r"<[^>]+>", "", first)).split())
    return " ".join(re.split(r"(?<=[.?!]) (?=[A-Z])", plain, maxsplit=2)[:2])


class _Inward(Extension):
    """Keeps the links between pages of Help, and takes all others out."""

    def __init__(self, source: str, known: dict[str, str]) -> None:
        super().__init__()
        self._source = source
        self._known = known

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        md.treeprocessors.register(_Links(md, self._source, self._known), "inward", 1)


class _Links(Treeprocessor):
    def __init__(self, md: markdown.Markdown, source: str, known: dict[str, str]) -> None:
        super().__init__(md)
        self._folder = Path(source).parent
        self._known = known

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            address = self._inside(link.attrib.pop("href", ""))
            if address:
                link.set("href", address)
            else:
                link.tag = "span"

    def _inside(self, address: str) -> str:
        """Where a link leads within Help; empty when it leads elsewhere."""
        if address.startswith("#"):
            return address
        found = RELATIVE_PAGE.match(address)
        if found is None:
            return ""
        steps: list[str] = []
        for step in (self._folder / found["path"]).parts:
            if step == "..":
                steps = steps[:-1]
            else:
                steps.append(step)
        name = self._known.get("/".join(steps))
        return f"/help/{name}{found['part'] or ''}" if name else ""
