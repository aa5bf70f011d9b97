"""The sample files that are not part of this repository."""

from pathlib import Path

import pytest


@pytest.fixture
def tables(shared_data: Path) -> Path:
    """Contact CSVs in the real layouts, with invented rows."""
    return shared_data / "contact-csv-formats"


@pytest.fixture
def cards(shared_data: Path) -> Path:
    """VCards as many programs write them."""
    return shared_data / "vcards-dev"
