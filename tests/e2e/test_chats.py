"""From a yes to a prepared chat in a real browser: day, invitation, brief, plan."""

from pathlib import Path

import icalendar
from playwright.sync_api import Page, expect

from tests.e2e.conftest import demo, serving
from tests.e2e.watching import Watch

DAY = {"When?": "2031-12-03T15:00", "By the clock of": "Europe/Rome", "Where?": "Caffè Fiorio"}


def test_from_a_yes_to_a_prepared_chat(watch: Watch, tmp_path: Path) -> None:
    demo(tmp_path / "data")
    with serving(tmp_path / "data") as served:
        page = watch.window(viewport={"width": 390, "height": 800}).new_page()
        page.goto(served.entry)
        name = book(page)
        written = invitation(page).read_bytes()
        (event,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
        assert str(event["location"]) == "Caffè Fiorio"
        assert b"DTSTART;TZID=Europe/Rome:20311203T150000\r\n" in written
        assert name in str(event["summary"])
        page.get_by_role("link", name="Read the brief").click()
        expect(page.get_by_role("heading", name="The first minute")).to_be_visible()
        page.get_by_label("What did you find out, or want to?").fill("Who runs the registry?")
        page.get_by_label("It is").select_option("Not known yet")
        page.get_by_role("button", name="Note it").click()
        expect(page.get_by_text("Who runs the registry?")).to_be_visible()
        page.get_by_role("link", name="Change the plan").click()
        plan(page)


def book(page: Page) -> str:
    """The big step of Today leads to a day; answers with whom."""
    page.get_by_role("link", name="Find a day").click()
    for label, value in DAY.items():
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name="Book it").click()
    expect(page.get_by_role("status").first).to_contain_text("Booked")
    expect(page.get_by_text("Wednesday, 3 December 2031, 15:00 (Rome time)")).to_be_visible()
    heading = page.get_by_role("heading", level=1).inner_text()
    return heading.removeprefix("Chat with ")


def invitation(page: Page) -> Path:
    with page.expect_download() as got:
        page.get_by_role("link", name="Get the invitation").click()
    assert got.value.suggested_filename == "chat-2031-12-03.ics"
    return Path(got.value.path())


def plan(page: Page) -> None:
    """Order it by hand, leave one out, and bring it back."""
    page.wait_for_load_state()
    asked = page.locator(".question")
    before = asked.all_inner_texts()
    page.get_by_role("button", name=f"Later: {before[0]}").click()
    expect(asked.nth(1)).to_have_text(before[0])
    page.get_by_role("button", name=f"Leave out: {before[0]}").click()
    expect(asked).to_have_count(len(before) - 1)
    page.get_by_role("button", name="Undo").click()
    expect(asked).to_have_count(len(before))
    page.get_by_label("A question of your own").fill("How do wards and registries share data?")
    page.get_by_role("button", name="Put it in").click()
    expect(asked.nth(len(before) - 1)).to_have_text("How do wards and registries share data?")
