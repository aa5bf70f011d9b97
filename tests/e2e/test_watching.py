"""The eyes see each fault on a page that is made to have it, and hear what breaks the policy."""

import pytest
from playwright.sync_api import Browser

from tests.e2e import eyes, watching
from tests.e2e.folders import Site
from tests.e2e.watching import Watch, watched

WRONG = """<html><title></title><body><h1>One</h1><h1>Two</h1><img src="x">
<p style="color: #aaa; background: #fff; width: 2000px">Pale and wide</p>
<button style="width: 9px; height: 9px; padding: 0"></button><a href="/">.</a></body></html>"""


def test_a_page_with_every_fault(chromium: Browser) -> None:
    window = chromium.new_context()
    page = window.new_page()
    page.set_content(WRONG)
    found = "\n".join(eyes.faults(page))
    window.close()
    for fault in (
        "2 main headings", "no title", "a picture without alt", "a button without a name",
        "scrolls sideways, 20", "phone, light: color-contrast", "desk, dark: color-contrast",
        "target-size", "desk, light: landmark-one-main", "desk, right to left: scrolls",
    ):  # fmt: skip
        assert fault in found


@pytest.mark.parametrize(
    "script, said",
    [
        ("document.body.setAttribute('style', 'color: red')", "policy"),
        ("document.body.append(Object.assign(new Image(), {src: '//example.org/x'}))", "img-src"),
        ("setTimeout(() => nothing.here)", "a script failed"),
        ("console.error('Oh')", "Oh"),
    ],
)
def test_what_a_page_says_fails_its_story(
    chromium: Browser, empty: Site, script: str, said: str
) -> None:
    with pytest.raises(AssertionError, match=said):
        run(script, chromium, empty)
    watching.reports.clear()


def run(script: str, chromium: Browser, site: Site) -> None:
    with watched(chromium) as watch:
        page = watch.window(storage_state=site.storage).new_page()
        page.goto(f"{site.address}/people")
        page.evaluate(f"() => {{ {script} }}")
        page.wait_for_timeout(200)


def test_a_window_that_nobody_watches_is_heard_too(chromium: Browser, empty: Site) -> None:
    with chromium.new_context(storage_state=empty.storage) as window:
        page = window.new_page()
        page.goto(f"{empty.address}/people")
        page.evaluate("() => document.body.setAttribute('style', 'color: red')")
        page.wait_for_timeout(200)
    assert len(watching.reports) == 1
    watching.reports.clear()


def test_a_quiet_story_passes(watch: Watch, empty: Site) -> None:
    page = watch.window(storage_state=empty.storage).new_page()
    page.goto(f"{empty.address}/people")
    assert page.get_by_role("heading", level=1).is_visible()
