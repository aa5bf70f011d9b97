"""PDFs, looked at by a reader of another hand; nothing in them is fetched."""

import io
import sys
from typing import Any

import pypdf
import pytest

from kithwork.writing import prints
from kithwork.writing.prints import CannotPrint

PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Siobhán</title>'
    "<h1>Siobhán O’Sullivan</h1><ul><li>Confidence 2 → 4</li></ul>"
)


def test_a_page_becomes_a_tagged_pdf() -> None:
    pdf = pypdf.PdfReader(io.BytesIO(prints.pdf(PAGE)))
    assert "Siobhán O’Sullivan" in pdf.pages[0].extract_text()
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Siobhán"
    root: Any = pdf.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_object().get_data()


def test_nothing_is_fetched() -> None:
    named = "".join(
        f'<link rel="stylesheet" href="{address}"><img alt="" src="{address}">'
        for address in ("http://127.0.0.1:9/x", "file:///etc/hostname", "data:text/css,p{}")
    )
    assert prints.pdf(PAGE + named).startswith(b"%PDF-")


def test_without_the_extra_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(CannotPrint, match="pip install"):
        prints.pdf(PAGE)
