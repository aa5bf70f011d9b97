"""The local door: one address, once; one host, one origin; nothing without a session."""

import errno
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from kithwork.bootstrap import entries
from kithwork.domain.actors import Actor

HOST = "127.0.0.1:8000"


def entry(*, age: timedelta = timedelta()) -> str:
    secret = entries.OPEN.make(now=datetime.now(UTC) - age)
    return f"/enter/{secret}"


def test_the_printed_address_opens_once(ana: Actor, stranger: Client) -> None:
    address = entry()
    first = stranger.get(address)
    assert first.status_code == 200
    assert b'http-equiv="refresh" content="0; url=/"' in first.content
    assert first.headers["Referrer-Policy"] == "no-referrer"
    assert first.headers["Cache-Control"] == "no-store"
    assert stranger.get("/campaign").status_code == 200
    again = Client(headers={"host": HOST})
    assert again.get(address).status_code == 403
    assert again.get("/campaign").status_code == 403


def test_the_cookie_is_strict_and_named_after_the_port(ana: Actor, stranger: Client) -> None:
    cookie = stranger.get(entry()).cookies["kith_8000"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == "/"
    assert not cookie["domain"]
    assert int(cookie["max-age"]) >= 30 * 24 * 3600


def test_a_session_is_not_the_one_from_before(ana: Actor, stranger: Client) -> None:
    stranger.cookies["kith_8000"] = "0123456789abcdefghijklmnopqrstuv"
    stranger.get(entry())
    assert stranger.cookies["kith_8000"].value != "0123456789abcdefghijklmnopqrstuv"


def test_an_old_or_unknown_address_says_what_to_do(ana: Actor, stranger: Client) -> None:
    for address in (entry(age=timedelta(minutes=5)), "/enter/guessed"):
        response = stranger.get(address)
        assert response.status_code == 403
        assert b"start it" in response.content
        assert "kith_8000" not in response.cookies


def test_looking_ahead_uses_nothing_up(ana: Actor, stranger: Client) -> None:
    address = entry()
    assert stranger.head(address).status_code == 405
    assert stranger.get(address, headers={"Sec-Purpose": "prefetch"}).status_code == 403
    assert stranger.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/", "/people", "/import", "/nothing-here", "/asks/new"])
def test_without_a_session_nothing_is_told(ana: Actor, stranger: Client, address: str) -> None:
    response = stranger.get(address)
    assert response.status_code == 403
    assert b"from the address it printed" in response.content
    assert b"Ana" not in response.content
    assert stranger.post(address).status_code == 403


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_health_needs_no_secret_and_tells_nothing(stranger: Client, address: str) -> None:
    response = stranger.get(address)
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1",
        "127.0.0.1:9999",
        "localhost.evil.example:8000",
        "",
    ],
)
@pytest.mark.parametrize("address", ["/", "/healthz", "/static/css/base.css"])
def test_a_foreign_host_is_refused(page: Client, host: str, address: str) -> None:
    response = page.get(address, headers={"host": host})
    assert response.status_code == 403
    assert b"Ana" not in response.content


ORIGINS = [
    "http://evil.example",
    "null",
    "http://127.0.0.1:9999",
    "https://127.0.0.1:8000",
    "file://",
    "http://[",
    f"http://{HOST}/",
    f"http://{HOST}?x",
]


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_foreign_origin_is_refused_whatever_the_method(page: Client, origin: str) -> None:
    assert page.get("/people", headers={"origin": origin}).status_code == 403
    assert page.post("/campaign/pause", headers={"origin": origin}).status_code == 403


def test_our_own_origin_is_not(page: Client) -> None:
    assert page.get("/people", headers={"origin": f"http://{HOST}"}).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_post_that_began_elsewhere_is_refused(page: Client, site: str) -> None:
    assert (
        page.post("/people/new", {"name": "X"}, headers={"Sec-Fetch-Site": site}).status_code == 403
    )
    assert page.get("/people", headers={"Sec-Fetch-Site": site}).status_code == 200


def test_a_post_without_its_token_is_refused(ana: Actor, browser: Any) -> None:
    client = browser(ana)
    client.handler.enforce_csrf_checks = True
    response = client.post("/people/new", {"name": "X"})
    assert response.status_code == 403
    assert b"open for too long" in response.content


def test_an_address_that_only_takes_forms_says_so(page: Client) -> None:
    response = page.get("/campaign/pause")
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert b"Go back to the form" in response.content
    assert b"Go to Today" in response.content


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.parametrize(
    "address", ["/people", "/nothing", "/healthz", "/enter/x", "/static/css/base.css", "/import"]
)
@pytest.mark.parametrize("host", [HOST, "evil.example"])
def test_every_answer_carries_the_headers(page: Client, address: str, host: str) -> None:
    response = page.get(address, headers={"host": host})
    for name, value in HEADERS.items():
        assert response.headers[name] == value
    assert response.headers["Referrer-Policy"] in {"same-origin", "no-referrer"}
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    for part in ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert part in policy
    if not address.startswith("/static"):
        assert response.headers["Cache-Control"] == "no-store"
    response.close()


def test_a_fault_is_a_calm_page(page: Client, caplog: pytest.LogCaptureFixture) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE store_campaign RENAME TO elsewhere")
    response = page.get("/campaign")
    assert response.status_code == 500
    assert b"not your doing" in response.content
    assert b"store_campaign" not in response.content
    assert "store_campaign" not in caplog.text


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a file that may not grow is SQLite's")
def test_a_full_disk_is_said_and_changes_nothing(page: Client) -> None:
    page.get("/people")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1")
    response = page.post("/people/new", {"name": "Omar Haddad", "why": "x" * 2000})
    for _ in range(200):
        if response.status_code == 507:
            break
        response = page.post("/people/new", {"name": "Omar Haddad", "why": "x" * 2000})
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
    assert response.status_code == 507
    assert b"free some space" in response.content
    assert page.get("/people").status_code == 200


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS])
def test_a_disk_without_room_is_known_by_its_number(number: int) -> None:
    faults = import_module("kithwork.web.faults")
    assert faults.is_full(OSError(number, "no room"))
    assert not faults.is_full(OSError(errno.ENOENT, "no file"))
