"""What the tests of the command line share: a caller in this process, and one outside it."""

from pathlib import Path

import pytest

from tests.cli import callers
from tests.cli.callers import Kith, Known, Outside, Row, Write


@pytest.fixture
def kith(db: None) -> Kith:
    """The command line on an empty workspace."""
    return Kith()


@pytest.fixture
def people(kith: Kith) -> Known:
    """Ana knows Maria well, Maria knows Li well; Ana's tie to Li is taken away again."""
    kith.run("init", "--me", "Ana Sol <ana@example.org>")
    maria = kith.json(
        *("add", "person", "--name", "Maria Lopez", "--email", "maria@example.org"),
        *("--organisation", "Contoso", "--title", "Analyst"),
    )["id"]
    li = kith.json("add", "person", "--name", "Li Chen", "--organisation", "Fabrikam")["id"]
    tom = kith.json("add", "person", "--name", "Tom Bay")["id"]
    kith.run("add", "tie", "me", "Maria Lopez", "--strength", "0.9", "--why", "we shared a desk")
    kith.run("add", "tie", maria, li, "--strength", "0.8", "--why", "they studied together")
    kith.run("add", "tie", "me", li, "--strength", "0")
    return Known(maria, li, tom)


@pytest.fixture
def connections(tmp_path: Path) -> Write:
    """Writes a Connections.csv of the rows given."""

    def write(*rows: Row, name: str = "Connections.csv") -> Path:
        path = tmp_path / name
        path.write_text(callers.linkedin(*rows), encoding="utf-8")
        return path

    return write


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    """The program on a fresh folder."""
    return Outside(tmp_path / "data")
