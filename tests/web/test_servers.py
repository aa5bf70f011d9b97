"""The local server: loopback only, a port of its own, a private file for the browser."""

import os
import socket
import stat
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kithwork.bootstrap import servers
from kithwork.bootstrap.entries import Entries
from kithwork.domain.errors import Invalid

NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "example.org", "", "127.0.0.2"])  # noqa: S104
def test_only_loopback_is_listened_on(host: str) -> None:
    with pytest.raises(Invalid, match=r"not this machine itself.*--tls.*--behind"):
        servers.listen(host=host, port=0)


def test_behind_a_tunnel_only_loopback_is_listened_on() -> None:
    with pytest.raises(Invalid, match="not this machine itself"):
        servers.find_way(host="192.168.1.7", port=0, certificate=None, behind="desk.example")
    way = servers.find_way(host="localhost", port=0, certificate=None, behind="desk.example")
    with way.listener:
        assert (way.origin, way.tunnel) == ("https://desk.example", True)
        assert way.listener.getsockname()[0] == "127.0.0.1"


def test_tls_is_ended_in_one_place() -> None:
    files = Path("cert.pem"), Path("key.pem")
    with pytest.raises(Invalid, match="leave --tls out"):
        servers.find_way(host="192.168.1.7", port=0, certificate=files, behind="desk.example")
    with pytest.raises(Invalid, match=r"none can reach “127\.0\.0\.1”"):
        servers.find_way(host="127.0.0.1", port=0, certificate=files, behind="")
    with pytest.raises(Invalid, match=r"cert\.pem cannot be read"):
        servers.find_way(host="192.168.1.7", port=0, certificate=files, behind="")


def test_a_taken_port_is_said_when_it_was_asked_for() -> None:
    taken = servers.listen(host="127.0.0.1", port=0)
    with taken, pytest.raises(servers.PortTaken, match="--port"):
        servers.listen(host="127.0.0.1", port=taken.getsockname()[1])


def test_without_a_wish_the_next_free_port_is_taken() -> None:
    first = servers.listen(host="127.0.0.1", port=None)
    with first, servers.listen(host="127.0.0.1", port=None) as second:
        assert second.getsockname()[1] > first.getsockname()[1] >= servers.DEFAULT_PORT


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_that_is_none_is_refused(port: int) -> None:
    with pytest.raises(Invalid, match="0 to 65535"):
        servers.listen(host="localhost", port=port)


def test_the_six_groups_of_the_newer_internet_are_bracketed() -> None:
    assert servers.entry_address(host="::1", port=8765, secret="x") == "http://[::1]:8765/enter/x"
    if socket.has_ipv6:
        with servers.listen(host="::1", port=0) as listener:
            assert listener.getsockname()[0] == "::1"


def test_the_browser_gets_a_private_file_not_the_secret(tmp_path: Path) -> None:
    page, opened, seen = tmp_path / "open.html", threading.Event(), []

    def open_browser(address: str) -> None:
        seen.append(address)
        opened.set()

    servers.guide_browser(page, "http://127.0.0.1:8765/enter/a&b", open_browser)
    assert opened.wait(5)
    assert seen == [page.as_uri()]
    if os.name != "nt":
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
    html = page.read_text(encoding="utf-8")
    assert "url=http://127.0.0.1:8765/enter/a&amp;b" in html
    assert "no-referrer" in html


def test_a_secret_is_good_once_and_for_five_minutes() -> None:
    entries = Entries()
    secret, other = entries.make(now=NOW), entries.make(now=NOW)
    assert len(secret) >= 43
    assert secret != other
    assert not entries.use("guess", now=NOW)
    assert entries.use(secret, now=NOW + timedelta(minutes=4))
    assert not entries.use(secret, now=NOW + timedelta(minutes=4))
    assert not entries.use(other, now=NOW + timedelta(minutes=5))


def test_asking_after_a_secret_uses_nothing_up() -> None:
    entries = Entries()
    secret = entries.make(now=NOW)
    assert entries.is_good(secret, now=NOW)
    assert entries.is_good(secret, now=NOW)
    assert not entries.is_good("guess", now=NOW)
    assert not entries.is_good(secret, now=NOW + timedelta(minutes=5))
    assert entries.use(secret, now=NOW)
    assert not entries.is_good(secret, now=NOW)


def test_a_secret_is_not_kept_as_it_is() -> None:
    entries = Entries()
    secret = entries.make(now=NOW)
    assert secret not in repr(vars(entries))
