"""What the tests of the command line share: a caller in this process, and one outside it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kithwork import cli

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"


@dataclass
class Kith:
    """`kith`, called in this process on the test database."""

    runner: CliRunner = field(default_factory=CliRunner)

    def run(self, *words: str | Path, code: int = 0, typed: str | None = None) -> Result:
        """Call it; fails the test unless it ends with `code`."""
        done = self.runner.invoke(
            cli.main, [str(word) for word in words], input=typed, prog_name="kith"
        )
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert done.exit_code == code, f"{words}: {done.exit_code}\n{done.output}"
        return done

    def json(self, *words: str | Path, code: int = 0, typed: str | None = None) -> Any:
        """Call it with --json; the one document on standard output."""
        return json.loads(self.run(*words, "--json", code=code, typed=typed).stdout)

    def text(self, *words: str | Path) -> str:
        """Call it; what a person reads."""
        return self.run(*words).stdout


@pytest.fixture
def kith(db: None) -> Kith:
    """The command line on an empty workspace.

    A rolled-back test leaves its keys and versions to the next: what was kept by them must go.
    """
    # Models can be imported only once Django is set up, which is after this file was read.
    import_module("kithwork.store.queries.ties")._arrays.cache_clear()
    return Kith()


@dataclass(frozen=True)
class Cast:
    """Ana, her contact Maria, whom Maria knows, and a stranger to both: their ids."""

    maria: str
    li: str
    tom: str


@pytest.fixture
def people(kith: Kith) -> Cast:
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
    return Cast(maria, li, tom)


def linkedin(*rows: tuple[str, str, str, str]) -> str:
    """A Connections.csv of (given name, family name, employer, title)."""
    lines = [
        f"{given},{family},https://www.linkedin.com/in/{given}-{family}-{number},,{employer},"
        f"{title},05 Mar 2024"
        for number, (given, family, employer, title) in enumerate(rows)
    ]
    return "\n".join([HEADER, *lines]) + "\n"


@pytest.fixture
def connections(tmp_path: Path) -> Callable[..., Path]:
    """Writes a Connections.csv of the rows given."""

    def write(*rows: tuple[str, str, str, str], name: str = "Connections.csv") -> Path:
        path = tmp_path / name
        path.write_text(linkedin(*rows), encoding="utf-8")
        return path

    return write


@dataclass(frozen=True)
class Outside:
    """`python -m kithwork` as a program of its own, on a folder of its own (SQLite)."""

    data: Path

    def environment(self) -> dict[str, str]:
        """The variables of this process without those that tests set."""
        hidden = ("KITHWORK_", "DJANGO_", "PYTEST_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
        return {**kept, "KITHWORK_DATA": str(self.data), "PYTHONIOENCODING": "utf-8"}

    def start(self, *words: str | Path) -> "subprocess.Popen[str]":
        """Start it and do not wait."""
        return subprocess.Popen(
            [sys.executable, "-m", "kithwork", *map(str, words)],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, *words: str | Path) -> "subprocess.CompletedProcess[str]":
        """Run it to its end."""
        with self.start(*words) as process:
            out, err = process.communicate(timeout=120)
            return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def json(self, *words: str | Path) -> Any:
        """Run it with --json; fails the test unless it ends well."""
        done = self.run("--json", *words)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def kill(self, process: "subprocess.Popen[str]") -> str:
        """End it at once, as a power cut would; what it had said on standard error."""
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        return process.communicate(timeout=60)[1]


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    """The program on a fresh folder."""
    return Outside(tmp_path / "data")
