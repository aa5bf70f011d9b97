"""The map of the fictional search in a real browser: drawn, searched, lit, and read without it."""

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.conftest import Served, serving

# Reaching her brings three of the fictional seeker's targets nearer.
MET = "Bridget Amankwah"
FAR = "Tomasz Rydell"

LAWS = """
async () => {
  const { arrange } = await import("/static/js/map/layout.js");
  const data = await (await fetch("/map/data")).json();
  const copy = () => structuredClone(data.people);
  const [one, again] = [arrange(copy(), data.places), arrange(copy(), data.places)];
  const apart = (a, b) => Math.hypot(a.x - b.x, a.y - b.y) - a.r - b.r;
  const circles = [one.me, ...one.discs];
  let overlaps = 0;
  circles.forEach((a, place) => circles.slice(place + 1).forEach((b) => {
    overlaps += apart(a, b) < -1e-6;
  }));
  const outside = one.discs.flatMap((disc) => disc.members.filter(
    (number) => Math.hypot(one.x[number] - disc.x, one.y[number] - disc.y) > disc.r));
  return { same: JSON.stringify([...one.x, ...one.y]) === JSON.stringify([...again.x, ...again.y]),
           overlaps, outside: outside.length, people: one.x.length,
           placed: one.discs.reduce((sum, disc) => sum + disc.members.length, 0) };
}
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The fictional search, served."""
    folder = tmp_path_factory.mktemp("map") / "data"
    command = [sys.executable, "-m", "kithwork", "--data", str(folder), "demo"]
    subprocess.run(command, check=True, capture_output=True)
    with serving(folder) as served:
        yield served


@pytest.fixture(scope="module")
def session(chromium: Browser, demo: Served) -> Iterator[list[object]]:
    """The cookies of who came in by the printed address, which opens once."""
    context = chromium.new_context()
    context.new_page().goto(demo.entry)
    yield list(context.cookies())
    context.close()


@pytest.fixture
def said() -> list[str]:
    """What the console said against the policy of the page, and what failed there."""
    return []


def opened(
    chromium: Browser, demo: Served, session: list[object], said: list[str], **how: object
) -> tuple[BrowserContext, Page]:
    context = chromium.new_context(**how)  # type: ignore[arg-type]
    context.add_cookies(session)  # type: ignore[arg-type]
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda failure: said.append(f"failed: {failure}"))
    page.goto(f"{demo.address}/map")
    return context, page


def complaints(said: list[str]) -> list[str]:
    return [one for one in said if "Content Security Policy" in one or one.startswith("failed")]


def test_it_is_drawn_searched_and_lit_step_by_step(
    chromium: Browser, demo: Served, session: list[object], said: list[str]
) -> None:
    context, page = opened(chromium, demo, session, said)
    expect(page.locator("#map[data-ready]")).to_be_visible()
    laws = page.evaluate(LAWS)
    assert laws == {"same": True, "overlaps": 0, "outside": 0, "people": 401, "placed": 401}
    search = page.get_by_label("Search", exact=True)
    search.fill(FAR.split()[1])
    expect(page.get_by_role("list", name="People who fit")).to_contain_text(FAR)
    search.press("ArrowDown")
    expect(page.get_by_role("button", name=FAR)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=FAR, level=2)).to_be_focused()
    page.get_by_role("link", name="Show the warmest way").click()
    expect(page.get_by_role("heading", name=f"Ways to {FAR}")).to_be_focused()
    steps = page.locator("#map-said .map-ways > li").first.locator("[data-step]")
    assert steps.count() > 1
    # What is shown has an address of its own.
    expect(page).to_have_url(re.compile(r"/map\?person=[0-9a-f-]{36}$"))
    expect(steps.first).to_have_attribute("aria-current", "step")
    expect(steps.last).to_have_attribute("aria-current", "step")
    expect(steps.first).not_to_have_attribute("aria-current", "step")
    page.keyboard.press("Escape")
    expect(page.locator("#map-said > *")).to_have_count(0)
    expect(page).to_have_url(f"{demo.address}/map")
    assert complaints(said) == []
    context.close()


