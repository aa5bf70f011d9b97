"""The front: what is opened, what is refused, what is told."""

import os
import zipfile
from pathlib import Path

import pytest

from kithwork.domain.errors import Invalid
from kithwork.domain.records import Problem, Record
from kithwork.sources import archives, files

CONNECTIONS = "First Name,Last Name,Connected On\nAna,Sol,05 Mar 2024\n"
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ben\nEND:VCARD\n"


def zipped(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def told(*paths: Path, source: str | None = None) -> list[tuple[str, str]]:
    """Names and files of people, "problem" and files of problems."""
    return [
        (each.name.full if isinstance(each, Record) else "problem", each.file)
        for each in files.read(paths, source=source)
    ]


def test_a_file_shows_itself_by_its_content_not_its_name(tmp_path: Path) -> None:
    assert told(written(tmp_path / "a.txt", CARD), written(tmp_path / "b", CONNECTIONS)) == [
        ("Ben", "a.txt"),
        ("Ana Sol", "b"),
    ]


def test_the_sample_folder(tables: Path) -> None:
    found = told(tables)
    assert sum(name != "problem" for name, _ in found) == 7 + 7 + 2 + 1 + 2 + 3
    assert sorted(file.rpartition("/")[2] for name, file in found if name == "problem") == [
        "SOURCE.txt",
        "linkedin_Connections_en.csv",
        "linkedin_Connections_en_bom_crlf.csv",
        "linkedin_archive_headers.tsv",
    ]


def test_the_archive_as_downloaded(tables: Path, tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "Complete_LinkedInDataExport.zip",
        {
            "Connections.csv": (tables / "linkedin_Connections_en.csv").read_bytes(),
            "messages.csv": (tables / "linkedin_messages.csv").read_bytes(),
            "Skills.csv": "Name\nPython\n",
            "Jobs/Saved Jobs.csv": "Saved Date,Job Url,Job Title,Company Name\n",
            "PhoneNumbers.csv": "Extension,Number,Type\n,+49 30 1,Mobile\n",
            "Articles/": "",
            "__MACOSX/._Connections.csv": b"\x00\x05",
        },
    )
    found = told(path)
    assert [name for name, _ in found] == [
        "Amara Okafor",
        "José Nuñez de la Vega",
        'Li-Wei "Vivian" Chen 陳麗薇',
        "Priya Patel",
        "Sam Lee",
        "Sam Lee",
        "problem",
        "Noël O'Brien–Smith",
        "",
    ]
    assert {file for _, file in found} == {
        f"{path.name}/Connections.csv",
        f"{path.name}/PhoneNumbers.csv",
    }


def test_a_folder_is_read_with_its_folders_in_order(tmp_path: Path) -> None:
    written(tmp_path / "book" / "b.vcf", CARD)
    written(tmp_path / "book" / "a" / "c.csv", CONNECTIONS)
    written(tmp_path / "book" / ".hidden", "x")
    written(tmp_path / "book" / "strange.txt", "hello")
    zipped(tmp_path / "book" / "z.zip", {"d.vcf": CARD})
    zipped(tmp_path / "book" / "zz.zip", {"d.txt": "hello"})
    assert told(tmp_path / "book") == [
        ("Ben", "book/b.vcf"),
        ("problem", "book/strange.txt"),
        ("Ben", "book/z.zip/d.vcf"),
        ("problem", "book/zz.zip"),
        ("Ana Sol", "book/a/c.csv"),
    ]


@pytest.mark.parametrize(
    "text", ["", " \r\n\n", "hello", "Title,Author\nEmma,Austen\n", "%PDF-1.7", "PK\x03\x04 no zip"]
)
def test_a_file_named_itself_that_cannot_be_read_is_refused(tmp_path: Path, text: str) -> None:
    path = written(tmp_path / "book.csv", text)
    with pytest.raises(files.Unreadable) as caught:
        files.read([written(tmp_path / "good.vcf", CARD), path])
    assert caught.value.field == "book.csv"


def test_a_refusal_names_the_columns_found(tmp_path: Path) -> None:
    with pytest.raises(files.Unreadable, match="street, phone 1 - value"):
        files.read([written(tmp_path / "book.csv", "Street,Phone 1 - Value\nx,1\n")])


@pytest.mark.parametrize("text", ['["vcard", ["x"]]', "\x00\x01,\x02\x03", "<a>,<b>"])
def test_a_refusal_names_no_columns_of_what_is_no_table(tmp_path: Path, text: str) -> None:
    with pytest.raises(files.Unreadable, match=r"No source knows this file\. Kithwork reads"):
        files.read([written(tmp_path / "book.json", text)])


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(files.Unreadable, match="no such file"):
        files.read([tmp_path / "none.csv"])
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(files.Unreadable, match="ordinary"):
        files.read([tmp_path / "pipe"])


def test_a_folder_or_zip_in_which_nothing_can_be_read_is_refused(tmp_path: Path) -> None:
    written(tmp_path / "book" / "strange.txt", "hello")
    with pytest.raises(files.Unreadable, match="folder"):
        files.read([tmp_path / "book"])
    with pytest.raises(files.Unreadable, match=r"empty.+ once more"):
        files.read([written(tmp_path / "nothing.csv", "")])
    with pytest.raises(files.Unreadable, match=r"damaged.+ once more"):
        files.read([written(tmp_path / "half.zip", "PK\x03\x04broken")])
    with pytest.raises(files.Unreadable, match="part with Connections"):
        files.read([zipped(tmp_path / "a.zip", {"Skills.csv": "Name\nPython\n"})])
    with pytest.raises(files.Unreadable):
        files.read([zipped(tmp_path / "empty.zip", {})])


def test_a_source_can_be_said(tmp_path: Path) -> None:
    path = written(tmp_path / "a.vcf", CARD)
    assert told(path, source="vcard") == [("Ben", "a.vcf")]
    with pytest.raises(files.Unreadable, match="does not look like google"):
        files.read([path], source="google")
    with pytest.raises(Invalid) as caught:
        files.read([path], source="telepathy")
    assert caught.value.field == "source"


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    secret = written(tmp_path / "elsewhere" / "secret.vcf", CARD)
    written(tmp_path / "book" / "a.vcf", CARD)
    (tmp_path / "book" / "link.vcf").symlink_to(secret)
    (tmp_path / "book" / "folder").symlink_to(secret.parent)
    assert told(tmp_path / "book") == [
        ("Ben", "book/a.vcf"),
        ("problem", "book/folder"),
        ("problem", "book/link.vcf"),
    ]


@pytest.mark.parametrize(
    "name", ["../a.vcf", "/etc/a.vcf", "C:/a.vcf", "x\\..\\a.vcf", "\\\\host\\a.vcf"]
)
def test_a_member_whose_name_leads_elsewhere_is_left_out(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "a.zip", {name: CARD, "good.vcf": CARD})
    assert [who for who, _ in told(path)] == ["problem", "Ben"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.zip"]


def test_a_member_without_a_name_is_left_out(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"x.vcf": CARD, "good.vcf": CARD})
    path.write_bytes(path.read_bytes().replace(b"x.vcf", b"\x00.vcf"))
    assert [who for who, _ in told(path)] == ["problem", "Ben"]


def test_links_locked_members_and_zips_in_zips_are_left_out(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"a.vcf": CARD}).read_bytes()
    path = zipped(tmp_path / "a.zip", {"good.vcf": CARD, "inner.zip": inner})
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("link.vcf")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        packed = zipfile.ZipInfo("packed.vcf")
        packed.compress_type = zipfile.ZIP_LZMA
        archive.writestr(packed, CARD)
    found = list(files.read([path]))
    assert [each.file for each in found if isinstance(each, Problem)] == [
        "a.zip/inner.zip",
        "a.zip/link.vcf",
        "a.zip/packed.vcf",
    ]
    assert [each.name.full for each in found if isinstance(each, Record)] == ["Ben"]


