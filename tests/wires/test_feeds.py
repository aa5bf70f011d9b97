"""Feeds from a real web server: fetched, led on, refused, cut off."""

import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kithwork.domain import feeds as rules
from kithwork.wires import addresses, feeds
from kithwork.wires.addresses import NotAllowed, Unreachable
from kithwork.wires.answers import Caps, TooLarge
from tests import servers
from tests.servers import Page, Web, free_port

HERE = addresses.allowance("127.0.0.0/8, ::1/128")
SECRET = "private-3f9ae1"
CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
SHORT = Caps(seconds=1.0, size=50_000)


@contextmanager
def _web_at_two() -> Iterator[tuple[Web, Web]]:
    """Two web servers: one that may be asked, and one that listens to whoever is led astray."""
    with servers.web(host="127.0.0.2") as first, servers.web() as second:
        yield first, second


def fetch(address: str, caps: Caps = SHORT) -> bytes:
    return feeds.fetch(address=address, allowed=HERE, caps=caps)


def test_a_feed_is_fetched_and_nothing_is_told(web: Web) -> None:
    web.pages["/x.ics"] = Page(CALENDAR)
    assert fetch(web.at(f"/x.ics?key={SECRET}#part")) == CALENDAR
    ((method, path, headers),) = web.asked
    assert (method, path) == ("GET", f"/x.ics?key={SECRET}")
    assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert headers["Host"] == f"127.0.0.1:{web.port}"
    assert headers["User-Agent"] == "Kithwork"


