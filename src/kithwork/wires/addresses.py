"""Where a wire may lead: the public internet, and nowhere into the network around us.

An address that somebody was talked into typing must not reach a router, a printer or a cloud's
own secrets (trust.md, check 56). So the name is looked up once, every address it gives is
judged, and the connection goes to exactly what was judged: a second look-up, which might
answer otherwise, never takes place.
"""

import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from kithwork.domain.errors import Conflict, Invalid

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
# What a name stands for, as texts.
LookUp = Callable[[str, int], Iterable[str]]

_WORLD = IPv6Network("2000::/3")
# IPv4 within IPv6, as some providers write it (RFC 6052).
_TRANSLATED = IPv6Network("64:ff9b::/96")
# Tunnels that end at an IPv4 address of the sender's choice: Teredo and 6to4.
_TUNNELS = (IPv6Network("2001::/32"), IPv6Network("2002::/16"))


class NotAllowed(Invalid):
    """The address leads into a network of one's own, or nowhere that may be asked."""

    def __init__(self, host: str) -> None:
        super().__init__(
            "address",
            f"“{host[:100]}” lies in a private network, and is not asked. "
            "KITHWORK_NETWORKS may allow yours, such as 192.168.1.0/24.",
        )


class Unreachable(Conflict):
    """The other side cannot be reached, or does not answer as it should; says why."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """The networks that may be asked beside the public internet; none, unless somebody says so."""

    networks: tuple[Network, ...] = ()

    def allows(self, address: Address) -> bool:
        """Whether an address may be asked."""
        plain = _plain(address)
        return _is_public(plain) or any(
            plain.version == network.version and plain in network for network in self.networks
        )


STRICT = Allowance()


def allowance(text: str) -> Allowance:
    """The networks that a setting names, with commas between; raises Invalid."""
    try:
        return Allowance(
            tuple(ip_network(word.strip()) for word in text.split(",") if word.strip())
        )
    except ValueError:
        why = "must be networks such as 192.168.1.0/24, with commas between."
        raise Invalid("KITHWORK_NETWORKS", why) from None


def looked_up(host: str, port: int) -> Iterable[str]:
    """What the machine's own resolver says of a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return dict.fromkeys(str(place[0]) for *_, place in found)


def judged(
    *, host: str, port: int, allowed: Allowance = STRICT, look_up: LookUp = looked_up
) -> tuple[str, ...]:
    """The addresses of a host, each of which may be asked.

    Raises NotAllowed when a single one may not, Unreachable for a name nobody knows.
    """
    try:
        found = tuple(look_up(host, port))
        addresses = [ip_address(text) for text in found]
    except (OSError, ValueError):
        raise Unreachable(f"Nobody knows the name “{host[:100]}”. Is it spelt right?") from None
    if not addresses:
        raise Unreachable(f"Nobody knows the name “{host[:100]}”. Is it spelt right?")
    if not all(allowed.allows(each) for each in addresses):
        raise NotAllowed(host)
    return found


def _plain(address: Address) -> Address:
    """The IPv4 address that one of IPv6 stands for, where it does."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in _TRANSLATED:
            return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def _is_public(address: Address) -> bool:
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    if isinstance(address, IPv6Address):
        return address in _WORLD and not any(address in each for each in _TUNNELS)
    return True
