"""Whatever the bytes: Records, Problems or `Unreadable`, and nothing a database could not take."""

import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain.records import Problem, Record
from kithwork.sources import carried, files, google, linkedin, outlook, vcard

HEADERS = {
    "linkedin": b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
    "google": b"First Name,Labels,Organization Name,Birthday,E-mail 1 - Value,Website 1 - Value\n",
    "outlook": b"First Name,Last Name,E-mail Address,Mobile Phone,Web Page,Categories,Birthday\n",
    "vcard": b"BEGIN:VCARD\n",
    "carried": b'{"kithnotes": 1, "captures": [',
}
READERS = {
    "linkedin": linkedin,
    "google": google,
    "outlook": outlook,
    "vcard": vcard,
    "carried": carried,
}

PIECES = st.sampled_from(
    [
        *(b",", b";", b"\t", b'"', b'""', b"\n", b"\r\n", b"\r", b" ", b"=", b"=\n", b"\\", b":"),
        *(b"\x00", b"\xff", b"\xc3", "ü".encode(), b"\xef\xbf\xbd", b"\xed\xa0\x80", b"\xfe\xff"),
        *(b"BEGIN:VCARD\n", b"END:VCARD\n", b"BEGIN:A\n", b"AGENT:\n", b"VERSION:2.1\n", b"FN:a\n"),
        *(b"N:a;b;c\n", b"item1.", b"ORG:", b"TITLE:x\n", b"ADR:;;;c;;;d\n", b"TEL;VALUE=uri:tel:"),
        *(b";CHARSET=utf-16", b";CHARSET=idna:", b";ENCODING=QUOTED-PRINTABLE:", b";ENCODING=b:"),
        *(b"BDAY:", b"URL:", b"CATEGORIES:a\\,b,", b"NOTE:", b"X-ABLabel:_$!<x>!$_\n", b"EMAIL:"),
        *(
            b"a@b.c",
            b" ::: ",
            b"05 Mar 2024",
            b"99/99/99",
            b"0000-00-00",
            b"99 Mar 0000",
            b"--02-30",
        ),
    ]
)
JUNK = st.lists(PIECES | st.binary(max_size=8), max_size=40).map(b"".join)


def check(found: list[Record | Problem]) -> None:
    for each in found:
        text = json.dumps(each.content() if isinstance(each, Record) else [each.why, each.field])
        assert "\\u0000" not in text
        assert "\\ud8" not in text.replace("\\ud83", "")
        assert each.line >= 0
    for each in found:
        if isinstance(each, Record):
            "".join(vcard.write([each])).encode()


@pytest.mark.parametrize("source", files.SOURCES)
@given(junk=JUNK)
def test_each_reader_takes_anything_below_its_header(source: str, junk: bytes) -> None:
    stream = io.BytesIO(HEADERS[source] + junk)
    check(list(READERS[source].parse(stream, file="f")))


@pytest.mark.parametrize("source", files.SOURCES)
@given(raw=st.binary(max_size=200), mark=st.sampled_from([b"", b"\xff\xfe", b"\xfe\xff"]))
def test_each_reader_takes_any_bytes(source: str, raw: bytes, mark: bytes) -> None:
    check(list(READERS[source].parse(io.BytesIO(mark + raw), file="f")))
    READERS[source].recognises(mark + raw, file="f")


@given(junk=JUNK, mark=st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_files_of_wide_characters_take_anything(junk: bytes, mark: str) -> None:
    text = (b"\xff\xfe" if mark == "utf-16-le" else b"\xfe\xff") + HEADERS["vcard"].decode().encode(
        mark
    )
    check(list(vcard.parse(io.BytesIO(text + junk), file="f")))


@given(raw=JUNK | st.binary(max_size=300))
def test_the_front_takes_any_file(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "f"
        path.write_bytes(raw)
        _read(path)


@given(
    places=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=6),
    cut=st.integers(0, 60),
)
def test_the_front_takes_any_damaged_zip(places: list[tuple[int, int]], cut: int) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.vcf", "BEGIN:VCARD\nFN:A\nEND:VCARD\n")
        archive.writestr("Connections.csv", HEADERS["linkedin"] + b"Ana,Sol,,,,,05 Mar 2024\n")
    raw = bytearray(packed.getvalue())
    for place, value in places:
        raw[place % len(raw)] = value
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "f.zip"
        path.write_bytes(raw[: len(raw) - cut])
        _read(path)


def _read(path: Path) -> None:
    found: Iterator[Record | Problem] = iter(())
    with suppress(files.Unreadable):
        found = files.read([path])
    # Whatever is refused is refused before anything is given out.
    check(list(found))
