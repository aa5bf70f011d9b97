"""What the running server answers to requests that never reach a page."""

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.e2e.conftest import Served, serving

HEADERS = (
    "Content-Security-Policy: default-src 'none'",
    "X-Content-Type-Options: nosniff",
    "X-Frame-Options: DENY",
    "Referrer-Policy: same-origin",
    "Cross-Origin-Opener-Policy: same-origin",
    "Cache-Control: no-store",
)
REFUSED = {
    "POST /import HTTP/1.1\r\nContent-Length: 99999999999": ("413", "fewer files"),
    "POST /import HTTP/1.1\r\nContent-Length: many": ("400", "could not be read"),
    "GET /people%0d%0a X: y HTTP/1.1": ("400", "could not be read"),
    "get /people HTTP/1.1": ("400", "could not be read"),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("refusals") / "data") as running:
        yield running


@pytest.mark.parametrize("request_line", REFUSED)
def test_a_refusal_of_the_server_is_a_page_like_the_others(
    served: Served, request_line: str
) -> None:
    status, said = REFUSED[request_line]
    answer = asked(served, request_line)
    assert answer.split(" ", 2)[1] == status
    assert said in answer
    assert "waitress" not in answer
    assert [header for header in HEADERS if header not in answer] == []


def test_a_request_without_a_host_is_refused(served: Served) -> None:
    assert " 403 " in asked(served, "GET /people HTTP/1.0", host="").split("\r\n")[0]


def asked(served: Served, lines: str, *, host: str = "127.0.0.1") -> str:
    """The whole answer to a request as typed."""
    port = urlsplit(served.address).port or 0
    named = f"\r\nHost: {host}:{port}" if host else ""
    found = b""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(f"{lines}{named}\r\nConnection: close\r\n\r\n".encode())
        while piece := connection.recv(65536):
            found += piece
    return found.decode()
