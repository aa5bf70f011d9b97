"""The whole of a chat in a real browser, from the yes to the next person, on a phone."""

import sqlite3
from pathlib import Path

import icalendar
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Served, demo, serving

ARRIVED = "All of it is in Kithwork."
# What a person is given for all of it: ten minutes, at three seconds a click or key.
MOST_CLICKS = 200


def test_from_a_yes_to_the_next_person(chromium: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    demo(folder)
    with serving(folder) as served:
        # No Watch: what a browser says of a server that is gone depends on when it asks.
        page = chromium.new_context(viewport={"width": 390, "height": 844}).new_page()
        page.goto(served.entry)
        clicks = counted(page)
        book(page)
        invited(page)
        prepare(page)
        rehearse(page)
        port = int(served.address.rsplit(":", maxsplit=1)[1])
        begin(page)
        kill(served)
    note(page, "end")
    note(page, "! send the article")
    with serving(folder, port=port):
        page.evaluate("window.dispatchEvent(new Event('online'))")
        expect(page.locator("p[data-arrived]")).to_have_text(ARRIVED, timeout=40_000)
        look_back(page)
        meet(page)
        assert clicks[0] < MOST_CLICKS
        page.context.close()
    assert typed(folder) == [
        ("helpful", "Start with data quality"),
        ("name", "Wei Zhang, analyst at Alderby; studied together; may use my name"),
        ("note", "by chance, over a friend"),
        ("my-promise", "send the article"),
    ]


def counted(page: Page) -> list[int]:
    """Counts the presses of a person, from now on."""
    presses = [0]

    def press() -> None:
        presses[0] += 1

    page.expose_function("pressed", press)
    page.add_init_script("addEventListener('click', () => window.pressed(), true);")
    return presses


def book(page: Page) -> None:
    page.get_by_role("link", name="Find a day").click()
    page.get_by_label("When?").fill("2031-12-03T15:00")
    page.get_by_label("By the clock of").fill("Europe/Rome")
    page.get_by_label("Where?").fill("Caffè Fiorio")
    page.get_by_role("button", name="Book it").click()
    expect(page.get_by_role("status").first).to_contain_text("Booked")


def invited(page: Page) -> None:
    with page.expect_download() as got:
        page.get_by_role("link", name="Get the invitation").click()
    calendar = icalendar.Calendar.from_ical(Path(got.value.path()).read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert (str(calendar["method"]), str(event["location"])) == ("REQUEST", "Caffè Fiorio")


def prepare(page: Page) -> None:
    """The brief with a goal, then the plan of twenty minutes, kept."""
    page.get_by_role("link", name="Read the brief").click()
    expect(page.get_by_role("heading", name="The first minute")).to_be_visible()
    page.get_by_role("link", name="Change the plan").click()
    page.get_by_role("button", name="Keep this plan").click()
    expect(page.get_by_text("of 14 minutes are planned")).to_be_visible()
    page.get_by_role("link", name="Chat with").first.click()


def rehearse(page: Page) -> None:
    page.get_by_role("link", name="Rehearse", exact=True).click()
    page.get_by_role("region", name="Before you begin").get_by_label("2").check()
    page.get_by_role("heading", name="Before you begin").focus()
    expect(page.get_by_role("heading", name="How was it?")).to_be_hidden()
    while page.get_by_role("heading", name="How was it?").is_hidden():
        page.keyboard.press("ArrowRight")
    page.get_by_role("group", name="How sure of yourself are you now?").get_by_label("4").check()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Confidence 2 → 4 of 5.")).to_be_visible()


def note(page: Page, text: str) -> None:
    field = page.get_by_role("textbox", name="Note", exact=True)
    field.press_sequentially(text)
    field.press("Enter")


def begin(page: Page) -> None:
    page.get_by_role("link", name="Lead the talk").first.click()
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.get_by_role("button", name="Begin", exact=True).click()
    note(page, "+ Start with data quality")
    note(page, "@ Wei Zhang, analyst at Alderby; studied together; may use my name")
    field = page.get_by_role("textbox", name="Note", exact=True)
    field.press_sequentially("by chance, over a fri")


def kill(served: Served) -> None:
    served.process.kill()
    served.process.wait()


def look_back(page: Page) -> None:
    """The notes stand in the debrief already; one press keeps them."""
    page.get_by_role("button", name="End the talk").click()
    page.get_by_role("link", name="Write down how it was").click()
    expect(page.get_by_label("What helped you?")).to_have_value("Start with data quality")
    expect(page.get_by_label("Name", exact=True).first).to_have_value("Wei Zhang")
    page.get_by_role("button", name="Save").last.click()
    expect(page.get_by_role("heading", name="What it brought")).to_be_visible()
    for owed in ("Thank ", "Write to Wei Zhang", "Keep your promise"):
        expect(page.get_by_text(owed).first).to_be_visible()


def meet(page: Page) -> None:
    """Whoever was named is a person, with a way to them."""
    page.get_by_role("link", name="See the way").click()
    expect(page.get_by_role("heading", name="Wei Zhang").first).to_be_visible()
    expect(page.get_by_text("studied together").first).to_be_visible()


def typed(folder: Path) -> list[tuple[str, str]]:
    """The notes of the talk as they are kept, in their order."""
    rows = sqlite3.connect(folder / "kithwork.sqlite3")
    try:
        return list(
            rows.execute("SELECT mark, text FROM store_runnote WHERE text <> '' ORDER BY key")
        )
    finally:
        rows.close()
