"""The folders that the pages are looked at in, each served once per test process."""

import csv
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.e2e import places

HEADINGS = [
    "First Name",
    "Last Name",
    "URL",
    "Email Address",
    "Company",
    "Position",
    "Connected On",
]
LONG = "Wolfeschlegelsteinhausenbergerdorff" * 9
WORDS = "Maria de los Ángeles Fernández-Villanueva y Gutiérrez " * 6
STRANGE = (
    (LONG[:300], "", "long", "", LONG[:300], LONG[:120]),
    (WORDS[:250], "Ó Súilleabháin", "words", "", "Gesellschaft für angewandte Forschung " * 8, ""),
    ("مريم", "عبد الرحمن", "maryam", "maryam@example.org", "مستشفى الرحمة", "ممرضة"),
    ("<b>Bold</b>", "& Co", "bold", "bold@example.org", "“Quotes” & <i>tags</i>", "Nurse"),
    ("Tom", "Berg", "tom-1", "tom@example.org", "Northwind", "Nurse"),
    ("Tom", "Berg", "tom-2", "tom.berg@example.org", "Contoso", "Porter"),
    ("No", "Work", "no-work", "", "", ""),
)


@dataclass
class Site:
    """A served folder: its address, and the cookies of a window that was let in."""

    address: str
    storage: Any

    @cached_property
    def places(self) -> places.Places:
        """The pages that links lead to."""
        return places.walk(self.address, places.cookies_of(self.storage))


def entered(entry: str, chromium: Browser) -> Site:
    """Go in by the printed address."""
    return _entered(entry, chromium, then=())


def entered_and_backed_up(entry: str, chromium: Browser) -> Site:
    """Go in, and make a backup, so that there is one to look at."""
    return _entered(entry, chromium, then=("Make a backup",))


def _entered(entry: str, chromium: Browser, *, then: tuple[str, ...]) -> Site:
    address = entry.split("/enter/", maxsplit=1)[0]
    window = chromium.new_context(java_script_enabled=False)
    page = window.new_page()
    page.goto(entry)
    page.goto(f"{address}/settings/backups")
    for name in then:
        page.get_by_role("button", name=name).click()
    storage = window.storage_state()
    window.close()
    return Site(address, storage)


def kith(folder: Path, *arguments: str) -> str:
    """What one command says."""
    command = [sys.executable, "-m", "kithwork", "--data", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def strange(folder: Path) -> Path:
    """Names without end, names from right to left, doubles, lines that cannot be read."""
    file = folder.with_suffix(".csv")
    with file.open("w", encoding="utf-8", newline="") as opened:
        table = csv.writer(opened)
        table.writerow(HEADINGS)
        for given, family, key, email, firm, title in STRANGE:
            web = f"https://www.linkedin.com/in/{key}-example"
            table.writerow([given, family, web, email, firm, title, "05 Mar 2024"])
        table.writerow(["Una", "Dated", "", "", LONG[:80], "", "the day before"])
    kith(folder, "init", "--me", f"{WORDS[:200]} <me@example.org>")
    kith(folder, "import", str(file), "--yes")
    kith(folder, "import", str(file), "--preview")
    person = "https://www.linkedin.com/in/long-example"
    kith(folder, "tag", person, LONG[:60])
    kith(folder, "note", person, f"{LONG} {WORDS}")
    kith(folder, "target", "add", "--organisation", LONG[:200])
    kith(folder, "ask", person)
    return folder
