"""Help is made from the site's Markdown, and leads nowhere outside."""

import json
from pathlib import Path

import pytest

from checks import help_pages

SITE = """
nav:
  - Start: index.md
  - For seekers:
      - First: how-to/first.md
      - Second: how-to/second.md
  - The method: method.md
  - Reference:
      - Rules: reference/rules.md
"""
FIRST = """# The first page

Begin *here*. Then go on to [the second](second.md#part-two) or [why](../method.md), read
[the rules](../reference/rules.md) or [the world](https://example.org/), or go [down](#one).
Or stop.

## One

    kith next

## Two & more
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text(SITE)
    for name, text in {
        "how-to/first.md": FIRST,
        "how-to/second.md": "# Second\n\nTwo.\n\n## Part two\n",
        "method.md": "# Method\n\nWhy.\n",
    }.items():
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(text)
    return tmp_path


def test_the_seekers_pages_and_the_method_are_made(tree: Path) -> None:
    assert help_pages.sources(tree) == ["how-to/first.md", "how-to/second.md", "method.md"]
    folder = help_pages.FOLDER
    assert list(help_pages.pages(tree)) == [
        f"{folder}/first.html",
        f"{folder}/second.html",
        f"{folder}/method.html",
        f"{folder}/index.json",
    ]


def test_the_index_holds_titles_first_words_and_parts(tree: Path) -> None:
    index = json.loads(help_pages.pages(tree)[f"{help_pages.FOLDER}/index.json"])
    assert index[0] == {
        "name": "first",
        "title": "The first page",
        "says": "Begin here. Then go on to the second or why, read the rules or the world, "
        "or go down.",
        "parts": [{"id": "one", "title": "One"}, {"id": "two-more", "title": "Two & more"}],
    }


def test_links_lead_within_help_or_become_text(tree: Path) -> None:
    body = help_pages.page(tree, "how-to/first.md").body
    assert "<h1" not in body
    assert '<a href="/help/second#part-two">the second</a>' in body
    assert '<a href="/help/method">why</a>' in body
    assert '<a href="#one">down</a>' in body
    assert "<span>the rules</span>" in body
    assert "<span>the world</span>" in body
    assert "example.org" not in body
