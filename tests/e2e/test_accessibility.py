"""Every page, looked at by axe and by hand-made eyes: light, dark, phone, desk, enlarged, mirrored.

The pages are those of the program (places.py); a new one is looked at without being named here.
"""

import pytest

from tests.e2e import eyes, places
from tests.e2e.folders import Site
from tests.e2e.watching import Watch

# Pages that no link leads to, each with the test that looks at it.
ELSEWHERE = {
    "enter": "test_refused_pages.py, since each address works once",
    "pair": "test_phones.py, since each address works once, and from elsewhere only",
    "own-feed": "tests/web/test_own_feeds.py, since calendar programs read it, not people",
    "work": "test_refused_pages.py, since it shows only while one runs",
}


@pytest.mark.parametrize("state", ["searching", "empty", "strange"])
@pytest.mark.parametrize("route", [name for name in places.pages() if name not in ELSEWHERE])
def test_a_page(request: pytest.FixtureRequest, watch: Watch, route: str, state: str) -> None:
    site: Site = request.getfixturevalue(state)
    found: list[str] = []
    for address in site.places.pages.get(route, ()):
        page = watch.window(storage_state=site.storage).new_page()
        page.goto(address)
        found += [f"{places.label(address)}: {one}" for one in eyes.faults(page)]
    assert not found, "\n".join(found)


def test_no_page_is_forgotten(searching: Site) -> None:
    seen = {name for name, addresses in searching.places.pages.items() if addresses}
    assert set(places.pages()) - seen - searching.places.other - set(ELSEWHERE) == set()


def test_an_empty_folder_has_every_page_without_an_id(empty: Site) -> None:
    seen = {name for name, addresses in empty.places.pages.items() if addresses}
    free = places.without_id() - empty.places.other - set(ELSEWHERE)
    assert free - seen == set()
