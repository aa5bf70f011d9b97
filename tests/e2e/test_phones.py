"""A phone reaches the desk's Kithwork over TLS: paired, used, revoked, refused."""

import http.client
import re
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from checks import browser as browsers
from tests.e2e import eyes
from tests.e2e.conftest import ARGUMENTS, Served, serving

# A loopback address of its own, which every Linux has: a phone's way in without a network.
ADDRESS = "127.0.0.2"
NAME = "desk.example"

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only there 127.0.0.2 is this machine, too"
)


@dataclass(frozen=True)
class Pair:
    """A certificate for 127.0.0.2 and desk.example, and its key."""

    certificate: Path
    key: Path


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    folder = tmp_path_factory.mktemp("certificate")
    made = Pair(folder / "cert.pem", folder / "key.pem")
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", "/CN=desk"),
            *("-addext", f"subjectAltName=IP:{ADDRESS},DNS:{NAME}"),
            *("-keyout", str(made.key), "-out", str(made.certificate)),
        ],
        check=True,
        capture_output=True,
    )
    made.key.chmod(0o600)
    return made


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, pair: Pair) -> Iterator[Served]:
    """A server that ends TLS itself at 127.0.0.2."""
    own = ("--host", ADDRESS, "--tls", str(pair.certificate), str(pair.key))
    with serving(tmp_path_factory.mktemp("phones") / "data", own=own) as running:
        yield running


@pytest.fixture(scope="module")
def port(served: Served) -> int:
    return urlsplit(served.address).port or 0


@pytest.fixture(scope="module")
def desk(chromium: Browser, served: Served) -> Iterator[Page]:
    """The desk's own browser, let in."""
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(served.entry)
        page.wait_for_url(f"{served.address}/welcome")
        yield page


