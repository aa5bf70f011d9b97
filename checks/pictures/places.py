"""Which pages are pictured, in the order of the loop. What changes rows comes last."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import FilePayload, Page

Steps = Callable[[Page], None]
CONTACTS = Path(__file__).resolve().parent / "Connections.csv"


@dataclass(frozen=True, slots=True)
class Picture:
    """A page: the name of its file, and the steps that lead there in an open browser."""

    name: str
    steps: Steps


def at(address: str) -> Steps:
    """Opens an address."""

    def steps(page: Page) -> None:
        page.goto(address)

    return steps


def person(page: Page) -> None:
    """The page of somebody of whom much is known."""
    page.goto("/people?text=Giulia+Bellini")
    page.get_by_role("link", name="Giulia Bellini", exact=True).first.click()


def ask(page: Page) -> None:
    """A fresh ask through somebody, with its remarks."""
    page.goto("/path?kind=person&text=Helena+Marsh-Adeyemi")
    page.get_by_role("button", name="Ask Giulia to introduce you").click()


def network(page: Page) -> None:
    """The map, drawn."""
    page.goto("/map")
    page.locator(".map-wait").wait_for(state="detached")


def preview(page: Page) -> None:
    """What an import would do."""
    page.goto("/import")
    payload = FilePayload(name=CONTACTS.name, mimeType="text/csv", buffer=CONTACTS.read_bytes())
    page.locator("input[type=file]").set_input_files(payload)
    page.get_by_role("button", name="Look inside").click()
    page.get_by_role("button", name="Bring them in").wait_for()


PICTURES = (
    Picture("today", at("/")),
    Picture("people", at("/people")),
    Picture("person", person),
    Picture("paths", at("/path?kind=person&text=Helena+Marsh-Adeyemi")),
    Picture("campaign", at("/campaign")),
    Picture("map", network),
    Picture("ask", ask),
    Picture("import", preview),
)
