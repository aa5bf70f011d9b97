"""The frame in a real browser: find by Ctrl-K, shortcuts, the menu, choices that show at once."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Served, demo, serving
from tests.e2e.watching import Watch, watched


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("shell") / "data"
    demo(folder)
    with serving(folder) as running:
        yield running


@pytest.fixture(scope="module")
def desk(chromium: Browser, served: Served) -> Iterator[Page]:
    with watched(chromium) as watch:
        page = watch.window().new_page()
        page.goto(served.entry)
        page.wait_for_url(f"{served.address}/")
        yield page


@pytest.fixture
def page(desk: Page, served: Served) -> Page:
    desk.goto(f"{served.address}/campaign")
    return desk


def test_ctrl_k_finds_and_leads_there_by_keys_alone(page: Page) -> None:
    page.get_by_role("link", name="Paths").focus()
    page.keyboard.press("Control+k")
    field = page.get_by_role("searchbox", name="Find people")
    expect(field).to_be_focused()
    page.keyboard.type("giulia bel")
    expect(page.locator("#palette").get_by_role("link", name="Giulia Bellini")).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#palette").get_by_role("link").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Giulia Bellini")


def test_escape_gives_the_focus_back(page: Page) -> None:
    link = page.get_by_role("link", name="Paths")
    link.focus()
    page.keyboard.press("Control+k")
    expect(page.locator("#palette")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#palette")).to_be_hidden()
    expect(link).to_be_focused()


def test_enter_takes_the_first_that_fits_what_was_typed(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("brackenfell")
    expect(page.locator("#palette [data-said='brackenfell']")).to_be_attached()
    first = page.locator("#palette .found a").first.get_attribute("href") or "/"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{first}")


def test_single_keys_lead_to_the_sections_and_rest_while_one_writes(page: Page) -> None:
    page.keyboard.press("g")
    page.keyboard.press("p")
    page.wait_for_url("**/people")
    page.get_by_role("searchbox", name="Search").focus()
    page.keyboard.type("g a?")
    expect(page.get_by_role("searchbox", name="Search")).to_have_value("g a?")
    expect(page.locator("#keyboard")).to_be_hidden()
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#keyboard")).to_be_hidden()


def test_single_keys_can_be_switched_off(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/settings")
    page.get_by_role("combobox", name="Keyboard shortcuts").select_option("off")
    page.get_by_role("button", name="Save").click()
    page.keyboard.press("?")
    page.keyboard.press("g")
    page.keyboard.press("p")
    expect(page.locator("#keyboard")).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.locator("#palette")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Keyboard shortcuts").select_option("on")
    page.get_by_role("button", name="Save").click()


def test_the_menu_opens_by_keys_and_closes_on_escape(page: Page) -> None:
    menu = page.locator(".top .menu > summary")
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Settings")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Settings")).to_be_hidden()
    expect(menu).to_be_focused()


def test_a_choice_shows_at_once_and_is_kept(page: Page) -> None:
    choice = page.get_by_label(re.compile("How much do you want Eskholme"))
    with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        choice.select_option("Dearly")
    assert answered.value.status == 204
    page.reload()
    expect(choice.locator("option:checked")).to_have_text("Dearly")


def test_a_choice_that_cannot_be_kept_goes_back(watch: Watch, tmp_path: Path) -> None:
    demo(tmp_path / "data")
    page = watch.window().new_page()
    with serving(tmp_path / "data") as served:
        page.goto(served.entry)
        page.wait_for_url(f"{served.address}/")
        page.goto(f"{served.address}/campaign")
    choice = page.get_by_label(re.compile("How much do you want Eskholme"))
    before = choice.input_value()
    choice.select_option("Perhaps later")
    expect(page.get_by_role("alert")).to_contain_text("was not saved")
    expect(choice).to_have_value(before)
    watch.forgive("ERR_CONNECTION_REFUSED")
    watch.forgive("Failed to fetch")
