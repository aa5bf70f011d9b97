"""A page of HTML as a file to print (PDF), with the extra `pdf` alone.

What makes it is large and needs libraries of the system, so it is loaded when a file is wanted,
and whoever does without it prints the page from the browser.
"""

import importlib.util

from kithwork.domain.errors import Invalid

_MAKER = "weasyprint"


class CannotPrint(Invalid):
    """The extra `pdf`, or what it needs of the system, is not here."""

    def __init__(self) -> None:
        super().__init__(
            "format",
            "pdf needs the extra of that name: pip install “kithwork[pdf]”. "
            "Without it, print the page, or its html.",
        )


def is_there() -> bool:
    """Whether the extra is installed; what it needs of the system shows when it is used."""
    return importlib.util.find_spec(_MAKER) is not None


def pdf(html: str) -> bytes:
    """`html` as a tagged PDF (PDF/UA-1). Nothing is fetched. Raises CannotPrint."""
    try:
        # Half a second to load, and not always there.
        import weasyprint  # type: ignore[import-untyped]  # noqa: PLC0415
        from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]  # noqa: PLC0415
    except (ImportError, OSError) as missing:
        raise CannotPrint from missing
    # No protocol at all: what a page names outside itself is left out.
    page = weasyprint.HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=()))
    return bytes(page.write_pdf(pdf_variant="pdf/ua-1"))
