"""How much an ordinary page loads, compressed: scripts and styles."""

import gzip

import pytest
from playwright.sync_api import Response

from tests.e2e import places
from tests.e2e.folders import Site
from tests.e2e.watching import Watch

MOST = {"script": 120_000, "stylesheet": 60_000}
# What draws thousands of people brings what draws them.
APART = {"map"}


@pytest.mark.parametrize("route", [name for name in places.pages() if name not in APART])
def test_an_ordinary_page_is_light(watch: Watch, searching: Site, route: str) -> None:
    for address in searching.places.pages.get(route, ())[:1]:
        came = loaded(watch, searching, address)
        for kind, most in MOST.items():
            bodies = [one.body() for one in came if one.request.resource_type == kind]
            assert bodies
            assert sum(len(gzip.compress(body)) for body in bodies) <= most


def loaded(watch: Watch, site: Site, address: str) -> list[Response]:
    """Everything that a page has loaded once it is quiet."""
    came: list[Response] = []

    def keep(answer: Response) -> None:
        came.append(answer)

    page = watch.window(storage_state=site.storage).new_page()
    page.on("response", keep)
    page.goto(address, wait_until="networkidle")
    return came
