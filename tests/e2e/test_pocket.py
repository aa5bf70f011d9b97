"""In a pocket: the shell without the server, talks noted without it, notes carried along."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.e2e.conftest import Served, demo, serving

PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    yield context
    context.close()


def opened(phone: BrowserContext, served: Served) -> Page:
    """Kithwork open on the phone, its worker at work."""
    page = phone.new_page()
    page.goto(served.entry)
    page.wait_for_url(lambda address: "/enter/" not in address)
    # A page that is on its way while the worker takes over would stay without it until the next.
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.goto(f"{served.address}/capture")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    return page


def port(served: Served) -> int:
    return int(served.address.rsplit(":", maxsplit=1)[1])


def touches(folder: Path) -> list[tuple[str, str]]:
    """Who was met where, in the order it was saved."""
    rows = sqlite3.connect(folder / "kithwork.sqlite3")
    try:
        asked = (
            "SELECT person.name, touch.text FROM store_touch touch"
            " JOIN store_person person ON person.id = touch.person_id"
            " WHERE touch.kind = 'met' ORDER BY touch.id"
        )
        return list(rows.execute(asked))
    finally:
        rows.close()


def note(page: Page, name: str, where: str) -> None:
    page.get_by_label("Whom did you meet?").fill(name)
    page.get_by_label("Where?").fill(where)
    page.get_by_role("button", name="Save", exact=True).click()


def test_without_the_server_the_shell_says_so_and_keeps_nobody(
    phone: BrowserContext, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    demo(folder)
    with serving(folder) as served:
        page = opened(phone, served)
        for address in ("/people", "/", "/asks"):
            page.goto(f"{served.address}{address}")
        name = page.goto(f"{served.address}/people") and page.locator(".people .who a").first
        assert name
        known = name.inner_text()
        again = port(served)
    page.goto(f"{served.address}/people")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kithwork cannot be reached")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert page.get_by_role("link", name="Try again").bounding_box()["height"] >= 40  # type: ignore[index]
    kept = page.evaluate(KEPT)
    assert sorted(kept) == sorted(set(kept))
    pages = [one for one in kept if "/static/" not in one]
    assert [one.removeprefix(served.address) for one in pages] == ["/offline", "/unsent"]
    assert known not in page.evaluate(TEXTS)
    with serving(folder, port=again):
        page.get_by_role("link", name="Try again").click()
        expect(page.locator(".people .who a").first).to_have_text(known)


KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) found.push(request.url);
  return found;
}"""
TEXTS = """async () => {
  let text = "";
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) text += await (await cache.match(request)).text();
  }
  return text;
}"""