def test_a_damaged_member_gives_nothing_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("bad.vcf", CARD * 2_000)
        archive.writestr("good.vcf", CARD)
    raw = bytearray(path.read_bytes())
    raw[60_000:60_003] = b"???"
    path.write_bytes(raw)
    assert told(path) == [("problem", "a.zip/bad.vcf"), ("Ben", "a.zip/good.vcf")]


def test_what_a_zip_unpacks_to_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_UNPACKED", 100_000)
    path = zipped(
        tmp_path / "a.zip", {"bomb.vcf": CARD + "\n" * 3_000_000, "good.vcf": CARD, "c.vcf": CARD}
    )
    assert told(path)[0] == ("problem", "a.zip/bomb.vcf")


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_MEMBERS", 3)
    path = zipped(tmp_path / "a.zip", {f"{number}.vcf": CARD for number in range(4)})
    with pytest.raises(files.Unreadable, match="more than 3"):
        files.read([path])


def test_two_members_of_one_name_are_both_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.vcf", CARD)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.vcf", CARD.replace("Ben", "Cleo"))
    assert [who for who, _ in told(path)] == ["Ben", "Cleo"]


def test_problems_are_listed_up_to_a_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_PROBLEMS", 3)
    bad, good = ",,05 Mar 2024\n", "Ana,Sol,\n"
    mixed = written(tmp_path / "a.csv", CONNECTIONS + (bad + good) * 5)
    found = list(files.read([mixed]))
    assert sum(isinstance(each, Record) for each in found) == 6
    assert [each.why for each in found if isinstance(each, Problem)][3:] == [
        "2 more problems are not listed."
    ]
    broken = written(tmp_path / "b.csv", CONNECTIONS + bad * 9 + good)
    found = list(files.read([broken]))
    assert sum(isinstance(each, Record) for each in found) == 1
    assert isinstance(found[-1], Problem)
    assert len(found) == 5
