"""Backups in the browser: made, private, downloaded, deleted; a shared database gives none out."""

import sqlite3
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from kithwork.bootstrap import seals
from kithwork.bootstrap.seals import Seal
from kithwork.domain.actors import Actor

pytestmark = pytest.mark.django_db(transaction=True)
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL saves itself")


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own, on the database of the tests."""
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "incoming"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()
    monkeypatch.setenv("KITHWORK_DATA", str(tmp_path))
    name = str(connection.settings_dict["NAME"])
    url = f"sqlite://{name}" if connection.vendor == "sqlite" else f"postgres:///{name}"
    monkeypatch.setenv("KITHWORK_DATABASE_URL", url)
    return tmp_path


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "backups").iterdir())


@on_sqlite
def test_one_is_made_with_a_button_and_kept_private(page: Client, ana: Actor, folder: Path) -> None:
    assert b"There is none here yet" in page.get("/settings/backups").content
    made = page.post("/settings/backups/make")
    assert made.headers["Location"] == "/settings/backups"
    (file,) = kept(folder)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert seals.look(file) is Seal.WHOLE
    html = page.get("/settings/backups").content.decode()
    assert "(today)" in html
    assert f'restore "{file}"' in html
    assert f"/settings/backups/{file.name}" in page.get("/settings").content.decode()


@on_sqlite
def test_it_is_downloaded_as_it_is(page: Client, ana: Actor, folder: Path) -> None:
    page.post("/settings/backups/make")
    (file,) = kept(folder)
    answer = page.get(f"/settings/backups/{file.name}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{file.name}"'
    assert answer.headers["Cache-Control"] == "no-store"
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert content == file.read_bytes()
    with closing(sqlite3.connect(file)) as opened:
        assert opened.execute("SELECT name FROM store_person").fetchall() == [("Ana Sol",)]


@on_sqlite
def test_it_is_deleted_after_a_question(page: Client, ana: Actor, folder: Path) -> None:
    page.post("/settings/backups/make")
    page.post("/settings/backups/make")
    first, second = kept(folder)
    address = f"/settings/backups/{first.name}/remove"
    assert b"Delete the backup of" in page.get(address).content
    assert len(kept(folder)) == 2
    page.post(address)
    assert kept(folder) == [second]
    assert page.post(address).status_code == 404
    assert b"the last one kept here" in page.get(f"/settings/backups/{second.name}/remove").content


@pytest.mark.parametrize("name", ["kithwork.sqlite3", "signing.key", "..", "x.kith"])
def test_no_other_file_is_given_out(page: Client, ana: Actor, folder: Path, name: str) -> None:
    (folder / "backups").mkdir()
    (folder / "backups" / name).write_text("x") if name != ".." else None
    assert page.get(f"/settings/backups/{name}").status_code == 404
    assert page.post(f"/settings/backups/{name}/remove").status_code == 404


@on_sqlite
def test_where_others_search_too_it_is_not_offered(
    page: Client, ana: Actor, cleo: Actor, folder: Path
) -> None:
    (folder / "backups").mkdir()
    (folder / "backups" / "kithwork-20261121-093000.kith").write_text("everybody's")
    html = page.get("/settings/backups").content.decode()
    assert "whoever runs the database" in html
    assert "kithwork-2026" not in html
    assert page.post("/settings/backups/make").status_code == 403
    assert page.get("/settings/backups/kithwork-20261121-093000.kith").status_code == 404


@on_sqlite
def test_what_a_killed_one_left_is_cleared_away(page: Client, ana: Actor, folder: Path) -> None:
    (folder / "backups").mkdir()
    (folder / "backups" / ".kithwork-abc.draft").write_text("half")
    page.post("/settings/backups/make")
    assert len(kept(folder)) == 1


@on_sqlite
def test_stopped_it_leaves_nothing(ana: Actor, folder: Path) -> None:
    backups: Any = import_module("kithwork.bootstrap.kept_backups")
    works: Any = import_module("kithwork.domain.works")
    now = import_module("tests.cast").NOW
    for stage in ("copying", "checking"):

        def tell(now_at: str, done: int, total: int, *, at: str = stage) -> None:
            if now_at == at:
                raise works.Cancelled

        with pytest.raises(works.Cancelled):
            backups.make(data=None, now=now, progress=tell)
        assert kept(folder) == []


@pytest.mark.skipif(connection.vendor == "sqlite", reason="about PostgreSQL")
def test_on_postgres_its_own_tools_are_named(page: Client, ana: Actor) -> None:
    assert b"pg_dump" in page.get("/settings/backups").content
    assert page.post("/settings/backups/make").status_code in {403, 409}
