"""The map: its data over HTTP, and in a browser the first picture and the frames while panning."""

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench import inputs, runs
from bench.pages import Session, served
from bench.report import Figure
from checks import browser

SIZES = (5_000, 20_000)
REQUESTS = 5
PICTURES = 3
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# Pans to and fro for some seconds, and counts the frames that came with it.
PAN = """
async () => {
  const camera = document.getElementById("map").stage.sigma.getCamera();
  camera.setState({ x: 0.5, y: 0.5, ratio: 0.5, angle: 0 });
  const begun = performance.now();
  let frames = 0;
  await new Promise((done) => {
    const step = (now) => {
      if (now - begun > 4000) return done();
      frames += 1;
      camera.setState({ x: 0.5 + 0.2 * Math.sin(now / 400), y: 0.5 + 0.1 * Math.cos(now / 300) });
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  return frames / ((performance.now() - begun) / 1000);
}
"""

# What a frame costs the page itself, whatever draws it.
FRAME = """
() => {
  const { sigma } = document.getElementById("map").stage;
  const begun = performance.now();
  for (let turn = 0; turn < 20; turn += 1) sigma.render();
  return (performance.now() - begun) / 20;
}
"""


def figures(folder: Path) -> list[Figure]:
    """Data and picture, with 5,000 and with 20,000 people."""
    runs.compiled()
    found: list[Figure] = []
    for people in SIZES:
        data = folder / str(people)
        file = inputs.connections(folder / f"{people}.csv", rows=people)
        runs.kith("import", str(file), "--yes", data=data)
        with served(data) as session:
            found += _data(session, people)
            found += _drawn(session, people)
    return found


def _data(session: Session, people: int) -> list[Figure]:
    begun = session.seconds("/map/data")
    again = runs.median(REQUESTS, lambda: session.seconds("/map/data"))
    table = runs.median(REQUESTS, lambda: session.seconds("/map"))
    how = f"median of {REQUESTS} requests, over HTTP"
    return [
        Figure(f"map data, {people:,} people: the first", begun * 1000, "ms", None, "builds it"),
        Figure(f"map data, {people:,} people: later ones", again * 1000, "ms", None, how),
        Figure(f"map page with its table, {people:,} people", table * 1000, "ms", None, how),
    ]


def _drawn(session: Session, people: int) -> list[Figure]:
    program = browser.find()
    if program is None:
        return [Figure(f"map drawn, {people:,} people", None, "s")]
    with _page(session, str(program)) as page:
        times, costs, rates = [], [], []
        for _ in range(PICTURES):
            page.goto(f"{session.root}/map", wait_until="commit")
            page.wait_for_selector("#map[data-ready]", timeout=120_000)
            times.append(page.evaluate("performance.now()") / 1000)
            costs.append(page.evaluate(FRAME))
            rates.append(page.evaluate(PAN))
    how = f"median of {PICTURES}, headless Chromium, WebGL in software"
    return [
        Figure(
            f"map to its first picture, {people:,} people", statistics.median(times), "s", None, how
        ),
        Figure(f"map frame, {people:,} people: script", statistics.median(costs), "ms", None, how),
        Figure(f"map panned, {people:,} people", statistics.median(rates), "frames/s", None, how),
    ]


@contextmanager
def _page(session: Session, program: str) -> Iterator[Page]:
    """A page of a browser that has the client's session."""
    cookies = [
        {"name": one.name, "value": one.value or "", "url": session.root} for one in session.cookies
    ]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=FLAGS)
        context = opened.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies(cookies)  # type: ignore[arg-type]
        yield context.new_page()
        opened.close()
