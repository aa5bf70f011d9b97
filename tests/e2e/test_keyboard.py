"""Keys alone: from the printed address to "I sent it", and every stop of every page."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e import places
from tests.e2e.conftest import serving
from tests.e2e.folders import Site
from tests.e2e.watching import Watch

MOST_STOPS = 400
HERE = "(one) => one === document.activeElement"
# The place in the window where the focused thing is, and what is seen there; its own
# outline, or that of what holds it, has to show.
STOP = """() => {
  const here = document.activeElement;
  if (!here || here === document.body || here === document.documentElement) return null;
  // A link may begin in one line and end in the next.
  const box = here.getClientRects()[0];
  const x = (Math.max(0, box.left) + Math.min(innerWidth, box.right)) / 2;
  const y = (Math.max(0, box.top) + Math.min(innerHeight, box.bottom)) / 2;
  const hit = document.elementFromPoint(x, y);
  const shows = (one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
      || style.boxShadow !== "none";
  };
  const seen = hit && (here.contains(hit) || hit.closest("label")?.control === here);
  const name = `${here.tagName} “${(here.innerText || here.name || here.id).trim().slice(0, 40)}”`;
  const faults = [];
  if (!seen) faults.push(`${name} lies under ${hit?.tagName}.${hit?.className}`);
  if (!shows(here) && !shows(here.parentElement)) faults.push(`${name} shows no focus`);
  if (here.dataset.seenByKeys) return { faults, again: true };
  here.dataset.seenByKeys = "1";
  return { faults, again: false };
}"""


class Keys:
    """Somebody with a keyboard and no mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, target: Locator) -> None:
        """Tab until it has the focus."""
        expect(target).to_be_visible()
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate(STOP)
            assert stop is None or stop["faults"] == []
            if target.evaluate(HERE):
                return
        pytest.fail(f"no key leads to {target}")

    def write(self, label: str, text: str) -> None:
        """Type into a field."""
        self.to(self.page.get_by_role("main").get_by_label(label, exact=True).first)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def press(self, name: str, *, key: str = "Enter") -> None:
        """Press a button, or follow a link."""
        main = self.page.get_by_role("main")
        named = main.get_by_role("button", name=name).or_(main.get_by_role("link", name=name))
        self.to(named.first)
        # The next page has to be whole: a key that comes sooner may find another one there.
        with self.page.expect_event("load"):
            self.page.keyboard.press(key)


def test_keys_alone_lead_to_a_sent_ask(watch: Watch, tmp_path: Path, samples: Path) -> None:
    page = watch.window(viewport={"width": 1280, "height": 720}).new_page()
    keys = Keys(page)
    # The browser has to know early that choosers are asked for, or one opens that nobody sees.
    page.on("filechooser", lambda _chooser: None)
    with serving(tmp_path / "data") as served:
        page.goto(served.entry)
        page.wait_for_url("**/welcome")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
        keys.write("Your name", "Ana Sol")
        keys.write("Who are you, in one line?", "I am a hospital nurse moving into health data")
        keys.write("Work", "Data analyst")
        keys.write("Name", "Contoso")
        keys.press("Go on to your contacts")
        keys.to(page.get_by_label("Your files"))
        with page.expect_file_chooser() as chooser:
            page.keyboard.press("Enter")
        chooser.value.set_files(samples / "linkedin_Connections_en.csv")
        keys.press("Look inside", key="Space")
        keys.press("Bring them in")
        expect(page.get_by_role("heading", level=1)).to_contain_text("in your network")
        find_way(keys)
        keys.press("Ask Amara for a chat")
        send(keys)


def find_way(keys: Keys) -> None:
    """To a person, by the section, a list chosen from with an arrow, and a name."""
    keys.to(keys.page.get_by_role("navigation").get_by_role("link", name="Paths"))
    keys.page.keyboard.press("Enter")
    keys.page.wait_for_url("**/path")
    kind = keys.page.get_by_role("combobox", name="To")
    keys.to(kind)
    keys.page.keyboard.press("ArrowDown")
    expect(kind.locator("option:checked")).to_have_text("A person")
    keys.write("Name", "Amara Okafor")
    keys.page.keyboard.press("Enter")
    expect(keys.page.get_by_role("heading", level=1)).to_have_text("Ways to Amara Okafor")


def send(keys: Keys) -> None:
    """Answer what is asked, and mark as sent."""
    page = keys.page
    keys.write("Why are you writing?", "I want to know the work before I retrain")
    keys.write("What do you hope to learn?", "how data is used on a ward")
    keys.press("Write it anew with this")
    expect(page.get_by_role("heading", name="Ready to send")).to_be_visible()
    keys.press("I sent it")
    expect(page.get_by_role("status").first).to_contain_text("Marked as sent")


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("route", places.pages())
def test_every_stop_is_seen(watch: Watch, searching: Site, route: str, width: int) -> None:
    for address in searching.places.pages.get(route, ())[:1]:
        window = watch.window(
            storage_state=searching.storage,
            viewport={"width": width, "height": 640},
            reduced_motion="reduce",
        )
        page = window.new_page()
        page.goto(address)
        assert _faults_of_a_round(page) == []


def _faults_of_a_round(page: Page) -> list[str]:
    """Tab through the page until the keys leave it or come round."""
    found: list[str] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["again"]:
            return found
        found += stop["faults"]
    return [*found, "the keys never leave"]


def test_the_list_of_keys_opens_and_gives_the_focus_back(watch: Watch, searching: Site) -> None:
    page = watch.window(storage_state=searching.storage).new_page()
    page.goto(f"{searching.address}/people")
    link = page.get_by_role("navigation", name="Main").get_by_role("link", name="Asks")
    link.focus()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_be_visible()
    for _ in range(5):
        page.keyboard.press("Tab")
        inside = "() => !document.hasFocus() || document.activeElement === document.body"
        assert dialog.evaluate("(one) => one.contains(document.activeElement)") or page.evaluate(
            inside
        )
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(link).to_be_focused()