@contextmanager
def a_phone(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser of a phone's size, whose owner took the home certificate on."""
    with chromium.new_context(
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
        ignore_https_errors=True,
    ) as context:
        yield context


def address_for_a_phone(desk: Page, base: str) -> str:
    """Press the button at the desk; the address that the picture holds."""
    desk.goto(f"{base}/settings")
    desk.get_by_role("button", name="Pair a phone").click()
    expect(desk.get_by_role("img", name="A QR code")).to_be_visible()
    return desk.locator(".code-address").inner_text().strip()


def test_the_pages_of_a_pairing_are_in_order(
    chromium: Browser, desk: Page, served: Served, port: int
) -> None:
    address = address_for_a_phone(desk, served.address)
    found = eyes.faults(desk)
    with a_phone(chromium) as context:
        page = context.new_page()
        for one in (address, f"{address}x", f"https://{ADDRESS}:{port}/people"):
            page.goto(one)
            found += eyes.faults(page)
    assert not found, "\n".join(found)


def test_a_phone_is_paired_used_revoked_and_refused(
    chromium: Browser, desk: Page, served: Served, port: int
) -> None:
    address = address_for_a_phone(desk, served.address)
    outside = f"https://{ADDRESS}:{port}"
    assert address.startswith(f"{outside}/pair/")
    with a_phone(chromium) as context:
        page = context.new_page()
        reports: list[str] = []
        page.on("console", lambda said: reports.append(said.text))
        page.goto(f"{outside}/people")
        expect(page.get_by_role("heading", name="This phone is not paired")).to_be_visible()
        reports.clear()
        page.goto(address)
        page.get_by_label("Name of this phone").fill("Ana’s phone")
        page.get_by_role("button", name="Pair this phone").click()
        page.wait_for_url(f"{outside}/welcome")
        expect(page.get_by_text("This phone is paired")).to_be_visible()
        (cookie,) = context.cookies()
        assert cookie["name"] == f"__Host-kith_{port}"
        assert cookie["secure"]
        page.goto(f"{outside}/people/new")
        page.get_by_label("Name", exact=True).fill("Omar Haddad")
        page.get_by_role("button", name=re.compile("Add|Save")).first.click()
        expect(page.get_by_role("heading", name="Omar Haddad")).to_be_visible()
        for where in ("/settings", "/people", "/"):
            page.goto(outside + where)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        # A worker wants a certificate that the browser trusts by itself; this one is our own.
        assert [one for one in reports if "occurred when fetching the script" not in one] == []
        with a_phone(chromium) as other:
            second = other.new_page()
            second.goto(address)
            expect(second.get_by_role("heading", name="no longer pairs")).to_be_visible()
        desk.goto(f"{served.address}/settings")
        desk.get_by_role("button", name="Revoke Ana’s phone").click()
        expect(desk.get_by_text("is revoked")).to_be_visible()
        page.goto(f"{outside}/people")
        expect(page.get_by_role("heading", name="This phone is not paired")).to_be_visible()
    desk.goto(f"{served.address}/people")
    expect(desk.get_by_role("link", name="Omar Haddad")).to_be_visible()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:{port}", NAME])
def test_over_tls_a_foreign_host_is_refused(served: Served, port: int, host: str) -> None:
    answer = spoken(port, f"GET /healthz HTTP/1.1\r\nHost: {host.format(port=port)}")
    assert " 403 " in answer.split("\r\n")[0]
    answer = spoken(port, f"GET /healthz HTTP/1.1\r\nHost: {ADDRESS}:{port}")
    assert " 200 " in answer.split("\r\n")[0]


def test_a_refusal_of_the_server_carries_the_lasting_order(served: Served, port: int) -> None:
    answer = spoken(port, "GET /x%0d%0a y: z HTTP/1.1\r\nHost: x")
    assert " 400 " in answer.split("\r\n")[0]
    assert "Strict-Transport-Security: max-age=31536000" in answer


def test_who_speaks_without_tls_or_says_nothing_keeps_nobody_waiting(
    served: Served, port: int
) -> None:
    quiet = [socket.create_connection((ADDRESS, port), timeout=20) for _ in range(20)]
    try:
        with socket.create_connection((ADDRESS, port), timeout=20) as plain:
            plain.sendall(f"GET / HTTP/1.1\r\nHost: {ADDRESS}:{port}\r\n\r\n".encode())
            assert b"200" not in plain.recv(1000)
        answer = spoken(port, f"GET /healthz HTTP/1.1\r\nHost: {ADDRESS}:{port}", timeout=5)
        assert " 200 " in answer.split("\r\n")[0]
        assert served.process.poll() is None
    finally:
        for one in quiet:
            one.close()


def test_it_ends_well_with_phones_connected(tmp_path: Path, pair: Pair) -> None:
    own = ("--host", ADDRESS, "--tls", str(pair.certificate), str(pair.key))
    with serving(tmp_path / "data", own=own) as running:
        there = urlsplit(running.address).port or 0
        connection = over_tls(there)
        connection.sendall(f"GET /healthz HTTP/1.1\r\nHost: {ADDRESS}:{there}\r\n\r\n".encode())
        assert connection.recv(12) == b"HTTP/1.1 200"
    assert running.process.returncode == 0
    connection.close()


def test_a_phone_comes_through_a_tunnel(chromium: Browser, tmp_path: Path, pair: Pair) -> None:
    """A tunnel that ends TLS for desk.example and passes requests on to loopback."""
    front = ThreadingHTTPServer(("127.0.0.1", 0), Tunnel)
    front.socket = server_context(pair).wrap_socket(front.socket, server_side=True)
    outer = front.server_address[1]
    with serving(tmp_path / "data", own=("--behind", f"{NAME}:{outer}")) as running:
        Tunnel.inner = urlsplit(running.address).port or 0
        threading.Thread(target=front.serve_forever, daemon=True).start()
        mapped = [*ARGUMENTS, f"--host-resolver-rules=MAP {NAME} 127.0.0.1"]
        program = str(browsers.find())
        with chromium.browser_type.launch(executable_path=program, args=mapped) as own:
            pair_through(own, running, f"https://{NAME}:{outer}")
    front.shutdown()
    front.server_close()


def pair_through(chromium: Browser, running: Served, outside: str) -> None:
    with chromium.new_context() as desk_context, a_phone(chromium) as context:
        desk = desk_context.new_page()
        desk.goto(running.entry)
        desk.wait_for_url(f"{running.address}/welcome")
        page = context.new_page()
        page.goto(address_for_a_phone(desk, running.address))
        page.get_by_role("button", name="Pair this phone").click()
        page.wait_for_url(f"{outside}/welcome")
        page.goto(f"{outside}/settings")
        expect(page.get_by_text("this phone", exact=True)).to_be_visible()
        plain = http.client.HTTPConnection("127.0.0.1", urlsplit(running.address).port, timeout=20)
        plain.request("GET", "/healthz", headers={"Host": urlsplit(outside).netloc})
        assert plain.getresponse().status == 403
        plain.close()


class Tunnel(BaseHTTPRequestHandler):
    """Passes requests on as tunnels do: the Host kept, and the word that TLS was ended."""

    inner = 0

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        headers = {**dict(self.headers), "X-Forwarded-Proto": "https", "X-Forwarded-For": "1.2.3.4"}
        with closing(http.client.HTTPConnection("127.0.0.1", self.inner, timeout=20)) as connection:
            connection.request(self.command, self.path, self.rfile.read(length), headers)
            answer = connection.getresponse()
            body = answer.read()
        # A browser that moves on ends its side at any time.
        with suppress(OSError):
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 (the name that the server asks for)

    def log_message(self, *words: object) -> None:
        """Keep quiet."""


def server_context(pair: Pair) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(pair.certificate, pair.key)
    return context


def over_tls(port: int, *, timeout: float = 20) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context.wrap_socket(socket.create_connection((ADDRESS, port), timeout=timeout))


def spoken(port: int, lines: str, *, timeout: float = 20) -> str:
    """The whole answer to a request as typed."""
    found = b""
    with over_tls(port, timeout=timeout) as connection:
        connection.sendall(f"{lines}\r\nConnection: close\r\n\r\n".encode())
        while piece := connection.recv(65536):
            found += piece
    return found.decode()
