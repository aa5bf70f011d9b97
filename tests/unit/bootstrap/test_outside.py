"""What phones may open: one origin, told from a host or from a tunnel's name."""

import socket

import pytest

from kithwork.bootstrap import outside
from kithwork.domain.errors import Invalid


@pytest.mark.parametrize(
    "name, origin",
    [
        ("desk.example.net", "https://desk.example.net"),
        ("Desk.Example.net:443", "https://desk.example.net"),
        ("desk.example.net:8443", "https://desk.example.net:8443"),
        ("desk", "https://desk"),
    ],
)
def test_a_tunnels_name_is_one_origin(name: str, origin: str) -> None:
    assert outside.origin_of_tunnel(name) == origin


@pytest.mark.parametrize(
    "name",
    [
        "", "https://desk.example", "desk.example/", "desk example", "desk.example:", ".example",
        "desk.example:0", "desk.example:99999", "desk.example:08", "-desk.example", "a" * 64,
        "desk.example:8443:1", "désk.example", "user@desk.example", "localhost", "127.0.0.1:8443",
    ],
)  # fmt: skip
def test_what_is_no_name_of_a_tunnel_is_refused(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        outside.origin_of_tunnel(name)
    assert refused.value.field == "behind"


def test_an_address_in_numbers_is_found_without_asking_anybody() -> None:
    found = outside.address("192.168.1.7")
    assert (found.host, found.number, found.family) == (
        "192.168.1.7",
        "192.168.1.7",
        socket.AF_INET,
    )
    assert not found.is_loopback
    assert outside.address("127.0.0.2").is_loopback


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1", "0.0.0.0", "::", "no..name", ""])  # noqa: S104
def test_what_no_phone_can_open_is_refused(host: str) -> None:
    with pytest.raises(Invalid) as refused:
        outside.address(host)
    assert refused.value.field == "host"
    assert "192.168.1.7" in refused.value.message


def test_the_newer_internet_is_bracketed() -> None:
    assert outside.origin("fd00::7", port=8765) == "https://[fd00::7]:8765"
