"""Work that takes a while: watched from two tabs, stopped, interrupted, gone on with."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from kithwork.domain.actors import Actor
from kithwork.domain.works import Progress, WorkKind

# What runs beside the request commits for itself: a rolled back transaction would hide it.
pytestmark = pytest.mark.django_db(transaction=True)

CARDS = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Omar Haddad\r\nEMAIL:omar@example.org\r\nEND:VCARD\r\n"
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
SCRIPT = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def own_incoming(settings: Any, tmp_path: Path) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "incoming"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()


class Slow:
    """Work that is at 10 of 40 until it is let go, and then is done."""

    def __init__(self, actor: Actor, kind: WorkKind = WorkKind.WRITE) -> None:
        self.running: Any = import_module("kithwork.web.running")
        self.key, self.go_on, self.times = uuid4(), threading.Event(), 0
        self.work = self.running.Work(self.key, kind, actor, ("omar.vcf",))
        self.begin()

    def begin(self) -> Any:
        return self.running.start(self.work, job=self._job, now=NOW)

    def _job(self, tell: Progress) -> str:
        self.times += 1
        while not self.go_on.wait(0.01):
            tell("writing", 10, 40)
        return "/people"

    @property
    def address(self) -> str:
        return f"/works/{self.key}"


@pytest.fixture
def slow(ana: Actor) -> Iterator[Slow]:
    work = Slow(ana)
    while not work.work.done:
        work.go_on.wait(0.01)
    yield work
    work.go_on.set()
    work.running.settle(work.work, seconds=10)


def markers() -> Any:
    return import_module("kithwork.web.markers")


def leave(actor: Actor, kind: WorkKind, key: UUID | None = None) -> UUID:
    """A marker as a killed program leaves it: written, and held by nobody."""
    made = markers().Marker(key or uuid4(), kind, actor.workspace, ("omar.vcf",), NOW)
    markers().put(made).close()
    return made.key  # type: ignore[no-any-return]


def test_two_tabs_see_how_far_it_is_and_other_pages_answer(page: Client, slow: Slow) -> None:
    for _ in range(2):
        html = page.get(slow.address).content.decode()
        assert "<h1>Bringing your people in</h1>" in html
        assert "10 of 40" in html
        assert "Writing people" in html
        # Reading and matching were 27 in 100, and a quarter of the 62 for writing.
        assert '<progress aria-label="Bringing your people in" value="0.425" max="1">' in html
        assert "there whole, or not at all" in html
    part = page.get(slow.address, headers=SCRIPT).content.decode()
    assert part.lstrip().startswith('<div class="card work" id="work"')
    assert page.get("/people").status_code == 200


def test_today_speaks_of_it(page: Client, slow: Slow) -> None:
    html = page.get("/").content.decode()
    assert "Bringing your people in." in html
    assert f'href="{slow.address}"' in html


def test_begun_twice_it_runs_once(slow: Slow) -> None:
    assert slow.begin() is slow.work
    assert slow.times == 1


def test_both_tabs_are_led_to_what_it_made(page: Client, slow: Slow) -> None:
    slow.go_on.set()
    slow.running.settle(slow.work, seconds=10)
    for _ in range(2):
        assert page.get(slow.address, headers=SCRIPT).headers["HX-Redirect"] == "/people"
        assert page.get(slow.address).headers["Location"] == "/people"


def test_it_is_stopped_and_says_what_is_safe(page: Client, ana: Actor, slow: Slow) -> None:
    html = page.post(f"{slow.address}/cancel").content.decode()
    assert "<h1>You stopped the import</h1>" in html
    assert "Nothing of it was written" in html
    assert slow.work.ended
    told = page.get(slow.address, headers=SCRIPT)
    assert told.headers["HX-Redirect"] == slow.address
    assert markers().of(slow.key, actor=ana) is None
    assert b"interrupted" not in page.get("/").content


def test_nobody_else_sees_or_stops_it(browser: Any, cleo: Actor, slow: Slow) -> None:
    other = browser(cleo)
    assert other.get(slow.address).status_code == 404
    assert other.post(f"{slow.address}/cancel").status_code == 404
    assert not slow.work.stop.is_set()


def drop(page: Client) -> str:
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415

    answer = page.post("/import", {"files": [SimpleUploadedFile("omar.vcf", CARDS)]})
    return str(answer.headers["Location"])


def test_an_interrupted_import_is_named_and_gone_on_with(
    page: Client, ana: Actor, browser: Any, cleo: Actor
) -> None:
    where = drop(page)
    leave(ana, WorkKind.WRITE, UUID(where.rsplit("/", 1)[-1]))
    for address in ("/", where, where.replace("imports", "works")):
        html = page.get(address).content.decode()
        assert "An import was interrupted" in html, address
        assert "Nothing of it was written" in html
        assert "files are still here" in html
    assert b"interrupted" not in browser(cleo).get("/", follow=True).content
    written = page.post(f"{where}/write")
    assert written.headers["Location"] == where
    assert b"1 new person is in your network" in page.get(where).content
    assert b"interrupted" not in page.get("/").content


def test_what_was_written_before_the_end_is_not_called_interrupted(
    page: Client, ana: Actor
) -> None:
    where = drop(page)
    page.post(f"{where}/write")
    leave(ana, WorkKind.WRITE, UUID(where.rsplit("/", 1)[-1]))
    assert b"interrupted" not in page.get("/").content


def test_an_interrupted_reading_is_begun_again_or_discarded(page: Client, ana: Actor) -> None:
    uploads: Any = import_module("kithwork.web.uploads")
    for end in ("read", "discard"):
        key = UUID(drop(page).rsplit("/", 1)[-1])
        again = uuid4()
        uploads.rename(key, again)
        leave(ana, WorkKind.PREVIEW, again)
        html = page.get("/").content.decode()
        assert "Reading your files was interrupted" in html
        assert f"/imports/{again}/{end}" in html
        assert page.post(f"/imports/{again}/{end}").status_code == 302
        assert b"interrupted" not in page.get("/", follow=True).content
        assert uploads.paths(again) == ()


def test_somebody_elses_files_are_neither_read_nor_discarded(
    page: Client, ana: Actor, browser: Any, cleo: Actor
) -> None:
    uploads: Any = import_module("kithwork.web.uploads")
    key, again = UUID(drop(page).rsplit("/", 1)[-1]), uuid4()
    uploads.rename(key, again)
    leave(ana, WorkKind.PREVIEW, again)
    for end in ("read", "discard"):
        assert browser(cleo).post(f"/imports/{again}/{end}").status_code == 404
    assert browser(cleo).post(f"/works/{again}/dismiss").status_code == 404
    assert len(uploads.paths(again)) == 1


def test_it_need_not_be_mentioned_for_ever(page: Client, ana: Actor) -> None:
    key = leave(ana, WorkKind.BACKUP)
    assert b"A backup was interrupted" in page.get("/").content
    page.post(f"/works/{key}/dismiss")
    assert b"A backup was interrupted" not in page.get("/").content


def test_a_marker_is_private_and_one_cut_while_written_harms_nobody(
    page: Client, ana: Actor
) -> None:
    key = leave(ana, WorkKind.BACKUP)
    folder: Path = import_module("kithwork.web.uploads").incoming()
    path = folder / f"{key}.work"
    assert path.stat().st_mode & 0o777 == 0o600
    path.write_text(path.read_text()[:20])
    assert markers().interrupted(actor=ana) == ()
    assert page.get("/").status_code in {200, 302}


def test_taking_back_says_first_what_goes(page: Client, ana: Actor) -> None:
    where = drop(page)
    page.post(f"{where}/write")
    omar = import_module("tests.cast").find(ana, "Omar Haddad")
    html = page.get(f"{where}/undo").content.decode()
    assert "1 person goes" in html
    assert "import them again" in html
    page.post(f"/people/{omar}/notes", {"text": "Old friend"})
    html = page.get(f"{where}/undo").content.decode()
    assert "0 people go" in html
    assert "you wrote a note" in html
    assert page.post(f"{where}/undo").headers["Location"] == where
    assert page.get(f"{where}/undo").headers["Location"] == where


def test_a_large_network_is_woven_beside_the_page(
    page: Client, ana: Actor, network: dict[str, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    networks: Any = import_module("kithwork.web.networks")
    ties: Any = import_module("kithwork.store.queries.ties")
    running: Any = import_module("kithwork.web.running")
    monkeypatch.setattr(ties, "MANY", 1)
    monkeypatch.setattr(networks, "PATIENCE", 0.0)
    address = f"/path?person={network['Li']}"
    import_module("kithwork.store.versions").forget()
    begun = networks.begin(actor=ana, now=NOW)
    assert running.settle(begun, seconds=10)
    assert begun.result.exception() is None
    assert networks.begin(actor=ana, now=NOW) is None
    assert b"Working out who knows whom" not in page.get(address).content
    import_module("kithwork.store.versions").forget()
    first = page.get(address).content.decode()
    if "Working out who knows whom" in first:
        assert '<meta http-equiv="refresh" content="1">' in first
    assert running.settle(running.of(begun.key, actor=ana), seconds=10)
    assert b"Maria Moreno" in page.get(address).content
