"""A power cut in the middle of an import: the next start says so, and goes on when asked."""

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import serving

PEOPLE = 8000
HEADINGS = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position",
            "Connected On"]  # fmt: skip


def many(folder: Path) -> Path:
    path = folder / "Connections.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEADINGS)
        for n in range(PEOPLE):
            place = f"https://www.linkedin.com/in/p{n}"
            table.writerow(
                [f"Given{n}", f"Family{n}", place, "", f"Place {n % 900}", "Analyst", "05 Mar 2024"]
            )
    return path


def people(data: Path) -> int:
    with closing(sqlite3.connect(data / "kithwork.sqlite3")) as database:
        return int(database.execute("SELECT COUNT(*) FROM store_person").fetchone()[0]) - 1


def begin(page: Page, entry: str, file: Path) -> None:
    """Come in, and choose the file."""
    page.goto(entry)
    page.wait_for_url(lambda url: "/enter/" not in url)
    page.goto(f"{entry.split('/enter/', maxsplit=1)[0]}/import")
    page.get_by_label("Your files").set_input_files(file)
    page.get_by_role("button", name="Look inside").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "This is what would change", timeout=60_000
    )


def test_a_cut_import_is_named_and_gone_on_with(chromium: Browser, tmp_path: Path) -> None:
    data, file = tmp_path / "data", many(tmp_path)
    with serving(data) as served, chromium.new_context() as browser:
        page = browser.new_page()
        begin(page, served.entry, file)
        page.get_by_role("button", name="Bring them in").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Bringing your people in")
        # It writes, and other pages answer meanwhile.
        expect(page.get_by_text("of 8,000")).to_be_visible(timeout=60_000)
        with browser.new_page() as other:
            other.goto(f"{served.address}/people")
            expect(other.get_by_role("heading", level=1)).to_be_visible()
            other.goto(served.address)
            expect(other.get_by_text("Bringing your people in.")).to_be_visible()
        served.process.kill()
        expect(page.get_by_text("Kithwork does not answer.")).to_be_visible()
    assert people(data) == 0
    with serving(data) as served, chromium.new_page() as page:
        page.goto(served.entry)
        page.wait_for_url(lambda url: "/enter/" not in url)
        page.goto(served.address)
        expect(page.get_by_text("An import was interrupted")).to_be_visible()
        expect(page.get_by_text("Nothing of it was written")).to_be_visible()
        page.get_by_role("button", name="Go on").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "8,000 new people are in your network", timeout=120_000
        )
        page.goto(served.address)
        expect(page.get_by_text("interrupted")).to_have_count(0)
    assert people(data) == PEOPLE


def test_an_import_is_stopped_with_its_button(chromium: Browser, tmp_path: Path) -> None:
    data, file = tmp_path / "data", many(tmp_path)
    with serving(data) as served, chromium.new_page() as page:
        begin(page, served.entry, file)
        page.get_by_role("button", name="Bring them in").click()
        expect(page.get_by_text("of 8,000")).to_be_visible(timeout=60_000)
        page.get_by_role("button", name="Stop it").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "You stopped the import", timeout=30_000
        )
        assert people(data) == 0
        page.get_by_role("link", name="Look at it first").click()
        expect(page.get_by_role("button", name="Bring them in")).to_be_visible()


def test_a_stopped_program_lets_the_import_go(chromium: Browser, tmp_path: Path) -> None:
    data, file = tmp_path / "data", many(tmp_path)
    with serving(data) as served, chromium.new_page() as page:
        begin(page, served.entry, file)
        page.get_by_role("button", name="Bring them in").click()
        expect(page.get_by_text("of 8,000")).to_be_visible(timeout=60_000)
        served.process.terminate()
        served.process.wait(timeout=20)
    assert people(data) == 0
    with serving(data) as served, chromium.new_page() as page:
        page.goto(served.entry)
        page.wait_for_url(lambda url: "/enter/" not in url)
        page.goto(served.address)
        expect(page.get_by_text("An import was interrupted")).to_be_visible()
