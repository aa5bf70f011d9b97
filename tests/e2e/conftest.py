"""A real server on an empty folder, and a real browser."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import pytest
from playwright.sync_api import Browser, sync_playwright

from checks import browser as browsers

ARGUMENTS = browsers.ARGUMENTS


KITH = [sys.executable, "-m", "kithwork"]


@dataclass(frozen=True, slots=True)
class Served:
    """A running `kith serve`: the address it printed, and the process."""

    entry: str
    process: "subprocess.Popen[str]"

    @property
    def address(self) -> str:
        """The server without the entry."""
        return self.entry.split("/enter/")[0]


def surroundings() -> dict[str, str]:
    """What a person's terminal would hold: nothing of the tests'."""
    own = ("KITHWORK_", "DJANGO_")
    return {name: value for name, value in os.environ.items() if not name.startswith(own)}


def demo(folder: Path) -> None:
    """Fill a folder with the fictional search."""
    command = [*KITH, "--data", str(folder), "demo"]
    subprocess.run(command, check=True, capture_output=True, env=surroundings())


@contextmanager
def serving(folder: Path, *, port: int = 0, own: tuple[str, ...] = ()) -> Iterator[Served]:
    """`kith serve` on a folder with options of its own, stopped as a person would stop it."""
    command = [*KITH, "--data", str(folder), "serve", "--no-browser", "--port", str(port), *own]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=surroundings()
    ) as process:
        line = cast("IO[str]", process.stdout).readline()
        found = re.fullmatch(r"Kithwork is open at (http://127\.0\.0\.1:\d+/enter/\S+)\n", line)
        try:
            assert found is not None, line
            yield Served(found[1], process)
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of this machine."""
    program = browsers.find()
    if program is None:
        pytest.skip(browsers.ADVICE)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(program), args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def samples(shared_data: Path) -> Path:
    """Address books as other programs write them."""
    return shared_data / "contact-csv-formats"
