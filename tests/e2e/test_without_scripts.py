"""Every page with JavaScript off says what it says with it."""

import pytest
from playwright.sync_api import Page

from tests.e2e import places
from tests.e2e.folders import Site
from tests.e2e.watching import Watch

# What a script brings to life is drawn by it; the page around it holds a table instead.
# Rows out of sight have no text yet.
SAID = """() => {
  for (const one of document.querySelectorAll(".people > li"))
    one.style.contentVisibility = "visible";
  const shown = [...document.querySelectorAll(
    "main :is(h1, h2, h3, a, button, label, legend, summary, th, dt, p)")]
    .filter((one) => one.checkVisibility() && !one.closest(".needs-script, canvas"));
  for (const one of document.querySelectorAll(".needs-script")) one.hidden = true;
  return shown.map((one) => `${one.tagName} ${one.innerText.trim().replace(/\\s+/g, " ")}`);
}"""


@pytest.mark.parametrize("state", ["searching", "empty"])
@pytest.mark.parametrize("route", places.pages())
def test_a_page_says_the_same(
    request: pytest.FixtureRequest, watch: Watch, route: str, state: str
) -> None:
    site: Site = request.getfixturevalue(state)
    for address in site.places.pages.get(route, ()):
        scripted = watch.window(storage_state=site.storage).new_page()
        plain = watch.window(storage_state=site.storage, java_script_enabled=False).new_page()
        said, without = (_said(page, address) for page in (scripted, plain))
        assert without
        assert set(said) - set(without) == set()


def _said(page: Page, address: str) -> list[str]:
    page.goto(address)
    said: list[str] = page.evaluate(SAID)
    return said
