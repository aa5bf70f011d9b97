"""How a phone reaches this server: under one name only, and never without TLS."""

import re
import socket
from dataclasses import dataclass
from ipaddress import ip_address

from kithwork.domain.errors import Invalid

NAME = re.compile(
    r"(?=.{1,253}\Z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
)
DEFAULT_PORT = 443
AT_THE_DESK = {"127.0.0.1", "localhost", "::1"}
# The near ports of connections whose TLS this process ended: what comes from them came from
# outside, whatever it says of itself. In this process only its own forwarder writes it.
ENDED_TLS: set[str] = set()
EXAMPLE = "like 192.168.1.7"


@dataclass(frozen=True, slots=True)
class Address:
    """An address of this machine to listen on: `host` as typed, `number` and `family` as found."""

    host: str
    number: str
    family: socket.AddressFamily

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine itself can reach it."""
        return ip_address(self.number).is_loopback


def address(host: str) -> Address:
    """The address of this machine that `host` means; raises Invalid where it means none."""
    wanted = host.lower()
    if wanted in AT_THE_DESK:
        raise Invalid(
            "host",
            f"--tls is for phones, and none can reach “{host}”. Give the address of this machine "
            f"in your network with --host, {EXAMPLE}.",
        )
    try:
        found = socket.getaddrinfo(wanted, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Invalid(
            "host",
            f"“{host}” leads nowhere from this machine. Give its address in your network, "
            f"{EXAMPLE}.",
        ) from None
    family, *_, place = min(found, key=lambda one: one[0] != socket.AF_INET)
    number = str(place[0])
    if "%" in number or ip_address(number).is_unspecified:
        raise Invalid(
            "host",
            f"“{host}” is not one address. Give the one that the phone opens, {EXAMPLE}.",
        )
    return Address(wanted, number, family)


def origin(host: str, *, port: int = DEFAULT_PORT) -> str:
    """What every address of the outside begins with."""
    shown = f"[{host}]" if ":" in host else host
    return f"https://{shown}" if port == DEFAULT_PORT else f"https://{shown}:{port}"


def origin_of_tunnel(name: str) -> str:
    """The origin that a tunnel called `name`, or NAME:PORT, gives; raises Invalid for no name."""
    host, _, port = name.lower().partition(":")
    number = int(port) if port.isascii() and port.isdigit() and len(port) < 6 else DEFAULT_PORT
    is_port = not port or (str(number) == port and 0 < number < 65536)
    if not NAME.fullmatch(host) or not is_port or name.endswith(":"):
        raise Invalid(
            "behind",
            f"“{name}” is no host name. Give the one that your tunnel shows, without https:// "
            "and without a path, like desk.example.net.",
        )
    if host in AT_THE_DESK:
        raise Invalid("behind", f"“{name}” is this machine itself; give the tunnel's own name.")
    return origin(host, port=number)
