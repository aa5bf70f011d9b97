"""`kith card`: read, written, and refused while it lacks what a card is for."""

from pathlib import Path

import vobject  # type: ignore[import-untyped]

from tests.cli.callers import Kith, Outside


def ready(kith: Kith) -> None:
    kith.run("init", "--me", "Ana Sol <ana@example.org>")
    kith.run("edit", "person", "me", "--set", "headline=Nurse", "--add", "web=ana.example")


def test_it_reads_well(kith: Kith) -> None:
    ready(kith)
    assert kith.text("card") == "Ana Sol\nNurse\nana@example.org\nana.example\n"


def test_its_document_holds_the_vcard(kith: Kith) -> None:
    ready(kith)
    found = kith.json("card")
    card = found.pop("vcard")
    assert found == {
        "name": "Ana Sol",
        "line": "Nurse",
        "email": "ana@example.org",
        "phone": "",
        "web": "https://ana.example",
    }
    assert vobject.readOne(card).fn.value == "Ana Sol"
    assert kith.json("card", "--format", "svg")["vcard"] == card


def test_each_format_is_printed_and_written_alike(kith: Kith, tmp_path: Path) -> None:
    ready(kith)
    for form in ("text", "vcard", "svg"):
        out = tmp_path / f"card.{form}"
        printed = kith.run("card", "--format", form).stdout_bytes
        assert kith.text("card", "--format", form, "--out", out) == f"Written to {out}.\n"
        assert out.read_bytes() == printed
        assert out.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "card.vcard").read_bytes().endswith(b"END:VCARD\r\n")
    assert (tmp_path / "card.svg").read_bytes().startswith(b"<svg ")


def test_without_a_name_or_a_contact_it_says_what_to_do(kith: Kith, tmp_path: Path) -> None:
    kith.run("init")
    assert "kith init --me" in kith.run("card", code=3).stderr
    kith.run("edit", "person", "me", "--set", "name=Ana Sol")
    out = tmp_path / "card.vcf"
    failed = kith.run("card", "--format", "vcard", "--out", out, code=3)
    assert "kith edit person me --add phone=" in failed.stderr
    assert not out.exists()
    kith.run("card", "--out", "/nowhere/at/all.vcf", code=3)


def test_a_pipe_gets_the_very_bytes(outside: Outside) -> None:
    outside.json("init", "--me", "Ana Sol <ana@example.org>")
    with outside.start("card", "--format", "vcard") as process:
        assert process.stdout is not None
        raw = process.stdout.buffer.read()  # type: ignore[attr-defined]
    assert raw.startswith(b"BEGIN:VCARD\r\nVERSION:3.0\r\n")
