"""The site builds strictly, and loads nothing from elsewhere."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from checks import site_hooks
from checks.findings import ROOT

LOADED = re.compile(
    r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=[\"']?(?P<address>[^\"' >]+)"
)


def test_the_site_builds_strictly_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    pages = sorted(tmp_path.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        for found in LOADED.finditer(page.read_text(encoding="utf-8")):
            address = found["address"]
            assert not re.match(r"(?:\w+:)?//", address), f"{page.name} loads {address}"


@pytest.mark.parametrize(
    "place, written, turned",
    [
        ("index.md", "[a](../CONTRIBUTING.md)", "[a](contributing.md)"),
        ("reference/library.md", "[a](../../CHANGELOG.md#x)", "[a](../changelog.md#x)"),
        ("contributing.md", "[a](docs/coverage.md)", "[a](coverage.md)"),
        ("contributing.md", "[a](CHANGELOG.md)", "[a](changelog.md)"),
        ("contributing.md", "[a](docs/decisions/0001-rooms.md)", "[a](decisions/0001-rooms.md)"),
        ("index.md", "[a](../LICENSE)", "a"),
        ("how-to/import.md", "[a](find-a-way.md#x)", "[a](../how-to/find-a-way.md#x)"),
        ("index.md", "[a](https://example.org/)", "[a](https://example.org/)"),
        ("index.md", "[a](#start)", "[a](#start)"),
        ("index.md", "![a](images/ask.webp)", "![a](images/ask.webp)"),
    ],
)
def test_links_are_turned_as_the_site_needs_them(place: str, written: str, turned: str) -> None:
    assert site_hooks.turned(written, place) == turned
