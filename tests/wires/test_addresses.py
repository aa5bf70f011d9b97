"""Where a wire may lead, and where never (trust.md, check 56)."""

from collections.abc import Iterable

import pytest

from kithwork.domain import feeds as rules
from kithwork.domain.errors import Invalid
from kithwork.wires import addresses, feeds
from kithwork.wires.addresses import NotAllowed, Unreachable
from tests.servers import Page, Web

PRIVATE = [
    *("127.0.0.1", "127.8.9.10", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255"),  # noqa: S104
    *("192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.170", "198.18.0.1", "224.0.0.1"),
    *("240.0.0.1", "255.255.255.255", "192.0.2.1", "203.0.113.9"),
    *("::1", "::", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1", "fec0::1", "2001:db8::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a00:1", "::127.0.0.1", "64:ff9b::7f00:1"),
    *("64:ff9b::a00:1", "2002:7f00:1::", "2002:a00:1::1", "2001:0:7f00:1::", "fe80::1%1"),
]
PUBLIC = ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07::1", "64:ff9b::808:808"]
# Ways to write this machine that no reader of addresses would call one.
DISGUISED = [
    *("2130706433", "0x7f000001", "017700000001", "0177.0.0.1", "0x7f.1", "127.1", "127.0.1"),
    *("localhost", "LOCALHOST", "localhost.", "[::1]", "[::ffff:127.0.0.1]", "[0:0:0:0:0:0:0:1]"),
]


def known(*found: str) -> addresses.LookUp:
    """A look-up that answers so for every name."""

    def look_up(host: str, port: int) -> Iterable[str]:
        return found

    return look_up


@pytest.mark.parametrize("place", PRIVATE)
def test_a_name_of_a_private_address_is_refused(place: str) -> None:
    with pytest.raises(NotAllowed, match=r"calendar\.example\.org"):
        addresses.judged(host="calendar.example.org", port=443, look_up=known(place))


@pytest.mark.parametrize("place", PUBLIC)
def test_the_public_internet_is_open(place: str) -> None:
    assert addresses.judged(host="example.org", port=443, look_up=known(place)) == (place,)


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(NotAllowed):
        addresses.judged(host="example.org", port=443, look_up=known(*PUBLIC, "10.0.0.1"))


@pytest.mark.parametrize("host", DISGUISED)
def test_this_machine_is_found_out_however_it_is_written(host: str, web: Web) -> None:
    with pytest.raises((NotAllowed, Unreachable, rules.NoFeed)):
        feeds.fetch(address=web.at("/x.ics", host=host))
    assert web.asked == []


@pytest.mark.parametrize(
    "typed",
    [
        *("file:///etc/passwd", "gopher://example.org/", "ftp://example.org/x.ics", "example.org"),
        *(
            "javascript:alert(1)",
            "data:text/calendar,x",
            "//example.org/x",
            "http://",
            "https:///x",
        ),
        *("https://exa mple.org/", "https://example.org/\r\nHost: x", "https://example.org:99999/"),
        *("https://example.org\\@127.0.0.1/", "", "x" * 3_000, "https://[::1/", "http://\u2028x/"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(typed: str) -> None:
    with pytest.raises(rules.NoFeed) as refused:
        feeds.fetch(address=typed)
    assert refused.value.field == "address"


def test_a_second_look_up_never_takes_place(web: Web) -> None:
    """A name that is public when it is judged, and this machine a moment later."""
    answers = iter((["127.0.0.1"], ["8.8.8.8"]))
    asked = []

    def look_up(host: str, port: int) -> Iterable[str]:
        asked.append(host)
        return next(answers)

    web.pages["/x.ics"] = Page(b"BEGIN:VCALENDAR")
    here = addresses.allowance("127.0.0.1/32")
    address = web.at("/x.ics", host="rebinding.example.org")
    assert feeds.fetch(address=address, allowed=here, look_up=look_up) == b"BEGIN:VCALENDAR"
    assert asked == ["rebinding.example.org"]


def test_a_network_of_ones_own_is_asked_when_a_setting_says_so() -> None:
    home = addresses.allowance("192.168.1.0/24, fd00:1::/64")
    for place in ("192.168.1.7", "::ffff:192.168.1.7", "fd00:1::9"):
        assert addresses.judged(host="nas", port=80, allowed=home, look_up=known(place))
    for place in ("192.168.2.7", "127.0.0.1", "fd00:2::9"):
        with pytest.raises(NotAllowed):
            addresses.judged(host="nas", port=80, allowed=home, look_up=known(place))


@pytest.mark.parametrize("text", ["home", "192.168.1.1/24", "192.168.1.0/33", "1"])
def test_a_setting_that_names_no_network_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="KITHWORK_NETWORKS"):
        addresses.allowance(text)


def test_a_name_that_nobody_knows_is_told() -> None:
    with pytest.raises(Unreachable, match="Nobody knows the name"):
        feeds.fetch(address="https://no-such-name.invalid/x.ics")
    with pytest.raises(Unreachable, match="Nobody knows the name"):
        addresses.judged(host="example.org", port=443, look_up=known())
