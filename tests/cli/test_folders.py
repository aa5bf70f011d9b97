"""The data folder: made, served, copied, brought back, exported and checked."""

import json
import re
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.cli.callers import Kith, Known, Outside


def test_a_backup_brings_back_what_was_there(outside: Outside, tmp_path: Path) -> None:
    outside.run("init", "--me", "Ana Sol <ana@example.org>")
    outside.run("add", "person", "--name", "Maria Lopez")
    before = outside.run("dump", "--logical").stdout
    copy = tmp_path / "copy.kith"
    assert outside.json("backup", copy) == {"file": str(copy)}
    outside.run("add", "person", "--name", "Tom Bay")
    kept = outside.json("restore", copy)["kept"]
    assert Path(kept).is_file()
    assert outside.run("dump", "--logical").stdout == before


def test_what_is_no_backup_is_refused_and_changes_nothing(outside: Outside, tmp_path: Path) -> None:
    outside.run("init")
    before = outside.run("dump", "--logical").stdout
    wrong = tmp_path / "wrong.kith"
    wrong.write_text("nothing of ours", encoding="utf-8")
    assert outside.run("restore", wrong).returncode == 3
    assert outside.run("restore", tmp_path / "absent.kith").returncode == 4
    assert outside.run("dump", "--logical").stdout == before


def test_a_damaged_folder_is_told_and_exits_3(outside: Outside) -> None:
    outside.run("init")
    assert outside.run("check").stdout == "All is sound.\n"
    database = outside.data / "kithwork.sqlite3"
    database.chmod(0o644)
    done = outside.run("--json", "check")
    assert done.returncode == 3
    answer = json.loads(done.stdout)
    assert answer["sound"] is False
    assert answer["problems"]


def test_an_empty_folder_has_nothing_to_check(outside: Outside) -> None:
    assert outside.run("check").returncode == 4
    assert not outside.data.exists()


@pytest.mark.parametrize("style", ["json", "csv", "vcard"])
def test_everything_is_exported(kith: Kith, people: Known, tmp_path: Path, style: str) -> None:
    names = kith.json("export", tmp_path / "out", "--format", style)["files"]
    assert names
    written = "".join(Path(name).read_text(encoding="utf-8") for name in names)
    assert "Maria Lopez" in written


def test_the_dump_is_sorted_lines_or_one_list(kith: Kith, people: Known) -> None:
    lines = kith.text("dump", "--logical").splitlines()
    assert lines == sorted(lines)
    assert kith.json("dump", "--logical") == [json.loads(line) for line in lines]
    kith.run("dump", code=2)


def test_migrate_is_content_with_a_folder_of_today(kith: Kith) -> None:
    assert kith.json("migrate") == {}


def test_init_says_who_i_am(kith: Kith) -> None:
    me = kith.json("init", "--me", "Ana Sol <ana@example.org>")["id"]
    shown = kith.json("person", "me")
    assert (shown["id"], shown["name"], shown["emails"]) == (me, "Ana Sol", ["ana@example.org"])
    assert kith.json("init", "--me", "Ana Maria Sol")["id"] == me
    assert kith.json("person", "me")["name"] == "Ana Maria Sol"
    assert kith.json("init")["id"] == me
    assert "no address" in kith.run("init", "--me", "Ana Sol <ana>", code=3).stderr
    assert kith.json("person", "me")["name"] == "Ana Maria Sol"


def test_the_demo_fills_an_empty_folder_only(kith: Kith) -> None:
    assert "`kith serve`" in kith.text("demo")
    assert len(kith.json("people", "--limit", "1000")) > 300
    assert kith.json("next")
    kith.run("demo", code=5)


def test_the_demo_leads_to_the_folder_it_filled(outside: Outside, tmp_path: Path) -> None:
    elsewhere = tmp_path / "a search"
    said = outside.run("--data", elsewhere, "demo").stdout
    assert f"`kith --data '{elsewhere}' serve`" in said


def test_serve_prints_one_address_and_stops_when_told(outside: Outside) -> None:
    with outside.start("serve", "--no-browser", "--port", "0") as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        assert found, line
        with closing(HTTPConnection("127.0.0.1", int(found[1]), timeout=30)) as connection:
            connection.request("GET", "/healthz")
            assert connection.getresponse().status == 200
        process.terminate()
        rest, _ = process.communicate(timeout=60)
        assert (rest, process.returncode) == ("", 0)


def test_serve_listens_on_this_machine_only(outside: Outside) -> None:
    assert "host: " in outside.run("serve", "--no-browser", "--host", "0.0.0.0").stderr  # noqa: S104 (refused)
