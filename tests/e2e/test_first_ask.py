"""From an empty folder to a copied ask, in a real browser, with JavaScript and without."""

from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Served, serving
from tests.e2e.watching import Watch

ANSWERS = {
    "Your name": "Ana Sol",
    "Who are you, in one line?": "I am a hospital nurse moving into health data",
    "Work": "Data analyst",
    "Field": "Public health",
    "Place": "Lyon",
}


def test_from_an_empty_folder_to_a_copied_ask(watch: Watch, tmp_path: Path, samples: Path) -> None:
    with serving(tmp_path / "data") as served:
        context = watch.window()
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served.address)
        page = context.new_page()
        begin(page, served)
        bring_in(page, samples)
        page.get_by_role("link", name="Paths").click()
        find_way(page)
        frame(page)
        text = page.get_by_label("Text")
        written = text.input_value()
        text.fill(written.replace("\n\n", "\n\nPlease give me a job.\n\n", 1))
        expect(page.locator("#text-remarks")).to_contain_text("Must change")
        text.fill(written)
        expect(page.locator("#text-remarks")).not_to_contain_text("Must change")
        page.get_by_role("button", name="Save").click()
        page.get_by_role("button", name="Copy").click()
        expect(page.locator("#text-says")).to_contain_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert page.get_by_label("Text").input_value() in copied
        assert "hospital nurse" in copied
        page.get_by_role("button", name="I sent it").click()
        expect(page.get_by_role("status").first).to_contain_text("Marked as sent")


def test_the_same_without_javascript(watch: Watch, tmp_path: Path, samples: Path) -> None:
    with serving(tmp_path / "data") as served:
        page = watch.window(java_script_enabled=False).new_page()
        begin(page, served)
        bring_in(page, samples)
        page.get_by_role("link", name="Paths").click()
        find_way(page)
        frame(page)
        page.get_by_role("button", name="Check", exact=True).click()
        expect(page.locator("#text-remarks")).to_be_visible()
        assert "hospital nurse" in page.get_by_label("Text").input_value()


def begin(page: Page, served: Served) -> None:
    """The printed address, then the three questions."""
    page.goto(served.entry)
    page.wait_for_url("**/welcome")
    for label, answer in ANSWERS.items():
        page.get_by_label(label, exact=True).fill(answer)
    page.get_by_role("group", name="Whom or where").get_by_label("Name").fill("Contoso")
    page.get_by_role("button", name="Go on to your contacts").click()
    page.wait_for_url("**/import")


def bring_in(page: Page, samples: Path) -> None:
    """Drop an address book in, look, and write it."""
    page.get_by_label("Your files").set_input_files(samples / "linkedin_Connections_en.csv")
    page.get_by_role("button", name="Look inside").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This is what would change")
    page.get_by_role("button", name="Bring them in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("in your network")


def find_way(page: Page) -> None:
    """To the first organisation that somebody in the file works at."""
    page.get_by_role("link", name="People").click()
    page.locator(".people .who a").first.click()
    page.locator("main").get_by_role("link", name="Find a way").click()
    page.get_by_role("button", name="for a chat").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("for 20 minutes")


def frame(page: Page) -> None:
    """Answer what the page still asks."""
    page.get_by_label("What do you hope to learn?").first.fill("how data is used on a ward")
    page.get_by_label("Why are you writing?").first.fill("I want to know the work before I retrain")
    page.get_by_role("button", name="Write it anew with this").click()
    expect(page.get_by_role("status").first).to_contain_text("Written anew")


def test_the_session_outlasts_a_restart(watch: Watch, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    context = watch.window()
    with serving(folder) as first:
        page = context.new_page()
        page.goto(first.entry)
        page.wait_for_url("**/welcome")
        port = int(first.address.rsplit(":", maxsplit=1)[1])
        # A page left open would go on asking for its parts, of nobody.
        page.close()
    assert first.process.returncode == 0
    with serving(folder, port=port) as second:
        assert status(context, f"{second.address}/people") == 200
        assert status(context, first.entry) == 403
        fresh = watch.window()
        assert status(fresh, f"{second.address}/people") == 403


def status(context: BrowserContext, address: str) -> int:
    page = context.new_page()
    answer = page.goto(address)
    assert answer is not None
    page.close()
    return answer.status
