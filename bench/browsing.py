"""What a person at a browser waits for: the first paint, and the answer to a key or a click."""

import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench import pages, places, runs
from bench.pages import Session
from bench.report import Figure
from checks import browser as browsers

TIMES = 7
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")
# A page is painted anew for the last time well before this, in milliseconds.
SETTLED = 400
PAINTS = """() => new Promise((resolve) => {
  const seen = { first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime };
  new PerformanceObserver((list) => { seen.largest = list.getEntries().at(-1).startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => resolve(seen));
})"""
# Chromium tells an event's time up to the next paint, in steps of 8 ms, from 16 ms on.
LISTEN = """() => {
  window.slowest = 16;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) window.slowest = Math.max(window.slowest, one.duration);
  }).observe({ type: "event", durationThreshold: 16 });
}"""
# From a letter typed to the paint after the answer to it stands in the page.
AWAIT = """(place) => {
  addEventListener("input", () => { window.begun ??= performance.now(); });
  window.answered = new Promise((resolve) => {
    new MutationObserver(() => requestAnimationFrame(() => setTimeout(
      () => resolve(performance.now() - window.begun))))
      .observe(document.querySelector(place).parentNode, { childList: true });
  });
}"""


class Action(NamedTuple):
    """Something a person does on a main page; `answer` is where the server's answer comes in."""

    what: str
    page: str
    do: Callable[[Page], None]
    answer: str = ""


def figures(folder: Path) -> list[Figure]:
    """First paints of the five main pages, and what follows a key or a click, on the demo."""
    runs.compiled()
    runs.kith("demo", data=folder)
    main = places.main(folder)
    with pages.served(folder) as session, _chromium() as chromium:
        found = [one for what in main for one in _paints(chromium, session, what, main[what])]
        for action in ACTIONS:
            found += _reaction(chromium, session, action, main[action.page])
    return found


@contextmanager
def _chromium() -> Iterator[Browser]:
    program = browsers.find()
    assert program is not None, browsers.ADVICE
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(program), args=ARGUMENTS)
        yield opened
        opened.close()


def window(chromium: Browser, session: Session) -> BrowserContext:
    """A window that was let in, with nothing kept from earlier pages."""
    opened = chromium.new_context(viewport={"width": 1280, "height": 900})
    name, value = session.cookie.split("=", maxsplit=1)
    opened.add_cookies([{"name": name, "value": value, "url": session.root}])
    return opened


def _paints(chromium: Browser, session: Session, what: str, path: str) -> list[Figure]:
    seen = []
    for _ in range(TIMES):
        opened = window(chromium, session)
        page = opened.new_page()
        page.goto(f"{session.root}{path}")
        page.wait_for_timeout(SETTLED)
        seen.append(page.evaluate(PAINTS))
        opened.close()
    how = f"median of {TIMES}, nothing kept"
    first, largest = (statistics.median(one[kind] for one in seen) for kind in ("first", "largest"))
    return [
        Figure(f"first paint: {what}", first, "ms", 1000, how),
        Figure(f"largest paint: {what}", largest, "ms", None, how),
    ]


def _reaction(chromium: Browser, session: Session, action: Action, path: str) -> list[Figure]:
    painted, answered = [], []
    for _ in range(TIMES):
        opened = window(chromium, session)
        page = opened.new_page()
        page.goto(f"{session.root}{path}", wait_until="networkidle")
        page.evaluate(LISTEN)
        if action.answer:
            page.evaluate(AWAIT, action.answer)
        action.do(page)
        if action.answer:
            answered.append(page.evaluate("() => window.answered"))
        page.wait_for_timeout(SETTLED)
        painted.append(page.evaluate("() => window.slowest"))
        opened.close()
    how = f"median of {TIMES}, the slowest event up to the next paint"
    found = [Figure(f"{action.what}: painted", statistics.median(painted), "ms", 100, how)]
    if answered:
        how = f"median of {TIMES}, with the pause that waits for more letters"
        found.append(
            Figure(f"{action.what}: answered", statistics.median(answered), "ms", None, how)
        )
    return found


def _search(page: Page) -> None:
    page.locator("#text").press("q")


def _write(page: Page) -> None:
    page.locator("#text_text").press("x")


def _unfold(page: Page) -> None:
    page.locator("main details:not([open]) > summary").first.click()


def _open_menu(page: Page) -> None:
    page.locator("details.menu > summary").first.click()


def _open_find(page: Page) -> None:
    page.keyboard.press("Control+k")


def _find(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.wait_for_timeout(SETTLED)
    page.keyboard.press("g")


ACTIONS = (
    Action("a letter in the search of People", "People", _search, "#people-list"),
    Action("a letter in an ask, with the checker", "an ask", _write, "#text-remarks"),
    Action("unfolding what is folded away", "a person", _unfold),
    Action("opening the menu", "Today", _open_menu),
    Action("opening Find", "Today", _open_find),
    Action("a letter in Find", "Today", _find, "#palette-found > *"),
)
