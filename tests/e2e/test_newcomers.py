"""Two people who never saw Kithwork, with nothing but the README and what the pages show.

They know controls by their visible names, open no address but the printed one, and press only
what the README names or what is the only button there; anything else counts as a guess. Their
time is counted, not measured, and rather generously:

- the README's part for beginners is read word by word, 25 seconds for 100 words;
- each new page is looked over, 10 seconds for 100 words in it, 30 seconds at most;
- a letter typed takes 0.3 seconds (with thinking), a press 2, finding a file 20.
"""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Served, serving
from tests.e2e.watching import Watch

README = Path(__file__).resolve().parents[2] / "README.md"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
MOST_SECONDS = 600


class Newcomer:
    """Somebody at a page, with a clock and a list of what they had to guess."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.readme = README.read_text(encoding="utf-8")
        self.seconds = 25 * _words(self.readme.split("## Look around")[0]) / 100
        named = re.findall(r"\*([^*]+)\*", " ".join(self.readme.replace("**", "").split()))
        # What the README tells to press; a name in it is written as "…".
        self.told = [re.escape(one).replace("…", ".+") for one in named]
        self.guesses: list[str] = []

    def open(self, served: Served) -> None:
        """The browser opens by itself at the printed address."""
        self.page.goto(served.entry)
        self.page.wait_for_url("**/welcome")
        self.look()

    def look(self) -> None:
        """Look a new page over."""
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        words = _words(self.page.get_by_role("main").inner_text())
        self.seconds += min(30, words / 10)

    def answer(self, label: str, text: str) -> None:
        """Type into the field whose label begins so; a filled one is left as it is."""
        begun = re.compile(f"^{re.escape(label)}")
        field = self.page.get_by_role("main").get_by_label(begun).first
        if not field.input_value():
            self.seconds += 2 + 0.3 * len(text)
            field.fill(text)

    def bring(self, file: Path) -> None:
        """Find a file, and choose it."""
        self.seconds += 20
        self.page.get_by_label("Your files").set_input_files(file)

    def press(self, name: str) -> None:
        """Press what has this name, and look at what it leads to."""
        self.page.wait_for_load_state()
        main = self.page.get_by_role("main")
        control = self._named(main, name)
        expect(control).to_be_visible()
        alone = main.get_by_role("button").count() == 1
        if not alone and not any(re.fullmatch(told, name) for told in self.told):
            self.guesses.append(name)
        self.seconds += 2
        before = self.page.get_by_role("main").inner_text()
        control.click()
        self.page.wait_for_load_state()
        if self.page.get_by_role("main").inner_text() != before:
            self.look()

    def _named(self, main: Locator, name: str) -> Locator:
        return main.get_by_role("button", name=name).or_(main.get_by_role("link", name=name)).first


def _words(text: str) -> int:
    return len(text.split())


def finish(newcomer: Newcomer) -> None:
    """From the draft to "I sent it", with nothing left for the checker to say."""
    page = newcomer.page
    ready = page.get_by_role("heading", name="Ready to send")
    expect(ready).to_be_visible()
    newcomer.press("Copy")
    expect(page.get_by_text("Copied. Paste it where you write to them.")).to_be_visible()
    newcomer.press("I sent it")
    expect(page.get_by_role("status").first).to_contain_text("Marked as sent")
    assert newcomer.guesses == []
    assert newcomer.seconds <= MOST_SECONDS


def test_a_nurse_on_her_phone(watch: Watch, tmp_path: Path, samples: Path) -> None:
    window = watch.window(viewport=PHONE, has_touch=True, is_mobile=True)
    nurse = Newcomer(window.new_page())
    with serving(tmp_path / "data") as served:
        window.grant_permissions(["clipboard-read", "clipboard-write"], origin=served.address)
        nurse.open(served)
        nurse.answer("Your name", "Ines Duarte")
        nurse.answer("Who are you", "I am a ward nurse who would like to work with health data")
        nurse.answer("Work", "Data analyst")
        nurse.answer("Place", "Porto")
        nurse.answer("Name", "Public Health Agency")
        nurse.press("Go on to your contacts")
        nurse.bring(samples / "google_contacts_2024_labels.csv")
        nurse.press("Look inside")
        nurse.press("Bring them in")
        nurse.press("What next?")
        nurse.press("See whom to ask what")
        nurse.press("Ask José who they know")
        finish(nurse)


def test_a_career_changer_at_a_desk(watch: Watch, tmp_path: Path, samples: Path) -> None:
    window = watch.window(viewport=DESK)
    changer = Newcomer(window.new_page())
    with serving(tmp_path / "data") as served:
        window.grant_permissions(["clipboard-read", "clipboard-write"], origin=served.address)
        changer.open(served)
        changer.answer("Your name", "Jonas Weber")
        changer.answer("Who are you", "I taught physics for nine years and build small web tools")
        changer.answer("Work", "Product manager")
        changer.answer("Field", "Education software")
        changer.answer("Place", "remote")
        changer.answer("Name", "Northwind Analytics")
        changer.press("Go on to your contacts")
        changer.bring(samples / "linkedin_Connections_en.csv")
        changer.press("Look inside")
        changer.press("Bring them in")
        changer.press("What next?")
        changer.press("Draft the ask")
        changer.press("Write the draft")
        changer.answer("Why are you writing?", "I want to know the work before I leave teaching")
        changer.answer(
            "What do you hope to learn?", "how a school person becomes a product manager"
        )
        changer.press("Write it anew with this")
        finish(changer)
