"""A chat said aloud in a real browser: by keys alone, recorded if wished, known by heart."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from checks import browser as browsers
from tests.e2e import eyes
from tests.e2e.conftest import demo, serving
from tests.e2e.watching import Watch

# A microphone that beeps, and nobody to be asked for it.
WITH_MICROPHONE = [
    *browsers.ARGUMENTS,
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]


@pytest.fixture
def entry(tmp_path: Path) -> Iterator[str]:
    demo(tmp_path / "data")
    with serving(tmp_path / "data") as served:
        yield served.entry


@pytest.fixture
def hearing(chromium: Browser) -> Iterator[Browser]:
    """A browser with a microphone."""
    program = str(browsers.find())
    opened = chromium.browser_type.launch(executable_path=program, args=WITH_MICROPHONE)
    yield opened
    opened.close()


def booked(context: BrowserContext, entry: str) -> Page:
    """The page of a booked chat."""
    page = context.new_page()
    page.goto(entry)
    page.goto(entry.split("/enter/", maxsplit=1)[0] + "/chats")
    page.locator("main .facts a").first.click()
    expect(page.get_by_role("heading", name="Are you ready?")).to_be_visible()
    return page


def rehearsing(page: Page) -> None:
    """The page that rehearses this chat, with its scripts at work."""
    page.get_by_role("link", name="Rehearse", exact=True).click()
    page.wait_for_url("**/rehearse")


def test_a_chat_is_said_aloud_one_thing_at_a_time(watch: Watch, entry: str) -> None:
    page = booked(watch.window(viewport={"width": 390, "height": 800}), entry)
    rehearsing(page)
    expect(page.get_by_role("button", name="I hesitated")).to_be_hidden()
    page.get_by_role("region", name="Before you begin").get_by_label("2").check()
    page.get_by_role("heading", name="Before you begin").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="The first minute")).to_be_focused()
    page.keyboard.press("h")
    expect(page.get_by_role("button", name="I hesitated")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-clock-left]")).not_to_have_text("20:00")
    assert eyes.faults(page) == []
    while page.get_by_role("heading", name="How was it?").is_hidden():
        page.keyboard.press("ArrowRight")
    page.get_by_role("group", name="How did it sound?").get_by_label("3").check()
    page.get_by_role("group", name="How sure of yourself are you now?").get_by_label("4").check()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("status").first).to_contain_text("Kept. Well done.")
    expect(page.get_by_text("Confidence 2 → 4 of 5.")).to_be_visible()
    expect(page.locator("#rehearsal ~ .reasons")).to_have_text("The first minute")
    page.get_by_role("button", name="The brief is read").click()
    page.get_by_text("Seen to").click()
    expect(page.get_by_role("button", name="The brief is read")).to_have_attribute(
        "aria-pressed", "true"
    )


def test_without_a_microphone_nobody_is_asked_to_record(watch: Watch, entry: str) -> None:
    page = booked(watch.window(), entry)
    rehearsing(page)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("button", name="Record")).to_be_hidden()


def test_a_recording_stays_in_the_browser_until_one_click(hearing: Browser, entry: str) -> None:
    with hearing.new_context() as context:
        page = booked(context, entry)
        rehearsing(page)
        sent: list[str] = []
        page.on("request", lambda one: sent.append(f"{one.method} {one.url}"))
        page.get_by_role("button", name="Record").click()
        expect(page.get_by_text("Recording.")).to_be_visible()
        page.wait_for_timeout(1200)
        page.get_by_role("button", name="Stop recording").click()
        expect(page.get_by_text("The recording is kept in this browser.")).to_be_visible()
        assert not [one for one in sent if "blob:" not in one and "/static/" not in one]
        assert page.evaluate(PLAYS) > 0
        page.reload()
        expect(page.get_by_label("Your recording")).to_be_visible()
        page.get_by_role("button", name="Delete the recording").click()
        expect(page.get_by_text("The recording is deleted.")).to_be_visible()
        page.reload()
        expect(page.get_by_role("button", name="Record")).to_be_visible()
        expect(page.get_by_label("Your recording")).to_be_hidden()


def test_a_recording_goes_with_its_chat(hearing: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    demo(folder)
    with serving(folder) as served, hearing.new_context() as context:
        page = booked(context, served.entry)
        rehearsing(page)
        page.get_by_role("button", name="Record").click()
        page.wait_for_timeout(1200)
        page.get_by_role("button", name="Stop recording").click()
        expect(page.get_by_text("The recording is kept in this browser.")).to_be_visible()
        assert page.evaluate(RECORDED) == 1
        rows = sqlite3.connect(folder / "kithwork.sqlite3", timeout=20)
        with rows:
            rows.execute("UPDATE store_chat SET state = 'cancelled' WHERE state = 'scheduled'")
        rows.close()
        page.goto(f"{served.address}/people")
        page.wait_for_function(f"async () => (await ({RECORDED})()) === 0")


def test_going_back_from_the_last_page_keeps_the_clock(watch: Watch, entry: str) -> None:
    page = booked(watch.window(), entry)
    page.clock.install()
    rehearsing(page)
    page.get_by_role("heading", name="Before you begin").focus()
    page.keyboard.press("ArrowRight")
    page.clock.fast_forward(18 * 60_000)
    last = page.get_by_role("heading", name="How was it?")
    while last.is_hidden():
        page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.clock.fast_forward(3_000)
    page.keyboard.press("ArrowRight")
    expect(last).to_be_visible()
    assert int(page.locator("[data-seconds]").input_value()) >= 18 * 60 + 3


RECORDED = """async () => {
  const open = await new Promise((done) => {
    const opening = indexedDB.open("kithwork-rehearsals", 1);
    opening.onsuccess = () => done(opening.result);
  });
  try {
    return await new Promise((done) => {
      const asked = open.transaction("recordings").objectStore("recordings").count();
      asked.onsuccess = () => done(asked.result);
    });
  } finally {
    open.close();
  }
}"""
# How many seconds of the recording were played.
PLAYS = """async () => {
  const player = document.querySelector("audio");
  player.muted = true;
  await player.play();
  await new Promise((done) => { setTimeout(done, 400); });
  return player.currentTime;
}"""


def test_the_list_is_tried_by_heart(watch: Watch, entry: str) -> None:
    page = booked(watch.window(viewport={"width": 390, "height": 800}), entry)
    page.get_by_role("link", name="Try it by heart").click()
    # The whole page: as soon as its first card stands there, the others may still be on their way.
    page.wait_for_url("**/review")
    count = page.locator("[data-part]").count()
    assert count > 1
    for place in range(count):
        here = page.locator("[data-here]")
        expect(here.locator(".question")).to_be_hidden()
        here.get_by_text("Uncover").click()
        expect(here.locator(".question")).to_be_visible()
        if place == count - 1:
            assert eyes.faults(page) == []
        here.get_by_label("I knew it" if place else "Not yet").click()
        if place < count - 1:
            expect(page.get_by_text(f"{place + 2} of {count}", exact=True)).to_be_visible()
    page.get_by_role("button", name="Keep the score").click()
    expect(page.get_by_role("status").first).to_contain_text(f"{count - 1} of {count} by heart.")
