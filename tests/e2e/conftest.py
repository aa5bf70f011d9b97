"""A real server on an empty folder, and a real browser."""

import atexit
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import IO, cast

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from checks import browser as browsers
from tests.e2e import folders, watching
from tests.e2e.folders import Site
from tests.e2e.watching import Watch, watched

ARGUMENTS = browsers.ARGUMENTS
# As long as Playwright waits for what is to be pressed: five seconds fail a busy machine.
expect.set_options(timeout=30_000)


# The page of all elements is there for developers only.
DEVELOPING = {"KITHWORK_DEV": "1"}
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


@cache
def _demo() -> Path:
    """The fictional search as `kith demo` makes it, made once a process; nobody opens it."""
    folder = Path(mkdtemp(prefix="kithwork-demo-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    command = [*KITH, "--data", str(folder / "data"), "demo"]
    subprocess.run(command, check=True, capture_output=True, env=surroundings())
    return folder / "data"


def demo(folder: Path) -> None:
    """Fill a folder with the fictional search."""
    shutil.copytree(_demo(), folder)


@contextmanager
def serving(
    folder: Path,
    *,
    port: int = 0,
    own: tuple[str, ...] = (),
    settings: Mapping[str, str] | None = None,
) -> Iterator[Served]:
    """`kith serve` on a folder with options of its own, stopped as a person would stop it."""
    command = [*KITH, "--data", str(folder), "serve", "--no-browser", "--port", str(port), *own]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**surroundings(), **(settings or {})}
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
        opened.on("context", watching.follow)
        yield opened
        opened.close()


@pytest.fixture(autouse=True)
def no_reports() -> Iterator[None]:
    """No window of any story breaks the policy of its page."""
    watching.reports.clear()
    yield
    assert watching.reports == []


@pytest.fixture
def watch(chromium: Browser) -> Iterator[Watch]:
    """Windows for a story; it fails when a page broke the policy or a script failed."""
    with watched(chromium) as watch:
        yield watch


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional search, to be served as it is; a story that changes it takes a copy."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    demo(folder)
    return folder


@pytest.fixture(scope="session")
def searching(chromium: Browser, demo_folder: Path) -> Iterator[Site]:
    """The fictional search, served."""
    with serving(demo_folder, settings=DEVELOPING) as served:
        yield folders.entered_and_backed_up(served.entry, chromium)


@pytest.fixture(scope="session")
def empty(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A folder as it is after the first start."""
    with serving(tmp_path_factory.mktemp("empty") / "data", settings=DEVELOPING) as served:
        yield folders.entered(served.entry, chromium)


@pytest.fixture(scope="session")
def strange(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Long names, names from right to left, doubles, lines that could not be read."""
    folder = folders.strange(tmp_path_factory.mktemp("strange") / "data")
    with serving(folder, settings=DEVELOPING) as served:
        yield folders.entered(served.entry, chromium)


@pytest.fixture(scope="session")
def spoiled(
    chromium: Browser, demo_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A copy of the fictional search, for whatever changes it."""
    folder = tmp_path_factory.mktemp("spoiled") / "data"
    shutil.copytree(demo_folder, folder)
    with serving(folder, settings=DEVELOPING) as served:
        yield folders.entered(served.entry, chromium)


@pytest.fixture
def samples(shared_data: Path) -> Path:
    """Address books as other programs write them."""
    return shared_data / "contact-csv-formats"
