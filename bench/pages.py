"""The web app, asked by a client with a session, over its socket."""

import http.cookiejar
import re
import signal
import statistics
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import inputs, runs
from bench.report import Figure

PEOPLE = 20_000
STARTS = 5
REQUESTS = 30
REQUESTS_BEFORE_MEMORY = 50
_ADDRESS = re.compile(r"http://\S+")


@dataclass(frozen=True, slots=True)
class Session:
    """A running server with one signed-in client; `first_page` is seconds from its start."""

    process: int
    root: str
    client: urllib.request.OpenerDirector
    first_page: float
    cookies: http.cookiejar.CookieJar

    @property
    def cookie(self) -> str:
        """The client's cookies, as a request names them."""
        return "; ".join(f"{one.name}={one.value}" for one in self.cookies)

    def seconds(self, path: str) -> float:
        """How long one page takes, read to its end."""
        begun = time.perf_counter()
        with self.client.open(f"{self.root}{path}") as answer:
            assert answer.status == 200, f"{path} answers {answer.status}"
            answer.read()
        return time.perf_counter() - begun

    def megabytes(self) -> float:
        """The memory of the server now."""
        status = Path(f"/proc/{self.process}/status").read_text(encoding="ascii")
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


@contextmanager
def served(data: Path) -> Iterator[Session]:
    """Start the server on a folder, go in by the printed address, and stop it in the end."""
    begun = time.perf_counter()
    command = [*runs.KITH, "--data", str(data), "serve", "--no-browser", "--port", "0"]
    process = subprocess.Popen(
        command, cwd=runs.ROOT, env=runs.surroundings(), text=True, stdout=subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        found = _ADDRESS.search(process.stdout.readline())
        assert found, "the server printed no address"
        jar = http.cookiejar.CookieJar()
        client = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        with client.open(found[0]) as answer:
            answer.read()
        root = "/".join(found[0].split("/")[:3])
        yield Session(process.pid, root, client, time.perf_counter() - begun, jar)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def figures(folder: Path) -> list[Figure]:
    """Start, pages and memory, on the demo and with 20,000 people."""
    runs.compiled()
    small, large = folder / "demo", folder / "large"
    runs.kith("demo", data=small)
    file = inputs.connections(folder / "Connections.csv", rows=PEOPLE)
    runs.kith("import", str(file), "--yes", data=large)
    return [*_starts(small, "the demo"), *_starts(large, f"{PEOPLE:,} people"), *_pages(large)]


def _starts(data: Path, what: str) -> list[Figure]:
    firsts = []
    for _ in range(STARTS):
        with served(data) as session:
            firsts.append(session.first_page)
    how = f"median of {STARTS}, the entry and the page it leads to"
    return [Figure(f"start to first page, {what}", statistics.median(firsts), "s", 1, how)]


def _pages(data: Path) -> list[Figure]:
    with served(data) as session:
        paths = {
            "People page": "/people",
            "People page, page 200": "/people?page=200",
            "People page, searched for “quality”": "/people?text=quality",
            "People page, by name": "/people?sort=name",
            "Today page": "/",
        }
        found = [_page(session, what, path) for what, path in paths.items()]
        organisation = "/path?organisation=Alderby+Devices+0"
        begun = session.seconds(organisation)
        again = runs.median(REQUESTS, lambda: session.seconds(organisation))
        for _ in range(REQUESTS_BEFORE_MEMORY):
            session.seconds("/people")
        memory = session.megabytes()
    with served(data) as session:
        for _ in range(REQUESTS_BEFORE_MEMORY):
            session.seconds("/people")
        plain = session.megabytes()
    size = f"{PEOPLE:,} people"
    return [
        *found,
        Figure(f"Path page, {size}: the first", begun * 1000, "ms", None, "builds the network"),
        Figure(f"Path page, {size}: later ones", again * 1000, "ms", None, _how()),
        Figure(f"server memory, {size}", plain, "MB", 100, "after 50 People pages"),
        Figure("server memory with the network", memory, "MB", None, "after paths and pages"),
    ]


def _page(session: Session, what: str, path: str) -> Figure:
    session.seconds(path)
    milliseconds = runs.median(REQUESTS, lambda: session.seconds(path)) * 1000
    # The bound is the for the list with paging.
    must = 150.0 if what == "People page" else None
    return Figure(f"{what}, {PEOPLE:,} people", milliseconds, "ms", must, _how())


def _how() -> str:
    return f"median of {REQUESTS} requests, over HTTP"