def test_what_if_is_answered_beside_the_map(
    chromium: Browser, demo: Served, session: list[object], said: list[str]
) -> None:
    context, page = opened(chromium, demo, session, said, reduced_motion="reduce")
    expect(page.locator("#map[data-ready]")).to_be_visible()
    page.get_by_label("What if I met").fill(MET)
    page.get_by_role("button", name="See what changes").click()
    expect(page.get_by_role("heading", name=f"If you met {MET}")).to_be_visible()
    expect(page.locator("#map-said")).to_contain_text("1 more person")
    expect(page.locator("#map-said .map-ways > li")).to_have_count(3)
    page.get_by_role("button", name="Light this way").first.click()
    # Without motion the whole way is lit at once.
    last = page.locator("#map-said .map-ways > li").first.locator("[data-step]").last
    expect(last).to_have_attribute("aria-current", "step")
    page.get_by_label("organisation", exact=True).check()
    expect(page.get_by_role("list", name="What the colours mean")).to_contain_text("Everybody else")
    # The legend names the largest communities as the table does, with as many people.
    page.get_by_label("community", exact=True).check()
    row = page.locator("#map-communities tbody tr").first
    named, people = row.locator("th").inner_text(), row.locator("td").first.inner_text()
    legend = page.get_by_role("list", name="What the colours mean").locator("li")
    expect(legend.first).to_have_text(f"{named} {people}")
    expect(legend).to_have_count(9)
    assert complaints(said) == []
    context.close()


def test_a_tap_on_a_phone_and_no_sideways_scrolling(
    chromium: Browser, demo: Served, session: list[object], said: list[str]
) -> None:
    context, page = opened(
        chromium, demo, session, said,
        viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True,
    )  # fmt: skip
    expect(page.locator("#map[data-ready]")).to_be_visible()
    assert sideways(page) <= 0
    page.get_by_label("Search", exact=True).fill(MET)
    page.get_by_role("button", name=MET).tap()
    page.get_by_role("link", name="What if I met them?").tap()
    expect(page.get_by_role("heading", name=f"If you met {MET}")).to_be_visible()
    assert sideways(page) <= 0
    assert complaints(said) == []
    context.close()


def sideways(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return wide


def test_the_colours_stay_apart_where_the_system_forces_its_own(
    chromium: Browser, demo: Served, session: list[object], said: list[str]
) -> None:
    context, page = opened(
        chromium, demo, session, said, forced_colors="active", color_scheme="dark"
    )
    expect(page.locator("#map[data-ready]")).to_be_visible()
    dots = page.locator(".map-legend i").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).backgroundColor)"
    )
    assert len(dots) >= 4
    assert len(set(dots)) == len(dots)
    # The picture is painted in the same colours, as it reads them from the style sheet.
    read = """async () => (await import("/static/js/map/theme.js")).read(document.body)"""
    theme = page.evaluate(read)
    assert len({theme["paper"], theme["ink"], theme["disc"], *theme["levels"]}) == 9
    assert complaints(said) == []
    context.close()


def test_without_script_there_is_the_table_and_every_answer(
    chromium: Browser, demo: Served, session: list[object], said: list[str]
) -> None:
    context, page = opened(chromium, demo, session, said, java_script_enabled=False)
    expect(page.get_by_role("img", name="Map of your network")).to_be_hidden()
    page.get_by_label("Search", exact=True).fill(FAR)
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("#map-table tbody tr")).to_have_count(1)
    page.get_by_role("link", name=f"Way to {FAR}").click()
    expect(page.get_by_role("heading", name=f"Ways to {FAR}")).to_be_visible()
    page.get_by_label("What if I met").fill(MET)
    page.get_by_role("button", name="See what changes").click()
    expect(page.get_by_role("heading", name=f"If you met {MET}")).to_be_visible()
    context.close()
