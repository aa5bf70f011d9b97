"""Phones: one origin over TLS, paired once, seen roughly, revoked at once."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from kithwork.bootstrap import entries, outside
from kithwork.domain.actors import Actor

ORIGIN = "https://desk.example:8000"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1"
# The near port of a connection whose TLS was ended here.
NEAR = "50123"


@pytest.fixture
def tls(settings: Settings) -> Iterator[None]:
    """A server that ends TLS itself, as desk.example."""
    settings.OUTSIDE = ORIGIN
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "desk.example"]
    outside.ENDED_TLS.add(NEAR)
    yield
    outside.ENDED_TLS.discard(NEAR)


@pytest.fixture
def phone(tls: None, db: None) -> Client:
    """A browser on a phone that is not paired."""
    return over_tls()


@pytest.fixture
def paired(ana: Actor, phone: Client) -> Client:
    """A phone of Ana's."""
    assert phone.post(address(), {"name": "My phone"}).status_code == 302
    return phone


def over_tls() -> Client:
    return Client(
        headers={"host": "desk.example:8000", "user-agent": PHONE},
        REMOTE_PORT=NEAR,
        raise_request_exception=False,
    )


def address(*, age: timedelta = timedelta()) -> str:
    return f"/pair/{entries.PAIRING.make(now=datetime.now(UTC) - age)}"


def devices_of(actor: Actor) -> Any:
    return import_module("kithwork.store.queries.devices").listing(actor=actor)


def test_the_desk_makes_an_address_with_its_picture(page: Client, phone: Client) -> None:
    settings = page.get("/settings").content.decode()
    assert "Pair a phone" in settings
    assert ORIGIN in settings
    html = page.post("/devices/new").content.decode()
    found = re.search(rf"<code>({re.escape(ORIGIN)}/pair/[\w-]{{43,}})</code>", html)
    assert found is not None
    assert 'role="img" aria-label="A QR code' in html
    assert "style=" not in html
    asked = phone.get(urlsplit(found[1]).path)
    assert asked.status_code == 200
    assert b'value="iPhone"' in asked.content


def test_looking_uses_nothing_up_and_pairing_does(ana: Actor, phone: Client) -> None:
    where = address()
    for _ in range(2):
        assert phone.get(where).status_code == 200
        assert phone.head(where).status_code == 200
    assert not phone.cookies
    assert phone.post(where, {"name": " "}).status_code == 422
    answer = phone.post(where, {"name": "  My   phone "})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert phone.get("/campaign").status_code == 200
    assert [one.name for one in devices_of(ana)] == ["My phone"]
    other = over_tls()
    for answer in (other.get(where), other.post(where, {"name": "Another"})):
        assert answer.status_code == 403
        assert b"no longer pairs" in answer.content
    assert len(devices_of(ana)) == 1


def test_an_old_or_unknown_address_pairs_nothing(ana: Actor, phone: Client) -> None:
    for where in (address(age=timedelta(minutes=5)), "/pair/guessed"):
        assert phone.get(where).status_code == 403
        assert phone.post(where, {"name": "X"}).status_code == 403
    assert devices_of(ana) == ()


def test_what_opens_the_desk_opens_no_phone_and_the_reverse(
    ana: Actor, phone: Client, stranger: Client
) -> None:
    secret = entries.OPEN.make(now=datetime.now(UTC))
    assert phone.get(f"/enter/{secret}").status_code == 403
    assert phone.post(f"/pair/{secret}", {"name": "X"}).status_code == 403
    where = address()
    assert stranger.get(where).status_code == 403
    assert stranger.post(where, {"name": "X"}).status_code == 403
    assert stranger.get(where.replace("pair", "enter")).status_code == 403
    assert stranger.get(f"/enter/{secret}").status_code == 200


def test_the_phones_cookie_belongs_to_one_host_over_tls(ana: Actor, phone: Client) -> None:
    answer = phone.post(address(), {"name": "My phone"})
    assert list(answer.cookies) == ["__Host-kith_8000"]
    cookie = answer.cookies["__Host-kith_8000"]
    assert cookie["secure"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == "/"
    assert not cookie["domain"]


def test_a_cookie_of_the_desk_is_none_of_the_phones(
    page: Client, phone: Client, paired: Client
) -> None:
    other = over_tls()
    other.cookies["kith_8000"] = page.cookies["kith_8000"].value
    assert other.get("/people").status_code == 403
    # Under the other name it is the desk's session, not that of a device.
    other.cookies["__Host-kith_8000"] = page.cookies["kith_8000"].value
    answer = other.get("/people")
    assert answer.status_code == 403
    assert b"This phone is not paired" in answer.content


def test_the_lasting_order_is_given_over_tls_alone(page: Client, paired: Client) -> None:
    for where in ("/people", "/nothing", "/healthz", "/static/css/base.css", "/pair/x"):
        answer = paired.get(where)
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
        answer.close()
        answer = page.get(where)
        assert "Strict-Transport-Security" not in answer.headers
        answer.close()


@pytest.mark.parametrize(
    "host", ["desk.example", "desk.example:9999", "evil.example:8000", "127.0.0.1:8000", ""]
)
def test_over_tls_one_host_alone_is_answered(paired: Client, host: str) -> None:
    assert paired.get("/people", headers={"host": host}).status_code == 403
    assert paired.get("/healthz", headers={"host": host}).status_code == 403


@pytest.mark.parametrize(
    "origin", ["http://desk.example:8000", "https://desk.example", "https://evil.example", "null"]
)
def test_over_tls_one_origin_alone_is_answered(paired: Client, origin: str) -> None:
    assert paired.get("/people", headers={"origin": origin}).status_code == 403
    assert paired.post("/campaign/pause", headers={"origin": origin}).status_code == 403
    assert paired.get("/people", headers={"origin": ORIGIN}).status_code == 200


def test_a_form_from_our_own_page_is_taken_over_tls(ana: Actor, paired: Client) -> None:
    paired.handler.enforce_csrf_checks = True
    html = paired.get("/people/new").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html)
    assert token is not None
    form = {"name": "Omar Haddad", "csrfmiddlewaretoken": token[1]}
    assert paired.post("/people/new", form, headers={"origin": ORIGIN}).status_code == 302
    assert paired.post("/people/new", form, headers={"origin": "https://x"}).status_code == 403