def test_webcal_is_asked_over_a_safe_connection(web: Web) -> None:
    assert rules.address("webcal://example.org/x.ics") == "https://example.org/x.ics"
    with pytest.raises(Unreachable, match="no safe connection"):
        fetch(web.at("/x.ics", scheme="webcal"))
    assert web.asked == []


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate of calendar.example.org that signs itself, with its key."""
    path = tmp_path / "own.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"),
            *("-pkeyopt", "ec_paramgen_curve:P-256", "-subj", "/CN=calendar"),
            *("-addext", "subjectAltName=DNS:calendar.example.org"),
            *("-keyout", str(path), "-out", str(path.with_suffix(".crt"))),
        ],
        check=True,
        capture_output=True,
    )
    return path


def test_a_certificate_is_that_of_the_name_and_not_of_the_address(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate.with_suffix(".crt"), certificate)
    with servers.web(tls=tls) as safe:
        safe.pages["/x.ics"] = Page(CALENDAR)

        def asked(host: str) -> bytes:
            address = safe.at("/x.ics", host=host, scheme="webcal")
            return feeds.fetch(
                address=address, allowed=HERE, look_up=lambda *_: ["127.0.0.1"], caps=SHORT
            )

        with pytest.raises(Unreachable, match="certificate is not accepted"):
            asked("calendar.example.org")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
        assert asked("calendar.example.org") == CALENDAR
        with pytest.raises(Unreachable, match="certificate is not accepted"):
            asked("other.example.org")


def test_it_follows_where_it_is_led(web: Web) -> None:
    web.pages["/old"] = Page(status=301, headers={"Location": "/new?a=1"})
    web.pages["/new"] = Page(CALENDAR)
    assert fetch(web.at("/old")) == CALENDAR
    assert [path for _, path, _ in web.asked] == ["/old", "/new?a=1"]


@pytest.mark.parametrize(
    "location",
    [
        *("http://127.0.0.1:{port}/secret", "http://localhost:{port}/secret"),
        *(
            "http://[::1]:{port}/secret",
            "http://2130706433:{port}/secret",
            "//0x7f.1:{port}/secret",
        ),
        *("http://169.254.169.254/latest/meta-data", "http://10.0.0.1/secret"),
    ],
)
def test_it_is_not_led_into_a_private_network(location: str) -> None:
    """The first server may be asked, as a public one may; the second stands for one at home."""
    canary, start = Page(b"secret"), addresses.allowance("127.0.0.2/32")
    with _web_at_two() as (web, second):
        second.pages["/secret"] = canary
        web.pages["/x"] = Page(status=302, headers={"Location": location.format(port=second.port)})
        with pytest.raises((NotAllowed, Unreachable)):
            feeds.fetch(
                address=web.at("/x", host="first.example.org"),
                allowed=start,
                look_up=lambda host, port: (
                    ["127.0.0.2"]
                    if host == "first.example.org"
                    else addresses.looked_up(host, port)
                ),
            )
        assert len(web.asked) == 1
        assert second.asked == []


@pytest.mark.parametrize("location", ["file:///etc/passwd", "gopher://x/", "https://", "\x7f://"])
def test_it_is_not_led_out_of_the_web(web: Web, location: str) -> None:
    web.pages["/x"] = Page(status=302, headers={"Location": location})
    with pytest.raises(Unreachable, match="no web address"):
        fetch(web.at("/x"))


def test_going_round_in_circles_ends(web: Web) -> None:
    web.pages["/x"] = Page(status=302, headers={"Location": "/x"})
    with pytest.raises(Unreachable, match="on and on"):
        fetch(web.at("/x"))
    assert len(web.asked) == 6


def test_a_safe_connection_is_never_given_up() -> None:
    with pytest.raises(Unreachable, match="others can read"):
        feeds._next("https://example.org/x.ics", "http://example.org/x.ics")
    assert feeds._next("https://example.org/a/x", "y") == "https://example.org/a/y"


def test_name_and_password_stay_at_the_first_place(web: Web) -> None:
    with _web_at_two() as (other, _):
        other.pages["/x.ics"] = Page(CALENDAR)
        web.pages["/x.ics"] = Page(status=302, headers={"Location": other.at("/x.ics")})
        web.pages["/same"] = Page(status=302, headers={"Location": "/x.ics"})
        address = web.at("/same").replace("//", f"//ana:{SECRET}@")
        assert feeds.fetch(address=address, allowed=HERE) == CALENDAR
        assert [headers.get("Authorization", "")[:6] for *_, headers in web.asked] == ["Basic "] * 2
        ((_, _, headers),) = other.asked
        assert "Authorization" not in headers
        assert SECRET not in str(headers)


@pytest.mark.parametrize(
    "status, said",
    [(401, "let this address in"), (403, "let"), (404, "none any more"), (500, "500")],
)
def test_an_answer_that_is_no_calendar_is_told_in_words(web: Web, status: int, said: str) -> None:
    web.pages["/x.ics"] = Page(b"<html>", status=status)
    with pytest.raises(Unreachable, match=said) as failure:
        fetch(web.at(f"/x.ics?key={SECRET}"))
    assert SECRET not in str(failure.value)


def test_a_server_that_is_down_is_told(web: Web) -> None:
    with pytest.raises(Unreachable, match="cannot be reached") as failure:
        fetch(f"http://127.0.0.1:{free_port()}/{SECRET}.ics")
    assert SECRET not in str(failure.value)


@pytest.mark.parametrize("page", [Page(CALENDAR, slowly=0.2), Page(b"", endless=True)])
def test_neither_a_slow_nor_an_endless_answer_holds_up(web: Web, page: Page) -> None:
    web.pages["/x.ics"] = page
    begun = time.monotonic()
    with pytest.raises((Unreachable, TooLarge)):
        fetch(web.at("/x.ics"))
    assert time.monotonic() - begun < 10


def test_a_huge_answer_is_refused_before_it_comes(web: Web) -> None:
    web.pages["/x.ics"] = Page(b"x", headers={"Content-Length": "90000000000"})
    with pytest.raises(TooLarge):
        fetch(web.at("/x.ics"))


def test_a_packed_answer_is_refused(web: Web) -> None:
    web.pages["/x.ics"] = Page(b"\x1f\x8b", headers={"Content-Encoding": "gzip"})
    with pytest.raises(Unreachable, match="packed"):
        fetch(web.at("/x.ics"))


@pytest.mark.parametrize(
    "typed, asked",
    [
        ("HTTPS://Example.ORG:443", "https://example.org/"),
        ("http://example.org:8080/a b", None),
        ("https://exämple.org/ä.ics?x=ö", "https://xn--exmple-cua.org/%C3%A4.ics?x=%C3%B6"),
        ("https://[2606:2800::1]:444/x", "https://[2606:2800::1]:444/x"),
        ("https://a.org/%7Ex%2F?k=a%26b", "https://a.org/%7Ex%2F?k=a%26b"),
    ],
)
def test_an_address_is_kept_in_one_form(typed: str, asked: str | None) -> None:
    if asked is None:
        with pytest.raises(rules.NoFeed):
            rules.address(typed)
    else:
        assert rules.address(typed) == asked
        assert rules.address(asked) == asked


def test_an_address_is_shown_without_what_opens_it() -> None:
    address = rules.address(f"https://ana:{SECRET}@example.org:8443/{SECRET}?k={SECRET}")
    assert rules.shortened(address) == "https://example.org:8443/…"
    assert rules.host(address) == "example.org"
