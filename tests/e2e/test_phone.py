"""At the width of a small phone: nothing scrolls sideways, nothing is too small for a thumb.

The pages are read from the program, so that a new one falls under this by itself.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.urls import URLPattern, get_resolver
from playwright.sync_api import Browser, Page, ViewportSize

from tests.e2e.conftest import demo, serving

NARROW: ViewportSize = {"width": 320, "height": 640}
# WCAG 2.2, 2.5.8: the smallest target, in CSS pixels.
SMALLEST = 24
# One of each thing that an address can name.
THINGS = {
    "person": "SELECT public_id FROM store_person WHERE NOT is_me ORDER BY id",
    "organisation": "SELECT public_id FROM store_organisation ORDER BY id",
    "ask": "SELECT public_id FROM store_ask ORDER BY id",
    "batch": "SELECT public_id FROM store_import WHERE state = 'committed' ORDER BY id",
}
# Answers that are no page for a person: pieces for htmx, files to keep, and what only redirects.
NO_PAGE = {
    *("known-people", "carry-capture", "carry-run", "card-file", "brief-file"),
    *("dossier-text", "dossier-file", "week-text", "week-sheet"),
    *("healthz", "readyz", "manifest", "service-worker"),
}

TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const said = (one) =>
    `${one.tagName} ${one.getAttribute("class") ?? ""} ${one.textContent.trim().slice(0, 40)}`;
  return [...document.querySelectorAll("main *, header *, nav *")]
    .filter((one) => one.getBoundingClientRect().right > width + 1 && !one.children.length)
    .slice(0, 5).map(said).concat(`the page: ${document.documentElement.scrollWidth} px`);
}"""
TOO_SMALL = """(smallest) => {
  const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const inText = (one) => one.matches("a[href]") && getComputedStyle(one).display === "inline";
  const size = (one) => {
    const parts = [one, ...(one.labels ?? [])].map((part) => part.getBoundingClientRect());
    const most = (of) => Math.round(Math.max(...parts.map((part) => part[of])));
    return [most("width"), most("height")];
  };
  const seen = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && !one.closest(".visually-hidden, .skip") && !one.disabled;
  const said = (one) => (one.textContent.trim() || one.name || "").slice(0, 40);
  return [...document.querySelectorAll(wanted)]
    .filter((one) => seen(one) && !inText(one) && Math.min(...size(one)) < smallest)
    .map((one) => `${one.tagName} “${said(one)}” ${size(one).join(" × ")}`);
}"""


def routes() -> Iterator[URLPattern]:
    for one in get_resolver().url_patterns:
        yield from getattr(one, "url_patterns", [one])


def addresses(folder: Path) -> dict[str, str]:
    """The pages by their names: all without an id, and those of the things in THINGS."""
    found = {}
    things = ids(folder)
    for route in routes():
        named = route.pattern.converters
        if set(named) <= set(things) and len(named) < 2 and route.name not in NO_PAGE:
            address = str(route.pattern)
            for name in named:
                address = address.replace(f"<uuid:{name}>", things[name])
            found[str(route.name)] = f"/{address}"
    return found


def ids(folder: Path) -> dict[str, str]:
    rows = sqlite3.connect(folder / "kithwork.sqlite3")
    try:
        return {
            name: str(UUID(rows.execute(asked).fetchone()[0])) for name, asked in THINGS.items()
        }
    finally:
        rows.close()


@pytest.fixture(scope="module")
def phone(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Page, Path]]:
    """The demo open on a small phone."""
    folder = tmp_path_factory.mktemp("phone") / "data"
    demo(folder)
    with serving(folder) as served:
        context = chromium.new_context(
            viewport=NARROW, is_mobile=True, has_touch=True, base_url=served.address
        )
        page = context.new_page()
        page.goto(served.entry)
        page.wait_for_url(lambda address: "/enter/" not in address)
        yield page, folder
        context.close()


def faults(page: Page, address: str) -> list[str] | None:
    """What is wrong with a page on a small phone; None for what is none."""
    answer = page.goto(address)
    if answer is None or answer.status != 200:
        return None
    if not answer.headers.get("content-type", "").startswith("text/html"):
        return None
    wide: list[str] = page.evaluate(TOO_WIDE)
    small: list[str] = page.evaluate(TOO_SMALL, SMALLEST)
    return [*(f"too wide: {one}" for one in wide), *(f"too small: {one}" for one in small)]


def test_every_page_fits_a_small_phone_and_a_thumb(phone: tuple[Page, Path]) -> None:
    page, folder = phone
    found = {name: faults(page, address) for name, address in addresses(folder).items()}
    looked_at = {name for name, wrong in found.items() if wrong is not None}
    # So that a change of the demo or of a session does not empty this test unseen.
    assert {
        "today",
        "people",
        "person",
        "organisation",
        "ask",
        "import-batch",
        "capture",
    } <= looked_at
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_the_same_with_every_fold_open(phone: tuple[Page, Path]) -> None:
    page, folder = phone
    found = {}
    for name, address in addresses(folder).items():
        if faults(page, address) is None:
            continue
        page.evaluate(
            "document.querySelectorAll('main details').forEach((one) => (one.open = true))"
        )
        found[name] = [*page.evaluate(TOO_WIDE), *page.evaluate(TOO_SMALL, SMALLEST)]
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_a_capture_is_at_a_thumbs_reach(phone: tuple[Page, Path]) -> None:
    page, _ = phone
    page.goto("/capture")
    assert page.evaluate("document.activeElement.name") == "name"
    for choice in page.locator(".capture-chips label, .capture-save button, #id_name").all():
        box = choice.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    save = page.get_by_role("button", name="Save", exact=True).bounding_box()
    assert save is not None
    bar = page.locator(".sections").bounding_box()
    assert bar is not None
    assert save["y"] + save["height"] <= bar["y"]
