"""Every form refused, every failure and every answer of "nobody": looked at like all pages.

The forms are those that stand on the pages; one that takes whatever is typed says so here.
"""

import re
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from bench import inputs
from tests.e2e import eyes, places
from tests.e2e.conftest import serving
from tests.e2e.folders import Site
from tests.e2e.watching import Watch

TAKES_ANYTHING = {
    "postpone-follow-up": "a reason may be missing; no browser lets it be longer than it is kept",
}
OVERLONG = "An answer that nobody has ever needed in full. " * 600
SUBMIT = """([action, text]) => {
  const typed = "input:not([type=hidden], [type=radio], [type=checkbox], [type=file]), textarea";
  // Where a form before this one did away with what it was about, one about another thing will do.
  const kind = (address) => address.replaceAll(/[0-9a-f-]{36}/g, "");
  const alike = [...document.forms].filter(
    (one) => kind(one.action) === kind(action) && one.querySelector(typed));
  const form = alike.find((one) => one.action === action) ?? alike[0];
  for (const one of form.querySelectorAll(typed)) {
    if (one.tagName === "INPUT") one.type = "text";
    one.value = text;
  }
  form.submit();
}"""
KEPT = (
    "(text) => [...document.querySelectorAll('input, textarea')].some((one) => one.value === text)"
)
SAYS_WHY = '[role="alert"], [aria-invalid="true"]'
NOBODY = UUID(int=0)


@pytest.mark.parametrize("route", places.posts())
def test_a_refused_form(watch: Watch, spoiled: Site, route: str) -> None:
    form = spoiled.places.forms.get(route)
    if form is None:
        return
    page = watch.window(storage_state=spoiled.storage).new_page()
    found, statuses = [], set()
    for text in ("", OVERLONG.strip()):
        page.goto(form.page)
        with page.expect_navigation() as arrival:
            page.evaluate(SUBMIT, [form.action, text])
        statuses.add(arrival.value.status)
        if arrival.value.status == 422:
            expect(page.locator(SAYS_WHY).first).to_be_attached()
            assert not text or page.evaluate(KEPT, text), "what was typed is gone"
            found += [f"{route}, refused: {one}" for one in eyes.faults(page)]
    assert statuses <= {200, 422}
    assert (422 in statuses) is (route not in TAKES_ANYTHING)
    assert not found, "\n".join(found)


ANSWERS: dict[str, tuple[str, int]] = {
    "no such person": (f"/people/{NOBODY}", 404),
    "no such page": ("/nothing-here", 404),
    "a form's address": (f"/asks/{NOBODY}/text", 405),
    "an unreadable address": ("/people%0d%0a", 404),
    "nobody of that name": ("/people?text=zzzz", 200),
    "nothing of that name": ("/find?text=zzzz", 200),
    "an ambiguous name": ("/path?kind=person&text=a", 200),
    "a person nobody knows": ("/path?kind=person&text=zzzz", 200),
    "a role without a way": ("/path?kind=role&text=Radiation+Safety+Officer", 200),
    "an organisation": ("/path?kind=organisation&text=Brackenfell+Devices", 200),
    "an organisation nobody knows": ("/path?kind=organisation&text=zzzz", 200),
}


@pytest.mark.parametrize("what", ANSWERS)
def test_an_answer(watch: Watch, searching: Site, what: str) -> None:
    path, status = ANSWERS[what]
    page = watch.window(storage_state=searching.storage).new_page()
    answer = page.goto(f"{searching.address}{path}")
    assert answer is not None
    assert answer.status == status
    assert not (found := eyes.faults(page)), "\n".join(found)


def ambiguous_ask(page: Page) -> None:
    """Ask for somebody by a name that several have."""
    page.goto(page.url.replace("/people", "/asks/new"))
    page.get_by_label("Whom", exact=False).first.fill("a")
    page.get_by_role("button", name="Write the draft").click()
    expect(page.get_by_role("radio").first).to_be_visible()


def an_old_form(page: Page) -> None:
    """Send a form that lost its token."""
    page.goto(page.url.replace("/people", "/people/new"))
    page.evaluate("document.querySelector('main [name=csrfmiddlewaretoken]').value = 'x'")
    page.get_by_label("Name", exact=True).fill("Una Okoye")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This page was open for too long")


def a_file_of_nothing(page: Page) -> None:
    """Bring in a file that holds no contacts."""
    page.goto(page.url.replace("/people", "/import"))
    file = {"name": "notes.csv", "mimeType": "text/csv", "buffer": b"milk\neggs\n"}
    page.get_by_label("Your files").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Look inside").click()
    page.wait_for_load_state()


def a_conflict(page: Page) -> None:
    """Say twice on two pages what can happen once."""
    page.goto(page.url.replace("/people", "/asks"))
    page.locator("main").get_by_role("link").filter(has_text="Eoin Brennan").first.click()
    twin = page.context.new_page()
    twin.goto(page.url)
    for one in (twin, page):
        one.get_by_role("button", name=re.compile("yes", re.IGNORECASE)).first.click()
        one.wait_for_load_state()
    expect(page.get_by_role("heading", level=1)).to_have_text("That does not fit just now")


def somebody_removed(page: Page) -> None:
    """Take somebody off the list; the page offers to undo it."""
    page.locator("main ul").get_by_role("link").last.click()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(
        page.get_by_role("button", name=re.compile("Undo|back", re.IGNORECASE)).first
    ).to_be_visible()


STEPS: dict[str, Callable[[Page], None]] = {
    step.__name__: step
    for step in (ambiguous_ask, an_old_form, a_file_of_nothing, a_conflict, somebody_removed)
}


@pytest.mark.parametrize("step", STEPS)
def test_after(watch: Watch, spoiled: Site, step: str) -> None:
    page = watch.window(storage_state=spoiled.storage).new_page()
    page.goto(f"{spoiled.address}/people")
    STEPS[step](page)
    assert not (found := eyes.faults(page)), "\n".join(found)


def test_the_way_in(watch: Watch, tmp_path: Path) -> None:
    with serving(tmp_path / "data") as served:
        page = watch.window().new_page()
        # The page moves on by itself; held here for as long as it is looked at.
        page.route(f"{served.address}/", lambda route: route.fulfill(status=204))
        page.goto(served.entry)
        expect(page.get_by_role("heading", level=1)).to_have_text("Kithwork is open")
        found = [f"way in: {one}" for one in eyes.faults(page)]
        stranger = watch.window().new_page()
        for address in (served.entry, f"{served.address}/people"):
            answer = stranger.goto(address)
            assert answer is not None
            assert answer.status == 403
            found += [f"closed: {one}" for one in eyes.faults(stranger)]
    assert not found, "\n".join(found)


def test_an_import_at_work(watch: Watch, tmp_path: Path) -> None:
    with serving(tmp_path / "data") as served:
        page = watch.window().new_page()
        page.goto(served.entry)
        page.wait_for_url("**/welcome")
        page.goto(f"{served.address}/import")
        file = inputs.connections(tmp_path / "Connections.csv", rows=20_000)
        page.get_by_label("Your files").set_input_files(file)
        page.get_by_role("button", name="Look inside").click()
        page.get_by_role("button", name="Bring them in").click(timeout=120_000)
        expect(page.get_by_role("progressbar")).to_be_visible()
        found = eyes.faults(page)
        expect(page.get_by_role("heading", level=1)).to_contain_text("network", timeout=120_000)
    assert not found, "\n".join(found)
