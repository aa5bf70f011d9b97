"""Import: look first, write, take back; what cannot be read is said and leaves nothing."""

import io
import zipfile
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kithwork.domain.actors import Actor

# What runs beside the request commits for itself: a rolled back transaction would hide it.
pytestmark = pytest.mark.django_db(transaction=True)

CARDS = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Omar Haddad\r\nEMAIL:omar@example.org\r\nEND:VCARD\r\n"


@pytest.fixture(autouse=True)
def own_incoming(settings: Any, tmp_path: Path) -> None:
    """Tests that run beside each other must not find each other's files."""
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "incoming"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()


def drop(page: Client, *files: tuple[str, bytes]) -> Any:
    given = [SimpleUploadedFile(name, content) for name, content in files]
    return page.post("/import", {"files": given})


def waiting() -> list[Path]:
    return [one for one in Path(settings.FILE_UPLOAD_TEMP_DIR).rglob("*") if one.is_file()]


def people(actor: Actor) -> list[str]:
    cast: Any = import_module("tests.cast")
    return [line for line in cast.dump(actor) if "Omar Haddad" in line]


def test_nothing_is_written_before_it_was_looked_at(page: Client, ana: Actor) -> None:
    preview = drop(page, ("omar.vcf", CARDS))
    assert preview.status_code == 302
    html = page.get(preview.headers["Location"]).content.decode()
    assert "This is what would change" in html
    assert people(ana) == []
    (file,) = waiting()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_it_is_written_then_taken_back(page: Client, ana: Actor) -> None:
    where = drop(page, ("omar.vcf", CARDS)).headers["Location"]
    written = page.post(f"{where}/write")
    assert written.headers["Location"] == where
    assert "1 new person is in your network" in page.get(where).content.decode()
    assert people(ana)
    assert waiting() == []
    assert page.post(f"{where}/write").headers["Location"] == where
    assert b"omar.vcf" in page.get("/imports").content
    assert page.post(f"{where}/undo").status_code == 302
    assert "was taken back" in page.get(where).content.decode()
    assert people(ana) == []


def test_who_stays_is_named_with_the_reason(page: Client, ana: Actor) -> None:
    where = drop(page, ("omar.vcf", CARDS)).headers["Location"]
    page.post(f"{where}/write")
    omar = import_module("tests.cast").find(ana, "Omar Haddad")
    page.post(f"/people/{omar}/notes", {"text": "Old friend"})
    page.post(f"{where}/undo")
    html = page.get(where).content.decode()
    assert "Who stays, and why" in html
    assert "you wrote a note" in html


def test_a_preview_is_discarded(page: Client, ana: Actor) -> None:
    where = drop(page, ("omar.vcf", CARDS)).headers["Location"]
    page.post(f"{where}/discard")
    assert page.get(where).status_code == 404
    assert waiting() == []


def test_the_samples_go_in_as_they_are(page: Client, samples: Path) -> None:
    names = ["linkedin_Connections_en.csv", "google_contacts_2024_labels.csv", "outlook_people.csv"]
    dropped = drop(page, *[(name, (samples / name).read_bytes()) for name in names])
    html = page.get(dropped.headers["Location"]).content.decode()
    assert "1 row could not be read" in html
    assert "There is no name in this row" in html


def test_removed_people_stay_removed_and_may_come_back(page: Client, ana: Actor) -> None:
    page.post(drop(page, ("omar.vcf", CARDS)).headers["Location"] + "/write")
    omar = import_module("tests.cast").find(ana, "Omar Haddad")
    page.post(f"/people/{omar}/remove")
    where = drop(page, ("omar.vcf", CARDS)).headers["Location"]
    html = page.get(where).content.decode()
    assert "You removed these before" in html
    page.post(f"/restore/{omar}", {"back": where})
    assert page.get(f"/people/{omar}").status_code == 200


def archive(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        for name in names:
            zipped.writestr(name, "nothing of ours")
    return made.getvalue()


@pytest.mark.parametrize(
    "name, content",
    [
        ("empty.csv", b""),
        ("page.html", b"<html><script>alert(1)</script></html>"),
        ("photo.csv", bytes(range(256)) * 10),
        ("other.csv", b"a,b,c\n1,2,3\n"),
        ("strange.zip", archive("../../etc/passwd", "x.exe")),
        ("broken.zip", archive("a.csv")[:40]),
    ],
    # By name: a zip holds the moment it was made, and no name of a test may.
    ids=["empty", "page", "photo", "other columns", "strange zip", "broken zip"],
)
def test_what_cannot_be_read_is_refused_by_name_and_leaves_nothing(
    page: Client, ana: Actor, name: str, content: bytes
) -> None:
    before = import_module("tests.cast").dump(ana)
    response = drop(page, (name, content))
    assert response.status_code == 422
    assert name in response.content.decode()
    assert waiting() == []
    assert import_module("tests.cast").dump(ana) == before


def test_no_file_is_no_import(page: Client) -> None:
    response = page.post("/import", {})
    assert response.status_code == 422
    assert b"Choose at least one file" in response.content


@pytest.mark.parametrize(
    "name", ["../../../evil.vcf", "..\\..\\evil.vcf", "/etc/evil.vcf", "C:\\evil.vcf"]
)
def test_a_name_with_a_path_stays_in_its_folder(page: Client, name: str) -> None:
    drop(page, (name, CARDS))
    assert [one.name for one in waiting()] == ["evil.vcf"]
    inside = Path(settings.FILE_UPLOAD_TEMP_DIR)
    assert all(one.is_relative_to(inside) for one in waiting())


def test_old_files_are_swept(page: Client) -> None:
    uploads: Any = import_module("kithwork.web.uploads")
    now: Any = import_module("django.utils.timezone").now()
    drop(page, ("omar.vcf", CARDS))
    uploads.sweep(now=now + timedelta(hours=23))
    assert len(waiting()) == 1
    uploads.sweep(now=now + timedelta(hours=25))
    assert waiting() == []


def test_a_preview_whose_files_are_gone_says_so(page: Client) -> None:
    where = drop(page, ("omar.vcf", CARDS)).headers["Location"]
    import_module("kithwork.web.uploads").sweep(
        now=import_module("django.utils.timezone").now() + timedelta(days=2)
    )
    assert b"Choose the files again" in page.get(where).content
    assert page.post(f"{where}/write").status_code == 409


def test_large_counts_are_set_apart(page: Client, ana: Actor) -> None:
    cast: Any = import_module("tests.cast")
    card = cast.bring(ana, *(cast.record(f"Person {number}") for number in range(1200)))
    assert "<dd>1,200</dd>" in page.get(f"/imports/{card.id}").content.decode()