def test_the_outside_name_without_tls_is_refused(ana: Actor, paired: Client) -> None:
    answer = paired.get("/people", REMOTE_PORT="50999")
    assert answer.status_code == 403
    assert b"came without TLS" in answer.content


@pytest.mark.parametrize("scheme, status", [("https", 200), ("http", 403)])
def test_a_tunnel_says_that_it_ended_tls(
    ana: Actor, paired: Client, settings: Settings, scheme: str, status: int
) -> None:
    settings.TUNNEL = True
    answer = paired.get("/people", secure=scheme == "https", REMOTE_PORT="50999")
    assert answer.status_code == status


def test_a_tunnel_that_calls_itself_the_desk_is_refused(
    page: Client, tls: None, settings: Settings
) -> None:
    settings.TUNNEL = True
    assert page.get("/people").status_code == 200
    assert page.get("/people", secure=True).status_code == 403


def test_without_a_way_for_phones_settings_says_what_to_do(page: Client) -> None:
    html = page.get("/settings").content.decode()
    assert "Pair a phone" not in html
    assert "kith serve --behind NAME" in html
    answer = page.post("/devices/new")
    assert answer.status_code == 409
    assert b"No phone can reach" in answer.content


def test_revoking_ends_the_session_with_the_next_request(
    ana: Actor, page: Client, paired: Client
) -> None:
    (device,) = devices_of(ana)
    html = page.get("/settings").content.decode()
    assert "My phone" in html
    assert f"/devices/{device.id}/revoke" in html
    assert paired.get("/people").status_code == 200
    said = page.post(f"/devices/{device.id}/revoke", follow=True).content.decode()
    assert "“My phone” is revoked" in said
    answer = paired.get("/people")
    assert answer.status_code == 403
    assert b"This phone is not paired" in answer.content
    assert paired.get("/people").status_code == 403
    assert page.get("/people").status_code == 200


def test_a_phone_may_revoke_itself_and_pairs_no_other(ana: Actor, paired: Client) -> None:
    html = paired.get("/settings").content.decode()
    assert "this phone" in html
    assert "Pair a phone" not in html
    assert paired.post("/devices/new").status_code == 403
    (device,) = devices_of(ana)
    answer = paired.post(f"/devices/{device.id}/revoke")
    assert b"This phone is not paired" in answer.content
    assert devices_of(ana) == ()
    assert paired.get("/people").status_code == 403


def test_a_phone_is_renamed(ana: Actor, page: Client, paired: Client) -> None:
    (device,) = devices_of(ana)
    where = f"/devices/{device.id}/name"
    assert b"Old Nokia" in page.post(where, {"name": "Old Nokia"}, follow=True).content
    assert b"old one was kept" in page.post(where, {"name": " "}, follow=True).content
    assert [one.name for one in devices_of(ana)] == ["Old Nokia"]


def test_being_seen_is_kept_to_the_hour_and_empties_no_cache(
    ana: Actor, paired: Client, age: Callable[[Actor, timedelta], None]
) -> None:
    workspaces: Any = import_module("kithwork.store.queries.workspaces")
    version = workspaces.show(actor=ana).version
    before = devices_of(ana)[0].seen_at
    paired.get("/people")
    assert devices_of(ana)[0].seen_at == before
    age(ana, timedelta(hours=2))
    paired.get("/people")
    assert devices_of(ana)[0].seen_at >= before
    assert workspaces.show(actor=ana).version == version


@pytest.fixture
def age() -> Callable[[Actor, timedelta], None]:
    """Makes the devices of somebody older."""

    def older(actor: Actor, by: timedelta) -> None:
        models: Any = import_module("kithwork.store.models")
        for row in models.Device.objects.filter(account_id=actor.account):
            row.paired_at -= by
            row.seen_at -= by
            row.save()

    return older


def test_a_phone_speaks_for_its_own_account_alone(
    ana: Actor, cleo: Actor, paired: Client, browser: Any
) -> None:
    (device,) = devices_of(ana)
    other = browser(cleo)
    assert b"My phone" not in other.get("/settings").content
    assert other.post(f"/devices/{device.id}/revoke").status_code == 404
    session = other.session
    session["device"] = str(device.id)
    session.save()
    assert other.get("/people").status_code == 403
    assert paired.get("/people").status_code == 200


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL saves itself")
@pytest.mark.django_db(transaction=True)
def test_a_phone_makes_backups_and_takes_none_away(
    paired: Client, page: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITHWORK_DATA", str(tmp_path))
    monkeypatch.setenv("KITHWORK_DATABASE_URL", f"sqlite://{connection.settings_dict['NAME']}")
    (tmp_path / "incoming").mkdir()
    assert paired.post("/settings/backups/make").status_code == 302
    (file,) = (tmp_path / "backups").iterdir()
    address = f"/settings/backups/{file.name}"
    assert paired.get(address).status_code == 403
    assert paired.post(f"{address}/remove").status_code == 403
    html = paired.get("/settings/backups").content.decode()
    assert file.name in html
    assert f'href="{address}' not in html
    answer = page.get(address)
    assert answer.status_code == 200
    answer.close()
    assert file.exists()
