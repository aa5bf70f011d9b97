"""Real servers for the tests of what is asked of the outside: a CalDAV server, and a web server.

Both listen on this machine alone, on ports of their own.
"""

import base64
import http.client
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

USER, PASSWORD = "ana", "a secret / with: signs"
CONFIG = """
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/collections
[logging]
level = error
"""


@dataclass(frozen=True)
class Dav:
    """A Radicale server with one user, as seen by another program than ours."""

    port: int

    @property
    def setting(self) -> str:
        """What KITHWORK_CALDAV_URL says of it."""
        quoted = PASSWORD.replace(" ", "%20").replace("/", "%2F").replace(":", "%3A")
        return f"http://{USER}:{quoted}@127.0.0.1:{self.port}/"

    def ask(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        """Status and text of what it answers."""
        pair = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            line.request(
                method, path, body=body.encode(), headers={"Authorization": f"Basic {pair}"}
            )
            answer = line.getresponse()
            return answer.status, answer.read().decode()
        finally:
            line.close()

    def clear(self) -> None:
        """Take every calendar away."""
        self.ask("DELETE", f"/{USER}/")

    def make(self, name: str, title: str) -> None:
        """Make a calendar."""
        body = (
            '<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>'
            f"<D:displayname>{title}</D:displayname><C:supported-calendar-component-set>"
            '<C:comp name="VEVENT"/></C:supported-calendar-component-set>'
            "</D:prop></D:set></C:mkcalendar>"
        )
        status, text = self.ask("MKCALENDAR", f"/{USER}/{name}/", body)
        assert status == 201, text

    def put(self, name: str, uid: str, *lines: str) -> None:
        """Put an appointment into a calendar."""
        status, text = self.ask("PUT", f"/{USER}/{name}/{uid}.ics", calendar(f"UID:{uid}", *lines))
        assert status in {201, 204}, text

    def get(self, name: str, uid: str) -> str:
        """The appointment of that UID; empty when there is none."""
        status, text = self.ask("GET", f"/{USER}/{name}/{uid}.ics")
        return text if status == 200 else ""


def calendar(*lines: str) -> str:
    """A calendar of one appointment."""
    whole = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:tests", "BEGIN:VEVENT", *lines)
    stamp = "DTSTAMP:20261101T000000Z"
    return "\r\n".join((*whole, stamp, "END:VEVENT", "END:VCALENDAR", ""))


@contextmanager
def radicale(folder: Path) -> Iterator[Dav]:
    """A CalDAV server that keeps its calendars in `folder`."""
    dav = Dav(free_port())
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
    config = folder / "config"
    config.write_text(CONFIG.format(port=dav.port, folder=folder), encoding="utf-8")
    command = [sys.executable, "-m", "radicale", "--config", str(config)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(dav.port)
            yield dav
        finally:
            process.terminate()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError


@dataclass(frozen=True)
class Page:
    """What a path of the web server answers; `slowly` waits so long before each byte."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    slowly: float = 0.0
    endless: bool = False


def busy_from_now(days: int) -> Page:
    """A calendar with one event that began now and lasts so many days."""
    start = datetime.now(UTC)
    end = start + timedelta(days=days)
    return Page(
        f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:{start:%Y%m%dT%H%M%SZ}\r\n"
        f"DTEND:{end:%Y%m%dT%H%M%SZ}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode()
    )


@dataclass
class Web:
    """A web server: what it answers by path, and what it was asked."""

    port: int
    host: str = "127.0.0.1"
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)

    def at(self, path: str, *, host: str = "", scheme: str = "http") -> str:
        """The address of a path."""
        return f"{scheme}://{host or self.host}:{self.port}{path}"

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Answer one request, and remember it."""
        path = request.path
        self.asked.append((request.command, path, dict(request.headers.items())))
        page = self.pages.get(path.partition("?")[0], Page(status=404))
        request.send_response(page.status)
        for name, value in page.headers.items():
            request.send_header(name, value)
        request.end_headers()
        send = request.wfile.write
        try:
            if page.slowly:
                _drip(page, send)
            send(page.body)
            while page.endless:
                send(b"X-MORE:of the same\r\n" * 1_000)
        except OSError:
            return


def _drip(page: Page, send: Callable[[bytes], int]) -> None:
    for sign in page.body:
        time.sleep(page.slowly)
        send(bytes([sign]))


@contextmanager
def web(host: str = "127.0.0.1", *, tls: ssl.SSLContext | None = None) -> Iterator[Web]:
    """A web server without any page as yet; with `tls` it speaks https alone."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.answer(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    for method in ("PROPFIND", "REPORT", "PUT", "DELETE"):
        setattr(Handler, f"do_{method}", Handler.do_GET)
    server = ThreadingHTTPServer((host, 0), Handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    server.daemon_threads = True
    server.block_on_close = False
    found = Web(server.server_address[1], host)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
