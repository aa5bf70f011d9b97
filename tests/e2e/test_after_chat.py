"""What comes after a chat, in a real browser: thanks, the report, the next ask, and landing."""

import json
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e import eyes
from tests.e2e.conftest import KITH, serving, surroundings
from tests.e2e.watching import Watch

PEOPLE = ("Nadia Rahman", "Ruth Adler", "Kim Park", "Tom Ahlberg", "Ola Nilsen")
POINTS = ("Start with data quality", "Shadow a night shift in the registry")


def test_thanks_the_report_the_next_ask_and_the_news(watch: Watch, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    talked(folder)
    with serving(folder) as served:
        page = watch.window(viewport={"width": 390, "height": 844}).new_page()
        page.goto(served.entry)
        page.goto(f"{served.address}/chats")
        page.get_by_role("link", name="Nadia Rahman").first.click()
        write_down(page)
        thank(page)
        report_back(page)
        ask_onward(page)
        land(page)
    assert {one["name"] for one in kith(folder, "follow-ups") if one["kind"] == "news"} == {
        "Nadia Rahman", "Ruth Adler", "Kim Park",
    }  # fmt: skip


def kith(folder: Path, *arguments: str) -> Any:
    command = [*KITH, "--data", str(folder), "--json", *arguments]
    said = subprocess.run(command, check=True, capture_output=True, env=surroundings())
    return json.loads(said.stdout)


def talked(folder: Path) -> None:
    """Ruth sent Ana to Nadia, and they just talked; Kim offered to help.

    Tom was asked and is silent, Ola said no: neither of them helped.
    """
    kith(folder, "init", "--me", "Ana Sol <ana@example.org>")
    for name in PEOPLE:
        address = f"{name.split()[0].lower()}@example.org"
        kith(folder, "add", "person", "--name", name, "--email", address)
    kith(folder, "campaign", "set", "--who", "A nurse of nine years", "--field",
         "clinical data", "--learn", "how nurses move into data")  # fmt: skip
    kith(folder, "fans", "add", "Kim Park")
    for name, became in (("Tom Ahlberg", "sent"), ("Ola Nilsen", "declined")):
        ask = kith(folder, "ask", name)["ask"]
        kith(folder, "ask", "mark", ask, "sent")
        if became != "sent":
            kith(folder, "ask", "mark", ask, became)
    at = datetime.now(UTC) - timedelta(hours=1)
    kith(folder, "chat", "schedule", "Nadia Rahman", "--at", f"{at:%Y-%m-%dT%H:%M}",
         "--zone", "UTC", "--referred-by", "Ruth Adler")  # fmt: skip


def write_down(page: Page) -> None:
    page.get_by_role("link", name="Write down how it was").first.click()
    page.get_by_label("What helped you?").fill("\n".join(POINTS))
    page.get_by_label("Name", exact=True).first.fill("Wei Zhang")
    page.get_by_label("Where do they work?").first.fill("Alderby Registry")
    page.get_by_text("What they do, and how to write").first.click()
    page.get_by_label("I may say who sent me").first.check()
    page.get_by_role("button", name="Save").last.click()
    expect(page.get_by_role("heading", name="What it brought")).to_be_visible()


def owed(page: Page, what: str) -> None:
    """The message of a duty, from the list of what is owed."""
    page.goto(f"{page.url.split('/', 3)[0]}//{page.url.split('/')[2]}/follow-ups")
    line = page.get_by_role("listitem").filter(has_text=what).first
    line.get_by_role("link", name="Read the draft").or_(
        line.get_by_role("link", name="Draft the ask")
    ).first.click()


def thank(page: Page) -> None:
    """The thanks name both points that were marked, and nothing is to be mended."""
    owed(page, "Thank Nadia Rahman")
    text = page.get_by_role("textbox", name="Text", exact=True)
    for point in POINTS:
        assert point in text.input_value()
    expect(page.get_by_role("heading", name="Ready to send")).to_be_visible()
    assert eyes.faults(page) == []
    page.get_by_role("button", name="I sent it").click()
    expect(page.get_by_role("status").first).to_contain_text("Nadia Rahman heard from you.")


def report_back(page: Page) -> None:
    """Whoever sent the seeker there hears how it went."""
    owed(page, "Tell Ruth Adler how it went")
    assert "Nadia" in page.get_by_role("textbox", name="Text", exact=True).input_value()
    expect(page.get_by_role("heading", name="Ready to send")).to_be_visible()
    page.get_by_role("button", name="I sent it").click()
    expect(page.get_by_text("Tell Ruth Adler how it went")).to_have_count(0)


def ask_onward(page: Page) -> None:
    """The ask to whom she named says who named them; sent, it is owed no more."""
    owed(page, "Write to Wei Zhang")
    page.get_by_role("button", name="Draft").click()
    text = page.get_by_role("textbox", name="Text", exact=True)
    expect(text).to_be_visible()
    assert "Nadia Rahman" in text.input_value()
    page.get_by_role("button", name="I sent it").click()
    page.goto(f"{page.url.split('/asks')[0]}/follow-ups")
    expect(page.get_by_text("Write to Wei Zhang")).to_have_count(0)


def land(page: Page) -> None:
    """Everybody who helped hears the news, each what they did for it; nobody else does."""
    page.goto(f"{page.url.split('/follow-ups')[0]}/campaign")
    page.get_by_role("link", name="I found something").click()
    page.get_by_label("As what?").fill("Data coordinator")
    page.get_by_label("Where?").fill("Alderby Registry")
    helpers = page.get_by_role("region", name="Who helped you there")
    expect(helpers.get_by_role("checkbox")).to_have_count(3)
    for name in PEOPLE[3:]:
        expect(helpers.get_by_text(name)).to_have_count(0)
    page.get_by_role("button", name="Close my search, and draft the notes").click()
    notes = page.get_by_role("region", name="Notes to those who helped")
    expect(notes.get_by_role("link", name="Read the draft")).to_have_count(3)
    assert eyes.faults(page) == []
    named = page.get_by_role("link", name="Nadia Rahman", exact=True)
    line = notes.get_by_role("listitem").filter(has=named)
    line.get_by_role("link", name="Read the draft").click()
    text = page.get_by_role("textbox", name="Text", exact=True).input_value()
    assert "Alderby Registry" in text
    assert POINTS[0] in text
    expect(page.get_by_role("heading", name="Ready to send")).to_be_visible()
