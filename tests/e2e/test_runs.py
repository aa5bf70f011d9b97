"""A talk in a real browser: notes survive the server, the network and a file of their own."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.e2e import eyes
from tests.e2e.conftest import Served, demo, serving
from tests.e2e.watching import Watch

PHONE: ViewportSize = {"width": 390, "height": 844}
SMALL: ViewportSize = {"width": 320, "height": 640}
ARRIVED = "All of it is in Kithwork."
KEPT = re.compile("Kept on this device")
FILLED = "Object.keys(localStorage).filter((name) => name.startsWith('kithwork.run.')).length"
LINES = (
    "Object.keys(localStorage).filter((name) => name.includes('.notes/'))"
    ".map((name) => JSON.parse(localStorage.getItem(name)).item.text)"
)
WAITING = (
    "Object.keys(localStorage).filter((name) => name.includes('.notes/'))"
    ".map((name) => JSON.parse(localStorage.getItem(name)))"
    ".filter((one) => one.item.revision > one.sent).length"
)
# More than a page may send while it is left.
MUCH = """() => {
  const chat = document.querySelector("[data-run]").dataset.run;
  for (let at = 0; at < 60; at += 1) {
    const line = { key: lines.newKey(), seconds: at, mark: "note", question: "" };
    kept.put(chat, "notes", { ...line, text: "much ".repeat(300) });
  }
  document.querySelector("p[data-arrived]").textContent = "";
  window.dispatchEvent(new Event("online"));
}"""
PAGES = """async () => {
  if (!(await caches.has("kithwork-talks"))) return [];
  const kept = await (await caches.open("kithwork-talks")).keys();
  return kept.map((one) => new URL(one.url).pathname).filter((one) => one.endsWith("/run"));
}"""

# How many lines the second place of a carried talk holds.
COPIED = """async () => {
  const database = await new Promise((done) => {
    const opening = indexedDB.open("kithwork-carried");
    opening.onsuccess = () => done(opening.result);
  });
  try {
    return await new Promise((done) => {
      const asked = database.transaction("lines").objectStore("lines").getAllKeys();
      asked.onsuccess = () => done(asked.result.filter((name) => name.includes(".notes/")).length);
    });
  } finally {
    database.close();
  }
}"""


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    yield context
    context.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    demo(tmp_path / "data")
    return tmp_path / "data"


def opened(context: BrowserContext, served: Served) -> Page:
    """The talk of the booked chat, its worker at work and its page kept."""
    page = context.new_page()
    page.goto(served.entry)
    page.wait_for_url(lambda address: "/enter/" not in address)
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.goto(f"{served.address}/chats")
    page.locator("section[aria-labelledby=booked] a").first.click()
    page.goto(f"{page.url}/run")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.wait_for_function(f"async () => (await ({PAGES})()).length === 1")
    return page


def begin(page: Page) -> None:
    page.get_by_role("button", name="Begin", exact=True).click()


def line(page: Page, text: str) -> None:
    """Type a line as a person does, and end it with Enter."""
    field = page.get_by_role("textbox", name="Note", exact=True)
    field.press_sequentially(text)
    field.press("Enter")


def arrived(page: Page) -> None:
    expect(page.locator("p[data-arrived]")).to_have_text(ARRIVED, timeout=40_000)


def port(served: Served) -> int:
    return int(served.address.rsplit(":", maxsplit=1)[1])


def notes(folder: Path) -> list[tuple[str, str]]:
    """What is kept, in the order of the talk."""
    rows = sqlite3.connect(folder / "kithwork.sqlite3")
    try:
        asked = "SELECT mark, text FROM store_runnote WHERE text <> '' ORDER BY seconds, key"
        return list(rows.execute(asked))
    finally:
        rows.close()


def test_a_server_killed_in_mid_chat_loses_nothing_and_doubles_nothing(
    phone: BrowserContext, folder: Path
) -> None:
    with serving(folder) as served:
        page = opened(phone, served)
        begin(page)
        line(page, "+ Ask the registry first")
        arrived(page)
        field = page.get_by_role("textbox", name="Note", exact=True)
        field.press_sequentially("They moved to Pyt")
        again = port(served)
        served.process.kill()
        served.process.wait()
    field.press_sequentially("hon")
    field.press("Enter")
    line(page, "# backfill")
    expect(page.locator("p[data-arrived]")).to_have_text(KEPT)
    page.get_by_role("button", name="Next").click()
    field.press_sequentially("! send the arti")
    page.reload()
    expect(field).to_have_value("send the arti")
    expect(page.get_by_role("radio", name="I promise")).to_be_checked()
    expect(page.locator("[data-place]")).to_have_text("Question 2 of 5")
    field.press("End")
    field.press_sequentially("cle")
    field.press("Enter")
    other = phone.new_page()
    other.goto(page.url)
    line(other, "? DataWell")
    line(page, "@Li Chen")
    with serving(folder, port=again):
        page.evaluate("window.dispatchEvent(new Event('online'))")
        arrived(page)
        arrived(other)
        page.reload()
        expect(page.locator("[data-notes] > li")).to_have_count(6)
        arrived(page)
    assert notes(folder) == [
        ("helpful", "Ask the registry first"),
        ("note", "They moved to Python"),
        ("word", "backfill"),
        ("my-promise", "send the article"),
        ("inquiry", "DataWell"),
        ("name", "Li Chen"),
    ]


def test_an_answer_lost_on_the_way_doubles_nothing(phone: BrowserContext, folder: Path) -> None:
    with serving(folder) as served:
        page = opened(phone, served)
        begin(page)
        phone.route("**/run/keep", lambda route: (route.fetch(), route.abort()))
        line(page, "+ first")
        line(page, "# second")
        expect(page.locator("p[data-arrived]")).to_have_text(KEPT)
        page.wait_for_timeout(2500)
        phone.unroute("**/run/keep")
        arrived(page)
    assert notes(folder) == [("helpful", "first"), ("word", "second")]


def test_notes_go_on_from_any_page_and_a_talk_that_is_over_leaves_nothing_behind(
    phone: BrowserContext, folder: Path
) -> None:
    with serving(folder) as served:
        page = opened(phone, served)
        begin(page)
        again = port(served)
    line(page, "typed on the train")
    talk = page.url
    with serving(folder, port=again) as served:
        page.goto(f"{served.address}/people")
        page.wait_for_function("async () => (await navigator.locks.query()).held.length === 0")
        page.wait_for_timeout(500)
        assert notes(folder) == [("note", "typed on the train")]
        page.goto(talk)
        page.get_by_role("button", name="End the talk").click()
        arrived(page)
        database = sqlite3.connect(folder / "kithwork.sqlite3")
        with database:
            database.execute(
                "UPDATE store_chat SET state = 'held', held_at = starts_at"
                " WHERE id = (SELECT chat_id FROM store_run)"
            )
        database.close()
        page.goto(talk)
        expect(page.locator("[data-notes] > li")).to_have_count(1)
        line(page, "and one more thing")
        arrived(page)
        page.goto(f"{served.address}/chats")
        page.wait_for_function(f"() => {FILLED} === 0")
        assert page.evaluate(PAGES) == []


def test_a_signed_out_device_keeps_no_page_and_no_note_is_lost(
    phone: BrowserContext, folder: Path
) -> None:
    with serving(folder) as served:
        page = opened(phone, served)
        begin(page)
        line(page, "before")
        arrived(page)
        phone.clear_cookies()
        line(page, "after")
        expect(page.locator("p[data-arrived]")).to_have_text(re.compile("no longer lets it in"))
        other = phone.new_page()
        other.goto(page.url)
        expect(other.get_by_role("heading", level=1)).to_contain_text("closed to this browser")
        other.wait_for_function(f"async () => (await ({PAGES})()).length === 0")
        other.wait_for_function(f"() => JSON.stringify({LINES}) === '[\"after\"]'")
        again = port(served)
    assert notes(folder) == [("note", "before")]
    with serving(folder, port=again) as served:
        page.goto(served.entry)
        page.goto(f"{served.address}/people")
        page.wait_for_function(f"() => {LINES}.length === 0 || {WAITING} === 0")
    assert notes(folder) == [("note", "before"), ("note", "after")]


def test_a_device_that_is_not_let_in_and_owes_nothing_keeps_nothing(
    phone: BrowserContext, folder: Path
) -> None:
    with serving(folder) as served:
        page = opened(phone, served)
        begin(page)
        line(page, "before")
        arrived(page)
        phone.clear_cookies()
        page.goto(page.url)
        expect(page.get_by_role("heading", level=1)).to_contain_text("closed to this browser")
        page.wait_for_function(f"() => {FILLED} === 0")


def change(folder: Path, statement: str) -> None:
    """Something else writes into the folder meanwhile."""
    database = sqlite3.connect(folder / "kithwork.sqlite3", timeout=20)
    try:
        with database:
            database.execute(statement)
    finally:
        database.close()


def test_a_talk_begun_days_before_holds_up_nothing(phone: BrowserContext, folder: Path) -> None:
    with serving(folder) as served:
        page = opened(phone, served)
        begin(page)
        arrived(page)
        change(
            folder,
            "UPDATE store_run SET revision = revision + 1,"
            " begun_at = datetime(begun_at, '-3 days')",
        )
        page.reload()
        line(page, "said in truth")
        arrived(page)
        expect(page.locator("[data-up]")).to_contain_text("only to try it out")
        page.get_by_role("button", name="Start the clock anew").first.click()
        expect(page.locator("[data-up]")).to_be_hidden()
        page.get_by_role("button", name="End the talk").click()
        arrived(page)
        phone.route("**/run/keep", lambda route: route.abort())
        line(page, "on its way")
        page.get_by_role("link", name="Write down how it was").click()
        page.wait_for_url("**/debrief")
        expect(page.get_by_text("still on this device alone")).to_be_visible()
    assert notes(folder) == [("note", "said in truth")]


def test_notes_of_a_chat_that_is_gone_are_the_seekers_to_save_or_delete(
    phone: BrowserContext, folder: Path
) -> None:
    with serving(folder) as served:
        page = opened(phone, served)
        begin(page)
        line(page, "arrived")
        arrived(page)
        change(
            folder,
            "UPDATE store_chat SET public_id = '00000000000040008000000000000001'"
            " WHERE id = (SELECT chat_id FROM store_run)",
        )
        line(page, "typed on a train")
        left = page.locator("[data-left]")
        expect(left).to_contain_text("typed on a train")
        page.goto(f"{served.address}/people")
        expect(left).to_contain_text("typed on a train")
        with page.expect_download() as saving:
            left.get_by_role("button", name="Save my notes").click()
        saved = json.loads(Path(saving.value.path()).read_text(encoding="utf-8"))
        assert [one["text"] for one in saved["notes"]] == ["typed on a train"]
        left.get_by_role("button", name="Delete them here").click()
        expect(left).to_have_count(0)
        assert page.evaluate(FILLED) == 0


def test_a_delivery_that_is_put_off_is_tried_again(phone: BrowserContext, folder: Path) -> None:
    answers = [409, 429, 500, 507]
    with serving(folder) as served:
        page = opened(phone, served)
        begin(page)
        arrived(page)
        phone.route(
            "**/run/keep",
            lambda route: route.fulfill(status=answers.pop()) if answers else route.continue_(),
        )
        line(page, "put off")
        for left in (3, 2, 1, 0):
            expect(page.locator("p[data-arrived]")).to_have_text(KEPT)
            until(page, lambda left=left: len(answers) <= left)  # type: ignore[misc]
            page.evaluate("window.dispatchEvent(new Event('online'))")
        arrived(page)
    assert notes(folder) == [("note", "put off")]


def until(page: Page, come: Callable[[], bool]) -> None:
    for _ in range(100):
        if come():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not come")


def test_a_device_with_a_slower_clock_still_has_its_say(
    phone: BrowserContext, folder: Path
) -> None:
    with serving(folder) as served:
        page = opened(phone, served)
        begin(page)
        field = page.get_by_role("textbox", name="Note", exact=True)
        field.press_sequentially("Ask")
        arrived(page)
        change(folder, "UPDATE store_runnote SET revision = revision + 3600000, text = 'theirs'")
        field.press_sequentially(" more")
        expect(page.locator("p[data-arrived]")).to_have_text(KEPT)
        arrived(page)
        field.press_sequentially(" and on")
        expect(page.locator("p[data-arrived]")).to_have_text(KEPT)
        arrived(page)
        assert notes(folder) == [("note", "Ask more and on")]
        field.press("Enter")
        arrived(page)
        change(folder, "UPDATE store_runnote SET revision = revision + 10, text = ''")
        page.reload()
        expect(page.locator("[data-no-notes]")).to_be_visible()
        expect(page.locator("[data-notes] > li")).to_have_count(0)


def test_odd_words_settle_and_much_arrives_at_once(phone: BrowserContext, folder: Path) -> None:
    with serving(folder) as served:
        page = opened(phone, served)
        begin(page)
        arrived(page)
        sent: list[str] = []
        page.on("request", lambda one: sent.append(one.method))
        page.get_by_text("Ask something else").click()
        page.get_by_label("What do you want to ask?").fill("Who\u0085runs\ufeff it?")
        page.get_by_role("button", name="Ask it").click()
        arrived(page)
        page.wait_for_timeout(1500)
        assert sent.count("POST") <= 2
        page.evaluate(MUCH)
        arrived(page)
    assert len(notes(folder)) == 60


def test_a_talk_is_led_by_keys_alone(watch: Watch, folder: Path) -> None:
    with serving(folder) as served:
        page = watch.window(viewport=SMALL).new_page()
        page.goto(served.entry)
        page.goto(f"{served.address}/chats")
        page.locator("section[aria-labelledby=booked] a").first.click()
        page.wait_for_url("**/chats/*")
        page.goto(f"{page.url}/run")
        page.get_by_role("button", name="Begin", exact=True).focus()
        page.keyboard.press("Enter")
        expect(page.locator("[data-question]")).to_be_focused()
        first = page.locator("[data-question]").inner_text()
        page.keyboard.press("n")
        page.keyboard.type("@Li Chen")
        expect(page.get_by_role("radio", name="Name")).to_be_checked()
        page.get_by_label("Their role").fill("product manager")
        page.get_by_label("Where they work").fill("Acme")
        page.get_by_label("I may say who sent me").check()
        page.get_by_role("textbox", name="Note", exact=True).focus()
        page.keyboard.press("Control+Enter")
        expect(page.locator("[data-question]")).not_to_have_text(first)
        page.keyboard.type("+ good")
        page.keyboard.press("Backspace")
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        page.get_by_role("button", name="End the talk").focus()
        page.keyboard.press(",")
        expect(page.locator("[data-question]")).to_have_text(first)
        page.keyboard.press("Enter")
        expect(page.locator("[data-ended]")).to_be_focused()
        arrived(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    assert notes(folder) == [
        ("name", "Li Chen, product manager at Acme; may use my name"),
        ("helpful", "goo"),
    ]


def test_the_clock_gives_its_cues_and_asks_for_five_more(watch: Watch, folder: Path) -> None:
    with serving(folder) as served:
        page = watch.window(viewport=PHONE).new_page()
        page.goto(served.entry)
        page.clock.install()
        page.goto(f"{served.address}/chats")
        page.locator("section[aria-labelledby=booked] a").first.click()
        page.wait_for_url("**/chats/*")
        page.goto(f"{page.url}/run")
        begin(page)
        said = page.locator("[data-clock-said]")
        for minutes, told in (
            (10, "Half of the time is over."),
            (5, "Five minutes are left"),
            (4, "One minute is left"),
            (1, "The time is over."),
        ):
            page.clock.fast_forward(minutes * 60_000)
            expect(said).to_contain_text(told)
        expect(page.locator("[data-up]")).to_contain_text("our 20 minutes are over")
        page.get_by_role("button", name="They agree: five more").click()
        expect(page.locator("[data-up]")).to_be_hidden()
        expect(page.locator("[data-clock-left]")).to_have_text(re.compile(r"^(5:00|4:\d\d)$"))
        page.locator("summary", has_text="Cues").click()
        page.get_by_label("one minute left").uncheck()
        page.clock.fast_forward(4 * 60_000)
        expect(said).not_to_contain_text("One minute")
        page.clock.fast_forward(2 * 60_000)
        expect(page.locator("[data-up]")).to_be_visible()
        page.get_by_role("button", name="End the talk").click()
        expect(page.locator("[data-overrun]")).to_contain_text("longer than agreed")
        # Nothing is left to be sent to a server that is gone by then.
        page.clock.fast_forward(3000)
        arrived(page)


def test_every_state_of_a_talk_can_be_seen_and_used_by_everybody(
    watch: Watch, folder: Path
) -> None:
    with serving(folder) as served:
        page = watch.window(viewport=SMALL).new_page()
        page.goto(served.entry)
        page.goto(f"{served.address}/chats")
        page.locator("section[aria-labelledby=booked] a").first.click()
        talk = f"{page.url}/run"
        found = looked_at(page, talk, "before")
        page.goto(talk)
        begin(page)
        line(page, "* a post in March")
        line(page, "a" * 200)
        page.get_by_role("textbox", name="Note", exact=True).press_sequentially("@Li Chen")
        found += looked_at(page, talk, "going")
        page.evaluate(
            "document.querySelector('[data-run]').querySelector('[data-up]').hidden = false"
        )
        found += eyes.faults(page)
        page.goto(talk)
        page.get_by_role("button", name="End the talk").click()
        arrived(page)
        found += looked_at(page, talk, "ended")
    assert found == []


def looked_at(page: Page, talk: str, state: str) -> list[str]:
    page.goto(talk)
    expect(page.locator(f"[data-state={state}]")).to_be_visible()
    return eyes.faults(page)


def test_without_a_script_a_talk_is_a_form(chromium: Browser, folder: Path) -> None:
    with serving(folder) as served:
        context = chromium.new_context(java_script_enabled=False, viewport=PHONE)
        page = context.new_page()
        page.goto(served.entry)
        page.goto(f"{served.address}/chats")
        page.locator("section[aria-labelledby=booked] a").first.click()
        page.get_by_role("link", name="Lead the talk").first.click()
        begin(page)
        first = page.locator("h2[data-question]").inner_text()
        page.get_by_role("textbox", name="Note", exact=True).fill("# backfill")
        page.get_by_role("button", name="Keep").click()
        page.get_by_role("button", name="Next").click()
        assert page.locator("h2[data-question]").inner_text() != first
        page.get_by_role("link", name="Change").click()
        page.get_by_role("textbox", name="Note", exact=True).fill("backfilling")
        page.get_by_role("button", name="Keep").click()
        page.get_by_text("Ask something else").click()
        page.get_by_label("What do you want to ask?").fill("Who runs it?")
        page.get_by_role("button", name="Ask it").click()
        expect(page.locator("h2[data-question]")).to_have_text("Who runs it?")
        page.get_by_role("link", name="Back to the plan").click()
        page.get_by_role("button", name="End the talk").click()
        expect(page.get_by_role("heading", name="That was it")).to_be_visible()
        context.close()
    assert notes(folder) == [("word", "backfilling")]


def test_a_talk_carried_along_comes_back_by_import(
    phone: BrowserContext, folder: Path, tmp_path: Path
) -> None:
    with serving(folder) as served:
        page = opened(phone, served)
        with page.expect_download() as begun:
            page.get_by_role("link", name="Take this talk along").click()
        carried = tmp_path / begun.value.suggested_filename
        begun.value.save_as(carried)
        seen: list[str] = []
        alone = phone.new_page()
        alone.on("request", lambda request: seen.append(request.url))
        alone.on("console", lambda message: seen.append(message.text))
        alone.on("pageerror", lambda error: seen.append(str(error)))
        alone.goto(carried.as_uri())
        begin(alone)
        line(alone, "+ <b>ask</b> first")
        line(alone, "< write to Li")
        alone.get_by_role("button", name="Next").click()
        # Also where the browser lost the first of the two places in which each line is kept.
        alone.wait_for_function(f"async () => (await ({COPIED})()) === 2")
        alone.evaluate("localStorage.clear()")
        alone.reload()
        expect(alone.locator("[data-notes] > li")).to_have_count(2)
        alone.get_by_role("button", name="End the talk").click()
        assert alone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        with alone.expect_download() as saving:
            alone.get_by_role("button", name="Save my notes").click()
        file = tmp_path / saving.value.suggested_filename
        saving.value.save_as(file)
        assert [one for one in seen if not one.startswith(("file:", "blob:"))] == []
        assert json.loads(file.read_text(encoding="utf-8"))["kithrun"] == 1
        for _ in range(2):
            page.goto(f"{served.address}/import")
            page.get_by_label("Your files").set_input_files(file)
            page.get_by_role("button", name="Look inside").click()
            page.get_by_role("button", name="Bring them in").click()
            expect(page.get_by_role("heading", level=1)).to_contain_text("Your talk with")
        expect(page.locator("[data-notes] > li")).to_have_count(2)
    assert notes(folder) == [("helpful", "<b>ask</b> first"), ("their-promise", "write to Li")]