def test_talks_noted_without_the_server_are_saved_later_once_and_in_order(
    phone: BrowserContext, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    with serving(folder) as served:
        page = opened(phone, served)
        note(page, "Ada First", "the desk")
        page.wait_for_url("**/people/*")
        beside = phone.new_page()
        for window in (page, beside):
            window.goto(f"{served.address}/capture")
        again = port(served)
    note(page, "Bo Second", "the fair")
    expect(page.locator("[data-waiting]")).to_contain_text("Bo Second")
    note(beside, "Cy Third", "the lift")
    expect(beside.locator("[data-waiting]")).to_contain_text("Cy Third")
    beside.close()
    expect(page.locator("[data-waiting-list] li")).to_have_count(2)
    page.goto(f"{served.address}/capture")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kithwork cannot be reached")
    note(page, "Di Fourth", "the train")
    expect(page.locator("[data-waiting-list] li")).to_have_count(3)
    with serving(folder, port=again):
        page.goto(f"{served.address}/capture")
        expect(page.locator("[data-waiting]")).to_be_hidden()
        other = phone.new_page()
        other.goto(f"{served.address}/capture")
        page.reload()
        expect(page.locator("[data-waiting]")).to_be_hidden()
    assert touches(folder) == [
        ("Ada First", "the desk"),
        ("Bo Second", "the fair"),
        ("Cy Third", "the lift"),
        ("Di Fourth", "the train"),
    ]


def test_a_form_sent_without_the_server_is_sent_once_more(
    phone: BrowserContext, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    with serving(folder) as served:
        page = opened(phone, served)
        page.goto(f"{served.address}/people/new")
        page.get_by_label("Name", exact=True).fill("Ada Late")
        again = port(served)
    page.locator("main form button.primary").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This was not sent")
    with serving(folder, port=again):
        page.get_by_role("link", name="Send it again").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Ada Late")
        page.goto(f"{served.address}/people?text=Ada+Late")
        expect(page.locator(".people .who a")).to_have_count(1)


def test_an_answer_lost_on_the_way_saves_nothing_twice(
    phone: BrowserContext, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    with serving(folder) as served:
        page = opened(phone, served)
        # The server saves, and the phone never hears of it.
        phone.route(
            "**/capture",
            lambda route: (
                (route.fetch(), route.abort())
                if route.request.method == "POST"
                else route.continue_()
            ),
        )
        note(page, "Bo Berg", "the fair")
        expect(page.locator("[data-waiting]")).to_contain_text("Bo Berg")
        assert touches(folder) == [("Bo Berg", "the fair")]
        phone.unroute("**/capture")
        page.reload()
        expect(page.locator("[data-waiting]")).to_be_hidden()
        assert page.evaluate("localStorage.length") == 0
    assert touches(folder) == [("Bo Berg", "the fair")]


def test_what_waits_and_is_not_clear_asks_its_owner(phone: BrowserContext, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with serving(folder) as served:
        page = opened(phone, served)
        note(page, "Bo Berg", "the fair")
        page.wait_for_url("**/people/*")
        page.goto(f"{served.address}/capture")
        again = port(served)
    note(page, "Bo", "the lift")
    expect(page.locator("[data-waiting]")).to_contain_text("Bo")
    with serving(folder, port=again):
        page.goto(f"{served.address}/capture")
        expect(page.locator("[data-waiting]")).to_contain_text("Who is it?")
        page.get_by_role("button", name="Open").click()
        page.get_by_role("button", name="Save", exact=True).click()
        page.get_by_label("Bo Berg").check()
        page.get_by_role("button", name="Save", exact=True).click()
        page.wait_for_url("**/people/*")
        page.goto(f"{served.address}/capture")
        expect(page.locator("[data-waiting]")).to_be_hidden()
    assert touches(folder) == [("Bo Berg", "the fair"), ("Bo Berg", "the lift")]


def test_without_a_script_a_capture_is_a_form(chromium: Browser, tmp_path: Path) -> None:
    with serving(tmp_path / "data") as served:
        context = chromium.new_context(java_script_enabled=False, viewport=PHONE)
        page = context.new_page()
        page.goto(served.entry)
        page.wait_for_url("**/welcome")
        page.goto(f"{served.address}/capture")
        note(page, "Bo Berg", "the fair")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Bo Berg")
        expect(page.get_by_role("status").first).to_contain_text("noted")
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("status").first).to_contain_text("Taken back")
        context.close()


def test_a_page_carried_along_keeps_notes_that_come_in_by_import(
    phone: BrowserContext, tmp_path: Path
) -> None:
    with serving(tmp_path / "data") as served:
        page = opened(phone, served)
        with page.expect_download() as begun:
            page.get_by_role("link", name="Take a page along").click()
        carried = tmp_path / begun.value.suggested_filename
        begun.value.save_as(carried)
        alone, beside = phone.new_page(), phone.new_page()
        # Two windows of one file, each opened before the other kept anything.
        for window in (alone, beside):
            window.goto(carried.as_uri())
        for window, name in ((alone, "Li Chen"), (beside, "Bo <b>Berg</b>")):
            window.get_by_label("Whom did you meet?").fill(name)
            window.get_by_label("Where?", exact=True).fill("the fair")
            window.get_by_role("button", name="Keep").click()
            expect(window.get_by_text("Kept.")).to_be_visible()
        expect(beside.locator("#list li")).to_have_count(2)
        alone.reload()
        expect(alone.locator("#list li")).to_have_count(2)
        with alone.expect_download() as saving:
            alone.get_by_role("button", name="Save the file").click()
        file = tmp_path / saving.value.suggested_filename
        saving.value.save_as(file)
        assert json.loads(file.read_text(encoding="utf-8"))["kithnotes"] == 1
        page.goto(f"{served.address}/import")
        page.get_by_label("Your files").set_input_files(file)
        page.get_by_role("button", name="Look inside").click()
        page.get_by_role("button", name="Bring them in").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("in your network")
    assert sorted(touches(tmp_path / "data")) == [
        ("Bo <b>Berg</b>", "the fair"),
        ("Li Chen", "the fair"),
    ]
