"""What the site adds to docs/: the pages at the root of the repository, with links that lead.

Links stand in the Markdown as they work on the repository's own pages. CONTRIBUTING.md and
CHANGELOG.md lie outside docs/, so the site makes pages of them and turns the links to and from
them; a link to any other file outside becomes the file's name.
"""

import re
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
OUTSIDE = {"CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md"}
LINK = re.compile(r"(?<!!)\[(?P<text>[^\]]*)\]\((?P<address>[^)\s]+)\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each file of the root that belongs on the site."""
    for name, page in OUTSIDE.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        files.append(File.generated(config, page, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 (called by name)
    """Turn the links of one page that lead out of docs/, or stand in a file from outside."""
    return turned(markdown, page.file.src_uri)


def turned(markdown: str, place: str) -> str:
    """The text of the page at `place` on the site, with every link as the site needs it."""

    def turn(found: re.Match[str]) -> str:
        address = _on_site(found["address"], place)
        return f"[{found['text']}]({address})" if address else found["text"]

    return LINK.sub(turn, markdown)


def _on_site(address: str, place: str) -> str:
    """Where a link leads on the site; empty for a file that is not on it."""
    if ":" in address or address.startswith("#"):
        return address
    path, _, part = address.partition("#")
    from_root = place in OUTSIDE.values()
    folder = PurePosixPath("." if from_root else f"docs/{place}/..")
    inside = _plain(folder / path)
    if inside in OUTSIDE:
        target = OUTSIDE[inside]
    elif inside.startswith("docs/"):
        target = inside.removeprefix("docs/")
    else:
        return ""
    up = "../" * (len(PurePosixPath(place).parts) - 1)
    return f"{up}{target}{'#' + part if part else ''}"


def _plain(path: PurePosixPath) -> str:
    """The path with its steps up taken."""
    steps: list[str] = []
    for step in path.parts:
        steps = steps[:-1] if step == ".." else [*steps, step]
    return "/".join(steps)
